"""Lines of a picture as texts that read like it: rows, columns, a label above or before its value."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from redaction.ocr.cells import Cell, Sign, View, cells_of, gap, joined, merged, overlap, rows_of
from redaction.ocr.legible import legible
from redaction.ocr.types import Page

_ALIKE: Final = 2.2  # times as high: what is larger is another text
_SAME_ROW: Final = 0.5  # heights: what is not farther down stands beside
_TOUCHING: Final = 0.3  # heights; boxes are larger than what stands in them
_WORD_GAP: Final = 0.7  # heights; what is farther away is another cell
_BOX_GAP: Final = 4.0  # heights between the boxes that a number's groups or digits are typed into
_LINE_GAP: Final = 1.8  # heights from one line to the next of a wrapped number
_WRAPS: Final = 4  # lines that a number may be wrapped over
_FLOW_GAP: Final = 4.0  # heights from the middle of a line to that of the next one of a column
_GROUP: Final = 4
_DIGITS_MEET: Final = re.compile(r"[0-9].*\|.*[0-9]")
_TIGHT: Final = 1.15  # heights from one line of a name to its next one
_NAME_LINES: Final = 3
_WIDER: Final = 1.8  # times as wide: what is wider is no value of the same column
_GROUPS: Final = re.compile(r"[0-9]{1,6}(?: [0-9]{1,6})*")
_DASHES: Final = re.compile(r"[-–—_一ー]+")
_FRAMED: Final = re.compile(r"[\[|(]?([0-9日曰回口])[\]|)]?")
_LETTER: Final = re.compile(r"[A-Za-z]")
_LETTERS: Final = re.compile(r"[A-Za-z]{3}")
_NUMBER_ENDS: Final = re.compile(r"(?<![^ 0-9-])[0-9-]*[0-9]{2}\Z")
# A line end behind a sign, so that what stands below a number doesn't name it.
_BELOW: Final = " \n"
_FARTHER_BELOW: Final = "\n" * 12  # more than any number has between its digits
_BESIDE: Final = "\t"
_DIGITS_BESIDE: Final = "\t \t"  # two numbers, not the halves of one


def views(page: Page) -> tuple[View, ...]:
    """The texts of a page, each once."""
    rows = rows_of(cells_of(page))
    words = [_words(row) for row in rows]
    texts = [
        *_texts(words, wraps=True),
        *_texts([row for row in map(_boxes, rows) if row], wraps=False),
        *_closely_set(rows, words),
    ]
    found: dict[tuple[str, tuple[Sign | None, ...]], View] = {}
    for view in map(legible, texts):
        if any(sign.isdigit() for sign in view.text):
            found.setdefault((view.text, view.signs), view)
    return tuple(found.values())


def _texts(rows: Sequence[Sequence[Cell]], *, wraps: bool) -> Iterator[View]:
    """Rows of cells, read in several orders. `wraps`: a number may go on in the next line."""
    all_ = _from_above(cell for row in rows for cell in row)
    for row in rows:
        yield from map(_in_row, _split(row, all_))
        yield from _labelled(row, all_)
        if wraps:
            yield from _wrapped(row, all_)
    yield from (_stacked(column, wraps=wraps) for column in _columns(all_))
    yield from _captioned(all_)


def _closely_set(rows: Sequence[Sequence[Cell]], words: Sequence[Sequence[Cell]]) -> Iterator[View]:
    """Values below what heads their columns, also where the next column is as near as words are."""
    values = [[cell for cell in row if not _LETTER.search(cell.view.text)] for row in rows]
    names = [cell for row in words for cell in row if _LETTER.search(cell.view.text)]
    all_ = _from_above([*names, *(cell for row in values for cell in row)])
    for row in values:
        yield from _labelled(row, all_)


def _from_above(cells: Iterable[Cell]) -> list[Cell]:
    return sorted(cells, key=lambda cell: cell.middle)


def runs(page: Page) -> list[list[int]]:
    """The numbers of lines that stand so near each other that one was perhaps taken for two."""
    cells = (cell for row in rows_of(cells_of(page)) for cell in merged(row, _touch))
    return [list(dict.fromkeys(sign.line for sign in cell.view.signs if sign)) for cell in cells]


def _touch(one: Cell, other: Cell) -> bool:
    ends = one.view.text[-_GROUP:] + "|" + other.view.text[:_GROUP]
    return gap(one, other) < _TOUCHING and _DIGITS_MEET.search(ends) is not None


def _words(row: Sequence[Cell]) -> list[Cell]:
    """What stands as near as words do is one cell."""
    return merged(row, lambda one, other: gap(one, other) < _WORD_GAP)


def _boxes(row: Sequence[Cell]) -> list[Cell]:
    """Short groups of digits that are a bit farther apart are one number, typed into several boxes."""
    between = [_unframed(cell) for cell in row if not _DASHES.fullmatch(cell.view.text)]
    return merged(
        _words(between) if between else between,
        lambda one, other: (
            _GROUPS.fullmatch(one.view.text) is not None
            and _GROUPS.fullmatch(other.view.text) is not None
            and gap(one, other) < _BOX_GAP
        ),
    )


def _unframed(cell: Cell) -> Cell:
    """A digit in a box without the box, which is read as a bracket, or with a 0 as a sign of Chinese."""
    framed = _FRAMED.fullmatch(cell.view.text)
    if framed is None:
        return cell
    digit = framed[1] if framed[1].isdecimal() else "0"
    return replace(cell, view=View(digit, (cell.view.signs[framed.start(1)],)))


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
    return large <= _ALIKE * small and _SAME_ROW * small < down <= _FLOW_GAP * large and overlap(upper, lower)


def _split(row: Sequence[Cell], all_: Sequence[Cell]) -> Iterator[Sequence[Cell]]:
    """A row in parts: a name with its value below isn't that of the next value, which has one above."""
    start = 0
    for index, (name, value) in enumerate(pairwise(row), 1):
        if name.is_name and not value.is_name and _heads(name, all_) and _is_headed(value, all_):
            yield row[start:index]
            start = index
    yield row[start:]


def _heads(name: Cell, all_: Sequence[Cell]) -> bool:
    return any(overlap(name, cell) and _is_near_below(name, cell) and not cell.is_name for cell in all_)


def _is_headed(value: Cell, all_: Sequence[Cell]) -> bool:
    return any(overlap(cell, value) and _is_near_below(cell, value) and cell.is_name for cell in all_)


def _in_row(row: Sequence[Cell]) -> View:
    text = row[0].view
    for left, right in pairwise(row):
        text = joined((text, right.view), _DIGITS_BESIDE if _meet(left, right) else _BESIDE)
    return text


def _meet(one: Cell, other: Cell) -> bool:
    return one.view.text[-1:].isdigit() and other.view.text[:1].isdigit()


def _labelled(row: Sequence[Cell], all_: Sequence[Cell]) -> Iterator[View]:
    """Each value of a row below what heads its column: all of it, or the words right above the value."""
    for index, cell in enumerate(row):
        if not cell.is_name and (head := _head(cell, all_)):
            left = cell.left - cell.height
            right = row[index + 1].left if index + 1 < len(row) else head.right
            several = any(overlap(head, other) for other in row if other is not cell)
            yield joined((_part(head, left, right) if several else _title(head, all_), cell.view), "\n")


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


def _wrapped(row: Sequence[Cell], all_: Sequence[Cell]) -> Iterator[View]:
    """A number that goes on in the next lines of its cell, with what stands before it."""
    before: list[View] = []
    for cell in row:
        chain = [cell]
        while (after := _next(chain[-1], all_)) and len(chain) < _WRAPS:
            chain.append(after)
            view = joined((*before, joined([part.view for part in chain], "\n")), "\t")
            yield replace(view, wrapped=True)
        before.append(cell.view)


def _next(cell: Cell, all_: Sequence[Cell]) -> Cell | None:
    """The line below that goes on with digits."""
    below = (other for other in all_ if other.view.text[:1].isdigit() and _goes_on(cell, other))
    return next(below, None)


def _goes_on(upper: Cell, lower: Cell) -> bool:
    """Whether the number at the end of a cell may be wrapped: the next line begins below it or the cell."""
    number = _NUMBER_ENDS.search(upper.view.text)
    if number is None or not _is_near_below(upper, lower):
        return False
    share = number.start() / len(upper.view.text)
    begins = upper.left, upper.left + share * (upper.right - upper.left)
    return min(abs(lower.left - left) for left in begins) < upper.height


def _stacked(column: Sequence[Cell], *, wraps: bool) -> View:
    """A column as lines: numbers that stand apart below each other are no halves of one."""
    text = column[0].view
    for upper, lower in pairwise(column):
        apart = _meet(upper, lower) and not (wraps and _goes_on(upper, lower))
        text = joined((text, lower.view), _FARTHER_BELOW if apart else _BELOW)
    return text


def _captioned(all_: Sequence[Cell]) -> Iterator[View]:
    """Each value with the text right below it, where no words stand above: a paper form's line."""
    for index, cell in enumerate(all_):
        above = (other for other in reversed(all_[:index]) if overlap(cell, other))
        caption = next((other for other in all_[index + 1 :] if overlap(cell, other)), None)
        is_value = cell.has_digits and not _LETTERS.search(cell.view.text)
        if is_value and caption and not caption.has_digits and _is_near_below(cell, caption):
            named = next(above, None)
            if named is None or not _LETTERS.search(named.view.text) or not _is_near_below(named, cell):
                yield joined((cell.view, caption.view), "\n")


def _is_near_below(upper: Cell, lower: Cell) -> bool:
    return _SAME_ROW < (lower.middle - upper.middle) / upper.height < _LINE_GAP


def _head(cell: Cell, all_: Sequence[Cell]) -> Cell | None:
    """The nearest name above a value, where nothing but other values stands between."""
    above = [other for other in all_ if other.bottom <= cell.middle and overlap(other, cell)]
    for other in reversed(above):
        if other.is_name:
            return other
        if not _aligned(other, cell):
            return None
    return None


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
