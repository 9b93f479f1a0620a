"""Sheets as people read them: each row a line with its cells between tabs, and what a column's head says."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from redaction import labels
from redaction.cards.words import CARD_WORDS
from redaction.columns import named_by
from redaction.context import lowered
from redaction.documents.office.cells import Cell
from redaction.documents.office.passage import Passage

MOST_CELLS: Final = 200_000  # in one sheet: about ten seconds of processor time
_WIDEST: Final = 8  # times as many places as cells, when columns are kept apart by tabs
_SSN: Final = (7, 8)  # digits of a social security number that lost its zeros as a number
_ROUNDED: Final = 16  # digits of a card number of which a spreadsheet keeps fifteen
_LABEL: Final = 60  # characters that a column's head has at most


class Row(NamedTuple):
    """`number` from 1."""

    number: int
    cells: list[Cell]


class Table:
    """The rows of a sheet that hold anything. `place` is "sheet 2"."""

    def __init__(self, place: str, rows: Sequence[Row]) -> None:
        self._place = place
        self._rows = rows
        used = sorted({cell.column for row in rows for cell in row.cells})
        self._ranks = {column: rank for rank, column in enumerate(used)}

    def passages(self) -> Iterator[Passage]:
        """The whole, then the columns that a head names, then the formulas."""
        yield self._whole()
        yield from self._columns()
        yield self._formulas()

    def _whole(self) -> Passage:
        """Empty columns are left out, and in a sheet of a few scattered cells the empty ones between them."""
        count = sum(len(row.cells) for row in self._rows)
        padded = len(self._rows) * len(self._ranks) <= _WIDEST * count
        passage = Passage()
        for row in self._rows:
            passage.mark(self._at(row.number))
            at, before = 0, ""
            for cell in row.cells:
                rank = self._ranks[cell.column] if padded else at + 1
                passage.sign("\t" * (rank - at))
                at = max(at, rank)
                _add(passage, cell, _labelled(cell, before))
                before = cell.shown
            passage.sign("\t" * (len(self._ranks) - 1 - at) + "\n" if padded else "\n")
        return passage

    def _columns(self) -> Iterator[Passage]:
        columns: dict[int, list[tuple[int, Cell]]] = {}
        for row in self._rows:
            for cell in row.cells:
                columns.setdefault(cell.column, []).append((row.number, cell))
        for cells in columns.values():
            heads = {cell.shown for _, cell in cells if not cell.number and len(cell.shown) <= _LABEL}
            entities = {*map(named_by, heads)} - {""}
            if entities:
                yield self._column(cells, entities)

    def _column(self, cells: list[tuple[int, Cell]], entities: set[str]) -> Passage:
        passage = Passage()
        for number, cell in cells:
            passage.mark(self._at(number))
            passage.sign("\t")
            _add(passage, cell, _restored(cell, entities))
            passage.sign("\n")
        return passage

    def _formulas(self) -> Passage:
        passage = Passage()
        for row in self._rows:
            passage.mark(self._at(row.number))
            for cell in row.cells:
                if cell.formula is not None:
                    passage.add(cell.formula, one_line=True)
                    passage.sign("\n")
        return passage

    def _at(self, row: int) -> str:
        return f"{self._place}, row {row}"


def _add(passage: Passage, cell: Cell, shown: str) -> None:
    for slot in cell.slots:
        passage.add(slot, None if slot.exact else shown, one_line=True)


def _restored(cell: Cell, entities: set[str]) -> str:
    """A number as it was before a spreadsheet rounded it, or took its zeros."""
    if labels.US_SSN in entities and cell.number and cell.shown.isdigit() and len(cell.shown) in _SSN:
        return cell.shown.zfill(9)
    return _completed(cell) if labels.CREDIT_CARD in entities else cell.shown


def _labelled(cell: Cell, before: str) -> str:
    if _is_rounded(cell) and CARD_WORDS.last(lowered(before)) is not None:
        return _completed(cell)
    return cell.shown


def _is_rounded(cell: Cell) -> bool:
    return cell.number and len(cell.shown) == _ROUNDED and cell.shown.isdigit() and cell.shown.endswith("0")


def _completed(cell: Cell) -> str:
    """A rounded number with the check digit that a card number of its digits has."""
    if not _is_rounded(cell):
        return cell.shown
    digits = cell.shown[:-1]
    total = sum(int(d) if i % 2 else sum(divmod(2 * int(d), 10)) for i, d in enumerate(digits))
    return f"{digits}{-total % 10}"
