"""Kinds of files that no reader understands, and that an operator may let in all the same, marked.

Packed or encrypted numbers in them pass. [ADR 11](docs/adr/0011-attachments.md)
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final

_BEGINNINGS: Final[Mapping[str, "re.Pattern[bytes]"]] = {
    "capture": re.compile(
        rb"\xd4\xc3\xb2\xa1|\xa1\xb2\xc3\xd4|\x4d\x3c\xb2\xa1|\xa1\xb2\x3c\x4d|\x0a\x0d\x0d\x0a"
    ),
    "firmware": re.compile(rb"\x27\x05\x19\x56|UF2\n|hsqs|sqsh|DfuSe|HDR0|\xd0\x0d\xfe\xed"),
    "program": re.compile(
        rb"\x7fELF|MZ|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|\xfe\xed\xfa[\xce\xcf]|\0asm"
    ),
    "video": re.compile(rb".{4}ftyp|\x1aE\xdf\xa3|RIFF.{4}AVI |FLV\x01", re.DOTALL),
    "audio": re.compile(rb"ID3|OggS|fLaC|RIFF.{4}WAVE|\xff[\xf2-\xf7\xfa\xfb]", re.DOTALL),
    "database": re.compile(rb"SQLite format 3\0"),
}
"""The names that a policy may hold, beside OTHER."""

OTHER: Final = "other"


def is_let_in(content: bytes, kinds: Iterable[str]) -> bool:
    """Whether a file that no reader understands is of one of these kinds. OTHER: one without a name."""
    named = next((name for name, beginning in _BEGINNINGS.items() if beginning.match(content)), OTHER)
    return named in kinds
