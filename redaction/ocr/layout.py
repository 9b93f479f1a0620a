"""Lines of a picture as texts that read like it: rows, columns, a label above its value."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from redaction.ocr.geometry import turn
from redaction.ocr.types import Line, Page

_SAME_ROW: Final = 0.5  # of the lower height: how far the middles of two cells of a row may be apart
_ALIKE: Final = 1.7  # times as high: what is larger is another text
_WORD_GAP: Final = 1.2  # heights; what is farther away is another cell
_LINE_GAP: Final = 1.8  # heights from one line to the next of a block


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A line with the rectangle around it in the frame of the page, in which text runs to the right."""

    number: int
    line: Line
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Pixels."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def digits(self) -> int:
        """How many."""
        return sum(sign.isdigit() for sign in self.line.text)


@dataclass(frozen=True, slots=True)
class Sign:
    """Where a sign of a view stands: in which cell, at which place."""

    cell: int
    at: int


@dataclass(frozen=True, slots=True, repr=False)
class View:
    """A text with the place of each of its code points; None for what only keeps two of them apart."""

    text: str
    signs: tuple[Sign | None, ...]


def cells(page: Page) -> list[Cell]:
    """All lines of a page, from top to bottom."""
    matrix = turn(page.angle)
    found = []
    for number, line in enumerate(page.lines):
        corners = line.quads.reshape(-1, 2) @ matrix
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        found.append(Cell(number, line, float(left), float(top), float(right), float(bottom)))
    return sorted(found, key=lambda cell: cell.middle)


def rows(all_: Sequence[Cell]) -> list[list[Cell]]:
    """Cells that stand beside each other, from left to right."""
    found: list[list[Cell]] = []
    for cell in all_:
        row = next((row for row in reversed(found[-8:]) if _beside(row[-1], cell)), None)
        if row is None:
            found.append([cell])
        else:
            row.append(cell)
    return [sorted(row, key=lambda cell: cell.left) for row in found]


def blocks(all_: Sequence[Cell]) -> list[list[Cell]]:
    """Cells that stand below each other and belong together: a paragraph, a label and its value."""
    found: list[list[Cell]] = []
    for cell in all_:
        above = [block for block in found if _below(block[-1], cell)]
        if above:
            min(above, key=lambda block: abs(block[-1].left - cell.left)).append(cell)
        else:
            found.append([cell])
    return found


def by_rows(all_: Sequence[Cell], gap: str) -> View:
    """The whole page, row by row; `gap` is what stands between cells."""
    return joined([_in_row(row, gap) for row in rows(all_)], "\n")


def by_blocks(all_: Sequence[Cell]) -> Iterator[View]:
    """Each block of several lines by itself."""
    for block in blocks(all_):
        if len(block) > 1 and any(cell.digits for cell in block):
            yield joined(map(whole, block), "\n")


def whole(cell: Cell) -> View:
    """One cell."""
    return View(cell.line.text, tuple(Sign(cell.number, at) for at in range(len(cell.line.text))))


def joined(views: Iterable[View], separator: str) -> View:
    """One after the other."""
    text = ""
    signs: list[Sign | None] = []
    for index, view in enumerate(views):
        if index:
            text += separator
            signs += [None] * len(separator)
        text += view.text
        signs += view.signs
    return View(text, tuple(signs))


def _in_row(row: Sequence[Cell], gap: str) -> View:
    view = whole(row[0])
    for before, cell in pairwise(row):
        close = cell.left - before.right < _WORD_GAP * min(before.height, cell.height)
        view = joined((view, whole(cell)), " " if close else gap)
    return view


def _beside(one: Cell, other: Cell) -> bool:
    lower = min(one.height, other.height)
    apart = other.left >= one.right - lower or other.right <= one.left + lower
    return apart and abs(one.middle - other.middle) <= _SAME_ROW * lower


def _below(upper: Cell, lower: Cell) -> bool:
    small, large = sorted((upper.height, lower.height))
    overlap = min(upper.right, lower.right) - max(upper.left, lower.left)
    return (
        large <= _ALIKE * small
        and 0.4 * small < lower.middle - upper.middle <= _LINE_GAP * large
        and overlap > 0.3 * min(upper.right - upper.left, lower.right - lower.left)
    )
