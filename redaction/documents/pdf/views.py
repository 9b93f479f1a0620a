"""Readings of a page: in the order of its content, by lines, and down columns of single characters."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from redaction.documents.pdf.glyphs import Glyphs
from redaction.documents.pdf.lines import SPACE, Cell, Line, Written, lines, spaced
from redaction.documents.pdf.tables import tabled

_STACKED: Final = 1.2  # how far apart stacked characters are, in heights
_FEWEST_STACKED: Final = 8
_COLUMN: Final = 4.0  # points: how far apart the middles of stacked characters may be


class View(NamedTuple):
    """A text, and for each of its characters the number of the page's character, or -1 for added spaces."""

    text: str
    origins: Sequence[int]


def views(glyphs: Glyphs) -> Iterator[View]:
    """All readings, that of the content first."""
    yield View(glyphs.text, range(len(glyphs.text)))
    for turn in sorted(set(glyphs.turns)):
        rows = lines(glyphs, turn)
        yield _joined(glyphs.text, [spaced(line) for line in rows])
        yield _joined(glyphs.text, list(tabled(glyphs.text, rows)))
        stacks = [stack for stack in _stacks(rows) if len(stack) >= _FEWEST_STACKED]
        yield _joined(glyphs.text, stacks)
        yield _joined(glyphs.text, [stack[::-1] for stack in stacks])


def _stacks(rows: list[Line]) -> list[Written]:
    """Characters that stand alone in their lines, above each other."""
    stacks: list[Line] = []
    columns: dict[int, Line] = {}
    for cell in (cell for line in rows for cell in _alone(line)):
        column = int((cell.box.left + cell.box.right) / 2 // _COLUMN)
        near = (columns[place] for place in (column, column - 1, column + 1) if place in columns)
        stack = next((one for one in near if _continues(one[-1], cell)), None)
        if stack is None:
            stack = []
            stacks.append(stack)
        stack.append(cell)
        columns[column] = stack
    return [list(stack) for stack in stacks]


def _alone(line: Line) -> Iterator[Cell]:
    for place, cell in enumerate(line):
        before = cell.box.left - line[place - 1].box.right if place else cell.box.height
        after = line[place + 1].box.left - cell.box.right if place + 1 < len(line) else cell.box.height
        if min(before, after) > SPACE * cell.box.height:
            yield cell


def _continues(upper: Cell, lower: Cell) -> bool:
    overlap = min(upper.box.right, lower.box.right) - max(upper.box.left, lower.box.left)
    distance = upper.middle - lower.middle
    return overlap > 0 and 0 < distance <= _STACKED * max(upper.box.height, lower.box.height)


def _joined(text: str, lines: Sequence[Written]) -> View:
    characters: list[str] = []
    origins: list[int] = []
    for line in lines:
        for part in line:
            characters.append(part if isinstance(part, str) else text[part.number])
            origins.append(-1 if isinstance(part, str) else part.number)
        characters.append("\n")
        origins.append(-1)
    return View("".join(characters), origins)
