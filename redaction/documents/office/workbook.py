"""The sheets of a workbook, with the texts that they share."""

import posixpath
from typing import Final

from redaction.documents.office import relations
from redaction.documents.office.cells import Strings
from redaction.documents.office.formats import patterns
from redaction.documents.office.markup import Element, serialised
from redaction.documents.office.passage import Passage
from redaction.documents.office.sweep import Sweep
from redaction.documents.office.tables import Table
from redaction.documents.office.worksheets import rows_of, strays, without_orphans

_SHARED: Final = "sharedStrings.xml"
_CELLS: Final = "sheetData"
_CHAIN: Final = "calcChain.xml"  # the order in which formulas are computed; made anew when a file is opened


class Workbook:
    """Reads sheets and shared texts; `names` are the parts that are done, `dropped` those to be taken out."""

    def __init__(self, sweep: Sweep, parts: relations.Parts, main: str) -> None:
        """Raises NotRead."""
        self._sweep = sweep
        self._parts = parts
        self._folder = posixpath.dirname(main)
        shared = self._tree(_SHARED)
        styles = self._tree("styles.xml")
        self._formats = {} if styles is None else patterns(styles)
        self._strings = Strings() if shared is None else Strings.of(shared)
        self.names: set[str] = set()
        self.dropped: set[str] = set()
        self._found = False
        sheets = relations.numbered(parts, main, "sheet")
        for number, (name, order) in enumerate(sheets.items(), 1):
            sweep.reading.progress("page", number, len(sheets))
            if name in parts:
                self._sheet(name, f"sheet {order}")
        if shared is not None:
            self._shared(shared)

    def _sheet(self, name: str, place: str) -> None:
        root = self._sweep.parsed(self._parts[name])
        table = Table(place, list(rows_of(root, self._strings, self._formats)))
        found = self._sweep.passages(table.passages())
        if found:
            self._found = True
            without_orphans(root)
            self.dropped |= {name for name in self._parts if name.endswith(_CHAIN)}
        if self._around(root, place) or found:
            self._parts[name] = serialised(root)
        self.names.add(name)

    def _around(self, root: Element, place: str) -> bool:
        """Everything but the cells."""
        changed = self._sweep.part(root, place, {}, skip=_CELLS)
        for data in root.iter(f"{{*}}{_CELLS}"):
            changed |= strays(self._sweep, data, place)
        return changed

    def _shared(self, root: Element) -> None:
        """Texts that stand in no cell."""
        name = self._name(_SHARED)
        passage = Passage()
        passage.mark("texts")
        for slot in self._strings.rest():
            passage.add(slot)
            passage.sign("\n")
        changed = self._sweep.passage(passage) | strays(self._sweep, root, "texts")
        if changed or self._found:
            self._parts[name] = serialised(root)
        self.names.add(name)

    def _tree(self, name: str) -> Element | None:
        found = self._name(name)
        return self._sweep.parsed(self._parts[found]) if found else None

    def _name(self, name: str) -> str:
        return next((n for n in (posixpath.join(self._folder, name), name) if n in self._parts), "")
