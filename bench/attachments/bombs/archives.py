"""Archives that grow, nest, lie, point outside, or end too soon."""

from __future__ import annotations

import gzip
import io
import struct
import tarfile
import zipfile
import zlib
from typing import Final

import py7zr

from bench.attachments.bombs.bomb import LINE, MIB, Bomb, bombs, crc_of_zeros, zeros
from bench.attachments.documents.construction import zipped

_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def _local(name: bytes, body: bytes, crc: int, size: int) -> bytes:
    head = struct.pack("<4s5H3I2H", _LOCAL, 20, 0, 8, 0, 0, crc, len(body), size, len(name), 0)
    return head + name + body


def _central(name: bytes, body: bytes, crc: int, size: int, at: int) -> bytes:
    fields = (_CENTRAL, 20, 20, 0, 8, 0, 0, crc, len(body), size, len(name), 0, 0, 0, 0, 0, at)
    return struct.pack("<4s6H3I5H2I", *fields) + name


def _end(count: int, size: int, at: int) -> bytes:
    return struct.pack("<4s4H2IH", _END, 0, 0, count, count, size, at, 0)


def _one(name: bytes, body: bytes, crc: int, size: int) -> bytes:
    local = _local(name, body, crc, size)
    central = _central(name, body, crc, size, 0)
    return local + central + _end(1, len(central), len(local))


def zip_flat() -> bytes:
    """One gibibyte in one member."""
    return _one(b"a.txt", zeros(1024, raw=True), crc_of_zeros(1024), 1024 * MIB)


def zip_lying() -> bytes:
    """A gibibyte that says that it is a hundred bytes."""
    return _one(b"a.txt", zeros(1024, raw=True), 0, 100)


def zip_nested() -> bytes:
    """Sixteen archives of sixteen archives of sixteen large files."""
    inner = zipped({"a.txt": bytes(8 * MIB) + LINE})
    for _ in range(3):
        inner = zipped({f"{at}.zip": inner for at in range(16)})
    return inner


def zip_deep() -> bytes:
    """Two hundred archives in each other."""
    inner = zipped({"a.txt": LINE})
    for _ in range(200):
        inner = zipped({"a.zip": inner}, stored=("a.zip",))
    return inner


def zip_overlapping() -> bytes:
    """Many names for the same bytes."""
    body, crc, size = zeros(64, raw=True), crc_of_zeros(64), 64 * MIB
    local = _local(b"a", body, crc, size)
    central = b"".join(_central(b"a", body, crc, size, 0) for _ in range(2000))
    return local + central + _end(2000, len(central), len(local))


def zip_many() -> bytes:
    """Twenty thousand members."""
    return zipped({f"{at}.txt": "" for at in range(20_000)} | {"last.txt": LINE})


def zip_outside() -> bytes:
    """Names that lead elsewhere."""
    return zipped(
        {"../../etc/passwd": LINE, "/srv/a": LINE, "C:\\a.txt": LINE, "..\\b": LINE, "a\0b.txt": LINE}
    )


def zip_encrypted() -> bytes:
    """Says that its member is encrypted."""
    content = bytearray(zipped({"a.txt": LINE}))
    content[6] |= 1
    content[content.index(_CENTRAL) + 8] |= 1
    return bytes(content)


def zip_twice() -> bytes:
    """Two archives in one: readers from the front and from the back see another one."""
    return zipped({"a.txt": LINE}) + zipped({"a.txt": "nothing"})


def zip_unlisted() -> bytes:
    """A member that the directory doesn't name."""
    first = _local(b"hidden.txt", _deflated(LINE), zlib.crc32(LINE), len(LINE))
    clean = _deflated(b"nothing")
    local = _local(b"a.txt", clean, zlib.crc32(b"nothing"), 7)
    central = _central(b"a.txt", clean, zlib.crc32(b"nothing"), 7, len(first))
    return first + local + central + _end(1, len(central), len(first) + len(local))


def zip_same_name() -> bytes:
    """Two members of one name; which one a reader takes is its own choice."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.txt"), LINE)
        archive.writestr(zipfile.ZipInfo("b.txt"), b"nothing")
    return file.getvalue().replace(b"b.txt", b"a.txt")


def gz_endless() -> bytes:
    """Ten gibibytes."""
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + zeros(10 * 1024, raw=True) + bytes(8)


def gz_members() -> bytes:
    """A second stream behind the first."""
    return gzip.compress(b"nothing", mtime=0) + gzip.compress(LINE, mtime=0)


def gz_nested() -> bytes:
    """Compressed a hundred times."""
    content = LINE
    for _ in range(100):
        content = gzip.compress(content, mtime=0)
    return content


def tar_sparse() -> bytes:
    """A file of a tebibyte that is nothing but a hole (GNU, old format)."""
    head = bytearray(tarfile.TarInfo("a.bin").tobuf(tarfile.GNU_FORMAT))
    head[156:157] = b"S"
    head[386:398], head[398:410] = b"00000000000\0", b"00000000000\0"
    head[483:495] = b"\x80" + (1 << 40).to_bytes(11, "big")
    head[148:156] = b" " * 8
    head[148:156] = f"{sum(head):06o}\0 ".encode()
    return bytes(head) + bytes(1024)


def tar_links() -> bytes:
    """Links, devices and names that lead elsewhere."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind, target in (
            *(("link", tarfile.SYMTYPE, "/etc/passwd"), ("hard", tarfile.LNKTYPE, "../../etc/shadow")),
            *(("device", tarfile.CHRTYPE, ""), ("pipe", tarfile.FIFOTYPE, "")),
        ):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            archive.addfile(info)
        info = tarfile.TarInfo("../../root/a.txt")
        info.size = len(LINE)
        archive.addfile(info, io.BytesIO(LINE))
    return file.getvalue()


def tar_size() -> bytes:
    """A member that says it is larger than the file."""
    info = tarfile.TarInfo("a.txt")
    info.size = 1 << 33
    return info.tobuf() + LINE


def seven_dictionary() -> bytes:
    """Asks for a dictionary of four gibibytes (LZMA2, property 40)."""
    content = bytearray(_seven(LINE))
    at = content.rindex(b"\x21\x21\x01")
    content[at + 3] = 40
    start = 32 + int.from_bytes(content[12:20], "little")
    content[28:32] = zlib.crc32(bytes(content[start:])).to_bytes(4, "little")
    content[8:12] = zlib.crc32(bytes(content[12:32])).to_bytes(4, "little")
    return bytes(content)


def seven_large() -> bytes:
    """Zeros, 192 MiB of them, in half a kilobyte."""
    file = io.BytesIO()
    with py7zr.SevenZipFile(file, "w", filters=[{"id": py7zr.FILTER_BZIP2}]) as archive:
        archive.writestr(bytes(192 * MIB), "a.txt")
    return file.getvalue()


def seven_broken() -> bytes:
    """A header that is noise."""
    content = bytearray(_seven(LINE))
    content[12:32] = b"\xff" * 20
    return bytes(content)


def _seven(text: bytes) -> bytes:
    file = io.BytesIO()
    with py7zr.SevenZipFile(file, "w", filters=[{"id": py7zr.FILTER_LZMA2, "preset": 1}]) as archive:
        archive.set_encoded_header_mode(False)
        archive.writestr(text, "a.txt")
    return file.getvalue()


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


BOMBS: Final[tuple[Bomb, ...]] = bombs(
    "archive",
    *(
        (zip_flat, "zip"),
        (zip_lying, "zip"),
        (zip_nested, "zip"),
        (zip_deep, "zip"),
        (zip_overlapping, "zip"),
    ),
    *(
        (zip_many, "zip"),
        (zip_outside, "zip"),
        (zip_encrypted, "zip"),
        (zip_twice, "zip"),
        (zip_unlisted, "zip"),
    ),
    *((zip_same_name, "zip"), (gz_endless, "gz"), (gz_members, "gz"), (gz_nested, "gz"), (tar_sparse, "tar")),
    *(
        (tar_links, "tar"),
        (tar_size, "tar"),
        (seven_dictionary, "7z"),
        (seven_large, "7z"),
        (seven_broken, "7z"),
    ),
)
