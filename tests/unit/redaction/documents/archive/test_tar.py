"""TAR archives and GZIP files."""

import gzip
import io
import tarfile
import zlib

import pytest

from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.engine import Engine
from redaction.types import Reason, Withheld
from tests.support.documents import CARD, GONE, found, left_out, redacted, spelled

FORMATS = {"ustar": tarfile.USTAR_FORMAT, "gnu": tarfile.GNU_FORMAT, "pax": tarfile.PAX_FORMAT}


def info(name: str, size: int = 0, kind: bytes = tarfile.REGTYPE, **pax: str) -> tarfile.TarInfo:
    one = tarfile.TarInfo(name)
    one.size, one.type, one.mtime, one.pax_headers = size, kind, 1_700_000_000, pax
    return one


def tarred(*entries: tuple[tarfile.TarInfo, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=form) as archive:
        for one, content in entries:
            one.size = len(content)
            archive.addfile(one, io.BytesIO(content))
    return buffer.getvalue()


def untarred(content: bytes) -> dict[str, bytes]:
    with tarfile.open(fileobj=io.BytesIO(content)) as archive:
        return {one.name: (file.read() if (file := archive.extractfile(one)) else b"") for one in archive}


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_a_member_is_redacted(files: Files, form: int) -> None:
    content = tarred((info("f/a.txt"), b"fine"), (info("f/b.txt"), f"x\n{CARD}".encode()), form=form)
    done = redacted(files.redact("a.tar", content))
    assert untarred(done.content) == {"f/a.txt": b"fine", "f/b.txt": f"x\n{GONE}".encode()}
    assert (done.media_type, found(done)) == ("application/x-tar", [("CREDIT_CARD", "entry 2, line 2")])


@pytest.mark.parametrize("form", FORMATS.values(), ids=FORMATS)
def test_a_clean_archive_keeps_its_bytes(files: Files, form: int) -> None:
    long = "/".join(["a" * 60] * 3)
    owned = info("owned.txt")
    owned.uname, owned.gname, owned.uid = "root", "staff", 1000
    folder = info("f", kind=tarfile.DIRTYPE)
    content = tarred((owned, b"fine"), (folder, b""), (info(long), b"x" * 600), form=form)
    done = redacted(files.redact("a.tar", content))
    assert (done.content, done.findings, done.withheld) == (content, (), ())


def test_numbers_in_names_and_headers_are_removed(files: Files) -> None:
    owned = info("c.txt")
    owned.uname = "4111111111111111"
    for content, where in (
        (tarred((info("4111111111111111.txt"), b"x")), "entry 1, name"),
        (tarred((info("n" * 120 + f" {CARD}.txt"), b"x"), form=tarfile.GNU_FORMAT), "entry 1, name"),
        (tarred((info("a.txt", comment=f"paid by {CARD}"), b"x")), "entry 1, header"),
        (tarred((owned, b"x")), "entry 1, header"),
    ):
        assert spelled(content)
        done = redacted(files.redact("a.tar", content))
        assert not spelled(done.content)
        assert found(done) == [("CREDIT_CARD", where)]


def test_what_stands_between_and_behind_entries_is_gone(files: Files) -> None:
    number = CARD.encode()
    clean = bytearray(tarred((info("a.txt"), b"fine")))
    behind = bytes(clean) + number
    clean[512 + 10 : 512 + 10 + len(number)] = number
    vendor = info("a.txt")
    vendor.pax_headers = {"VENDOR.x": "\0".join(CARD)}
    stray = tarred((vendor, b"fine"))
    for content in (behind, bytes(clean), stray):
        done = redacted(files.redact("a.tar", content))
        assert not spelled(done.content)
        assert b"VENDOR" not in done.content
        assert untarred(done.content) == {"a.txt": b"fine"}


def test_links_and_devices_are_left_out(files: Files) -> None:
    link = info("link", kind=tarfile.SYMTYPE)
    link.linkname = "/etc/passwd"
    hard = info("hard", kind=tarfile.LNKTYPE)
    hard.linkname = "../x"
    pipe = info("pipe", kind=tarfile.FIFOTYPE)
    content = tarred((link, b""), (hard, b""), (pipe, b""), (info("../up.txt"), b"fine"))
    done = redacted(files.redact("a.tar", content))
    assert untarred(done.content) == {"up.txt": b"fine"}
    assert left_out(done) == [(name, "unsupported") for name in ("link", "hard", "pipe")]


def test_hostile_archives_end_by_a_cap(files: Files) -> None:
    header = info("a").tobuf()
    long = info("././@LongLink", 300_000, b"L").tobuf() + bytes(300_032)
    chain = info("p", 0, b"x").tobuf()
    broken = bytearray(header)
    broken[150] ^= 1
    for content, reason in (
        (header * 100_000, Reason.TOO_MANY),
        (long, Reason.TOO_LARGE),
        (bytes(broken), Reason.CORRUPT),
        (info("a", 10**9).tobuf(), Reason.CORRUPT),
    ):
        done = files.redact("a.tar", content)
        assert isinstance(done, Withheld)
        assert done.reason is reason
    assert redacted(files.redact("a.tar", chain * 10_000 + header)).findings == ()


def test_a_packed_file(files: Files) -> None:
    content = gzip.compress(f"x\nit was {CARD}".encode(), mtime=1_700_000_000)
    done = redacted(files.redact("a.log.gz", content))
    assert gzip.decompress(done.content) == f"x\nit was {GONE}".encode()
    assert (done.media_type, found(done)) == ("application/gzip", [("CREDIT_CARD", "line 2")])


def test_a_packed_archive(files: Files) -> None:
    content = gzip.compress(tarred((info("a.txt"), CARD.encode()), (info("b.bin"), b"\x7fELF\0")))
    done = redacted(files.redact("a.tgz", content))
    assert untarred(gzip.decompress(done.content)) == {"a.txt": GONE.encode()}
    assert found(done) == [("CREDIT_CARD", "entry 1, line 1")]
    assert left_out(done) == [("b.bin", "unsupported")]


def gzipped(content: bytes, flags: int = 0, header: bytes = b"") -> bytes:
    packed = zlib.compress(content)[2:-4]
    tail = zlib.crc32(content).to_bytes(4, "little") + len(content).to_bytes(4, "little")
    return b"\x1f\x8b\x08" + bytes([flags]) + b"\0\0\0\0\x02\x03" + header + packed + tail


def test_clean_packed_files_keep_their_bytes(files: Files) -> None:
    two = gzipped(b"fine ") + gzipped(b"and fine")
    for content in (gzipped(b""), gzipped(b"fine", 8, b"a.txt\0"), two):
        assert redacted(files.redact("a.gz", content)).content == content


def test_what_stands_in_headers_of_a_packed_file_is_gone(files: Files) -> None:
    number = CARD.encode()
    for content, where in (
        (gzipped(b"fine", 8, number + b".txt\0"), ["name"]),
        (gzipped(b"fine", 16, number + b"\0"), ["comment"]),
        (gzipped(b"fine", 4, len(number).to_bytes(2, "little") + number), []),
        (gzipped(b"fine") + number, []),
    ):
        done = redacted(files.redact("a.gz", content))
        assert not spelled(done.content)
        assert gzip.decompress(done.content) == b"fine"
        assert [place for _, place in found(done)] == where


def test_hostile_packed_files_end_by_a_cap(files: Files, engine: Engine) -> None:
    endless = gzip.compress(bytes(20_000_000))
    for content, reason in (
        (endless, Reason.TOO_LARGE),
        (endless[:-100], Reason.TOO_LARGE),
        (gzipped(b"fine" * 100)[:-9], Reason.CORRUPT),
        (gzipped(b"fine")[:-8] + b"wrongsum", Reason.CORRUPT),
        (gzip.compress(gzip.compress(gzip.compress(b"x"))), Reason.TOO_DEEP),
    ):
        done = files.redact("a.gz", content)
        assert isinstance(done, Withheld)
        assert done.reason is reason
    done = Files(engine, FileCaps(unpacked=1000)).redact("a.gz", gzip.compress(b"fine " * 1000))
    assert isinstance(done, Withheld)
