"""Lines of a picture as texts that read like it: rows, columns, a label above or before its value."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from redaction.ocr.cells import Cell, View, cells_of, gap, joined, merged, overlap, rows_of, unique
from redaction.ocr.heads import is_near_below, is_row_of_table, labelled, of_row, split
from redaction.ocr.legible import legible
from redaction.ocr.types import Page

_ALIKE: Final = 2.2  # times as high: what is larger is another text
_SAME_ROW: Final = 0.5  # heights: what is not farther down stands beside
_TOUCHING: Final = 0.3  # heights; boxes are larger than what stands in them
_WORD_GAP: Final = 0.7  # heights; what is farther away is another cell
_WHOLE: Final = 9  # digits of an SSN
_BOXES: Final = 16  # digits
_BOX_GAP: Final = 4.0  # heights between the boxes that a number's groups or digits are typed into
_WRAPS: Final = 4  # lines that a number may be wrapped over
_FLOW_GAP: Final = 4.0  # heights from the middle of a line to that of the next one of a column
_GROUP: Final = 4
_DIGITS_MEET: Final = re.compile(r"[0-9].*\|.*[0-9]")
_GROUPS: Final = re.compile(r"[0-9]{1,6}(?: (?:- )?[0-9]{1,6})*")
_DASHES: Final = re.compile(r"[-–—_一ー]+")
_FRAMED: Final = re.compile(r"[\[|(]?([0-9OQD日曰回口])[\]|)]?")
_DELIMITER: Final = re.compile(r"[,;|]")
_FIELDS: Final = 2
_LETTER: Final = re.compile(r"[A-Za-z]")
_LETTERS: Final = re.compile(r"[A-Za-z]{3}")
_NUMBER_ENDS: Final = re.compile(r"(?<![^ 0-9-])[0-9-]*[0-9]{2}\Z")
_MASKED: Final = re.compile(r"[xX*#•●][ -]?[0-9]{1,6}\Z")
_GROUPS_END: Final = re.compile(r"(?<![0-9])[0-9]+(?:[ -][0-9]+)*\Z")
# A line end behind a sign, so that what stands below a number doesn't name it.
_BELOW: Final = " \n"
_FARTHER_BELOW: Final = "\n" * 12  # more than any number has between its digits
_BESIDE: Final = "\t"
_DIGITS_BESIDE: Final = "\t \t"  # two numbers, not the halves of one


def views(page: Page) -> tuple[View, ...]:
    """The texts of a page, each once."""
    single = cells_of(page)
    rows = rows_of(single)
    words = [_words(row) for row in rows]
    texts = [
        *_texts(words, wraps=True),
        *_texts([row for row in map(_boxes, rows) if row], wraps=False),
        *_closely_set(words, single),
        *_delimited(words),
    ]
    return unique(view for view in map(legible, texts) if any(sign.isdigit() for sign in view.text))


def _texts(rows: Sequence[Sequence[Cell]], *, wraps: bool) -> Iterator[View]:
    """Rows of cells, read in several orders. `wraps`: a number may go on in the next line."""
    all_ = _from_above(cell for row in rows for cell in row)
    columns = _columns(all_)
    lists = _lists(columns)
    for row in rows:
        yield from map(_in_row, split(row, all_))
        yield from labelled(row, all_)
        yield from of_row(row)
        if wraps:
            yield from _wrapped([cell for cell in row if cell not in lists], all_)
    yield from (_stacked(column, lists if wraps else frozenset(column)) for column in columns)
    yield from _captioned(all_)


def _closely_set(words: Sequence[Sequence[Cell]], single: Sequence[Cell]) -> Iterator[View]:
    """Values of a table below what heads their columns, though the next column is as near as words are."""
    values = [cell for cell in single if not _LETTER.search(cell.view.text)]
    places = {sign: cell for cell in values for sign in cell.view.signs}
    cells = [cell for row in words for cell in row]
    # A name of several words is one cell, but not with the values that stand as near behind it.
    names = [cell for cell in cells if cell.is_name]
    all_ = _from_above([*values, *names])
    # The values of a row, too: what stands above one of them may be taken for more than a value.
    for group in (*([cell] for cell in cells), *words):
        signs = (sign for cell in group for sign in cell.view.signs)
        parts = list(dict.fromkeys(places[sign] for sign in signs if sign in places))
        if len(parts) > 1 and is_row_of_table(parts, single):
            yield from labelled(parts, all_)


def _delimited(words: Sequence[Sequence[Cell]]) -> Iterator[View]:
    """Lines of a CSV file, the first of which may name what stands in the others."""
    lines = [joined([cell.view for cell in row], " ") for row in words]
    for delimited, run in groupby(lines, key=lambda line: len(_DELIMITER.findall(line.text)) > _FIELDS):
        if delimited:
            yield joined(run, "\n")


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
    """What stands as near as words do is one cell, but for numbers of their own."""
    return merged(row, lambda one, other: gap(one, other) < _WORD_GAP and not _are_two(one, other))


def _are_two(one: Cell, other: Cell) -> bool:
    """Whether each is a whole number: those of narrow columns are as near as words."""
    digits = [sum(map(str.isdigit, cell.view.text)) for cell in (one, other)]
    return other.view.text.startswith("+") or (min(digits) >= _WHOLE and _ends_and_begins(one, other))


def _boxes(row: Sequence[Cell]) -> list[Cell]:
    """Short groups of digits that are a bit farther apart are one number, typed into several boxes."""
    between = [_unframed(cell) for cell in row if not _DASHES.fullmatch(cell.view.text)]
    return merged(_words(between), _are_parts)


def _are_parts(one: Cell, other: Cell) -> bool:
    """Whether two may be pieces of a number: with more digits than there are boxes on a form they are two."""
    texts = one.view.text, other.view.text
    digits = [sum(map(str.isdigit, text)) for text in texts if _GROUPS.fullmatch(text)]
    return len(digits) == 2 and sum(digits) <= _BOXES and gap(one, other) < _BOX_GAP


def _unframed(cell: Cell) -> Cell:
    """A digit in a box without the box, which is read as a bracket; a 0 is read as a letter, too."""
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


def _lists(columns: Iterable[Sequence[Cell]]) -> frozenset[Cell]:
    """Numbers of one length in more lines than a number is wrapped over: they are many, not one."""
    found: set[Cell] = set()
    for column in columns:
        for length, run in groupby(column, key=lambda cell: len(cell.view.text) * cell.view.text.isdecimal()):
            cells = list(run)
            found.update(cells if length and len(cells) > _WRAPS else ())
    return frozenset(found)


def _flows(upper: Cell, lower: Cell) -> bool:
    small, large = sorted((upper.height, lower.height))
    down = lower.middle - upper.middle
    return large <= _ALIKE * small and _SAME_ROW * small < down <= _FLOW_GAP * large and overlap(upper, lower)


def _in_row(row: Sequence[Cell]) -> View:
    text = row[0].view
    for left, right in pairwise(row):
        text = joined((text, right.view), _DIGITS_BESIDE if _ends_and_begins(left, right) else _BESIDE)
    return text


def _ends_and_begins(one: Cell, other: Cell) -> bool:
    """Whether digits are next to digits."""
    return one.view.text[-1:].isdigit() and other.view.text[:1].isdigit()


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
    if number is None or _MASKED.search(upper.view.text) or not is_near_below(upper, lower):
        return False
    groups = _GROUPS_END.search(upper.view.text)
    starts = 0, number.start(), groups.start() if groups else 0
    wide = (upper.right - upper.left) / len(upper.view.text)
    return min(abs(lower.left - upper.left - start * wide) for start in starts) < upper.height


def _stacked(column: Sequence[Cell], whole: Set[Cell]) -> View:
    """A column as lines. `whole`: numbers that are not wrapped, so that two of them are no halves of one."""
    text = column[0].view
    for upper, lower in pairwise(column):
        wraps = upper not in whole and _goes_on(upper, lower)
        apart = _ends_and_begins(upper, lower) and not wraps
        text = joined((text, lower.view), _FARTHER_BELOW if apart else _BELOW)
    return text


def _captioned(all_: Sequence[Cell]) -> Iterator[View]:
    """Each value with the text right below it, where no words stand above: a paper form's line."""
    for index, cell in enumerate(all_):
        above = (other for other in reversed(all_[:index]) if overlap(cell, other))
        caption = next((other for other in all_[index + 1 :] if overlap(cell, other)), None)
        is_value = cell.has_digits and not _LETTERS.search(cell.view.text)
        if is_value and caption and caption.is_name and is_near_below(cell, caption):
            named = next(above, None)
            if named is None or not _LETTERS.search(named.view.text) or not is_near_below(named, cell):
                yield joined((caption.view, cell.view), "\n")
