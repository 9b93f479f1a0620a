"""What is inside of a package, what lies hidden in it, and what ends at a cap."""

import base64
import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from PIL import Image

from redaction.caps import FileCaps
from redaction.documents.container import read_container
from redaction.documents.content import Content
from redaction.documents.files import Files
from redaction.documents.reading import Budget, Reading
from redaction.engine import Engine
from redaction.ocr.eyes import Eyes
from redaction.policy import Policy
from redaction.pool.jobs import FILE_CREW, READ_FILE
from redaction.pool.limits import Limits
from redaction.pool.pool import Pool
from redaction.progress import unheard
from redaction.types import Finding, Reason, RedactedFile, Withheld
from tests.support.office import (
    book,
    changed,
    holders,
    opens,
    runs,
    slides,
    unzipped,
    with_parts,
    word,
    zipped,
)

CARD = "4111111111111111"
SPACED = "4111 1111 1111 1111"
MAIN = "word/document.xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'

Redact = Callable[[bytes], RedactedFile]


def png(color: str) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (8, 8), color).save(buffer, "PNG")
    return buffer.getvalue()


PICTURED = with_parts(word(), {"word/media/image1.png": png("red")}, "image", MAIN)


def test_a_picture_is_read_or_taken_out(redact: Redact) -> None:
    done = redact(PICTURED)
    assert opens(done.content)
    assert unzipped(done.content)["word/media/image1.png"].startswith(b"\x89PNG")
    assert [(one.name.text, one.reason) for one in done.withheld] in ([("image1.png", "unsupported")], [])


def test_what_a_picture_becomes_stands_in_the_document(engine: Engine) -> None:
    def entry(_: Reading, content: bytes) -> Content:
        assert content == png("red")
        return Content("image/png", png("blue"), (Finding("CREDIT_CARD", "1111", "", 1.0, "x"),))

    reading = Reading(engine, Eyes(), FileCaps(), unheard, entry, Budget(9, 10**7))
    done = read_container(reading, PICTURED)
    assert unzipped(done.content)["word/media/image1.png"] == png("blue")
    assert [finding.where for finding in done.findings] == ["picture 1"]


@pytest.mark.parametrize(
    "name", ["word/vbaProject.bin", "word/embeddings/oleObject1.bin", "word/media/image1.emf"]
)
def test_what_can_t_be_read_is_taken_out_and_named(redact: Redact, name: str) -> None:
    done = redact(with_parts(word(), {name: OLE + SPACED.encode()}, "x", MAIN))
    assert [one.name.text for one in done.withheld] == [name.rpartition("/")[2]]
    assert list(holders(done.content, CARD)) == []
    assert opens(done.content)


def test_a_printer_s_settings_go_with_what_refers_to_them(redact: Redact) -> None:
    name, owner = "xl/printerSettings/printerSettings1.bin", "xl/worksheets/sheet1.xml"
    content = with_parts(book([7]), {name: b"\0"}, "printerSettings", owner)
    setup = (
        "<pageSetup "
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        'r:id="rIdNew"/>'
    )
    done = redact(changed(content, owner, "</worksheet>", f"{setup}</worksheet>"))
    assert name not in unzipped(done.content)
    assert b"rIdNew" not in b"".join(unzipped(done.content).values())
    assert opens(done.content)


def test_a_font_stays_if_nothing_is_found_in_it(redact: Redact) -> None:
    clean = redact(word()).content
    for data, stays in ((b"\0\1font", True), (b"\0\1" + SPACED.encode("utf-16-le"), False)):
        content = with_parts(clean, {"word/fonts/font1.odttf": data}, "font", "word/fontTable.xml")
        done = redact(content)
        assert (done.content == content) is stays
        assert bool(done.withheld) is not stays


def test_files_in_base64(redact: Redact) -> None:
    packed = base64.b64encode(book([SPACED])).decode()
    content = with_parts(word(), {"customXml/item1.xml": f"<a b='{packed}'>{packed}</a>"}, "customXml", MAIN)
    done = redact(content)
    inner = unzipped(done.content)["customXml/item1.xml"].decode()
    assert packed not in inner
    for part in (inner.split('"')[-2], inner.split(">")[-2].partition("<")[0]):
        assert list(holders(base64.b64decode(part), CARD)) == []


def _between(content: bytes) -> bytes:
    """Bytes before the central directory, which is moved."""
    end = content.rindex(b"PK\5\6")
    start = int.from_bytes(content[end + 16 : end + 20], "little")
    moved = content[end : end + 16] + (start + 16).to_bytes(4, "little") + content[end + 20 :]
    return content[:start] + CARD.encode() + content[start:end] + moved


CLEAN = zipped(unzipped(word()) | {"docProps/thumbnail.jpeg": b""})
HIDDEN = {
    "after": lambda clean: clean + CARD.encode(),
    "before": lambda clean: CARD.encode() + clean,
    "between": _between,
    "comment": lambda clean: zipped(unzipped(clean), CARD.encode()),
}


@pytest.mark.parametrize("hide", HIDDEN.values(), ids=HIDDEN)
def test_bytes_outside_of_the_entries_go(redact: Redact, hide: Callable[[bytes], bytes]) -> None:
    clean = redact(word()).content
    assert redact(clean).content == clean
    hidden = hide(clean)
    if hidden.startswith(b"PK"):
        done = redact(hidden)
        assert unzipped(done.content) == unzipped(clean)
        assert CARD.encode() not in done.content


def test_bytes_behind_the_end_of_a_packed_stream_go(redact: Redact) -> None:
    clean = redact(word()).content
    name = b"word/document.xml"
    with ZipFile(BytesIO(clean)) as file:
        entry = file.getinfo(name.decode())
        start = entry.header_offset + 30 + len(name)
    packed = clean[start : start + entry.compress_size]
    stream = zlib.decompressobj(-15)
    stream.decompress(packed)
    assert stream.eof
    hidden = _longer(clean, name, packed, packed + CARD.encode())
    assert unzipped(hidden) == unzipped(clean)
    assert CARD.encode() not in redact(hidden).content


def _longer(content: bytes, name: bytes, packed: bytes, longer: bytes) -> bytes:
    """An entry with more packed bytes, moved to the end so that no other moves."""
    local = content.index(b"PK\3\4", content.index(packed) - 30 - len(name))
    end = content.rindex(b"PK\5\6")
    start = int.from_bytes(content[end + 16 : end + 20], "little")
    directory = content[start:end]
    header = bytearray(content[local : local + 30 + len(name)])
    header[18:22] = len(longer).to_bytes(4, "little")
    at = directory.index(name) - 46
    moved = bytearray(directory)
    moved[at + 20 : at + 24] = len(longer).to_bytes(4, "little")
    moved[at + 42 : at + 46] = start.to_bytes(4, "little")
    body = content[:start] + bytes(header) + longer
    return (
        body + bytes(moved) + content[end : end + 16] + len(body).to_bytes(4, "little") + content[end + 20 :]
    )


def many(count: int) -> bytes:
    return zipped({"[Content_Types].xml": "<a/>"} | {f"p{number}": "" for number in range(count)})


def flagged(content: bytes) -> bytes:
    """Every entry says that it is encrypted."""
    data = bytearray(content)
    for sign, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(sign)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(sign, at + 4)
    return bytes(data)


def compound(name: str) -> bytes:
    """A compound file with one empty stream (MS-CFB 2.2, 2.6.1)."""
    free, end, none = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF
    head = struct.pack(
        "<8s16sHHHHH6xIIIIIIIIII", OLE, b"", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0, 0
    )
    head += struct.pack("<108I", *[free] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, end, *[free] * 126)
    entries = b""
    for title, kind, child in (("Root Entry", 5, 1), (name, 2, none), ("", 0, none), ("", 0, none)):
        size = 2 * len(title) + 2 if title else 0
        text = title.encode("utf-16-le")
        entries += struct.pack("<64sHBBIII36xIQ", text, size, kind, 1, none, none, child, end, 0)
    return head + table + entries


WITHHELD = {
    "an encrypted document": (compound("EncryptedPackage"), Reason.ENCRYPTED),
    "an old document": (compound("WordDocument"), Reason.UNSUPPORTED),
    "bomb": (with_parts(word(), {MAIN: BODY.format("0" * 20_000_000)}), Reason.TOO_LARGE),
    "entries": (many(4_001), Reason.TOO_MANY),
    "entities": (with_parts(word(), {MAIN: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), Reason.UNSUPPORTED),
    "entities in UTF-16": (
        with_parts(word(), {MAIN: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")}),
        Reason.UNSUPPORTED,
    ),
    "another charset": (
        with_parts(word(), {MAIN: '<?xml version="1.0" encoding="utf-7"?><a/>'}),
        Reason.UNSUPPORTED,
    ),
    "deep": (with_parts(word(), {MAIN: "<a>" * 10_000 + "</a>" * 10_000}), Reason.CORRUPT),
    "not well-formed": (with_parts(word(), {MAIN: "<a>"}), Reason.CORRUPT),
    "a number in a name": (with_parts(word(), {MAIN: f"<a{CARD}/>"}), Reason.UNSUPPORTED),
    "a number in a part's name": (with_parts(word(), {f"word/{SPACED}.xml": "<a/>"}), Reason.UNSUPPORTED),
    "a number in a namespace": (
        with_parts(word(), {MAIN: '<a xmlns="urn:4111-1111-1111-1111"/>'}),
        Reason.UNSUPPORTED,
    ),
    "a way out": (with_parts(word(), {"../a.xml": "<a/>"}), Reason.CORRUPT),
    "two parts of one name": (with_parts(word(), {"Word/Document.xml": "<a/>"}), Reason.CORRUPT),
    "cut off": (word()[:-300], Reason.CORRUPT),
    "encrypted entries": (flagged(word()), Reason.ENCRYPTED),
    "an unknown package": (zipped({"[Content_Types].xml": "<a/>", "b.xml": "<b/>"}), Reason.UNSUPPORTED),
    "a broken compound file": (OLE + b"\0" * 600, Reason.CORRUPT),
}


@pytest.mark.parametrize(("content", "reason"), WITHHELD.values(), ids=WITHHELD)
def test_what_can_t_be_read_is_withheld(files: Files, content: bytes, reason: Reason) -> None:
    done = files.redact("file", content)
    assert isinstance(done, Withheld)
    assert done.reason is reason


async def test_a_worker_reads_documents(engine: Engine) -> None:
    pool = Pool(Policy(), crew=FILE_CREW, workers=1, max_waiting=4, limits=Limits(memory=1_500_000_000))
    here = Files(engine, FileCaps())
    try:
        for content in (
            word(runs(SPACED)),
            book([int(CARD)]),
            slides(SPACED),
            b"{\\rtf1 " + SPACED.encode() + b"}",
        ):
            done = await pool.run(READ_FILE, "file", content)
            assert done == here.redact("file", content)
            assert isinstance(done, RedactedFile)
            assert len(done.findings) == 1
    finally:
        await pool.close()
