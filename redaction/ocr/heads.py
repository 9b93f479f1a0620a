"""Names of values in a picture: what heads a column, stands above a value, or before it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from redaction.ocr.cells import Cell, View, gap, joined, overlap

_LETTER: Final = re.compile(r"[A-Za-z]")
_ALIKE: Final = re.compile(r"[0-9][0-9 -]+[0-9]")  # as values without letters or sums are written
_NAMED: Final = re.compile(r"(?!no\b|num|number)[A-Z][a-z]{3,}[a-z .]*[:#]? ?[#+(]?[0-9]", re.IGNORECASE)
_APART: Final = 3.0  # heights: between a value and what has a name in the same cell
_VARIES: Final = 3  # signs: codes have three or four, and numbers may come with two dashes or without
_SAME_ROW: Final = 0.5  # heights: what is not farther down stands beside
_LINE_GAP: Final = 1.8  # heights from one line to the next of a wrapped number
_TIGHT: Final = 1.15  # heights from one line of a name to its next one
_NAME_LINES: Final = 3
_SLIVER: Final = 0.25  # heights: boxes are larger than what stands in them, those of neighbours meet
_WIDER: Final = 1.8  # times as wide: what is wider is no value of the same column


def split(row: Sequence[Cell], all_: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    """A row in parts: a name isn't that of the next value, if that has a name of its own."""
    start = 0
    for index, (before, value) in enumerate(pairwise(row), 1):
        if _names_itself(before, value) or _is_named_above(before, value, all_):
            yield row[start:index]
            start = index
    yield row[start:]


def _names_itself(before: Cell, value: Cell) -> bool:
    return _NAMED.match(value.view.text) is not None and gap(before, value) > _APART


def _is_named_above(name: Cell, value: Cell, all_: Sequence[Cell]) -> bool:
    """Whether what stands before a value has another one below it, and the value a name above."""
    if not name.is_name or value.is_name:
        return False
    below = any(_is_of_column(cell, name) and not _LETTER.search(cell.view.text) for cell in all_)
    return below and any(cell.is_name and _is_of_column(value, cell) for cell in all_)


def _is_of_column(cell: Cell, name: Cell) -> bool:
    """Whether a value stands right below a name: one that is named at its left stands below others, too."""
    return overlap(name, cell) and is_near_below(name, cell) and _is_along(name, cell)


def labelled(row: Sequence[Cell], all_: Sequence[Cell]) -> Iterator[View]:
    """Each value of a row below what heads its column: all of it, or the words right above the value."""
    for index, cell in enumerate(row):
        if not cell.is_name and (head := _head(cell, all_)):
            left = cell.left - cell.height
            right = row[index + 1].left if index + 1 < len(row) else head.right
            several = any(overlap(head, other) for other in row if other is not cell)
            name = _part(head, left, right) if several else _title(head, all_)
            yield joined((name, cell.view if _is_along(head, cell) else _below(head, cell)), "\n")


def of_row(row: Sequence[Cell]) -> Iterator[View]:
    """Each value behind the name of its row, where several alike follow it: of two people, of three cards."""
    name, *values = row
    lengths = [len(value.view.text) for value in values if _ALIKE.fullmatch(value.view.text)]
    if name.is_name and len(values) == len(lengths) > 1 and max(lengths) - min(lengths) < _VARIES:
        yield from (joined((name.view, value.view), "\t") for value in values[1:])


def _below(head: Cell, cell: Cell) -> View:
    """The value below a name, or what of it isn't at the left of it: that is another column's."""
    return _part(cell, head.left - head.height, cell.right)


def _title(head: Cell, all_: Sequence[Cell]) -> View:
    """A name with the lines before it, where it has several."""
    lines = [head]
    for other in reversed(all_):
        if len(lines) < _NAME_LINES and other.is_name and _goes_before(other, lines[0]):
            lines.insert(0, other)
    return joined([line.view for line in lines], " ")


def _goes_before(upper: Cell, lower: Cell) -> bool:
    down = (lower.middle - upper.middle) / max(upper.height, lower.height)
    return _SAME_ROW < down < _TIGHT and overlap(upper, lower) and _is_along(upper, lower)


def _head(cell: Cell, all_: Sequence[Cell]) -> Cell | None:
    """The nearest name above a value, where nothing but other values stands between."""
    above = [other for other in all_ if other.bottom <= cell.middle and overlap(other, cell)]
    for other in reversed(above):
        if other.is_name:
            return other
        if not _aligned(other, cell) and _shared(other, cell) > _SLIVER * cell.height:
            return None
    return None


def _shared(one: Cell, other: Cell) -> float:
    """Pixels along the line that both stand over."""
    return min(one.right, other.right) - max(one.left, other.left)


def _aligned(one: Cell, other: Cell) -> bool:
    """Whether they look like values of one column."""
    narrow, wide = sorted((one.right - one.left, other.right - other.left))
    return _is_along(one, other) and wide < _WIDER * narrow


def _is_along(one: Cell, other: Cell) -> bool:
    """Whether their left sides, their right sides or their middles are in a line."""
    left, right = one.left - other.left, one.right - other.right
    return min(abs(left), abs(right), abs(left + right) / 2) < min(one.height, other.height)


def _part(cell: Cell, left: float, right: float) -> View:
    """The whole words of a text between two sides, as far as its signs are of one width."""
    text = cell.view.text
    length = len(text)
    first, last = (round((side - cell.left) / (cell.right - cell.left) * length) for side in (left, right))
    first, last = min(max(0, first), length), min(max(0, last), length)
    while 0 < first < length and text[first - 1] != " ":
        first += 1
    while first < last < length and text[last] != " ":
        last -= 1
    return View(text[first:last], cell.view.signs[first:last])


def is_row_of_table(parts: Sequence[Cell], single: Sequence[Cell]) -> bool:
    """Whether parts of a row have several names, all in one row: those of one number have not."""
    heads = [head for part in parts if (head := _head(part, single))]
    level = all(abs(head.middle - heads[0].middle) < head.height / 2 for head in heads[1:])
    return len(set(map(id, heads))) > 1 and level


def is_near_below(upper: Cell, lower: Cell) -> bool:
    return _SAME_ROW < (lower.middle - upper.middle) / upper.height < _LINE_GAP
