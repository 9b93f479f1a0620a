"""The first bytes of known formats that are not read as text.

Most could not be taken for text anyway: they hold zero bytes or controls. A short file, or a format that
spells its text with escapes, could be.
"""

import re

_KNOWN = (
    # images
    rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|BM.{4}\0\0\0\0|II[*+]\0|MM\0[*+]|8BPS|\xff\x0a|\0\0\x01\0|AT&TFORM",
    # sound and film, and images in their containers
    rb"RIFF.{4}[A-Z]{3}|.{4}ftyp|ID3[\0-\x09]|OggS|fLaC|\xff[\xf2-\xf7\xfa\xfb]|\x1aE\xdf\xa3|FLV\x01",
    # documents
    rb"%!PS|%FDF|\{\\rtf|\xd0\xcf\x11\xe0|\x78\x9f\x3e\x22|ITSF|\xc5\xd0\xd3\xc6|\x89HDF|SQLite format",
    # archives
    rb"PK(?:\x03\x04|\x05\x06|\x07\x08)|\x1f[\x8b\x9d\xa0]|BZh[1-9]|\xfd7zXZ|7z\xbc\xaf|Rar!",
    rb"\x28\xb5\x2f\xfd|MSCF|xar!",
    # programs and fonts
    rb"\x7fELF|MZ[^\n]{0,64}\0|\xca\xfe\xba\xbe|[\xce\xcf]\xfa\xed\xfe|\xfe\xed\xfa[\xce\xcf]|!<arch>|wOF[F2]",
)
_BEGINNING = re.compile(b"|".join(_KNOWN), re.DOTALL)
# Readers look for the head of a PDF in the first kilobyte.
_PDF = re.compile(rb"(?:\A|[\r\n]|\xef\xbb\xbf)%PDF-\d")
_NEAR = 1024


def is_binary(content: bytes) -> bool:
    """Whether a file begins like one of the known formats."""
    return bool(_BEGINNING.match(content) or _PDF.search(content[:_NEAR]))
