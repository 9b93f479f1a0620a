"""Lines of a picture as cells: texts with the rectangles around them, in rows."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from redaction.ocr.geometry import turn
from redaction.ocr.types import Page

_SAME_ROW: Final = 0.5  # of the lower height: how far the middles of two cells of a row may be apart
_OPEN_ROWS: Final = 8
_NAME: Final = 3  # letters to a digit
_VALUE: Final = re.compile(r"[0-9]{3}")


@dataclass(frozen=True, slots=True)
class Sign:
    """Which sign of which line of the page."""

    line: int
    at: int


@dataclass(frozen=True, slots=True, repr=False)
class View:
    """A text with the place of each of its code points; None for what only keeps two of them apart.

    `wrapped`: it stands for what goes over the ends of its lines, and for nothing else in it.
    """

    text: str
    signs: tuple[Sign | None, ...]
    wrapped: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A text with the rectangle around it in the frame of the page, in which text runs to the right."""

    view: View
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
    def has_digits(self) -> bool:
        """At least one."""
        return any(sign.isdigit() for sign in self.view.text)

    @property
    def is_name(self) -> bool:
        """No digits, or few among letters: "CVV2", "3-digit code", "2 Federal tax withheld"."""
        digits, letters = (sum(map(kind, self.view.text)) for kind in (str.isdigit, str.isalpha))
        return letters >= _NAME * digits and not _VALUE.search(self.view.text)


def joined(parts: Iterable[View], separator: str) -> View:
    """One after the other."""
    text = ""
    signs: list[Sign | None] = []
    for index, part in enumerate(parts):
        if index:
            text += separator
            signs += [None] * len(separator)
        text += part.text
        signs += part.signs
    return View(text, tuple(signs))


def unique(views: Iterable[View]) -> tuple[View, ...]:
    """Each text once."""
    found: dict[tuple[str, tuple[Sign | None, ...]], View] = {}
    for view in views:
        found.setdefault((view.text, view.signs), view)
    return tuple(found.values())


def cells_of(page: Page) -> list[Cell]:
    """All lines of a page, from top to bottom."""
    matrix = turn(page.angle)
    found = []
    for number, line in enumerate(page.lines):
        corners = line.quads.reshape(-1, 2) @ matrix
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        view = View(line.text, tuple(Sign(number, at) for at in range(len(line.text))))
        found.append(Cell(view, float(left), float(top), float(right), float(bottom)))
    return sorted(found, key=lambda cell: cell.middle)


def rows_of(all_: Sequence[Cell]) -> list[list[Cell]]:
    """Cells that stand beside each other, from left to right."""
    found: list[list[Cell]] = []
    for cell in all_:
        row = next((row for row in reversed(found[-_OPEN_ROWS:]) if _belongs(cell, row)), None)
        if row is None:
            found.append([cell])
        else:
            row.append(cell)
    return [sorted(row, key=lambda cell: cell.left) for row in found]


def _belongs(cell: Cell, row: Sequence[Cell]) -> bool:
    """Whether it stands at the height of its neighbour: in a photo rows need not be straight."""
    near = min(row, key=lambda other: max(other.left - cell.right, cell.left - other.right))
    lower = min(near.height, cell.height)
    apart = cell.left >= near.right - lower or cell.right <= near.left + lower
    return apart and abs(near.middle - cell.middle) <= _SAME_ROW * lower


def gap(one: Cell, other: Cell) -> float:
    """Between two neighbours, in heights of the lower one."""
    return (other.left - one.right) / min(one.height, other.height)


def merged(row: Sequence[Cell], together: Callable[[Cell, Cell], bool]) -> list[Cell]:
    """Neighbours that belong together as one cell."""
    found: list[Cell] = []
    for cell in row:
        if found and together(before := found[-1], cell):
            view = joined((before.view, cell.view), " ")
            top, bottom = min(before.top, cell.top), max(before.bottom, cell.bottom)
            found[-1] = Cell(view, before.left, top, cell.right, bottom)
        else:
            found.append(cell)
    return found


def overlap(one: Cell, other: Cell) -> bool:
    """Whether a line straight down meets both."""
    return min(one.right, other.right) > max(one.left, other.left)
