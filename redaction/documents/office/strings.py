"""Looks at bytes that no reader understands: whether a number stands in them as plain text."""

import re
from typing import Final

from redaction.engine import Engine

# Runs that could hold a number: in ASCII, and in UTF-16.
_NARROW: Final = re.compile(rb"[ -~]{7,}")
_WIDE: Final = re.compile(rb"(?:[ -~]\0){7,}")
_PACKED: Final = re.compile(
    rb"PK\x03\x04|\x1f\x8b\x08|\x89PNG\r\n|\xff\xd8\xff[\xe0\xe1]|%PDF-|\xd0\xcf\x11\xe0\xa1\xb1"
)


def holds_nothing(engine: Engine, content: bytes) -> bool:
    """Whether nothing is found in the bytes, and no file that hides its text is among them."""
    if _PACKED.search(content):
        return False
    runs = [run.decode() for run in _NARROW.findall(content)]
    runs += [run.decode("utf-16-le") for run in _WIDE.findall(content)]
    return not engine.redact("\n".join(runs)).removed
