"""Decides of each page whether it is kept as text or becomes a picture, and puts it into the new file."""

from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf

from redaction.documents.pdf.behind import has_pictures, look_behind
from redaction.documents.pdf.copying import Copier
from redaction.documents.pdf.drawing import Canvas
from redaction.documents.pdf.findings import finding
from redaction.documents.pdf.glyphs import Glyphs
from redaction.documents.pdf.hits import Found, find, find_across
from redaction.documents.pdf.keys import PAGE
from redaction.documents.pdf.links import links
from redaction.documents.pdf.notes import UNKNOWN, Notes, NotPlain
from redaction.documents.pdf.pages import Leaf
from redaction.documents.pdf.regions import regions
from redaction.documents.pdf.scans import picture_page
from redaction.documents.reading import Reading
from redaction.types import Finding

_MOST_CHARACTERS: Final = 250_000  # on one page; a dense one has ten thousand


@dataclass
class Sheet:
    """A page that was read: as PDFium sees it, what was found on it, and its copy, if it can be kept."""

    number: int
    page: pypdfium2.PdfPage
    glyphs: Glyphs
    found: Found
    copy: Object | None
    notes: Notes
    unit: object


class Maker:
    """Makes the pages of one new file."""

    def __init__(self, reading: Reading, target: Pdf, *, layers: bool) -> None:
        self._reading = reading
        self._target = target
        self._copier = Copier(reading, target, layers=layers)
        self._clean: set[int] = set()

    def read(self, document: pypdfium2.PdfDocument, leaf: Leaf, number: int) -> Sheet:
        """Read a page. Raises NotRead, RedactionFailed and pypdfium2.PdfiumError."""
        copy, notes = self._copied(leaf)  # first, as it has limits on what is unpacked
        page = document[number - 1]
        glyphs = Glyphs(page, _MOST_CHARACTERS)
        found = find(self._reading.engine, glyphs)
        return Sheet(number, page, glyphs, found, copy, notes, leaf.page.get("/UserUnit"))

    def join(self, before: Sheet, after: Sheet) -> None:
        """Look for what begins on one page and ends on the next. Raises RedactionFailed."""
        find_across(self._reading.engine, (before.glyphs, before.found), (after.glyphs, after.found))

    def make(self, sheet: Sheet) -> tuple[Finding, ...]:
        """Put a page into the new file. Raises NotRead, RedactionFailed and pypdfium2.PdfiumError."""
        where = f"page {sheet.number}"
        told = tuple(finding(span, where) for span in sheet.found.spans)
        with closing(sheet.page), closing(sheet.glyphs):
            canvas, seen = self._looked(sheet, where)
            if sheet.copy is not None and not (told or seen or sheet.notes.spelt):
                canvas, seen = self._behind(sheet, canvas, where)
                if not seen:
                    self._append(sheet.copy)
                    return ()
            canvas = canvas or self._painted(sheet, to_be_read=False)
            self._append(self._picture(sheet, canvas))
        if told or seen:
            return told + seen
        return tuple(finding(span, where) for span in sheet.notes.spelt)

    def _looked(self, sheet: Sheet, where: str) -> tuple[Canvas | None, tuple[Finding, ...]]:
        """The page drawn and looked at, where it may show more than its text says."""
        hidden = bool(sheet.notes.spelt) and not sheet.found.spans
        parts = None if sheet.notes.unsure or hidden else regions(sheet.page, sheet.glyphs)
        if parts == []:
            return None, ()
        canvas = self._painted(sheet, to_be_read=True)
        return canvas, canvas.look(self._reading, where, parts, self._clean)

    def _behind(
        self, sheet: Sheet, canvas: Canvas | None, where: str
    ) -> tuple[Canvas | None, tuple[Finding, ...]]:
        """What only the pictures of a page hold that is about to be kept."""
        if not has_pictures(sheet.page):
            return canvas, ()
        canvas = canvas or self._painted(sheet, to_be_read=True)
        return canvas, look_behind(self._reading, sheet.page, canvas, where, self._clean)

    def _painted(self, sheet: Sheet, *, to_be_read: bool) -> Canvas:
        canvas = Canvas(self._reading, sheet.page, to_be_read=to_be_read)
        canvas.paint(sheet.glyphs, sheet.found.covered)
        return canvas

    def _picture(self, sheet: Sheet, canvas: Canvas) -> Object:
        page = picture_page(self._target, canvas.picture, sheet.page.get_size())
        if isinstance(sheet.unit, int | Decimal):
            page.UserUnit = sheet.unit
        return page

    def _append(self, page: Object) -> None:
        self._target.pages.append(Page(self._target.make_indirect(page)))

    def _copied(self, leaf: Leaf) -> tuple[Object | None, Notes]:
        """The page key by key, or None when it has to become a picture."""
        keys = leaf.keys | {key: leaf.page[key] for key in PAGE if key in leaf.page}
        try:
            content, resources = self._copier.page(
                leaf.page, leaf.page.get("/Resources", keys.get("/Resources"))
            )
            kept: dict[str, object] = {key: self._copier.value(keys[key]) for key in PAGE if key in keys}
            notes = self._copier.take_notes()
        except NotPlain:
            self._copier.forget()
            return None, UNKNOWN
        if not notes.plain:
            return None, notes
        kept |= {"/Type": Name.Page, "/Resources": resources, "/Contents": self._target.make_stream(content)}
        if found := links(self._reading.engine, leaf.page):
            kept["/Annots"] = Array(found)
        return Dictionary(kept), notes
