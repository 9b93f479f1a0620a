"""Files for readers of files: numbers to plant in them, and what must be true of every answer."""

from __future__ import annotations

from typing import Final

from redaction.types import RedactedFile, Storable, Withheld

CARD: Final = "4111 1111 1111 1111"
GONE: Final = "[card ending 1111 removed]"


def redacted(done: Storable | Withheld) -> RedactedFile:
    """The file, which was not withheld."""
    assert isinstance(done, RedactedFile), done
    return done


def found(done: RedactedFile) -> list[tuple[str, str]]:
    """What was removed and where."""
    return [(finding.entity, finding.where) for finding in done.findings]


def left_out(done: RedactedFile) -> list[tuple[str, str]]:
    """Names and reasons of the files inside that are no longer in it."""
    return [(one.name.text, one.reason.value) for one in done.withheld]


def spelled(content: bytes, number: str = CARD) -> bool:
    """Whether a number stands in some bytes, with or without spaces, in ASCII or UTF-16."""
    spellings = (number, number.replace(" ", ""), number.replace(" ", "-"))
    return any(s.encode(codec) in content for s in spellings for codec in ("ascii", "utf-16-le", "utf-16-be"))
