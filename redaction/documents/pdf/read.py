"""Redacts a PDF: pages with a hit become pictures with bars, the others are copied without what they hide."""

import io
from collections.abc import Iterator
from contextlib import closing
from typing import Final

import pikepdf
import pypdfium2
from pikepdf import ObjectStreamMode, Pdf

from redaction.documents.content import Content, NotRead
from redaction.documents.pdf.flattening import flattened
from redaction.documents.pdf.hidden import attached, hidden_findings
from redaction.documents.pdf.layers import may_be_hidden
from redaction.documents.pdf.opening import drawable, opened
from redaction.documents.pdf.pages import Leaf
from redaction.documents.pdf.sheets import Maker
from redaction.documents.reading import Reading
from redaction.progress import Progress
from redaction.types import Finding, Reason

_MEDIA_TYPE: Final = "application/pdf"


def read_pdf(reading: Reading, content: bytes) -> Content:
    """The file made anew, and what was removed. Raises NotRead and RedactionError."""
    try:
        source, leaves = opened(reading, content)
        with source, Pdf.new() as target:
            withheld = attached(reading, source)
            findings = hidden_findings(reading, source)
            findings = (*_pages(reading, source, leaves, target), *findings)
            return Content(_MEDIA_TYPE, _saved(target), findings, withheld)
    except (pikepdf.PikepdfError, pikepdf.PdfError, pypdfium2.PdfiumError):
        raise NotRead(Reason.CORRUPT) from None


def _pages(reading: Reading, source: Pdf, leaves: list[Leaf], target: Pdf) -> Iterator[Finding]:
    layers = may_be_hidden(source)
    plain = flattened(source, leaves, layers=layers)
    maker = Maker(reading, target, layers=layers)
    with closing(drawable(plain)) as document:
        if len(document) != len(leaves):
            raise NotRead(Reason.CORRUPT)
        yield from _each(maker, document, leaves, reading.progress)


def _each(
    maker: Maker, document: pypdfium2.PdfDocument, leaves: list[Leaf], progress: Progress
) -> Iterator[Finding]:
    """Make each page when the one after it has been read: a number may go on there."""
    sheet = maker.read(document, leaves[0], 1)
    for number, leaf in enumerate(leaves[1:], 2):
        following = maker.read(document, leaf, number)
        maker.join(sheet, following)
        progress("page", number - 1, len(leaves))
        yield from maker.make(sheet)
        sheet = following
    progress("page", len(leaves), len(leaves))
    yield from maker.make(sheet)


def _saved(target: Pdf) -> bytes:
    file = io.BytesIO()
    target.save(file, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return file.getvalue()
