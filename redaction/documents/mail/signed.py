"""The message inside of an S/MIME message that is signed and not encrypted (RFC 8551, 3.5.2; RFC 5652, 5)."""

from typing import Final

from redaction.documents.mail.cursor import Broken, Cursor

_SIGNED_DATA: Final = bytes.fromhex("06092a864886f70d010702")
_SEQUENCE, _CONTEXT, _OCTETS, _OCTETS_IN_PIECES, _END = 0x30, 0xA0, 0x04, 0x24, 0x00
_INDEFINITE: Final = 0x80


def signed_content(data: bytes) -> bytes:
    """What was signed, nothing where there is none. The signature is not checked."""
    cursor = Cursor(data)
    try:
        _enter(cursor, _SEQUENCE)
        if cursor.take(len(_SIGNED_DATA)) != _SIGNED_DATA:
            return b""
        _enter(cursor, _CONTEXT)
        _enter(cursor, _SEQUENCE)
        _skip(cursor)  # the version
        _skip(cursor)  # the digest algorithms
        _enter(cursor, _SEQUENCE)
        _skip(cursor)  # the type of the content
        _enter(cursor, _CONTEXT)
        return _octets(cursor)
    except Broken:
        return b""


def _enter(cursor: Cursor, tag: int) -> None:
    if cursor.number(1) != tag:
        raise Broken
    _length(cursor)


def _skip(cursor: Cursor) -> None:
    cursor.take(1)
    length = _length(cursor)
    if length is None:
        raise Broken
    cursor.take(length)


def _octets(cursor: Cursor) -> bytes:
    tag, length = cursor.number(1), _length(cursor)
    if tag == _OCTETS and length is not None:
        return cursor.take(length)
    if tag != _OCTETS_IN_PIECES:
        raise Broken
    end = len(cursor.data) if length is None else min(len(cursor.data), cursor.position + length)
    pieces = []
    while cursor.position < end:
        tag, length = cursor.number(1), _length(cursor)
        if tag == _END:
            break
        if tag != _OCTETS or length is None:
            raise Broken
        pieces.append(cursor.take(length))
    return b"".join(pieces)


def _length(cursor: Cursor) -> int | None:
    """None for an indefinite one. Raises Broken."""
    first = cursor.number(1)
    if first < _INDEFINITE:
        return first
    if first == _INDEFINITE:
        return None
    return int.from_bytes(cursor.take(first - _INDEFINITE), "big")
