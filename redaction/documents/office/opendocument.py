"""ODT, ODS and ODP (OpenDocument 1.3)."""

import re
from typing import Final

from lxml import etree

from redaction.documents.content import Content, NotRead
from redaction.documents.office.blanks import blank
from redaction.documents.office.blocks import Places
from redaction.documents.office.markup import Element, attributes, parsed, serialised
from redaction.documents.office.open_sheets import VALUE, rows_of
from redaction.documents.office.places import LABELLED, PlaceNames
from redaction.documents.office.rezip import packed
from redaction.documents.office.sweep import Sweep
from redaction.documents.office.tables import Table
from redaction.documents.office.unzip import Package
from redaction.documents.reading import Reading
from redaction.types import Reason

MIMETYPE: Final = "mimetype"
CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_OPEN: Final = "application/vnd.oasis.opendocument."
_KINDS: Final[dict[str, Places]] = {
    "text": {"p": "paragraph", "h": "paragraph"},
    "spreadsheet": {},
    "presentation": {"page": "slide"},
    "graphics": {"page": "page"},
}
_TEMPLATE: Final = "-template"
# What programs make anew: a picture of the first page, and where lines were broken.
_STRIPPED: Final = re.compile(r"Thumbnails/[^/]+|layout-cache")
_MARKUP: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,99}<\?xml\s")
_XML: Final = (".xml", ".rdf", ".xlb", ".xlc", ".xba", ".xdl")
_FONTS: Final = "Fonts/"


def read_opendocument(reading: Reading, content: bytes, package: Package) -> Content:
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
        kind = self._parts.get(MIMETYPE, b"").decode("ascii", "replace").strip()
        self._kind = kind.removesuffix(_TEMPLATE).rpartition(_OPEN)[2] if kind.startswith(_OPEN) else ""
        if self._kind not in _KINDS or CONTENT not in self._parts:
            raise NotRead(Reason.UNSUPPORTED)
        self._media_type = kind
        self._manifest = parsed(self._parts.get(_MANIFEST, b""))
        if next(self._manifest.iter("{*}encryption-data"), None) is not None:
            raise NotRead(Reason.ENCRYPTED)

    def read(self) -> None:
        """Redact all parts."""
        self._sweep.unchangeable(self._parts)
        names = PlaceNames(CONTENT, _KINDS[self._kind], {})
        rest = [name for name in self._parts if name != MIMETYPE]
        for number, name in enumerate(rest, 1):
            self._reading.progress("entry", number, len(rest))
            self._part(name, names)
        self._forget()

    def content(self, sent: bytes) -> Content:
        """`sent`: the bytes of the file."""
        unchanged = self._sent.tidy and self._parts == self._sent.parts
        done = sent if unchanged else packed(self._parts)
        return Content(self._media_type, done, tuple(self._sweep.findings), tuple(self._sweep.withheld))

    def _part(self, name: str, names: PlaceNames) -> None:
        data = self._parts[name]
        if _STRIPPED.fullmatch(name):
            del self._parts[name]
        elif name.endswith(_XML) or _MARKUP.match(data):
            self._xml(name, names)
        elif name.startswith(_FONTS):
            self._parts[name] = self._sweep.font(name, data)
        elif data:
            done = self._sweep.inside(name, data, names.of(name)[0])
            self._parts[name] = done or blank(name if "." in name else f"{name}.png")

    def _xml(self, name: str, names: PlaceNames) -> None:
        place, counted = names.of(name)
        root = self._sweep.parsed(self._parts[name])
        changed = False
        sheets = root.findall(".//{*}spreadsheet/{*}table")
        for number, sheet in enumerate(sheets, 1):
            table = Table(f"sheet {number}", list(rows_of(sheet)))
            changed |= self._sweep.passages(table.passages())
        known = VALUE if sheets else None
        labelled = place.split(" ")[0] in LABELLED
        changed |= self._sweep.part(root, place, counted, labelled=labelled, known=known)
        if changed:
            self._parts[name] = serialised(root)

    def _forget(self) -> None:
        """Take out of the manifest what is no longer there."""
        gone = [e for e in self._manifest.iter(etree.Element) if self._is_gone(e)]
        for entry in gone:
            parent = entry.getparent()
            if parent is not None:
                parent.remove(entry)
        if gone:
            self._parts[_MANIFEST] = serialised(self._manifest)

    def _is_gone(self, entry: Element) -> bool:
        path = next((v for k, v in attributes(entry) if k.endswith("}full-path")), "")
        return path in self._sent.parts and path not in self._parts
