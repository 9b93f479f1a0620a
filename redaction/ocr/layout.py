"""Lines of a picture as texts that read like it: rows, columns, a label above or before its value."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from redaction.ocr.geometry import turn
from redaction.ocr.types import Page

_SAME_ROW: Final = 0.5  # of the lower height: how far the middles of two cells of a row may be apart
_ALIKE: Final = 2.2  # times as high: what is larger is another text
_TOUCHING: Final = 0.3  # heights; boxes are larger than what stands in them
_WORD_GAP: Final = 1.2  # heights; what is farther away is another cell
_BOX_GAP: Final = 4.0  # heights between the boxes that a number's groups or digits are typed into
_LINE_GAP: Final = 1.8  # heights from one line to the next of a wrapped number
_WRAPS: Final = 4  # lines that a number may be wrapped over
_FLOW_GAP: Final = 4.0  # heights from the middle of a line to that of the next one of a column
_OPEN_ROWS: Final = 8
_GROUP: Final = 4
_DIGITS_MEET: Final = re.compile(r"[0-9].*\|.*[0-9]")
_WIDER: Final = 1.8  # times as wide: what is wider is no value of the same column
_GROUPS: Final = re.compile(r"[0-9]{1,6}(?: [0-9]{1,6})*")
_MISREAD: Final = re.compile(
    r"\bC(?:W|VW|WV|WW)\b|(?:(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})|(?<=[./][0-9]{4}))(?=[0-9]{2}:[0-9]{2})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Sign:
    """Which sign of which line of the page."""

    line: int
    at: int


@dataclass(frozen=True, slots=True, repr=False)
class View:
    """A text with the place of each of its code points; None for what only keeps two of them apart."""

    text: str
    signs: tuple[Sign | None, ...]


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


def views(page: Page) -> tuple[View, ...]:
    """The texts of a page, each once."""
    found: dict[tuple[Sign | None, ...], View] = {}
    rows = [_words(row) for row in _rows(_cells(page))]
    for reading in (rows, [_boxes(row) for row in rows]):
        all_ = sorted((cell for row in reading for cell in row), key=lambda cell: cell.middle)
        texts = [joined([cell.view for cell in row], "\t") for row in reading]
        texts += [joined([cell.view for cell in column], "\n") for column in _columns(all_)]
        texts += [view for row in reading for view in (*_labelled(row, all_), *_wrapped(row, all_))]
        for view in map(_legible, texts):
            if any(sign.isdigit() for sign in view.text):
                found.setdefault(view.signs, view)
    return tuple(found.values())


def runs(page: Page) -> list[list[int]]:
    """The numbers of lines that stand so near each other that one was perhaps taken for two."""
    cells = (cell for row in _rows(_cells(page)) for cell in _merged(row, _touch))
    return [list(dict.fromkeys(sign.line for sign in cell.view.signs if sign)) for cell in cells]


def _touch(one: Cell, other: Cell) -> bool:
    ends = one.view.text[-_GROUP:] + "|" + other.view.text[:_GROUP]
    return _gap(one, other) < _TOUCHING and _DIGITS_MEET.search(ends) is not None


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


def _cells(page: Page) -> list[Cell]:
    """All lines of a page, from top to bottom."""
    matrix = turn(page.angle)
    found = []
    for number, line in enumerate(page.lines):
        corners = line.quads.reshape(-1, 2) @ matrix
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        view = View(line.text, tuple(Sign(number, at) for at in range(len(line.text))))
        found.append(Cell(view, float(left), float(top), float(right), float(bottom)))
    return sorted(found, key=lambda cell: cell.middle)


def _rows(all_: Sequence[Cell]) -> list[list[Cell]]:
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


def _words(row: Sequence[Cell]) -> list[Cell]:
    """What stands as near as words do is one cell."""
    return _merged(row, lambda one, other: _gap(one, other) < _WORD_GAP)


def _boxes(row: Sequence[Cell]) -> list[Cell]:
    """Short groups of digits that are a bit farther apart are one number, typed into several boxes."""
    return _merged(
        row,
        lambda one, other: (
            _GROUPS.fullmatch(one.view.text) is not None
            and _GROUPS.fullmatch(other.view.text) is not None
            and _gap(one, other) < _BOX_GAP
        ),
    )


def _gap(one: Cell, other: Cell) -> float:
    """Between two neighbours, in heights."""
    return (other.left - one.right) / min(one.height, other.height)


def _merged(row: Sequence[Cell], together: Callable[[Cell, Cell], bool]) -> list[Cell]:
    found = [row[0]]
    for cell in row[1:]:
        before = found[-1]
        if together(before, cell):
            view = joined((before.view, cell.view), " ")
            top, bottom = min(before.top, cell.top), max(before.bottom, cell.bottom)
            found[-1] = Cell(view, before.left, top, cell.right, bottom)
        else:
            found.append(cell)
    return found


def _columns(all_: Sequence[Cell]) -> list[list[Cell]]:
    """Cells that stand below each other, as in a paragraph or a form, from top to bottom."""
    found: list[list[Cell]] = []
    for cell in all_:
        above = [column for column in found if _flows(column[-1], cell)]
        if above:
            nearest = min(above, key=lambda c: cell.middle - c[-1].middle + abs(cell.left - c[-1].left))
            nearest.append(cell)
        else:
            found.append([cell])
    return found


def _flows(upper: Cell, lower: Cell) -> bool:
    small, large = sorted((upper.height, lower.height))
    down = lower.middle - upper.middle
    return (
        large <= _ALIKE * small and _SAME_ROW * small < down <= _FLOW_GAP * large and _overlap(upper, lower)
    )


def _overlap(one: Cell, other: Cell) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)


def _labelled(row: Sequence[Cell], all_: Sequence[Cell]) -> Iterator[View]:
    """Each value of a row below what heads its column."""
    for index, cell in enumerate(row):
        if cell.has_digits and (head := _head(cell, all_)):
            left = cell.left - cell.height
            right = row[index + 1].left if index + 1 < len(row) else head.right
            yield joined((_part(head, left, right), cell.view), "\n")


def _wrapped(row: Sequence[Cell], all_: Sequence[Cell]) -> Iterator[View]:
    """A number that goes on in the next lines of its cell, with what stands before it."""
    before: list[View] = []
    for cell in row:
        chain = [cell]
        while (after := _next(chain[-1], all_)) and len(chain) < _WRAPS:
            chain.append(after)
            yield joined((*before, joined([part.view for part in chain], "\n")), "\t")
        before.append(cell.view)


def _next(cell: Cell, all_: Sequence[Cell]) -> Cell | None:
    """The line below that goes on with digits."""
    if not cell.view.text[-1:].isdigit():
        return None
    below = (
        other
        for other in all_
        if abs(other.left - cell.left) < cell.height
        and other.view.text[:1].isdigit()
        and _SAME_ROW < (other.middle - cell.middle) / cell.height < _LINE_GAP
    )
    return next(below, None)


def _head(cell: Cell, all_: Sequence[Cell]) -> Cell | None:
    """The nearest text without digits above a value, where nothing but other values stands between."""
    above = [other for other in all_ if other.bottom <= cell.middle and _overlap(other, cell)]
    for other in reversed(above):
        if not other.has_digits:
            return other
        if not _aligned(other, cell):
            return None
    return None


def _aligned(one: Cell, other: Cell) -> bool:
    """Whether they look like values of one column."""
    left, right = one.left - other.left, one.right - other.right
    narrow, wide = sorted((one.right - one.left, other.right - other.left))
    near = min(abs(left), abs(right), abs(left + right) / 2) < min(one.height, other.height)
    return near and wide < _WIDER * narrow


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


def _legible(view: View) -> View:
    """Without what is usually misread: CVV for want of a gap between its letters, a lost space."""
    text = ""
    signs: list[Sign | None] = []
    position = 0
    for match in _MISREAD.finditer(view.text):
        at = view.signs[match.start()] if match[0] else None
        right = "CVV" if match[0] else " "
        text += view.text[position : match.start()] + right
        signs += [*view.signs[position : match.start()], *[at] * len(right)]
        position = match.end()
    return View(text + view.text[position:], (*signs, *view.signs[position:]))
