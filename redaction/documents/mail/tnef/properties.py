"""The MAPI properties in an attribute of TNEF (MS-OXTNEF 2.1.3.4, MS-OXCDATA 2.11)."""

from typing import Final

from redaction.documents.mail.cursor import Broken, Cursor

_FIXED: Final = {
    0x02: 4,
    0x03: 4,
    0x04: 4,
    0x05: 8,
    0x06: 8,
    0x07: 8,
    0x0A: 4,
    0x0B: 4,
    0x14: 8,
    0x40: 8,
    0x48: 16,
}
_VARIABLE: Final = frozenset({0x0D, 0x1E, 0x1F, 0x102})
_SEVERAL: Final = 0x1000
_NAMED: Final = 0x8000
_GUID: Final = 16
WIDE, OBJECT = 0x1F, 0x0D


def properties(data: bytes) -> dict[int, tuple[int, bytes]]:
    """The first value of each property by its number, with its type. Raises Broken."""
    cursor = Cursor(data)
    found: dict[int, tuple[int, bytes]] = {}
    for _ in range(cursor.number(4)):
        kind, number = cursor.number(2), cursor.number(2)
        if number >= _NAMED:
            _name(cursor)
        for value in _values(cursor, kind):
            found.setdefault(number, (kind & ~_SEVERAL, value))
    return found


def _name(cursor: Cursor) -> None:
    cursor.take(_GUID)
    if cursor.number(4):
        cursor.padded(cursor.number(4))
    else:
        cursor.take(4)


def _values(cursor: Cursor, kind: int) -> list[bytes]:
    plain = kind & ~_SEVERAL
    if plain in _VARIABLE:
        return [cursor.padded(cursor.number(4)) for _ in range(cursor.number(4))]
    if plain not in _FIXED:
        raise Broken
    count = cursor.number(4) if kind & _SEVERAL else 1
    return [cursor.take(_FIXED[plain]) for _ in range(count)]
