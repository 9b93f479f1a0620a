"""What a reader of one kind of file gives, and how it says that it can't."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from typing_extensions import override

from redaction.types import Finding, Reason, Withheld


class NotRead(Exception):
    """A file, or a part of it, can't be inspected. Holds a reason of ours and nothing of the file."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True, repr=False)
class Content:
    """A file's content after redaction.

    `withheld` are files inside of it that could not be inspected and are no longer in it. A finding's `where`
    is made of words of ours and numbers ("page 3", "entry 2, line 14"), never of words from the file.
    `ending` is added to the file's name when the content is in another format than it was.
    """

    media_type: str
    content: bytes
    findings: tuple[Finding, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    ending: str = ""

    @override
    def __repr__(self) -> str:
        return f"Content({self.media_type}, {len(self.content)} bytes, {len(self.findings)} removed)"


def within(place: str, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings of a part of a file, as findings of the file. `place` is "page 3", "entry 2" or ""."""
    return tuple(replace(f, where=", ".join(filter(None, (place, f.where)))) for f in findings)
