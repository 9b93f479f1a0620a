"""Writes compound files (MS-CFB, version 3): sectors of 512 bytes, small streams of 64."""

from __future__ import annotations

import struct
from typing import Final

Tree = dict[str, "bytes | Tree"]

_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_PER_SECTOR: Final = _SECTOR // 4


class _Writer:
    def __init__(self) -> None:
        self.sectors: list[bytes] = []
        self.chain: list[int] = []
        self.small = bytearray()
        self.small_chain: list[int] = []
        self.entries: list[list[object]] = []

    def put(self, content: bytes) -> int:
        """A stream of whole sectors; where it begins."""
        if not content:
            return _END
        start = len(self.sectors)
        for at in range(0, len(content), _SECTOR):
            self.sectors.append(content[at : at + _SECTOR].ljust(_SECTOR, b"\0"))
            self.chain.append(len(self.sectors))
        self.chain[-1] = _END
        return start

    def put_small(self, content: bytes) -> int:
        if not content:
            return _END
        start = len(self.small_chain)
        for at in range(0, len(content), _SMALL):
            self.small += content[at : at + _SMALL].ljust(_SMALL, b"\0")
            self.small_chain.append(len(self.small_chain) + 1)
        self.small_chain[-1] = _END
        return start

    def add(self, name: str, value: bytes | Tree) -> int:
        number = len(self.entries)
        if isinstance(value, bytes):
            start = self.put(value) if len(value) >= _CUTOFF else self.put_small(value)
            self.entries.append([name, _STREAM, _NONE, _NONE, start, len(value)])
            return number
        self.entries.append([name, _STORAGE if number else _ROOT, _NONE, _NONE, 0, 0])
        before = number
        for place, (child, inner) in enumerate(sorted(value.items())):
            added = self.add(child, inner)
            self.entries[before][2 if place else 3] = added  # each is the right neighbour of the one before
            before = added
        return number


def compound(tree: Tree) -> bytes:
    """The file with these streams and storages; names as in the tree, contents as bytes."""
    writer = _Writer()
    writer.add("Root Entry", tree)
    writer.entries[0][4:] = [writer.put(bytes(writer.small)), len(writer.small)]
    small_table = writer.put(b"".join(struct.pack("<L", n) for n in writer.small_chain))
    rows = b"".join(_row(*entry) for entry in writer.entries)  # type: ignore[arg-type]
    directory = writer.put(rows)
    count = -(-(len(writer.chain) + 2) // (_PER_SECTOR - 1))
    first = len(writer.chain)
    table = [*writer.chain, *[_FAT] * count]
    table += [_FREE] * (count * _PER_SECTOR - len(table))
    packed = struct.pack(f"<{len(table)}L", *table)
    header = struct.pack(
        "<8s16s6H10L",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        bytes(16),
        *(0x3E, 3, 0xFFFE, 9, 6, 0),
        *(0, 0, count, directory, 0, _CUTOFF, small_table, int(bool(writer.small)), _END, 0),
    )
    places = [*range(first, first + count), *[_FREE] * (109 - count)]
    return header + struct.pack("<109L", *places) + b"".join(writer.sectors) + packed


def _row(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    wide = (name + "\0").encode("utf-16-le")
    head = wide.ljust(64, b"\0") + struct.pack("<HBB3L", len(wide), kind, 1, _NONE, right, child)
    return head + bytes(36) + struct.pack("<LQ", start, size)
