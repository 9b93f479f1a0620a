"""Bodies back into their transfer encoding (RFC 2045, 6)."""

import binascii
import re
from typing import Final

from redaction.documents.content import NotRead
from redaction.types import Reason

_LINE: Final = re.compile(rb"([^\r\n]*+)(\r\n|\r|\n|\Z)")
_ALPHABET: Final = re.compile(rb"(?:[A-Za-z0-9+/]++[ \t]?(?:\r\n|\r|\n|\Z|(?==)))*+=*\s*+")
_BASE64_LINE: Final = 57  # bytes, 76 characters
_UU: Final = frozenset({"x-uuencode", "uuencode", "x-uue", "uue"})


def encoded(data: bytes, encoding: str, line_break: bytes, *, text: bool) -> bytes:
    """The body in its encoding. Raises NotRead: in one that nobody writes any more."""
    if encoding == "base64":
        chunks = (data[at : at + _BASE64_LINE] for at in range(0, len(data), _BASE64_LINE))
        return line_break.join(binascii.b2a_base64(chunk, newline=False) for chunk in chunks)
    if encoding == "quoted-printable":
        return _quoted_printable(data, line_break, text=text)
    if encoding in _UU:
        raise NotRead(Reason.UNSUPPORTED)
    return data


def is_exact(body: bytes, encoding: str) -> bool:
    """Whether the body holds nothing beside what is encoded in it."""
    return encoding != "base64" or bool(_ALPHABET.fullmatch(body))


def _quoted_printable(data: bytes, line_break: bytes, *, text: bool) -> bytes:
    if not text:
        return binascii.b2a_qp(data, istext=False).replace(b"=\n", b"=" + line_break)
    lines = (binascii.b2a_qp(line, istext=False) + end for line, end in _LINE.findall(data))
    return b"".join(line.replace(b"=\n", b"=" + line_break) for line in lines)
