"""Writes compound files ([MS-CFB], version 3), as Outlook and old Office programs do."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias, Union

Storage: TypeAlias = Mapping[str, Union[bytes, "Storage"]]
_SECTOR, _SMALL_SECTOR, _CUTOFF = 512, 64, 4096
_FREE, _END, _TABLE, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_SIGNATURE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass
class _Sectors:
    """Sectors of one size, with the number of the next one for each."""

    size: int
    bodies: list[bytes] = field(default_factory=list)
    chains: list[int] = field(default_factory=list)

    def add(self, content: bytes) -> int:
        """Where the first sector of a content lies."""
        start = len(self.bodies)
        for at in range(0, len(content), self.size):
            self.bodies.append(content[at : at + self.size].ljust(self.size, b"\0"))
            self.chains.append(len(self.bodies) if at + self.size < len(content) else _END)
        return start if content else _END

    def table(self) -> bytes:
        """The chains, as they stand in the file."""
        return struct.pack(f"<{len(self.chains)}I", *self.chains)


@dataclass
class _Entry:
    name: str
    kind: int
    start: int = 0
    size: int = 0
    child: int = _NONE
    right: int = _NONE

    def written(self) -> bytes:
        """A directory entry; siblings form a chain to the right, a tree that every reader takes."""
        name = self.name.encode("utf-16-le")
        links = struct.pack("<H2B3I", len(name) + 2, self.kind, 1, _NONE, self.right, self.child)
        return name.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", self.start, self.size)


def compound(root: Storage) -> bytes:
    """A file of streams and storages; streams below 4,096 bytes lie in small sectors."""
    return _Writer().written(root)


class _Writer:
    def __init__(self) -> None:
        self._large, self._small = _Sectors(_SECTOR), _Sectors(_SMALL_SECTOR)
        self._entries: list[_Entry] = []

    def written(self, root: Storage) -> bytes:
        top = self._entries[self._add("Root Entry", root, _ROOT)]
        small = b"".join(self._small.bodies)
        top.start, top.size = self._large.add(small), len(small)
        small_table = self._small.table()
        first_small = self._large.add(small_table.ljust(-(-len(small_table) // _SECTOR) * _SECTOR, b"\xff"))
        small_count = -(-len(small_table) // _SECTOR)
        directory = self._large.add(b"".join(entry.written() for entry in self._entries))
        return self._file(directory, first_small, small_count)

    def _file(self, directory: int, first_small: int, small_count: int) -> bytes:
        used, per_table = len(self._large.bodies), _SECTOR // 4
        count = 1
        while count * per_table < used + count:
            count += 1
        self._large.chains += [_TABLE] * count
        self._large.chains += [_FREE] * (count * per_table - len(self._large.chains))
        head = _SIGNATURE + bytes(16) + struct.pack("<5H6x4I", 0x3E, 3, 0xFFFE, 9, 6, 0, count, directory, 0)
        head += struct.pack("<5I", _CUTOFF, first_small, small_count, _END, 0)
        places = [used + at for at in range(count)] + [_FREE] * (109 - count)
        return head + struct.pack("<109I", *places) + b"".join(self._large.bodies) + self._large.table()

    def _add(self, name: str, thing: bytes | Storage, kind: int) -> int:
        number = len(self._entries)
        entry = _Entry(name, kind)
        self._entries.append(entry)
        if isinstance(thing, bytes):
            sectors = self._small if len(thing) < _CUTOFF else self._large
            entry.start, entry.size = sectors.add(thing), len(thing)
            return number
        before: _Entry | None = None
        for child, inner in sorted(thing.items(), key=lambda pair: (len(pair[0]), pair[0].upper())):
            added = self._add(child, inner, _STREAM if isinstance(inner, bytes) else _STORAGE)
            if before is None:
                entry.child = added
            else:
                before.right = added
            before = self._entries[added]
        return number
