"""Cells of a worksheet (ECMA-376 part 1, 18.3.1.4) as a person sees them, and as slots."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Final, NamedTuple

from lxml import etree

from redaction.documents.content import NotRead
from redaction.documents.office.markup import Element, local
from redaction.documents.office.slots import SPACE, Slot, TextSlot
from redaction.types import Reason

_REFERENCE: Final = re.compile(r"\$?([A-Z]{1,3})\$?[0-9]{1,7}")
# What stands between texts that a formula joins: by a sign, and as arguments of CONCAT and TEXTJOIN.
_JOINED: Final = re.compile(r'"\s{0,9}&\s{0,9}"')
_ARGUMENTS: Final = re.compile(r'"\s{0,9}[&,]\s{0,9}"')
_LONGEST: Final = 24  # digits of a whole number that is written out
_VALUE_METADATA: Final = ("cm", "vm", "t")


class CellSlot:
    """A cell's value. What replaces it, or a part of it, makes the cell one of plain text."""

    def __init__(self, cell: Element, shown: str, *, exact: bool) -> None:
        self.shown = shown
        self.exact = exact
        self.done = False
        self._cell = cell

    def put(self, text: str) -> None:
        """Write the redacted text; a formula that gave the value is dropped with it."""
        cell = self._cell
        for child in list(cell):
            if local(child.tag) in {"f", "v", "is"}:
                cell.remove(child)
        for name in _VALUE_METADATA:
            cell.attrib.pop(name, "")
        space = cell.tag.removesuffix("c")
        cell.set("t", "inlineStr")
        inline = etree.Element(f"{space}is")
        cell.insert(0, inline)
        written = etree.SubElement(inline, f"{space}t")
        written.text = self.shown = text
        written.set(SPACE, "preserve")
        self.exact = self.done = True


class FormulaSlot:
    """A formula: with a number in it, it is replaced together with its value."""

    exact = False

    def __init__(self, formula: Element, value: CellSlot) -> None:
        text = formula.text or ""
        self._text = (_ARGUMENTS if "CONCAT" in text or "JOIN" in text else _JOINED).sub("", text)
        self._value = value

    @property
    def shown(self) -> str:
        """The formula; "" once it is dropped."""
        return "" if self._value.done else self._text

    def put(self, text: str) -> None:
        """Write the placeholder into the cell."""
        self._value.put(text)


class Cell(NamedTuple):
    """`column` from 1. `number`: the slot's text is a number that only the cell's format makes readable."""

    column: int
    slots: tuple[Slot, ...]
    shown: str
    number: bool = False
    formula: FormulaSlot | None = None


@dataclass
class Strings:
    """The texts that cells share; `used` are those that stand in a cell."""

    texts: list[tuple[Slot, ...]] = field(default_factory=list)
    used: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, root: Element) -> "Strings":
        """From the part that holds them."""
        return cls([tuple(_runs(entry)) for entry in root.iterchildren("{*}si")])

    def take(self, index: str) -> tuple[Slot, ...]:
        """The runs of a text; () for one that isn't there."""
        if not index.isascii() or not index.isdigit() or int(index[:9]) >= len(self.texts):
            return ()
        self.used.add(int(index))
        return self.texts[int(index)]

    def rest(self) -> Iterator[Slot]:
        """What stands in no cell."""
        for index, slots in enumerate(self.texts):
            if index not in self.used:
                yield from slots


def read_cell(cell: Element, column: int, strings: Strings) -> Cell:
    """`column`: where the cell stands if it doesn't say so itself."""
    found = _REFERENCE.fullmatch(cell.get("r", ""))
    column = column_of(found[1]) if found else column
    kind, parts = cell.get("t", "n"), _parts(cell)
    value, formula = parts.get("v"), parts.get("f")
    inline = tuple(_runs(parts["is"])) if "is" in parts else ()
    shared = strings.take((value.text or "").strip()) if kind == "s" and value is not None else ()
    if shared:
        return Cell(column, (*shared, *inline), "".join(slot.shown for slot in shared))
    if value is None and formula is None:
        return Cell(column, inline, "".join(slot.shown for slot in inline))
    text = "" if value is None else value.text or ""
    shown = written_out(text) if kind == "n" else text
    slot = CellSlot(cell, shown, exact=kind != "n")
    computed = FormulaSlot(formula, slot) if formula is not None and formula.text else None
    return Cell(column, (slot, *inline), shown, kind == "n", computed)


def _parts(cell: Element) -> dict[str, Element]:
    """Its children by name. Raises NotRead if it has two values."""
    parts = {}
    for child in cell.iterchildren(etree.Element):
        name = local(child.tag)
        if name in parts:
            raise NotRead(Reason.CORRUPT)
        parts[name] = child
    return parts


@lru_cache(16_384)  # columns of a sheet
def column_of(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def written_out(value: str) -> str:
    """A whole number without an exponent; anything else as it is."""
    if not value or value.isdigit():
        return value
    try:
        number = Decimal(value)
    except InvalidOperation:
        return value
    if number.is_finite() and number.adjusted() < _LONGEST and number == number.to_integral_value():
        return str(int(number))
    return value


def _runs(element: Element) -> Iterator[Slot]:
    """Its text with all its runs, but not how it is pronounced."""
    for child in element.iterchildren("{*}t", "{*}r"):
        if local(child.tag) == "t":
            yield TextSlot(child)
        else:
            yield from (TextSlot(text) for text in child.iterchildren("{*}t"))
