"""Readers do their work where they have no rights: no file, no thread, no question to the system."""

import asyncio
import base64
import gzip
import json
from collections.abc import Iterator

import pytest

from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.engine import Engine
from redaction.policy import Policy
from redaction.pool.jobs import FILE_CREW, READ_FILE
from redaction.pool.limits import Limits
from redaction.pool.pool import Pool
from redaction.types import RedactedFile, Withheld
from tests.support.compound import compound
from tests.support.documents import CARD, spelled
from tests.support.pdf_samples import user_password_left_empty
from tests.unit.redaction.documents.archive.test_seven_zip import packed
from tests.unit.redaction.documents.archive.test_tar import info, tarred
from tests.unit.redaction.documents.archive.test_zip import bomb, zipped
from tests.unit.redaction.documents.message.test_mail_file import HEAD, mixed
from tests.unit.redaction.documents.message.test_outlook import FINE, wide

NUMBER = CARD.replace(" ", "")
FILES = {
    "ZIP": zipped(("a.txt", CARD.encode())),
    "TAR": tarred((info("a.txt"), CARD.encode())),
    "GZIP": gzip.compress(CARD.encode(), mtime=1),
    "mail": mixed(b"\r\nhello " + CARD.encode()),
    "base64": HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(CARD.encode()),
    "Outlook": compound(FINE | wide("0037", CARD)),
    "drawing": f'<svg xmlns="http://www.w3.org/2000/svg"><text>{CARD}</text></svg>'.encode(),
    "JSON": json.dumps({"card": int(NUMBER)}).encode(),
    "XML": f"<?xml version='1.0'?><a b='{CARD}'/>".encode(),
    "YAML": f"a: 1\ncard: {NUMBER}\n".encode(),
    "table": f"a,b\n1,{CARD}\n".encode(),
    "PDF with an empty password": user_password_left_empty(),
    "log": f"カード {CARD} ４１１１".encode("cp932"),
}


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    opened = Pool(Policy(), crew=FILE_CREW, workers=1, max_waiting=0, limits=Limits(memory=1_500_000_000))
    yield opened
    asyncio.run(opened.close())


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
async def test_a_file(pool: Pool, engine: Engine, content: bytes) -> None:
    there = await pool.run(READ_FILE, "a", content)
    assert isinstance(there, RedactedFile)
    assert there == Files(engine, FileCaps()).redact("a", content)
    assert there.findings
    assert not spelled(there.content)


async def test_a_7z_archive(pool: Pool) -> None:
    there = await pool.run(READ_FILE, "a", packed(("a.txt", CARD.encode())))
    assert isinstance(there, RedactedFile)
    assert [found.where for found in there.findings] == ["entry 1, line 1"]


@pytest.mark.parametrize("content", [bomb("flat"), bomb("overlapping"), packed(("a", bytes(20_000_000)))])
async def test_a_bomb(pool: Pool, content: bytes) -> None:
    there = await pool.run(READ_FILE, "a", content)
    assert isinstance(there, Withheld)
