"""Unpacks a document that is a ZIP package, in memory and within caps, and says if bytes lie hidden in it.

The central directory names the entries, as in every reader. What it doesn't cover (APPNOTE 4.3) is no part of
the document: bytes before, between and after the entries, behind the end of a packed stream, in comments.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from redaction.documents.content import NotRead
from redaction.documents.reading import Reading
from redaction.types import Reason

_PARTS: Final = 20  # parts of a document for each file that may lie in an archive: a slide takes five
_ENTRY: Final = b"PK\x01\x02"
_LOCAL: Final = b"PK\x03\x04"
_DESCRIPTOR: Final = b"PK\x07\x08"
_LOCAL_SIZE: Final = 30
_CHUNK: Final = 64 * 1024
_LARGE: Final = 1024 * 1024  # bytes; below, any ratio is harmless
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
_DESCRIBED: Final = 0x8
_BAD_NAME: Final = re.compile(r"\A/|\A[A-Za-z]:|(?:\A|/)\.\.?(?:/|\Z)|//|[\\\x00-\x1f\x7f]|\A\Z")
_DIGITS: Final = re.compile(rb"[0-9](?:[\0 -]{0,2}[0-9]){7}")


@dataclass(frozen=True, repr=False)
class Package:
    """Parts by name, in order. `tidy`: the file holds nothing but these."""

    parts: dict[str, bytes]
    tidy: bool


def names_of(reading: Reading, content: bytes) -> set[str]:
    """The names of all entries. Raises NotRead."""
    return {entry.filename for entry in _directory(reading, content)[0]}


def unpack(reading: Reading, content: bytes) -> Package:
    """All parts of a package, counted while they are unpacked. Raises NotRead."""
    entries, directory = _directory(reading, content)
    _check(entries)
    spans = [_Span.of(content, entry) for entry in entries]
    tidy = _covered(content, spans, directory)
    parts = {}
    for span in spans:
        data, exact = _inflated(reading, content, span)
        tidy = tidy and exact
        if not span.entry.is_dir():
            parts[span.entry.filename] = data
        elif data:
            raise NotRead(Reason.CORRUPT)
    return Package(parts, tidy)


def _directory(reading: Reading, content: bytes) -> tuple[list[ZipInfo], int]:
    """The entries in the order in which they stand, and where the directory begins."""
    if content.count(_ENTRY) > reading.caps.entries * _PARTS:
        raise NotRead(Reason.TOO_MANY)
    try:
        with ZipFile(BytesIO(content)) as file:
            return sorted(file.infolist(), key=lambda entry: entry.header_offset), file.start_dir
    except (BadZipFile, ValueError, OverflowError, EOFError, NotImplementedError, LookupError):
        raise NotRead(Reason.CORRUPT) from None


@dataclass(frozen=True)
class _Span:
    """Where an entry's header begins, and its packed bytes begin and end."""

    entry: ZipInfo
    header: int
    start: int
    end: int
    extra: bytes

    @classmethod
    def of(cls, content: bytes, entry: ZipInfo) -> "_Span":
        header = entry.header_offset
        head = content[header : header + _LOCAL_SIZE]
        if header < 0 or len(head) < _LOCAL_SIZE or not head.startswith(_LOCAL):
            raise NotRead(Reason.CORRUPT)
        name, extra = (int.from_bytes(head[at : at + 2], "little") for at in (26, 28))
        named = header + _LOCAL_SIZE
        start = named + name + extra
        end = start + entry.compress_size
        coding = "utf-8" if entry.flag_bits & 0x800 else "cp437"
        written = content[named : named + name].decode(coding, "replace")
        if end > len(content) or written != entry.orig_filename:
            raise NotRead(Reason.CORRUPT)
        return cls(entry, header, start, end, content[named + name : start])


def _check(entries: list[ZipInfo]) -> None:
    """Raises NotRead for what no office program writes."""
    names = {entry.filename.casefold() for entry in entries}
    if not entries or len(names) < len(entries):
        raise NotRead(Reason.CORRUPT)
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise NotRead(Reason.ENCRYPTED)
        if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            raise NotRead(Reason.UNSUPPORTED)
        if entry.orig_filename != entry.filename or _BAD_NAME.search(entry.filename.rstrip("/")):
            raise NotRead(Reason.CORRUPT)


def _covered(content: bytes, spans: list[_Span], directory: int) -> bool:
    """Whether the entries follow each other from the first byte to the directory, with nothing to hide."""
    position = 0
    for span in spans:
        if span.header < position:
            raise NotRead(Reason.CORRUPT)  # entries that overlap: a bomb, or two files in one
        if span.header > position or span.entry.comment or _DIGITS.search(span.extra + span.entry.extra):
            return False
        position = span.end + _descriptor(content, span)
    rest = content[directory:]
    ending = rest.rfind(b"PK\x05\x06")
    return position == directory and ending >= 0 and len(rest) == ending + 22


def _descriptor(content: bytes, span: _Span) -> int:
    """The size of the data descriptor after an entry (APPNOTE 4.3.9)."""
    if not span.entry.flag_bits & _DESCRIBED:
        return 0
    signed = 4 if content.startswith(_DESCRIPTOR, span.end) else 0
    for size in (12, 20):
        if content[span.end + signed + size :].startswith((_LOCAL, _ENTRY)):
            return signed + size
    return 0


def _inflated(reading: Reading, content: bytes, span: _Span) -> tuple[bytes, bool]:
    """An entry's bytes, and whether nothing lies behind the end of its packed stream. Raises NotRead."""
    entry = span.entry
    if entry.file_size > _LARGE and entry.file_size > reading.caps.ratio * max(1, entry.compress_size):
        raise NotRead(Reason.TOO_LARGE)
    packed = memoryview(content)[span.start : span.end]
    if entry.compress_type == ZIP_STORED:
        reading.budget.unpack(len(packed))
        data, exact = bytes(packed), True
    else:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            data = b"".join(_chunks(reading, stream, bytes(packed), entry.file_size))
        except zlib.error:
            raise NotRead(Reason.CORRUPT) from None
        exact = stream.eof and not stream.unused_data
    if len(data) != entry.file_size or zlib.crc32(data) != entry.CRC:
        raise NotRead(Reason.CORRUPT)
    return data, exact


def _chunks(reading: Reading, stream: "zlib._Decompress", packed: bytes, size: int) -> Iterator[bytes]:
    """At most a chunk more than the size that was announced."""
    while not stream.eof and size >= 0:
        chunk = stream.decompress(packed, _CHUNK)
        if not chunk and not stream.unconsumed_tail:
            return
        reading.budget.unpack(len(chunk))
        packed = stream.unconsumed_tail
        size -= len(chunk)
        yield chunk
