"""GZIP files (RFC 1952): one file, packed; a TAR archive in it is a file inside."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from redaction.documents.archive.members import gathered
from redaction.documents.archive.paths import redact_path
from redaction.documents.content import Content, NotRead
from redaction.documents.found import findings
from redaction.documents.kinds import Kind, kind_of
from redaction.documents.reading import Reading
from redaction.types import Finding, Reason

MEDIA_TYPE: Final = "application/gzip"
_STEP: Final = 64 * 1024
_GZIP: Final = 16 + zlib.MAX_WBITS
_HEADER: Final = 10
_CHECKED, _EXTRA, _NAME, _COMMENT, _RESERVED = 2, 4, 8, 16, 0xE0
_LONGEST_NAME: Final = 4096


@dataclass(slots=True, repr=False)
class _Headers:
    """What the headers tell beside the content. `plain`: nothing but a name and a time."""

    names: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    modified: int = 0
    plain: bool = True


def read_gzip(reading: Reading, content: bytes) -> Content:
    """The file with its content redacted; packed anew unless it is fine as it is. Raises NotRead."""
    reading.progress("entry", 1, 1)
    headers = _Headers()
    try:
        sent = gathered(reading, _unpacked(content, headers), len(content))
    except zlib.error:
        raise NotRead(Reason.CORRUPT) from None
    found, clean_names = _look(reading, headers)
    # A packed TAR is one archive to those who make it, and counts as one level.
    around = replace(reading, depth=reading.depth - 1) if kind_of(sent) is Kind.TAR else reading
    done = around.inside(sent)
    everything = (*found, *done.findings)
    if headers.plain and clean_names and not found and done.content == sent:
        return Content(MEDIA_TYPE, content, everything, done.withheld)
    packed = gzip.compress(done.content, mtime=headers.modified)
    return Content(MEDIA_TYPE, packed, everything, done.withheld)


def _unpacked(content: bytes, headers: _Headers) -> Iterator[bytes]:
    """All members of the file, one after the other, as programs unpack it."""
    position = 0
    while content.startswith(b"\x1f\x8b\x08", position):
        _read_header(content, position, headers)
        decompressor = zlib.decompressobj(_GZIP)
        while not decompressor.eof:
            rest = decompressor.unconsumed_tail or content[position : position + _STEP]
            position += 0 if decompressor.unconsumed_tail else len(rest)
            piece = decompressor.decompress(rest, _STEP)
            if not piece and not rest:
                raise NotRead(Reason.CORRUPT)
            yield piece
        position -= len(decompressor.unused_data)
    headers.plain &= position == len(content)


def _read_header(content: bytes, start: int, headers: _Headers) -> None:
    flags = content[start + 3] if len(content) > start + 3 else 0
    headers.modified = int.from_bytes(content[start + 4 : start + 8], "little")
    headers.plain &= not flags & (_EXTRA | _COMMENT | _RESERVED)
    position = start + _HEADER
    if flags & _EXTRA:
        position += 2 + int.from_bytes(content[position : position + 2], "little")
    for flag, texts in ((_NAME, headers.names), (_COMMENT, headers.comments)):
        if flags & flag:
            end = content.find(b"\0", position, position + _LONGEST_NAME)
            if end < 0:
                raise NotRead(Reason.CORRUPT)
            texts.append(content[position:end].decode("latin-1"))
            position = end + 1


def _look(reading: Reading, headers: _Headers) -> tuple[list[Finding], bool]:
    """What stands in the headers, and whether the names may stay as they are."""
    found: list[Finding] = []
    clean_names = len(headers.names) <= 1
    for name in headers.names[: reading.caps.entries]:
        redacted, names_found = redact_path(reading.engine, name)
        found += names_found
        clean_names &= redacted.text == name
    comment = reading.engine.redact("\n".join(headers.comments))
    return [*found, *findings(comment.text, "comment")], clean_names
