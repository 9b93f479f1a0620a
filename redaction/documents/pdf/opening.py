"""Opens a PDF with two parsers, which must agree on what it is."""

import io
from contextlib import closing

import pikepdf
import pypdfium2
from pikepdf import Dictionary, Pdf

from redaction.documents.content import NotRead
from redaction.documents.pdf.pages import Leaf, pages
from redaction.documents.pdf.unpacking import limit
from redaction.documents.reading import Reading
from redaction.types import Reason


def opened(reading: Reading, content: bytes) -> tuple[Pdf, list[Leaf]]:
    """The file and its pages; to be closed by the caller. Raises NotRead."""
    limit(reading.caps)
    exceeded = pikepdf.settings.qpdf_limit_errors()
    try:
        source = Pdf.open(io.BytesIO(content), inherit_page_attributes=False)
    except pikepdf.PasswordError:
        raise NotRead(Reason.ENCRYPTED) from None
    except pikepdf.PdfError:
        unpacked_too_much = pikepdf.settings.qpdf_limit_errors() > exceeded
        raise NotRead(Reason.TOO_LARGE if unpacked_too_much else Reason.CORRUPT) from None
    leaves = pages(source, reading.caps)
    if _is_program(source):
        raise NotRead(Reason.UNSUPPORTED)
    _confirm(content, len(leaves))
    return source, leaves


def drawable(content: bytes) -> pypdfium2.PdfDocument:
    """The file as PDFium sees it; to be closed by the caller. Raises NotRead(CORRUPT)."""
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise NotRead(Reason.CORRUPT) from None


def _confirm(content: bytes, count: int) -> None:
    with closing(drawable(content)) as document:
        if len(document) != count:
            raise NotRead(Reason.CORRUPT)


def _is_program(source: Pdf) -> bool:
    """Whether its pages are made by a form's program (XFA) when it is opened."""
    form = source.Root.get("/AcroForm")
    return bool(source.Root.get("/NeedsRendering")) and isinstance(form, Dictionary) and "/XFA" in form
