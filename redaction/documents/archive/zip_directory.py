"""The directory of a ZIP file (PKWARE APPNOTE 6.3.10), read without trusting it.

The standard library's reader is not used: it skips what lies between, before and behind the entries, and what
an entry has beyond its declared size, so that it can't tell whether a file is nothing but its entries.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from redaction.documents.content import NotRead
from redaction.types import Reason

_END: Final = struct.Struct("<4s4H2LH")
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_LOCATOR: Final = struct.Struct("<4sLQL")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_LOCAL: Final = struct.Struct("<4s5H3L2H")
_EXTRA: Final = struct.Struct("<2H")
_LONGEST_COMMENT: Final = 0xFFFF
_IN_EXTRA: Final = 0xFFFFFFFF
_ZIP64: Final = 1
# Extra fields of times and owners as archivers write them, and their longest bodies.
_HARMLESS: Final = {_ZIP64: 28, 0x000A: 32, 0x5455: 13, 0x5855: 12, 0x7855: 4, 0x7875: 11, 0xCAFE: 0}
_UTF8, _DESCRIBED = 0x800, 0x8


@dataclass(frozen=True, slots=True, repr=False)
class Record:
    """An entry of the directory; its packed bytes are `content[start:end]`."""

    name: str
    flags: int
    method: int
    modified: int
    crc: int
    unpacked: int
    mode: int
    header: int
    start: int
    end: int


class Directory:
    """All entries. `plain`: the file holds nothing but them, their names and times.

    Raises NotRead: it is no sound ZIP file, or has more than `most` entries.
    """

    def __init__(self, content: bytes, most: int) -> None:
        self._content = content
        self.plain = True
        self.records: list[Record] = []
        try:
            self._read(most)
        except struct.error:
            raise NotRead(Reason.CORRUPT) from None
        self._check_order()

    def _read(self, most: int) -> None:
        end = self._end()
        _, _, _, _, count, size, offset, comment = _END.unpack_from(self._content, end)
        self.plain &= not comment and end + _END.size == len(self._content)
        if count > most:
            raise NotRead(Reason.TOO_MANY)
        directory_end, size, offset = self._wide(end, size, offset)
        start = directory_end - size
        if start < 0 or offset > start:
            raise NotRead(Reason.CORRUPT)
        self.plain &= start == offset
        position = start
        while position < directory_end:
            if len(self.records) >= most:
                raise NotRead(Reason.TOO_MANY)
            position = self._entry(position, start - offset, directory_end)
        self._start = start

    def _end(self) -> int:
        """Where the end record begins: the last one whose comment fits into the file."""
        end = self._content.rfind(b"PK\5\6", max(0, len(self._content) - _LONGEST_COMMENT - _END.size))
        if end < 0:
            raise NotRead(Reason.CORRUPT)
        return end

    def _wide(self, end: int, size: int, offset: int) -> tuple[int, int, int]:
        """Where the directory ends, its size and offset; those of ZIP64 if there are any."""
        locator = end - _LOCATOR.size
        if locator < _END64.size or not self._content.startswith(b"PK\6\7", locator):
            return end, size, offset
        end64 = locator - _END64.size
        sign, told, _, _, _, _, _, _, size, offset = _END64.unpack_from(self._content, end64)
        if sign != b"PK\6\6" or told != _END64.size - 12:
            raise NotRead(Reason.CORRUPT)
        return end64, size, offset

    def _entry(self, position: int, before: int, last: int) -> int:
        row = _CENTRAL.unpack_from(self._content, position)
        sign: bytes = row[0]
        flags, method, time, date, crc, packed, unpacked, name_size, extra_size, comment_size = row[3:13]
        mode: int = row[15]
        header: int = row[16]
        name_start: int = position + _CENTRAL.size
        extra_start: int = name_start + name_size
        after: int = extra_start + extra_size + comment_size
        if sign != b"PK\1\2" or after > last:
            raise NotRead(Reason.CORRUPT)
        name = self._content[name_start:extra_start]
        unpacked, packed, header = self._sizes(extra_start, extra_size, unpacked, packed, header)
        self.plain &= not comment_size and self._harmless(extra_start, extra_size)
        start = self._data(header + before, name, row[3:10])
        if start + packed > position:
            raise NotRead(Reason.CORRUPT)
        self.records.append(
            Record(
                name.decode("utf-8" if flags & _UTF8 else "cp437", "replace"),
                flags,
                method,
                date << 16 | time,
                crc,
                unpacked,
                mode >> 16,
                header + before,
                start,
                start + packed,
            )
        )
        return after

    def _sizes(self, start: int, size: int, unpacked: int, packed: int, header: int) -> tuple[int, int, int]:
        """Sizes and offset, from the ZIP64 field where they are too large for their own."""
        values = [unpacked, packed, header]
        body = next((body for key, body in self._extras(start, size) if key == _ZIP64), b"")
        position = 0
        for index, value in enumerate(values):
            if value == _IN_EXTRA:
                (values[index],) = struct.unpack_from("<Q", body, position)
                position += 8
        return values[0], values[1], values[2]

    def _extras(self, start: int, size: int) -> list[tuple[int, bytes]]:
        fields = []
        end = start + size
        while start + _EXTRA.size <= end:
            key, length = _EXTRA.unpack_from(self._content, start)
            start += _EXTRA.size
            fields.append((key, self._content[start : min(end, start + length)]))
            start += length
        if start != end:
            self.plain = False
        return fields

    def _harmless(self, start: int, size: int) -> bool:
        fields = self._extras(start, size)
        return all(len(body) <= _HARMLESS.get(key, -1) for key, body in fields)

    def _data(self, header: int, name: bytes, told: Sequence[int]) -> int:
        """Where the packed bytes begin, behind the entry's own header, which says what the directory told."""
        row = _LOCAL.unpack_from(self._content, header)
        name_size, extra_size = row[9:]
        name_start = header + _LOCAL.size
        extra_start: int = name_start + name_size
        if row[0] != b"PK\3\4":
            raise NotRead(Reason.CORRUPT)
        self.plain &= row[2:6] == told[:4] and all(
            own in {value, 0, _IN_EXTRA} for own, value in zip(row[6:9], told[4:], strict=True)
        )
        self.plain &= self._content[name_start:extra_start] == name and self._harmless(
            extra_start, extra_size
        )
        start: int = extra_start + extra_size
        return start

    def _check_order(self) -> None:
        """Entries may stand in any order but not share bytes: that is how bombs are made."""
        position = 0
        for record in sorted(self.records, key=lambda record: record.header):
            if record.header < position:
                raise NotRead(Reason.CORRUPT)
            self.plain &= record.header == position
            position = record.end + self._described(record)
        self.plain &= position == self._start

    def _described(self, record: Record) -> int:
        """The size of the data descriptor behind an entry."""
        if not record.flags & _DESCRIBED:
            return 0
        sizes = record.end - record.start, record.unpacked
        for form, sign in (("<4sLLL", True), ("<4sLQQ", True), ("<LLL", False), ("<LQQ", False)):
            try:
                body = struct.pack(form, *((b"PK\7\x08",) if sign else ()), record.crc, *sizes)
            except struct.error:
                continue
            if self._content.startswith(body, record.end):
                return len(body)
        return 0
