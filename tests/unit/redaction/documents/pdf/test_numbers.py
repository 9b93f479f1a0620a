"""No number that was planted anywhere in a PDF is left in what comes out."""

import io
from contextlib import closing

import pikepdf
import pypdfium2
import pytest

from bench.attachments.deep import holds
from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.engine import Engine
from redaction.types import RedactedFile
from tests.support import pdf_samples
from tests.support.pdf_samples import CARD, FIRST, LOOKED_AT, SAMPLES, SECOND, Sample

# Nobody sees these, so nobody is told of them.
UNTOLD = {
    "attachment",
    "comment in the content",
    "stray operand",
    "named destination",
    "unused resource",
    "unused object",
    "older revision",
    "behind the end",
    "before the head",
    "metadata of a photo",
    "behind the pixels",
}
PLACES = {
    "form field": {"page 1", "form"},
    "form field without appearance": {"page 1", "form"},
    "across the page end": {"page 1", "page 2"},
    "annotation": {"annotation"},
    "link": {"link"},
    "properties": {"properties"},
    "wide properties": {"properties"},
    "xmp": {"properties"},
    "bookmark": {"bookmarks"},
    "script": {"script"},
    "page label": {"page labels"},
    "structure": {"hidden text"},
    "piece info": {"hidden text"},
    "object streams": {"properties", "hidden text"},
}
KEPT = UNTOLD | {"annotation", "link", "properties", "wide properties", "xmp", "bookmark", "script"}


@pytest.fixture(scope="module")
def files(engine: Engine) -> Files:
    files = Files(engine, FileCaps())
    files.load()
    return files


def redacted(files: Files, content: bytes) -> RedactedFile:
    done = files.redact("a.pdf", content)
    assert isinstance(done, RedactedFile), done
    return done


def texts(content: bytes) -> list[str]:
    with closing(pypdfium2.PdfDocument(content)) as document:
        return [page.get_textpage().get_text_range() for page in document]


def is_sound(content: bytes) -> bool:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return not pdf.check_pdf_syntax()


@pytest.mark.parametrize("name", [*SAMPLES, *LOOKED_AT])
def test_it_is_gone(files: Files, name: str) -> None:
    done = redacted(files, (SAMPLES | LOOKED_AT)[name]())
    assert not holds(done.content, CARD)
    assert is_sound(done.content)
    places = {finding.where for finding in done.findings if finding.kept == CARD[-4:]}
    assert places == (set() if name in UNTOLD else PLACES.get(name, {"page 1"}))


@pytest.mark.parametrize("name", SAMPLES)
def test_other_pages_keep_their_text(files: Files, name: str) -> None:
    kept = texts(redacted(files, SAMPLES[name]()).content)
    assert kept[-1].strip() == SECOND
    if name in KEPT & set(SAMPLES):
        assert FIRST in kept[0]


@pytest.mark.parametrize("make", [pdf_samples.text, pdf_samples.properties, pdf_samples.hidden_layer])
def test_what_comes_out_is_left_alone(files: Files, make: Sample) -> None:
    once = redacted(files, make()).content
    again = redacted(files, once)
    assert not again.findings
    assert texts(again.content) == texts(once)


@pytest.mark.parametrize("name", SAMPLES)
def test_the_samples_hold_a_number(name: str) -> None:
    apart = {"in columns of digits", "turned text", "across the page end"}
    assert name in apart or holds(SAMPLES[name](), CARD)
