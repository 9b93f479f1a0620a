"""7z archives."""

import io
import lzma
import struct
import zlib
from typing import Any

import py7zr
import pytest
from py7zr.io import BytesIOFactory

from redaction.documents.files import Files
from redaction.types import Reason, Withheld
from tests.support.documents import CARD, GONE, found, left_out, redacted


def packed(*entries: tuple[str, bytes], **how: Any) -> bytes:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w", **how) as archive:
        for name, content in entries:
            archive.writestr(content, name)
    return buffer.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    factory = BytesIOFactory(10_000_000)
    with py7zr.SevenZipFile(io.BytesIO(content)) as archive:
        archive.extractall(factory=factory)
    return {name.rpartition("/")[2]: product.read() for name, product in factory.products.items()}


LZMA1 = [{"id": lzma.FILTER_LZMA1, "preset": 6}]
BCJ = [{"id": lzma.FILTER_X86}, {"id": lzma.FILTER_LZMA2, "preset": 6}]
COPY = [{"id": py7zr.FILTER_COPY}]


@pytest.mark.parametrize("filters", [None, LZMA1, BCJ, COPY])
def test_a_member_is_redacted(files: Files, filters: Any) -> None:
    content = packed(("a.txt", b"fine"), ("b.txt", f"x\n{CARD}".encode()), ("empty", b""), filters=filters)
    done = redacted(files.redact("a.7z", content))
    assert unpacked(done.content) == {"a.txt": b"fine", "b.txt": f"x\n{GONE}".encode(), "empty": b""}
    assert (done.media_type, found(done)) == (
        "application/x-7z-compressed",
        [("CREDIT_CARD", "entry 2, line 2")],
    )


@pytest.mark.parametrize("filters", [None, LZMA1, BCJ, COPY])
def test_a_clean_archive_keeps_its_bytes(files: Files, filters: Any) -> None:
    content = packed(("a.txt", b"fine"), ("f/b.txt", b"fine, too"), filters=filters)
    assert redacted(files.redact("a.7z", content)).content == content


def test_names_hidden_places_and_what_nobody_reads(files: Files) -> None:
    content = packed((f"{CARD}.txt", b"fine"), ("core", b"\x7fELF"))
    done = redacted(files.redact("a.7z", content + CARD.encode()))
    assert unpacked(done.content) == {f"{GONE}.txt": b"fine"}
    assert (found(done), left_out(done)) == ([("CREDIT_CARD", "entry 1, name")], [("core", "unsupported")])
    assert CARD.encode() not in done.content
    behind = packed(("a.txt", b"fine")) + CARD.encode()
    assert CARD.encode() not in redacted(files.redact("a.7z", behind)).content


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (packed(("a", CARD.encode()), password="x"), Reason.ENCRYPTED),
        (packed(("a", CARD.encode()), password="x", header_encryption=True), Reason.ENCRYPTED),
        (packed(("a", bytes(20_000_000))), Reason.TOO_LARGE),
        (packed(*((f"{n}", b"x") for n in range(201))), Reason.TOO_MANY),
        (packed(("a", b"x"), filters=[{"id": py7zr.FILTER_DEFLATE}]), Reason.UNSUPPORTED),
        (packed(("a", b"fine" * 100))[:-5], Reason.CORRUPT),
        (b"7z\xbc\xaf\x27\x1c" + bytes(100), Reason.CORRUPT),
    ],
)
def test_what_is_not_read(files: Files, content: bytes, reason: Reason) -> None:
    done = files.redact("a.7z", content)
    assert isinstance(done, Withheld)
    assert done.reason is reason


def test_a_huge_dictionary_is_refused_before_it_is_made(files: Files) -> None:
    buffer = io.BytesIO()
    with py7zr.SevenZipFile(buffer, "w") as archive:
        archive.set_encoded_header_mode(False)
        archive.writestr(b"fine", "a.txt")
    content = bytearray(buffer.getvalue())
    content[content.index(b"\x21\x21\x01") + 3] = 40  # a coder, its method, size and value: 4 GiB
    offset, size = struct.unpack_from("<QQ", content, 12)
    struct.pack_into("<L", content, 28, zlib.crc32(content[32 + offset : 32 + offset + size]))
    struct.pack_into("<L", content, 8, zlib.crc32(content[12:32]))
    done = files.redact("a.7z", bytes(content))
    assert isinstance(done, Withheld)
    assert done.reason is Reason.TOO_LARGE
