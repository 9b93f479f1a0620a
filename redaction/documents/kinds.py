"""What a file is, by its content alone: names and declared types are whatever the sender wrote.

The first bytes only name a candidate. Its reader confirms it with a real parser, or says NotRead. A file that
is two things at once is what its first bytes say; its reader keeps nothing of the other one.
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
    MAIL = auto()
    TEXT = auto()  # whatever else can be read as text: also SVG, JSON, HTML
    ENCRYPTED = auto()
    UNREAD = auto()  # known formats that have no reader


_BEGINNINGS: Final = (
    (
        Kind.PICTURE,
        re.compile(rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|BM.{4}\0\0\0\0|II[*+]\0|MM\0[*+]", re.DOTALL),
    ),
    (Kind.PICTURE, re.compile(rb"RIFF.{4}WEBP|.{4}ftyp(?:hei[cmsx]|hev[cx]|mif1|msf1|avi[fs])", re.DOTALL)),
    (Kind.ZIP, re.compile(rb"PK(?:\x03\x04|\x05\x06|\x07\x08)")),
    (Kind.GZIP, re.compile(rb"\x1f\x8b\x08")),
    (Kind.SEVEN_ZIP, re.compile(rb"7z\xbc\xaf\x27\x1c")),
    (Kind.OLE, re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    (Kind.RTF, re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}\{\\rtf")),
    (Kind.TAR, re.compile(rb".{257}ustar[\0 ]", re.DOTALL)),
    (Kind.ENCRYPTED, re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}-----BEGIN (?:PGP MESSAGE|PKCS7)-----|Salted__")),
    # Most of these could not be taken for text anyway: they hold zero bytes or controls. A short file, or a
    # format that spells its text with escapes, could be.
    (
        Kind.UNREAD,  # pictures, sound and film
        re.compile(
            rb"\x89PNG|8BPS|\xff\x0a|\0\0\x01\0|AT&TFORM|RIFF.{4}[A-Z]{3}|.{4}ftyp|ID3[\0-\x09]|OggS|fLaC"
            rb"|\xff[\xf2-\xf7\xfa\xfb]|\x1aE\xdf\xa3|FLV\x01"
            rb"|/\* XPM|#define \w{1,99}_width \d|P[1-6]\s{1,9}(?:#[^\n]{0,99}\n)?\d{1,9}\s{1,9}\d{1,9}\s",
            re.DOTALL,
        ),
    ),
    (
        Kind.UNREAD,  # documents
        re.compile(
            rb"%!PS|%FDF|\xd0\xcf\x11\xe0|\x78\x9f\x3e\x22|ITSF|\xc5\xd0\xd3\xc6|\x89HDF|SQLite format"
        ),
    ),
    (
        Kind.UNREAD,  # archives
        re.compile(
            rb"\x1f[\x8b\x9d\xa0]|BZh[1-9]|\xfd7zXZ|7z\xbc\xaf|Rar!|\x28\xb5\x2f\xfd|MSCF|xar!|!<arch>"
        ),
    ),
    (
        Kind.UNREAD,  # programs and fonts
        re.compile(
            rb"\x7fELF|MZ[^\n]{0,64}\0|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|\xfe\xed\xfa[\xce\xcf]|wOF[F2]"
        ),
    ),
)
# Readers look for the head of a PDF in the first kilobyte.
_PDF: Final = re.compile(rb"(?:\A|[\r\n]|\xef\xbb\xbf)%PDF-\d")
_NEAR: Final = 1024
_HEADER: Final = re.compile(rb"[!-9;-~]+:|From ")
# A MIME message hides its text in transfer encodings; it is read as mail, never as a text file.
_OF_MAIL: Final = re.compile(
    rb"^(?:received|mime-version|message-id|content-transfer-encoding):", re.IGNORECASE | re.MULTILINE
)
_BLANK_LINE: Final = re.compile(rb"\r\n\r\n|\n\n|\r\r")
_HEAD: Final = 64 * 1024


def kind_of(content: bytes) -> Kind:
    """The candidate; TEXT for everything unknown."""
    for kind, beginning in _BEGINNINGS:
        if beginning.match(content):
            return kind
    if _PDF.search(content[:_NEAR]):
        return Kind.PDF
    return Kind.MAIL if _is_mail(content[:_HEAD]) else Kind.TEXT


def _is_mail(head: bytes) -> bool:
    head = head.removeprefix(b"\xef\xbb\xbf")
    return bool(_HEADER.match(head) and _OF_MAIL.search(_BLANK_LINE.split(head, maxsplit=1)[0]))
