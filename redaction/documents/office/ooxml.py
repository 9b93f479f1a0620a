"""DOCX, XLSX and PPTX: every part of the package is read, whatever it is (ECMA-376)."""

import re
from typing import Final

from redaction.documents.content import Content, NotRead
from redaction.documents.office import relations
from redaction.documents.office.blanks import blank
from redaction.documents.office.markup import serialised
from redaction.documents.office.places import LABELLED, PlaceNames
from redaction.documents.office.rezip import packed
from redaction.documents.office.sweep import Sweep
from redaction.documents.office.unzip import Package
from redaction.documents.office.workbook import Workbook
from redaction.documents.reading import Reading
from redaction.types import Reason

_OPEN: Final = "application/vnd.openxmlformats-officedocument."
_MICROSOFT: Final = "application/vnd.ms-"
# The main part's type, without "+xml", and that of the file.
_TYPES: Final = {
    f"{_OPEN}{name}.main": f"{_OPEN}{name}"
    for name in (
        "wordprocessingml.document",
        "wordprocessingml.template",
        "spreadsheetml.sheet",
        "spreadsheetml.template",
        "presentationml.presentation",
        "presentationml.slideshow",
        "presentationml.template",
    )
} | {
    f"{_MICROSOFT}{name}.macroEnabled.main": f"{_MICROSOFT}{name}.macroEnabled.12"
    for name in (
        "word.document",
        "word.template",
        "excel.sheet",
        "excel.template",
        "excel.addin",
        "powerpoint.presentation",
        "powerpoint.slideshow",
        "powerpoint.template",
        "powerpoint.addin",
    )
}
_XML: Final = (".xml", ".rels", ".vml")
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<\?xml\s")
_NOT_XML: Final = (".svg", ".htm", ".html", ".xhtml", ".mht")
# What programs make anew: a picture of the first page, a printer's settings. It is taken out silently.
_STRIPPED: Final = re.compile(r"docProps/thumbnail\.[^/]+|(?:.*/)?printerSettings[0-9]*\.bin")
_MACROS: Final = re.compile(r"(?:.*/)?vba(?:Project\w*\.bin|Data\.xml)")
_FONTS: Final = (".odttf", ".fntdata", ".ttf")


def read_ooxml(reading: Reading, content: bytes, package: Package) -> Content:
    """The document without what was found; the very bytes if there is nothing. Raises NotRead."""
    document = _Document(reading, package)
    document.read()
    return document.content(content)


class _Document:
    def __init__(self, reading: Reading, package: Package) -> None:
        self._reading = reading
        self._sweep = Sweep(reading)
        self._sent = package
        self._parts = dict(package.parts)
        self._dropped: set[str] = set()
        self._main = relations.main_part(self._parts)
        if self._main not in self._parts:
            raise NotRead(Reason.UNSUPPORTED)
        self._kind = relations.content_type(self._parts, self._main).removesuffix("+xml")
        if self._kind not in _TYPES:
            raise NotRead(Reason.UNSUPPORTED)

    def read(self) -> None:
        """Redact all parts; sheets first, because texts that they share are looked at where they stand."""
        self._sweep.unchangeable(self._parts)
        is_book = "sheet" in self._kind or "excel" in self._kind
        book = Workbook(self._sweep, self._parts, self._main) if is_book else None
        slides = relations.numbered(self._parts, self._main, "sldId")
        names = PlaceNames(self._main, {} if slides or book else {"p": "paragraph"}, slides)
        rest = [name for name in self._parts if book is None or name not in book.names]
        for number, name in enumerate(rest, 1):
            self._reading.progress("entry", number, len(rest))
            self._part(name, names)
        if book is not None:
            self._dropped |= book.dropped
        if self._dropped:
            relations.drop(self._parts, self._dropped)

    def content(self, sent: bytes) -> Content:
        """`sent`: the bytes of the file."""
        unchanged = self._sent.tidy and self._parts == self._sent.parts
        done = sent if unchanged else packed(self._parts)
        return Content(_TYPES[self._kind], done, tuple(self._sweep.findings), tuple(self._sweep.withheld))

    def _part(self, name: str, names: PlaceNames) -> None:
        data = self._parts[name]
        if _STRIPPED.fullmatch(name):
            self._dropped.add(name)
        elif _MACROS.fullmatch(name):
            self._dropped.add(name)
            self._sweep.withhold(name, data, Reason.UNSUPPORTED)
        elif name.endswith(_FONTS):
            self._parts[name] = self._sweep.font(name, data)
        elif _is_xml(name, data):
            self._xml(name, names)
        else:
            done = self._sweep.inside(name, data, names.of(name)[0])
            self._parts[name] = done or (data and blank(name))

    def _xml(self, name: str, names: PlaceNames) -> None:
        place, counted = names.of(name)
        try:
            root = self._sweep.parsed(self._parts[name])
        except NotRead:
            if not name.endswith(".vml"):
                raise
            # Some programs write drawings as HTML, with tags that never end.
            self._parts[name] = self._sweep.inside(name, self._parts[name], place)
            return
        if self._sweep.part(root, place, counted, labelled=place.split(" ")[0] in LABELLED):
            self._parts[name] = serialised(root)


def _is_xml(name: str, data: bytes) -> bool:
    return name.endswith(_XML) or (not name.endswith(_NOT_XML) and _MARKUP.match(data) is not None)
