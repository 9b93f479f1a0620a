"""What a file is, by its content alone: names and declared types are whatever the sender wrote.

The first bytes only name a candidate. Its reader confirms it with a real parser, or says NotRead.
"""

import re
from enum import Enum, auto
from typing import Final


class Kind(Enum):
    """Formats that one reader takes together."""

    PICTURE = auto()
    PDF = auto()
    ZIP = auto()  # archives, and the documents that are archives: OOXML, OpenDocument
    TAR = auto()
    GZIP = auto()
    SEVEN_ZIP = auto()
    OLE = auto()  # Outlook messages, encrypted and old office documents
    RTF = auto()
    TEXT = auto()  # whatever can be read as text: also mails, SVG, JSON, HTML


_BEGINNINGS: Final = (
    (
        Kind.PICTURE,
        re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|BM.{4}\0\0\0\0|II[*+]\0|MM\0[*+]", re.DOTALL),
    ),
    (Kind.PICTURE, re.compile(rb"RIFF.{4}WEBP|.{4}ftyp(?:hei[cmsx]|hev[cx]|mif1|msf1|avif)", re.DOTALL)),
    (Kind.ZIP, re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)")),
    (Kind.GZIP, re.compile(rb"\x1f\x8b\x08")),
    (Kind.SEVEN_ZIP, re.compile(rb"7z\xbc\xaf\x27\x1c")),
    (Kind.OLE, re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    (Kind.RTF, re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}\{\\rtf")),
    (Kind.TAR, re.compile(rb".{257}ustar[\0 ]", re.DOTALL)),
)
# Readers look for the head of a PDF in the first kilobyte.
_PDF: Final = re.compile(rb"(?:\A|[\r\n]|\xef\xbb\xbf)%PDF-\d")
_NEAR: Final = 1024


def kind_of(content: bytes) -> Kind:
    """The candidate; TEXT for everything unknown."""
    for kind, beginning in _BEGINNINGS:
        if beginning.match(content):
            return kind
    return Kind.PDF if _PDF.search(content[:_NEAR]) else Kind.TEXT
