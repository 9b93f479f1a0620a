"""ZIP archives: what is in them, on them and between their entries."""

import gzip
import io
import struct
import tarfile
import zipfile
import zlib

import pytest
from typing_extensions import override

from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.engine import Engine
from redaction.types import Reason, Withheld
from tests.support.documents import CARD, GONE, found, left_out, redacted, spelled
from tests.unit.redaction.documents.archive.test_tar import info, tarred

PNG = b"\x7fELF" + bytes(60)  # a program: nobody reads it


def zipped(
    *entries: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED, comment: bytes = b"", extra: bytes = b""
) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.comment = comment
        for name, content in entries:
            info = zipfile.ZipInfo(name, (2026, 1, 2, 3, 4, 6))
            info.compress_type, info.extra = method, extra
            archive.writestr(info, content)
    return buffer.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2])
def test_a_member_is_redacted(files: Files, method: int) -> None:
    content = zipped(("a/one.txt", b"fine"), ("a/two.log", f"x\nit was {CARD}\n".encode()), method=method)
    done = redacted(files.redact("a.zip", content))
    assert unzipped(done.content) == {"a/one.txt": b"fine", "a/two.log": f"x\nit was {GONE}\n".encode()}
    assert (done.media_type, found(done)) == ("application/zip", [("CREDIT_CARD", "entry 2, line 2")])
    with zipfile.ZipFile(io.BytesIO(done.content)) as archive:
        assert archive.infolist()[0].date_time == (2026, 1, 2, 3, 4, 6)


def test_a_clean_archive_keeps_its_bytes(files: Files) -> None:
    unix = struct.pack("<HHBL", 0x5455, 5, 1, 0) + struct.pack("<HHBBHBH", 0x7875, 7, 1, 2, 0, 2, 0)
    for content in (zipped(("a.txt", b"fine"), ("f/", b"")), zipped(("a", b"x"), extra=unix), zipped()):
        done = redacted(files.redact("a.zip", content))
        assert (done.content, done.findings, done.withheld) == (content, (), ())


class _Pipe(io.BytesIO):
    @override
    def seekable(self) -> bool:
        return False

    @override
    def tell(self) -> int:
        raise OSError

    @override
    def seek(self, *_: int) -> int:
        raise OSError


def test_an_archive_that_was_written_as_a_stream_keeps_its_bytes(files: Files) -> None:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "fine")
        with archive.open("b.txt", "w", force_zip64=True) as entry:
            entry.write(b"fine, too")
    assert redacted(files.redact("a.zip", pipe.getvalue())).content == pipe.getvalue()


def test_a_number_in_a_name_is_removed(files: Files) -> None:
    numbers = ("4111111111111111", "4111/1111/1111/1111", f"{CARD} scans/a")
    content = zipped(*((f"{number}.txt", b"x") for number in numbers))
    done = redacted(files.redact("a.zip", content))
    assert not spelled(done.content)
    assert [where for _, where in found(done)] == ["entry 1, name", "entry 2, name", "entry 3, name"]
    assert next(iter(unzipped(done.content))) == f"{GONE}.txt"
    assert len(unzipped(done.content)) == 3


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/abs/x.txt", "abs/x.txt"),
        ("C:\\temp\\x.txt", "temp/x.txt"),
        ("a/../b\u202etxt", "a/btxt"),
        ("..", "attachment"),
    ],
)
def test_a_name_leads_nowhere_else(files: Files, name: str, safe: str) -> None:
    done = redacted(files.redact("a.zip", zipped((name, b"x"))))
    assert list(unzipped(done.content)) == [safe]


def test_names_that_became_equal_are_told_apart(files: Files) -> None:
    content = zipped(("4111111111111111.txt", b"a"), ("4111-1111-1111-1111.txt", b"b"))
    done = redacted(files.redact("a.zip", content))
    assert list(unzipped(done.content)) == [f"{GONE}.txt", f"{GONE} (2).txt"]


def planted(where: str) -> bytes:
    number = CARD.encode()
    clean = zipped(("a.txt", b"fine"), ("b.txt", b"fine"))
    second = clean.index(b"PK\3\4", 4)
    if where == "in front":
        return b"PK\3\4" + number + clean
    if where == "behind":
        return clean + number
    if where == "comment":
        return zipped(("a.txt", b"fine"), comment=number)
    if where == "extra field":
        return zipped(("a.txt", b"fine"), extra=struct.pack("<HH", 0x9999, len(number)) + number)
    if where == "comment of an entry":
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            info = zipfile.ZipInfo("a.txt")
            info.comment = number
            archive.writestr(info, b"fine")
        return buffer.getvalue()
    # between two entries: what follows moves, so offsets are corrected
    moved = bytearray(clean[:second] + number + clean[second:])
    entry = moved.rindex(b"PK\1\2")
    struct.pack_into("<L", moved, entry + 42, second + len(number))
    end = moved.rindex(b"PK\5\6")
    struct.pack_into("<L", moved, end + 16, struct.unpack_from("<L", moved, end + 16)[0] + len(number))
    return bytes(moved)


@pytest.mark.parametrize(
    "where", ["behind", "in front", "comment", "extra field", "comment of an entry", "between"]
)
def test_hidden_places_are_gone(files: Files, where: str) -> None:
    content = planted(where)
    assert spelled(content)
    done = redacted(files.redact("a.zip", content))
    assert not spelled(done.content)
    assert set(unzipped(done.content).values()) == {b"fine"}


def test_a_stored_name_that_the_directory_doesnt_tell_is_gone(files: Files) -> None:
    name = "4111111111111111"
    content = zipped((name, b"fine"))
    at = content.rindex(name.encode())
    done = redacted(files.redact("a.zip", content[:at] + b"n" * len(name) + content[at + len(name) :]))
    assert not spelled(done.content)


def test_a_header_that_says_something_else_is_gone(files: Files) -> None:
    content = bytearray(zipped(("a.txt", b"fine")))
    content[10:26] = b"4111111111111111"
    done = redacted(files.redact("a.zip", bytes(content)))
    assert (spelled(done.content), unzipped(done.content)) == (False, {"a.txt": b"fine"})


def test_archives_in_archives_are_read_to_the_second(files: Files) -> None:
    inner = zipped(("number.txt", CARD.encode()))
    done = redacted(files.redact("a.zip", zipped(("in.zip", inner))))
    assert unzipped(unzipped(done.content)["in.zip"]) == {"number.txt": GONE.encode()}
    assert found(done) == [("CREDIT_CARD", "entry 1, entry 1, line 1")]
    deep = zipped(("deeper.zip", zipped(("in.zip", inner))), ("a.txt", b"fine"))
    done = redacted(files.redact("a.zip", deep))
    assert (list(unzipped(done.content)), left_out(done)) == (["a.txt"], [("deeper.zip", "too deep")])


def test_a_packed_tar_is_one_level(files: Files) -> None:
    inner = gzip.compress(tarred((info("a.log"), CARD.encode())), mtime=1)
    done = redacted(files.redact("a.zip", zipped(("logs.tgz", inner), ("a.txt", b"fine"))))
    assert not done.withheld
    with tarfile.open(fileobj=io.BytesIO(unzipped(done.content)["logs.tgz"])) as archive:
        member = archive.extractfile("a.log")
        assert member is not None
        assert member.read() == GONE.encode()


def test_what_cant_be_read_is_left_out_and_named(files: Files) -> None:
    inner = zipped(("core.bin", PNG), ("a.txt", b"fine"))
    done = redacted(files.redact("a.zip", zipped(("logs.zip", inner), (f"{CARD}.bin", PNG))))
    assert left_out(done) == [("logs.zip › core.bin", "unsupported"), (f"{GONE}.bin", "unsupported")]
    assert unzipped(unzipped(done.content)["logs.zip"]) == {"a.txt": b"fine"}


def test_nothing_that_can_be_read(files: Files) -> None:
    done = files.redact("a.zip", zipped(("a", PNG), ("b", PNG)))
    assert isinstance(done, Withheld)
    assert done.reason is Reason.UNSUPPORTED


def encrypted(content: bytes, entry: int) -> bytes:
    marked = bytearray(content)
    for sign, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        position = -1
        for _ in range(entry + 1):
            position = marked.index(sign, position + 1)
        marked[position + flags] |= 1
    return bytes(marked)


def test_encrypted_entries(files: Files) -> None:
    content = encrypted(zipped(("a.txt", b"fine"), ("b.txt", CARD.encode())), 1)
    done = redacted(files.redact("a.zip", content))
    assert (unzipped(done.content), left_out(done)) == ({"a.txt": b"fine"}, [("b.txt", "encrypted")])
    whole = files.redact("a.zip", encrypted(zipped(("b.txt", CARD.encode())), 0))
    assert isinstance(whole, Withheld)
    assert whole.reason is Reason.ENCRYPTED


def test_a_link_is_left_out(files: Files) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        link = zipfile.ZipInfo("link")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", "fine")
    done = redacted(files.redact("a.zip", buffer.getvalue()))
    assert (list(unzipped(done.content)), left_out(done)) == (["a.txt"], [("link", "unsupported")])


def bomb(kind: str) -> bytes:
    zeros = bytes(20_000_000)
    if kind == "flat":
        return zipped(("zeros", zeros))
    if kind == "nested":
        return zipped(("a.zip", zipped(("b.zip", zipped(("c.zip", zipped(("zeros", zeros))))))))
    if kind == "many":
        return zipped(*((f"{n}", b"") for n in range(201)))
    if kind == "overlapping":  # Fifield's: every entry of the directory means the same bytes
        content = zipped(*((f"{n}", b"x" * 40) for n in range(20)))
        moved = bytearray(content)
        position = moved.index(b"PK\1\2")
        while (position := moved.find(b"PK\1\2", position + 1)) >= 0:
            struct.pack_into("<L", moved, position + 42, 0)
        return bytes(moved)
    if kind == "quine":  # declares few bytes, holds many
        wrong = bytearray(zipped(("zeros", zeros)))
        struct.pack_into("<L", wrong, wrong.index(b"PK\1\2") + 24, 5)
        return bytes(wrong)
    return b"PK\3\4" + bytes(100)


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("flat", Reason.TOO_LARGE),
        ("nested", Reason.TOO_DEEP),
        ("many", Reason.TOO_MANY),
        ("overlapping", Reason.CORRUPT),
        ("quine", Reason.TOO_LARGE),
        ("cut", Reason.CORRUPT),
    ],
)
def test_bombs_end_by_a_cap(files: Files, kind: str, reason: Reason) -> None:
    done = files.redact("a.zip", bomb(kind))
    assert isinstance(done, Withheld)
    assert done.reason is reason


def test_bytes_are_counted_over_all_entries(engine: Engine) -> None:
    small = Files(engine, FileCaps(unpacked=1500))
    texts = [(f"{n}.txt", bytes(32 + n % 90 for n in range(1000))) for n in range(2)]
    done = redacted(small.redact("a.zip", zipped(*texts)))
    assert left_out(done) == [("1.txt", "too large")]


def test_a_stream_that_ends_too_early_or_late_is_corrupt(files: Files) -> None:
    packed = zlib.compress(b"fine" * 100)[2:-4]
    for body in (packed[:-3], packed + CARD.encode()):
        local = struct.pack(
            "<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, zlib.crc32(b"fine" * 100), len(body), 400, 1, 0
        )
        central = struct.pack(
            "<4s6H3L5H2L",
            b"PK\1\2",
            20,
            20,
            0,
            8,
            0,
            0,
            zlib.crc32(b"fine" * 100),
            len(body),
            400,
            1,
            0,
            0,
            0,
            0,
            0,
            0,
        )
        start = len(local) + 1 + len(body)
        end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, len(central) + 1, start, 0)
        done = files.redact("a.zip", local + b"a" + body + central + b"a" + end)
        assert isinstance(done, Withheld)
        assert done.reason is Reason.CORRUPT
