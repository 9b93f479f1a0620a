"""What stands in a worksheet of OOXML (ECMA-376 part 1, 18.3.1)."""

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from redaction.documents.content import NotRead
from redaction.documents.office.cells import Cell, Strings, read_cell
from redaction.documents.office.formats import written
from redaction.documents.office.markup import Element, strings_at
from redaction.documents.office.passage import Passage
from redaction.documents.office.slots import TailSlot, TextSlot
from redaction.documents.office.sweep import Sweep
from redaction.documents.office.tables import MOST_CELLS, Row
from redaction.types import Reason

_ROW: Final = 8  # digits of a row's number at most
# Texts that are those of a cell, by the elements around them.
_SHOWN: Final = " and ".join(
    f"not(..{''.join(f'/self::*[local-name()={name!r}]/..' for name in path)})"
    for path in (
        ("v", "c", "row"),
        ("f", "c", "row"),
        ("t", "is", "c", "row"),
        ("t", "r", "is", "c", "row"),
        ("t", "si", "sst"),
        ("t", "r", "si", "sst"),
    )
)
_STRAYS: Final = etree.XPath(f".//text()[normalize-space() and {_SHOWN}]")
_ATTRIBUTES: Final = etree.XPath(".//@*[string-length(.) > 8 or contains(., ' ')]")


def rows_of(root: Element, strings: Strings, formats: Mapping[str, str]) -> Iterator[Row]:
    """`formats`: the number formats by style that show more than the digits. Raises NotRead."""
    count = number = 0
    for row in root.iter("{*}row"):
        given = row.get("r", "")
        number = int(given) if given.isascii() and given.isdigit() and len(given) < _ROW else number + 1
        cells: list[Cell] = []
        for element in row.iterchildren("{*}c"):
            cell = read_cell(element, cells[-1].column + 1 if cells else 1, strings)
            if cell.slots:
                pattern = formats.get(element.get("s", "")) if cell.number else None
                cells.append(cell._replace(shown=written(cell.shown, pattern)) if pattern else cell)
        count += len(cells)
        if count > MOST_CELLS:
            raise NotRead(Reason.TOO_LARGE)
        if cells:
            yield Row(number, cells)


def without_orphans(root: Element) -> None:
    """Drop formulas that refer to a shared one that is gone; their values stay."""
    formulas = [f for f in root.iter("{*}f") if f.get("t") == "shared"]
    masters = {f.get("si") for f in formulas if f.text}
    for formula in formulas:
        parent = formula.getparent()
        if formula.get("si") not in masters and parent is not None:
            parent.remove(formula)


def strays(sweep: Sweep, root: Element, place: str) -> bool:
    """Redact what stands among cells and is no cell's text or formula. Whether anything changed."""
    passage = Passage()
    passage.mark(place)
    for text in strings_at(_STRAYS, root):
        parent = text.getparent()
        if parent is not None:
            passage.add(TailSlot(parent) if text.is_tail else TextSlot(parent))
            passage.sign("\n")
    named = ((text.getparent(), str(text.attrname)) for text in strings_at(_ATTRIBUTES, root))
    values = ((element, name) for element, name in named if element is not None)
    return sweep.passage(passage) | sweep.attributes(values, place)
