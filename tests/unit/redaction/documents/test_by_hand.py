"""What an agent takes from a stored file by hand, in a worker process as the server has it done."""

from __future__ import annotations

import asyncio
import zipfile
from collections.abc import Iterator
from io import BytesIO

import docx
import pytest
from PIL import Image

from redaction.by_hand import Area
from redaction.raw import Raw
from redaction.redactor import Redactor
from redaction.types import EMPTY, Reason, RedactedFile, Withheld

GREY = (200, 200, 200)
BLACK = (0, 0, 0)


@pytest.fixture(scope="module")
def redactor() -> Iterator[Redactor]:
    opened = Redactor(workers=1)
    yield opened
    asyncio.run(opened.close())


def picture(kind: str = "PNG", frames: int = 1) -> bytes:
    buffer = BytesIO()
    images = [Image.new("RGB", (200, 100), (200, 200, 200 - n)) for n in range(frames)]
    images[0].save(buffer, kind, **({"save_all": True, "append_images": images[1:]} if frames > 1 else {}))
    return buffer.getvalue()


async def test_a_bar_lies_over_the_marked_part_and_nowhere_else(redactor: Redactor) -> None:
    done = await redactor.paint(EMPTY, picture(), [Area(2500, 5000, 2500, 2500)], "CREDIT_CARD")
    assert isinstance(done, RedactedFile)
    pixels = Image.open(BytesIO(done.content)).convert("RGB")
    assert [pixels.getpixel(at) for at in ((50, 50), (99, 74))] == [BLACK, BLACK]
    assert [pixels.getpixel(at) for at in ((45, 60), (105, 60), (70, 45), (70, 80))] == [GREY] * 4
    assert [(one.entity, one.kept, one.recognizer) for one in done.findings] == [("CREDIT_CARD", "", "agent")]


async def test_every_frame_is_meant_when_none_is_named(redactor: Redactor) -> None:
    everywhere = await redactor.paint(EMPTY, picture("TIFF", 3), [Area(0, 0, 5000, 5000)], "OTHER")
    one = await redactor.paint(EMPTY, picture("TIFF", 3), [Area(0, 0, 5000, 5000, 2)], "OTHER")
    assert isinstance(everywhere, RedactedFile)
    assert isinstance(one, RedactedFile)
    assert [found.where for found in everywhere.findings] == ["page 1", "page 2", "page 3"]
    assert [found.where for found in one.findings] == ["page 2"]


async def test_only_pictures_are_painted(redactor: Redactor) -> None:
    done = await redactor.paint(EMPTY, b"text", [Area(0, 0, 1, 1)], "OTHER")
    assert isinstance(done, Withheld)
    assert done.reason is Reason.CORRUPT


@pytest.mark.parametrize(
    "values", [(-1, 0, 1, 1), (0, 0, 0, 1), (9999, 0, 2, 1), (0, 0, 1, 10_001), (0, 0, 1, 1, -1)]
)
def test_a_part_lies_within_the_picture(values: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="not a part"):
        Area(*values)


async def test_a_marked_text_goes_from_a_document_and_it_stays_one(redactor: Redactor) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("the word is quat")
    paragraph.add_run("tro uno")
    document.add_paragraph("nothing else changes, not even 4111 1111 1111 1111")
    buffer = BytesIO()
    document.save(buffer)
    done = await redactor.correct(EMPTY, buffer.getvalue(), Raw("quattro uno"), "OTHER")
    assert isinstance(done, RedactedFile)
    texts = [one.text for one in docx.Document(BytesIO(done.content)).paragraphs]
    assert texts == ["the word is [text removed]", "nothing else changes, not even 4111 1111 1111 1111"]
    assert b"tro uno" not in zipfile.ZipFile(BytesIO(done.content)).read("word/document.xml")
    [found] = done.findings
    assert (found.entity, found.where, found.recognizer) == ("OTHER", "paragraph 1", "agent")


async def test_a_document_without_it_is_left_alone(redactor: Redactor) -> None:
    buffer = BytesIO()
    docx.Document().save(buffer)
    done = await redactor.correct(EMPTY, buffer.getvalue(), Raw("quattro uno"), "OTHER")
    assert isinstance(done, RedactedFile)
    assert not done.findings
