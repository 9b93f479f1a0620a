"""The layers of a file: what it holds, unpacked, and what that holds."""

from __future__ import annotations

import base64
import binascii
import bz2
import email
import gzip
import io
import lzma
import quopri
import re
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from email.header import decode_header
from typing import Final, NamedTuple

import olefile
import py7zr

from bench.attachments.deep import pdf

_DEEPEST: Final = 8
_HEADER: Final = 64 * 1024  # characters of one, which is looked at whole as it is
_MOST: Final = 64 * 1024 * 1024  # bytes out of one stream
_BASE64: Final = re.compile(rb"(?:[A-Za-z0-9+/_\r\n-]|\\[/nr]){16,}={0,2}")
_SOFT: Final = re.compile(rb"=[ \t]+(?=\r?\n)")
_BREAKS: Final = re.compile(rb"[\r\n]|\\[nr]|\\(?=/)")
_UU: Final = re.compile(rb"^begin [0-7]{3} ([^\r\n]+)\r?\n(.*?)^end", re.MULTILINE | re.DOTALL)
_ASCII85: Final = re.compile(rb"stream\r?\n([!-uz\s]{20,}?)~>")
# Codecs in which digits can be spelled, each with what stands in such bytes.
_CODECS: Final = (
    (re.compile(b"\0|\\A(?:\xff\xfe|\xfe\xff)"), ("utf-16-le", "utf-16-be", "utf-32")),
    (re.compile(rb"[\x80-\xff]"), ("latin-1", "cp932", "cp037")),
    (re.compile(rb"\+"), ("utf-7",)),
    (re.compile(rb"\x1b\$"), ("iso2022_jp",)),
)
_LOCAL: Final = b"PK\x03\x04"
_MAIL: Final = re.compile(rb"\A(?:[!-9;-~]+:[^\n]*\n|From [^\n]*\n)", re.IGNORECASE)


class Layer(NamedTuple):
    """One reading of some bytes. `path` leads to them from the file, names of members between slashes."""

    path: str
    text: str


def layers(content: bytes, path: str = "", depth: int = 0) -> Iterator[Layer]:
    """Every reading of a file and of all that is packed in it, names included."""
    yield Layer(f"{path} (name)", path)
    yield from _texts(content, path)
    if depth >= _DEEPEST:
        return
    for name, member in members(content):
        yield from layers(member, f"{path}/{name}", depth + 1)


def members(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What is packed in some bytes, by the readers of all formats; what one can't read is not its own."""
    for reader in _READERS:
        found: list[tuple[str, bytes]] = []
        with suppress(Exception):  # whatever a library raises: it read what isn't its own
            for pair in reader(content):
                found.append(pair)  # noqa: PERF402 what came before an error counts
        yield from found


def _texts(content: bytes, path: str) -> Iterator[Layer]:
    yield Layer(path, content.decode("utf-8", "ignore"))
    for sign, codecs in _CODECS:
        for codec in codecs if sign.search(content) else ():
            yield Layer(path, content.decode(codec, "ignore"))
    if b"=" in content:
        yield Layer(path, quopri.decodestring(_SOFT.sub(b"=", content)).decode("utf-8", "ignore"))


def _zip(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        yield "comment", archive.comment
        for info in archive.infolist():
            yield info.filename, info.comment + info.extra
            with suppress(Exception), archive.open(info) as member:
                yield info.filename, member.read(_MOST)


def _walked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Members of a ZIP from the front, as they lie there, also those that its directory doesn't name."""
    at = content.find(_LOCAL)
    while at >= 0:
        method, name_length, extra = struct.unpack("<H16x2H", content[at + 8 : at + 30])
        start = at + 30 + name_length + extra
        name = content[at + 30 : at + 30 + name_length].decode("utf-8", "replace")
        if method == zipfile.ZIP_DEFLATED:
            with suppress(zlib.error):
                yield name, zlib.decompressobj(-15).decompress(memoryview(content)[start:], _MOST)
        at = content.find(_LOCAL, at + 4)


def _seven(content: bytes) -> Iterator[tuple[str, bytes]]:
    if not content.startswith(b"7z\xbc\xaf'\x1c"):
        return
    factory = py7zr.io.BytesIOFactory(_MOST)
    with py7zr.SevenZipFile(io.BytesIO(content)) as archive:
        archive.extractall(factory=factory)
    for name, member in factory.products.items():
        yield name, member.read()


def _tar(content: bytes) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=io.BytesIO(content), mode="r:") as archive:
        for info in archive:
            yield info.name, f"{info.name} {info.linkname} {info.uname} {info.pax_headers}".encode()
            if info.isreg() and (member := archive.extractfile(info)):
                yield info.name, member.read(_MOST)


def _gzip(content: bytes) -> Iterator[tuple[str, bytes]]:
    if content.startswith(b"\x1f\x8b"):
        yield "gzip", gzip.GzipFile(fileobj=io.BytesIO(content)).read(_MOST)


def _others(content: bytes) -> Iterator[tuple[str, bytes]]:
    if content.startswith(b"BZh"):
        yield "bzip2", bz2.BZ2Decompressor().decompress(content, _MOST)
    if content.startswith(b"\xfd7zXZ"):
        yield "xz", lzma.LZMADecompressor().decompress(content, _MOST)


def _ole(content: bytes) -> Iterator[tuple[str, bytes]]:
    if not olefile.isOleFile(io.BytesIO(content)):
        return
    with olefile.OleFileIO(io.BytesIO(content)) as compound:
        for path in compound.listdir():
            yield "/".join(path), compound.openstream(path).read()


def _mail(content: bytes) -> Iterator[tuple[str, bytes]]:
    if not _MAIL.match(content):
        return
    message = email.message_from_bytes(
        content
    )  # the newer policy takes minutes for the headers of some bombs
    for part in message.walk():
        headers = "\n".join(f"{name}: {value}\n{_words(str(value))}" for name, value in part.items())
        yield "headers", f"{headers}\n{part.get_filename()}".encode("utf-8", "ignore")
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload != content:
            yield part.get_filename() or part.get_content_type(), payload


def _words(header: str) -> str:
    """A header with its encoded words decoded (RFC 2047)."""
    return "".join(
        piece if isinstance(piece, str) else _word(piece, charset or "latin-1")
        for piece, charset in decode_header(header[:_HEADER])
    )


def _word(content: bytes, charset: str) -> str:
    with suppress(LookupError):
        return content.decode(charset, "ignore")
    return content.decode("latin-1")


def _encoded(content: bytes) -> Iterator[tuple[str, bytes]]:
    for found in _BASE64.finditer(content):
        packed = _BREAKS.sub(b"", found[0]).rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
        with suppress(binascii.Error):
            yield "base64", base64.b64decode(packed + b"=" * (-len(packed) % 4))


def _uuencoded(content: bytes) -> Iterator[tuple[str, bytes]]:
    for found in _UU.finditer(content):
        lines = found[2].splitlines()
        yield found[1].decode("latin-1"), b"".join(binascii.a2b_uu(line) for line in lines)


def _deflated(content: bytes) -> Iterator[tuple[str, bytes]]:
    """What zlib packed, of whatever format: text of a PNG, streams of a PDF's earlier versions."""
    view = memoryview(content)
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]", content):
        with suppress(zlib.error):
            yield "deflated", zlib.decompressobj().decompress(view[found.start() :], _MOST)


def _ascii85(content: bytes) -> Iterator[tuple[str, bytes]]:
    for found in _ASCII85.finditer(content):
        with suppress(ValueError):
            yield "ascii85", base64.a85decode(found[1])


_READERS: Final[tuple[Callable[[bytes], Iterator[tuple[str, bytes]]], ...]] = (
    *(
        pdf.members,
        _zip,
        _walked,
        _seven,
        _tar,
        _gzip,
        _others,
        _ole,
        _mail,
        _encoded,
        _uuencoded,
        _ascii85,
        _deflated,
    ),
)
