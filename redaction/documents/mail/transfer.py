"""Transfer encodings, as tolerant as mail programs are (RFC 2045, 6; uuencode by POSIX)."""

import binascii
import re
from collections.abc import Callable

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_WHITE = b" \t\r\n\v\f\0"
_SOFT_BREAK_SPACE = re.compile(rb"=[ \t]+(?=\r?\n|\Z)")
_UU_BEGIN = re.compile(rb"^begin(?:-base64)? [0-7]{3,4} [^\r\n]*(?:\r\n|\r|\n)?", re.MULTILINE)
_UU_END = re.compile(rb"^end[ \t]*\r?$", re.MULTILINE)
_Y_ESCAPED = re.compile(rb"=(.)", re.DOTALL)
_Y_SHIFTED = bytes((code - 42) % 256 for code in range(256))
_PADDING = b"=" + _WHITE
_WORDS = re.compile(rb"[^\s=][ \t]+[^\s=]")
_NOT_BASE64_SHARE = 0.1
_BASE64_LINE = re.compile(
    rb"\s*(?:[A-Za-z0-9+/]{4})++(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?[ \t]*(?:[\r\n]|\Z)"
)
_CHECKSUM = re.compile(rb"[A-Za-z0-9+/]{4}\s*")  # of OpenPGP's armour, where its other lines are gone


def decoded(body: bytes, encoding: str) -> bytes:
    """The body of a part without its transfer encoding; an unknown one is taken as none."""
    return _DECODERS.get(encoding, _identity)(body)


def undecoded(body: bytes, encoding: str) -> bytes:
    """What stands behind base64 and is none: lists append footers in plain text."""
    if encoding != "base64" or _base64_body(body) is body:
        return b""
    rest = body.partition(b"=")[2].lstrip(_PADDING)
    return b"" if _CHECKSUM.fullmatch(rest) or _is_base64(rest) else rest


def base64(data: bytes) -> bytes:
    """What stands before the padding; strange characters are skipped, a broken last group gives what it can.

    Data after the padding is read only if all of it is base64, too.
    """
    first, _, rest = data.partition(b"=")
    rest = rest.lstrip(_PADDING)
    chunks = [first]
    if not _CHECKSUM.fullmatch(rest) and _is_base64(rest):
        chunks += rest.split(b"=")
    return b"".join(_base64_chunk(chunk.translate(None, _WHITE)) for chunk in chunks)


def _is_base64(text: bytes) -> bool:
    return not text.translate(None, _ALPHABET + b"=" + _WHITE) and not _WORDS.search(text)


def _base64_chunk(chunk: bytes) -> bytes:
    clean = chunk.translate(None, _NOT_ALPHABET) if chunk.translate(None, _ALPHABET) else chunk
    usable = clean if len(clean) % 4 != 1 else clean[:-1]
    return binascii.a2b_base64(usable + b"=" * (-len(usable) % 4))


_NOT_ALPHABET = bytes(set(range(256)) - set(_ALPHABET))


def _base64_body(body: bytes) -> bytes:
    strange = len(body.translate(None, _ALPHABET + b"=\r\n"))
    if strange > len(body) * _NOT_BASE64_SHARE and not _BASE64_LINE.match(body):
        return body
    return base64(body)


def _quoted_printable(body: bytes) -> bytes:
    return binascii.a2b_qp(_SOFT_BREAK_SPACE.sub(b"=", body))


def uudecode(body: bytes) -> bytes:
    """The lines between `begin` and `end`; the whole body if there are none."""
    begin = _UU_BEGIN.search(body)
    if not begin:
        return body
    end = _UU_END.search(body, begin.end())
    lines = body[begin.end() : end.start() if end else len(body)].splitlines()
    return b"".join(_uu_line(line) for line in lines if line)


def _uu_line(line: bytes) -> bytes:
    try:
        return binascii.a2b_uu(line)
    except binascii.Error:
        # A known fault of encoders: stray characters after the last group.
        length = (((line[0] - 32) & 63) * 4 + 5) // 3
    try:
        return binascii.a2b_uu(line[:length])
    except binascii.Error:
        return b""


def ydecode(lines: bytes) -> bytes:
    """What stands between the lines `=ybegin` and `=yend` (yEnc 1.3)."""
    escaped = _Y_ESCAPED.sub(lambda code: bytes([(code[1][0] - 64) % 256]), lines.translate(None, b"\r\n"))
    return escaped.translate(_Y_SHIFTED)


def _identity(body: bytes) -> bytes:
    return body


_DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "base64": _base64_body,
    "quoted-printable": _quoted_printable,
    "x-uuencode": uudecode,
    "uuencode": uudecode,
    "x-uue": uudecode,
    "uue": uudecode,
}
