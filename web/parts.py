"""Takes the chunks of a form's body apart: bounded memory, no files, no error text that quotes the input."""

from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import unquote_to_bytes

from python_multipart.exceptions import FormParserError
from python_multipart.multipart import MultipartParser, QuerystringParser, parse_options_header

from redaction.raw import Raw, RawFile
from web.problems import Code, ProblemError

MEGABYTE = 1_000_000
_MAX_HEADERS = 8
_MAX_HEADER_BYTES = 4096
_MAX_NAME_BYTES = 100
_UTF_8 = (b"", b"utf-8", b"utf8", b"us-ascii")


@dataclass(frozen=True)
class Limits:
    """What one posted form may hold. Sizes in bytes, time in seconds.

    A slower body than `seconds` is read on while its average rate is 64 KiB/s or more.
    `salvage` names a field: once it was read, a body that goes over a limit gives the texts before that
    point, with a problem beside them, and is not refused. Browsers show an empty form after Back.
    `busy`: files can't be checked now, so none is received.
    """

    body: int
    seconds: float
    file: int = 0
    files: int = 0
    field: int = 512 * 1024
    parts: int = 100
    salvage: str = ""
    busy: bool = False


@dataclass(frozen=True)
class Posted:
    """A form as it was sent: raw fields by name and raw files.

    `files_sent` counts every file, also those that went over a limit and were dropped while reading;
    `problems` then says so, under "files".
    """

    fields: dict[str, Raw] = field(default_factory=dict)
    files: tuple[RawFile, ...] = ()
    files_sent: int = 0
    problems: dict[str, str] = field(default_factory=dict)

    def get(self, name: str) -> Raw:
        """The field's text, empty when the form has no such field."""
        return self.fields.get(name, Raw(""))


class Reader(Protocol):
    """One body format."""

    def write(self, chunk: bytes) -> None:
        """Read on. Raises ProblemError."""

    def finish(self) -> Posted:
        """The whole form. Raises ProblemError when its end is missing."""

    def at_files(self) -> bool:
        """Whether a file has begun. Forms have their texts before their files."""

    def salvaged(self) -> Posted | None:
        """The texts read so far, None when the form can't be shown again with them."""


class MultipartReader:
    """multipart/form-data (RFC 7578)."""

    def __init__(self, boundary: bytes, limits: Limits) -> None:
        self._limits = limits
        self._fields: dict[str, Raw] = {}
        self._files: list[RawFile] = []
        self._problems: dict[str, str] = {}
        self._parts = self._files_sent = 0
        self._ended = False
        self._begin_part()
        self._parser = MultipartParser(
            boundary,
            {
                "on_part_begin": self._begin_part,
                "on_header_field": self._header_name,
                "on_header_value": self._header_value,
                "on_header_end": self._end_header,
                "on_headers_finished": self._end_headers,
                "on_part_data": self._data,
                "on_part_end": self._end_part,
                "on_end": self._end,
            },
            max_header_count=_MAX_HEADERS,
            max_header_size=_MAX_HEADER_BYTES,
        )

    def write(self, chunk: bytes) -> None:
        try:
            self._parser.write(chunk)
        except FormParserError:
            raise ProblemError(Code.BAD_REQUEST) from None

    def finish(self) -> Posted:
        if not self._ended:
            raise ProblemError(Code.BAD_REQUEST)
        return Posted(self._fields, tuple(self._files), self._files_sent, self._problems)

    def at_files(self) -> bool:
        return self._files_sent > 0 or bool(self._file_name)  # a field without a file has an empty name

    def salvaged(self) -> Posted | None:
        self._content = bytearray()
        self._files.clear()
        return Posted(self._fields) if self._limits.salvage in self._fields else None

    def _begin_part(self) -> None:
        self._header = bytearray()
        self._value = bytearray()
        self._headers: dict[bytes, bytes] = {}
        self._name = ""
        self._file_name: Raw | None = None
        self._content = bytearray()
        self._dropped = False

    def _header_name(self, data: bytes, start: int, end: int) -> None:
        self._header += data[start:end]

    def _header_value(self, data: bytes, start: int, end: int) -> None:
        self._value += data[start:end]

    def _end_header(self) -> None:
        self._headers[bytes(self._header).lower()] = bytes(self._value)
        self._header.clear()
        self._value.clear()

    def _end_headers(self) -> None:
        self._parts += 1
        if self._parts > self._limits.parts:
            raise ProblemError(Code.TOO_MANY_PARTS)
        kind, options = parse_options_header(self._headers.get(b"content-disposition", b""))
        if kind != b"form-data" or b"name" not in options:
            raise ProblemError(Code.BAD_REQUEST)
        self._name = _decode(options[b"name"])
        if b"filename" in options:
            self._file_name = Raw(_decode(options[b"filename"]))
        else:
            refuse_other_charset(self._headers.get(b"content-type", b""))

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._dropped:
            return
        room = self._limits.field if self._file_name is None else self._limits.file
        if len(self._content) + end - start <= room:
            self._content += data[start:end]
        elif self._file_name is None:
            raise ProblemError(Code.TOO_LARGE)
        else:
            self._drop(f"Attach files of {self._limits.file // MEGABYTE} MB at most.")

    def _end_part(self) -> None:
        if self._file_name is None:
            _add(self._fields, self._name, bytes(self._content))
        elif self._file_name or self._content:  # a browser sends an empty, nameless file when none was chosen
            self._end_file(self._file_name)
        self._content = bytearray()

    def _end_file(self, name: Raw) -> None:
        self._files_sent += 1
        if self._files_sent > self._limits.files:
            most = self._limits.files
            self._drop(f"Attach {most} files at most." if most else "Files can't be attached here.")
        if not self._dropped:
            self._files.append(RawFile(name, bytes(self._content)))

    def _drop(self, why: str) -> None:
        self._dropped = True
        self._content = bytearray()
        self._problems["files"] = why

    def _end(self) -> None:
        self._ended = True


class QueryReader:
    """application/x-www-form-urlencoded: the small forms of the desk."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._fields: dict[str, Raw] = {}
        self._count = 0
        self._name = bytearray()
        self._content = bytearray()
        self._parser = QuerystringParser(
            {
                "on_field_start": self._begin,
                "on_field_name": self._add_name,
                "on_field_data": self._add_content,
                "on_field_end": self._end,
            }
        )

    def write(self, chunk: bytes) -> None:
        try:
            self._parser.write(chunk)
        except FormParserError:
            raise ProblemError(Code.BAD_REQUEST) from None

    def finish(self) -> Posted:
        self._parser.finalize()
        return Posted(self._fields)

    def at_files(self) -> bool:
        return False

    def salvaged(self) -> Posted | None:
        return None

    def _begin(self) -> None:
        self._count += 1
        if self._count > self._limits.parts:
            raise ProblemError(Code.TOO_MANY_PARTS)
        self._name.clear()
        self._content.clear()

    def _add_name(self, data: bytes, start: int, end: int) -> None:
        self._name += data[start:end]
        if len(self._name) > _MAX_HEADER_BYTES:
            raise ProblemError(Code.TOO_LARGE)

    def _add_content(self, data: bytes, start: int, end: int) -> None:
        self._content += data[start:end]
        if len(self._content) > 3 * self._limits.field:  # each byte may take three characters
            raise ProblemError(Code.TOO_LARGE)

    def _end(self) -> None:
        _add(self._fields, _decode(_unquote(self._name)), _unquote(self._content))


def refuse_other_charset(content_type: bytes) -> None:
    """UTF-8 is the only encoding taken: guessing another one could hide a number from redaction."""
    _, options = parse_options_header(content_type)
    if options.get(b"charset", b"").lower() not in _UTF_8:
        raise ProblemError(Code.BAD_CHARSET)


def _unquote(data: bytearray) -> bytes:
    return unquote_to_bytes(bytes(data).replace(b"+", b" "))


def _add(fields: dict[str, Raw], name: str, content: bytes) -> None:
    if name in fields or len(name) > _MAX_NAME_BYTES:
        raise ProblemError(Code.BAD_REQUEST)
    # Browsers send every line break as CR LF, whatever was typed (HTML standard, "normalize newlines").
    fields[name] = Raw(_decode(content).replace("\r\n", "\n"))


def _decode(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise ProblemError(Code.BAD_CHARSET) from None
    if "\0" in text:
        raise ProblemError(Code.BAD_CHARACTER)
    return text
