"""The blocks of a TAR file: ustar, pax (POSIX.1-2017, pax) and GNU's own form.

The standard library's reader is not used: it follows chains of headers by recursion and skips what stands
beside the fields that it knows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from redaction.documents.content import NotRead
from redaction.types import Reason

_BLOCK: Final = 512
_NAME, _SIZE, _MODIFIED, _TYPE, _LINK, _PREFIX = (
    slice(0, 100),
    slice(124, 136),
    slice(136, 148),
    slice(156, 157),
    slice(157, 257),
    slice(345, 500),
)
_CHECKSUM: Final = slice(148, 156)
_OWNERS: Final = (slice(265, 297), slice(297, 329))
_GNU: Final = b"ustar  \0"
_ALL_NAMES: Final = 256 * 1024  # bytes that headers of one entry may have
_KNOWN: Final = {"path", "mtime", "atime", "ctime", "size", "uid", "gid", "uname", "gname"}
_NUMBERS: Final = re.compile(rb"[0-7 \0]*")
_RECORD: Final = re.compile(rb"([1-9][0-9]{0,6}) ([^=]{1,200})=")

FILE, FOLDER, OTHER = "file", "folder", "other"


@dataclass(slots=True, repr=False)
class Block:
    """An entry: its bytes are `content[start:start + size]`. `texts`: what else its headers tell."""

    kind: str
    name: str
    start: int
    size: int
    modified: int
    texts: list[str]


@dataclass(slots=True, repr=False)
class _Extended:
    """What stands in headers of their own in front of an entry's header."""

    fields: dict[str, str] = field(default_factory=dict)
    long_name: str = ""
    texts: list[str] = field(default_factory=list)
    size: int = 0


class Blocks:
    """Iterates over the entries. Afterwards `plain` tells whether there is nothing between and in them.

    Raises NotRead(CORRUPT).
    """

    def __init__(self, content: bytes) -> None:
        self._content = content
        self.plain = True

    def __iter__(self) -> Iterator[Block]:
        position = 0
        extended = _Extended()
        while header := self._header(position):
            size = self._number(header[_SIZE])
            kind = header[_TYPE]
            start = position + _BLOCK
            if kind in b"xgLK" and kind:
                position = self._after(start, size)
                self._extend(extended, kind, start, size)
                continue
            size = self._size_of(extended, kind, size)
            position = self._after(start, size)
            yield self._block(header, extended, start, size)
            extended = _Extended()
        self.plain &= not self._content[position:].strip(b"\0")

    def _header(self, position: int) -> bytes:
        """The header there; nothing where the archive ends."""
        header = self._content[position : position + _BLOCK]
        if not header.strip(b"\0"):
            return b""
        blank = header[: _CHECKSUM.start] + b" " * 8 + header[_CHECKSUM.stop :]
        if len(header) < _BLOCK or sum(blank) != self._number(header[_CHECKSUM]):
            raise NotRead(Reason.CORRUPT)
        return header

    def _after(self, start: int, size: int) -> int:
        """Where the next header stands; what fills up the last block must be zero."""
        end = start + size
        if size < 0 or end > len(self._content):
            raise NotRead(Reason.CORRUPT)
        position = end + -size % _BLOCK
        self.plain &= not self._content[end:position].strip(b"\0")
        return position

    def _extend(self, extended: _Extended, kind: bytes, start: int, size: int) -> None:
        extended.size += size
        if extended.size > _ALL_NAMES:
            raise NotRead(Reason.TOO_LARGE)
        body = self._content[start : start + size]
        if kind == b"L":
            extended.long_name = _text(body)
        elif kind == b"K":
            self.plain = False
        else:
            fields = dict(self._fields(body))
            self.plain &= kind == b"x" and fields.keys() <= _KNOWN
            extended.texts += [f"{name}: {value}" for name, value in fields.items() if name != "path"]
            extended.fields |= fields

    def _fields(self, body: bytes) -> Iterator[tuple[str, str]]:
        """The records "12 name=text\\n" of a pax header."""
        position = 0
        while match := _RECORD.match(body, position):
            end = position + int(match[1])
            if end > len(body) or end <= match.end():
                raise NotRead(Reason.CORRUPT)
            yield (
                match[2].decode("utf-8", "replace"),
                body[match.end() : end].rstrip(b"\n").decode("utf-8", "replace"),
            )
            position = end
        self.plain &= not body[position:].strip(b"\0")

    def _size_of(self, extended: _Extended, kind: bytes, size: int) -> int:
        told = extended.fields.get("size", "")
        if told.isdecimal() and told.isascii() and len(told) <= 19:
            size = int(told)
        return size if kind not in b"123456" or not kind else 0

    def _block(self, header: bytes, extended: _Extended, start: int, size: int) -> Block:
        name = extended.fields.get("path") or extended.long_name or self._name(header)
        owners = [_text(header[part]) for part in _OWNERS]
        self._look(header)
        sparse = any(key.startswith("GNU.sparse") for key in extended.fields)
        kind = {b"0": FILE, b"\0": FILE, b"7": FILE, b"5": FOLDER}.get(header[_TYPE], OTHER)
        if kind == FILE and name.endswith("/"):
            kind = FOLDER
        modified = max(0, self._number(header[_MODIFIED]))
        return Block(OTHER if sparse else kind, name, start, size, modified, [*owners, *extended.texts])

    def _name(self, header: bytes) -> str:
        prefix = b"" if header[257:265] == _GNU else header[_PREFIX].partition(b"\0")[0]
        return _text((prefix + b"/" if prefix else b"") + header[_NAME].partition(b"\0")[0])

    def _look(self, header: bytes) -> None:
        """Whether the fields hold nothing behind their end."""
        texts = [header[_NAME], header[_LINK], *(header[part] for part in _OWNERS)]
        rest = header[_PREFIX.start :]
        if header[257:265] == _GNU:
            self.plain &= bool(_NUMBERS.fullmatch(rest))
        else:
            texts.append(rest)
        self.plain &= all(not text.partition(b"\0")[2].strip(b"\0") for text in texts)
        self.plain &= not header[_LINK].strip(b"\0")

    @staticmethod
    def _number(text: bytes) -> int:
        """Octal digits, or base 256 with the first bit set."""
        if text[:1] in {b"\x80", b"\xff"}:
            return int.from_bytes(text[1:], "big", signed=text[:1] == b"\xff")
        digits = text.strip(b" \0")
        if not digits:
            return 0
        if not _NUMBERS.fullmatch(digits):
            raise NotRead(Reason.CORRUPT)
        return int(digits.split(b"\0")[0].split()[0], 8)


def _text(field: bytes) -> str:
    return field.partition(b"\0")[0].decode("utf-8", "surrogateescape").encode("utf-8", "replace").decode()
