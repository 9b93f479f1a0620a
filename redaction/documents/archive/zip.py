"""ZIP archives."""

import io
import stat
import zipfile
import zlib
from bz2 import BZ2Decompressor
from collections.abc import Iterator
from typing import Final, Protocol

from redaction.documents.archive.members import Entry, Members, gathered, read_members
from redaction.documents.archive.zip_directory import Directory, Record
from redaction.documents.content import Content, NotRead
from redaction.documents.reading import Reading
from redaction.types import Reason

MEDIA_TYPE: Final = "application/zip"
_STORED, _DEFLATED, _BZIP2, _AES = 0, 8, 12, 99
_ENCRYPTED: Final = 0x41  # the two flags of encryption
_STEP: Final = 64 * 1024
_FIRST_DAY: Final = (1980, 1, 1, 0, 0, 0)


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int) -> bytes: ...


def read_zip(reading: Reading, content: bytes) -> Content:
    """The archive with its members redacted; written anew unless it is fine as it is. Raises NotRead."""
    directory = Directory(content, reading.budget.entries)
    members = read_members(reading, [_entry(reading, content, record) for record in directory.records])
    same = directory.plain and not members.changed
    return Content(MEDIA_TYPE, content if same else _written(members), members.findings, members.withheld)


def _entry(reading: Reading, content: bytes, record: Record) -> Entry:
    if record.name.endswith("/") and record.start == record.end:
        return Entry(record.name, 0, None, record.modified)
    return Entry(record.name, record.unpacked, lambda: _unpacked(reading, content, record), record.modified)


def _unpacked(reading: Reading, content: bytes, record: Record) -> bytes:
    if record.flags & _ENCRYPTED or record.method == _AES:
        raise NotRead(Reason.ENCRYPTED)
    if stat.S_ISLNK(record.mode):
        raise NotRead(Reason.UNSUPPORTED)
    packed = content[record.start : record.end]
    try:
        whole = gathered(reading, _pieces(packed, record.method), len(packed))
    except (zlib.error, OSError, EOFError):
        raise NotRead(Reason.CORRUPT) from None
    if zlib.crc32(whole) != record.crc:
        raise NotRead(Reason.CORRUPT)
    return whole


def _pieces(packed: bytes, method: int) -> Iterator[bytes]:
    if method == _STORED:
        yield packed
    elif method == _DEFLATED:
        yield from _inflated(packed)
    elif method == _BZIP2:
        yield from _decompressed(BZ2Decompressor(), packed)
    else:
        raise NotRead(Reason.UNSUPPORTED)


def _inflated(packed: bytes) -> Iterator[bytes]:
    """A step at a time. Raises NotRead: the stream doesn't end where it should."""
    decompressor = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), _STEP):
        rest = packed[start : start + _STEP]
        while rest and not decompressor.eof:
            yield decompressor.decompress(rest, _STEP)
            rest = decompressor.unconsumed_tail
        if decompressor.eof:
            if decompressor.unused_data or start + _STEP < len(packed):
                raise NotRead(Reason.CORRUPT)
            return
    while not decompressor.eof:
        piece = decompressor.decompress(b"", _STEP)
        if not piece:
            raise NotRead(Reason.CORRUPT)
        yield piece


def _decompressed(decompressor: _Decompressor, packed: bytes) -> Iterator[bytes]:
    piece = decompressor.decompress(packed, _STEP)
    while piece or not decompressor.eof:
        if not piece:
            raise NotRead(Reason.CORRUPT)
        yield piece
        piece = b"" if decompressor.eof else decompressor.decompress(b"", _STEP)
    if decompressor.unused_data:
        raise NotRead(Reason.CORRUPT)


def _written(members: Members) -> bytes:
    """A new archive of names, times and contents, and nothing else."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in members.kept:
            folder = member.content is None
            info = zipfile.ZipInfo(member.name + "/" * folder, _moment(member.modified))
            info.compress_type = zipfile.ZIP_STORED if folder else zipfile.ZIP_DEFLATED
            info.external_attr = (0o40755 if folder else 0o100644) << 16
            archive.writestr(info, member.content or b"")
    return buffer.getvalue()


def _moment(modified: int) -> tuple[int, int, int, int, int, int]:
    """A time of DOS; the first one there is for one that can't be."""
    date, time = modified >> 16, modified & 0xFFFF
    moment = (
        1980 + (date >> 9),
        date >> 5 & 15,
        date & 31,
        time >> 11,
        time >> 5 & 63,
        (time & 31) * 2,
    )
    _, month, day, hour, minute, second = moment
    possible = 1 <= month <= 12 and day and hour < 24 and minute < 60 and second < 60
    return moment if possible else _FIRST_DAY
