"""The rows of a table of OpenDocument (ODF 1.3 part 3, 9.1), and their cells as slots."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from redaction.documents.content import NotRead
from redaction.documents.office.cells import Cell, written_out
from redaction.documents.office.markup import Element, attributes, local
from redaction.documents.office.slots import Slot, TailSlot, TextSlot
from redaction.documents.office.tables import MOST_CELLS, Row
from redaction.types import Reason

VALUE: Final = ("table-cell", "value")
"""The element and the attribute that hold a cell's number."""

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LONG: Final = 7  # digits of a number that is read as it is, not as its format shows it
_MOST_REPEATED: Final = 7  # digits of a count
_NUMBER: Final = re.compile(r"[-+]?[0-9]*\.?[0-9]+(?:[eE][-+]?[0-9]+)?")
_SIGNS: Final = re.compile(r"[^0-9]+")
_VALUES: Final = frozenset(
    ("value", "formula", "currency", "date-value", "time-value", "boolean-value", "string-value")
)


class NumberSlot:
    """A cell's number with the text that shows it. What replaces it makes the cell one of plain text."""

    exact = False

    def __init__(self, cell: Element, shown: str) -> None:
        self.shown = shown
        self._cell = cell

    def put(self, text: str) -> None:
        """Write the redacted text; a formula that gave the value is dropped with it."""
        self.shown = text
        self.exact = True
        cell = self._cell
        for key, _ in attributes(cell):
            if local(key) in _VALUES:
                del cell.attrib[key]
            elif local(key) == "value-type":
                cell.set(key, "string")
        for number, paragraph in enumerate(list(cell.iterchildren("{*}p"))):
            if number:
                cell.remove(paragraph)
            else:
                paragraph.clear()
                paragraph.text = text


def rows_of(table: Element) -> Iterator[Row]:
    """Rows that hold anything, each with its number; one that is repeated counts once. Raises NotRead."""
    number, count = 1, 0
    for row in table.iter("{*}table-row"):
        cells = list(_cells(row))
        count += len(cells)
        if count > MOST_CELLS:
            raise NotRead(Reason.TOO_LARGE)
        if cells:
            yield Row(number, cells)
        number += _repeated(row, "number-rows-repeated")


def _cells(row: Element) -> Iterator[Cell]:
    column = 1
    for element in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
        if (cell := _cell(element, column)).slots:
            yield cell
        column += _repeated(element, "number-columns-repeated")


def _cell(element: Element, column: int) -> Cell:
    texts = tuple(_texts(element))
    shown = "".join(slot.shown for slot in texts)
    value = element.get(f"{_OFFICE}value", "")
    number = written_out(value)
    is_long = number.isdigit() and len(number) >= _LONG
    if not value or (_NUMBER.fullmatch(value) and not is_long):
        return Cell(column, texts, shown)
    if _SIGNS.sub("", shown) != number:
        shown = number
    return Cell(column, (NumberSlot(element, shown),), shown, shown == number)


def _texts(cell: Element) -> Iterator[Slot]:
    """The text of its paragraphs; a note has paragraphs of its own, which are read elsewhere."""
    for paragraph in cell.iterchildren("{*}p"):
        for element in paragraph.iter(etree.Element):
            if element.text:
                yield TextSlot(element)
            if element.tail and element is not paragraph:
                yield TailSlot(element)


def _repeated(element: Element, name: str) -> int:
    given = next((v for k, v in attributes(element) if local(k) == name), "")
    return int(given) if given.isascii() and given.isdigit() and len(given) <= _MOST_REPEATED else 1
