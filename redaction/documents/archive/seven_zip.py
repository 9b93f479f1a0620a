"""7z archives, read and written by py7zr.

What unpacking may take is known from the header, so it is checked before anything is unpacked. Only methods
whose output can be bounded are read: py7zr unpacks a block of Deflate or BZip2 whole, whatever comes out.
"""

import io
import lzma
import zlib
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from py7zr import SevenZipFile
from py7zr.exceptions import ArchiveError, PasswordRequired
from py7zr.helpers import ArchiveTimestamp

from redaction.documents.archive.members import Entry, Members, read_members
from redaction.documents.content import Content, NotRead
from redaction.documents.reading import Reading
from redaction.types import Reason

MEDIA_TYPE: Final = "application/x-7z-compressed"
_AES: Final = b"\x06\xf1\x07\x01"
_LZMA, _LZMA2 = b"\x03\x01\x01", b"\x21"
_READ: Final = {_LZMA, _LZMA2, b"\x00", b"\x03"} | {
    b"\x03\x03\x01\x03",  # BCJ filters: x86, PowerPC, ARM, Thumb, SPARC
    b"\x03\x03\x02\x05",
    b"\x03\x03\x05\x01",
    b"\x03\x03\x07\x01",
    b"\x03\x03\x08\x05",
}
_LARGEST_DICTIONARY: Final = 256 * 1024 * 1024  # bytes; the largest that 7-Zip offers without typing it in
_BROKEN: Final = (ArchiveError, lzma.LZMAError, EOFError, ValueError, TypeError, LookupError, AssertionError)
_STEP: Final = 1_000_000
_ENCODER: Final = [{"id": lzma.FILTER_LZMA2, "preset": 1}]


def read_7z(reading: Reading, content: bytes) -> Content:
    """The archive with its members redacted; written anew unless it is fine as it is. Raises NotRead."""
    try:
        archive = SevenZipFile(io.BytesIO(content))
    except PasswordRequired:
        raise NotRead(Reason.ENCRYPTED) from None
    except _BROKEN:
        raise NotRead(Reason.CORRUPT) from None
    except RecursionError:
        raise NotRead(Reason.TOO_DEEP) from None
    files = list(getattr(archive, "files", ()))
    if len(files) > reading.budget.entries:
        raise NotRead(Reason.TOO_MANY)
    _check(reading, archive, files, len(content))
    contents = _unpacked(reading, archive, files)
    members = read_members(reading, [_entry(file, contents) for file in files])
    same = _is_plain(archive, len(content)) and not members.changed
    return Content(MEDIA_TYPE, content if same else _written(members), members.findings, members.withheld)


def _check(reading: Reading, archive: Any, files: list[Any], packed: int) -> None:
    """Raises NotRead: a method that is not read, or more than may be unpacked."""
    for coder in _coders(archive):
        if coder["method"] == _AES:
            raise NotRead(Reason.ENCRYPTED)
        if coder["method"] not in _READ:
            raise NotRead(Reason.UNSUPPORTED)
        if _dictionary(coder["method"], coder["properties"] or b"") > _LARGEST_DICTIONARY:
            raise NotRead(Reason.TOO_LARGE)
    unpacked = sum(file.uncompressed for file in files)
    if unpacked > reading.budget.unpacked or (
        unpacked > 1_000_000 and unpacked > reading.caps.ratio * packed
    ):
        raise NotRead(Reason.TOO_LARGE)


def _coders(archive: Any) -> Iterator[dict[str, Any]]:
    streams = getattr(archive.header, "main_streams", None)
    for folder in streams.unpackinfo.folders if streams else ():
        yield from folder.coders


def _dictionary(method: bytes, properties: bytes) -> int:
    """The memory that a decoder asks for, in bytes (7-Zip's Methods.txt)."""
    if method == _LZMA:
        return int.from_bytes(properties[1:5], "little")
    if method == _LZMA2 and properties:
        bits = properties[0]
        return (2 | bits & 1) << (bits // 2 + 11)
    return 0


def _unpacked(reading: Reading, archive: Any, files: list[Any]) -> dict[int, bytes]:
    """Every file's bytes by its number; those of a folder, as 7z calls it, are one packed stream."""
    reading.progress("entry", 1, max(1, len(files)))
    contents = {file.id: b"" for file in files}
    streams: Any = getattr(archive.header, "main_streams", None)
    for folder, packed in _folders(streams) if streams else ():
        archive.fp.seek(archive.afterheader + streams.packinfo.packpos + packed.start)
        try:
            for file in folder.files or ():
                contents[file.id] = _content(reading, archive.fp, folder, file, len(packed))
        except PasswordRequired:
            raise NotRead(Reason.ENCRYPTED) from None
        except _BROKEN:
            raise NotRead(Reason.CORRUPT) from None
    return contents


def _folders(streams: Any) -> Iterator[tuple[Any, range]]:
    """Each folder with the place of its packed stream. Raises NotRead: it has several."""
    folders, starts = streams.unpackinfo.folders, streams.packinfo.packpositions
    if len(starts) != len(folders) + 1:
        raise NotRead(Reason.UNSUPPORTED)
    for folder, (start, end) in zip(folders, pairwise(starts), strict=True):
        yield folder, range(start, end)


def _content(reading: Reading, source: io.BytesIO, folder: Any, file: Any, packed: int) -> bytes:
    """The next file of a folder. py7zr's own loop isn't used: it asks the system for limits."""
    decompressor = folder.get_decompressor(packed)
    content = bytearray()
    while (missing := file.uncompressed - len(content)) > 0:
        before = source.tell()
        piece = decompressor.decompress(source, min(missing, _STEP))
        if not piece and source.tell() == before:
            raise NotRead(Reason.CORRUPT)
        reading.budget.unpack(len(piece))
        content += piece
    if file.crc32 is not None and zlib.crc32(content) != file.crc32:
        raise NotRead(Reason.CORRUPT)
    return bytes(content)


def _entry(file: Any, contents: dict[int, bytes]) -> Entry:
    written = int(file.lastwritetime or 0)
    if file.is_directory:
        return Entry(str(file.filename), 0, None, written)

    def unpack() -> bytes:
        if file.is_symlink or file.is_junction or file.is_socket:
            raise NotRead(Reason.UNSUPPORTED)
        return contents[file.id]

    return Entry(str(file.filename), file.uncompressed, unpack, written)


def _is_plain(archive: Any, size: int) -> bool:
    """Whether streams and header together are the whole file."""
    streams = getattr(archive.header, "main_streams", None)
    packed = streams.packinfo.packpos + sum(streams.packinfo.packsizes) if streams else 0
    return bool(packed + archive.header.size == size)


def _written(members: Members) -> bytes:
    """A new archive of names, times and contents, and nothing else; folders without files are gone."""
    buffer = io.BytesIO()
    with SevenZipFile(buffer, "w", filters=_ENCODER) as archive:
        for member in members.kept:
            if member.content is not None:
                archive.writestr(member.content, member.name)
                archive.header.files_info.files[-1]["lastwritetime"] = ArchiveTimestamp(member.modified)
    return buffer.getvalue()
