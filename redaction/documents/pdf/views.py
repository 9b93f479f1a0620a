"""Readings of a page: in the order of its content, by lines, and down columns of single characters."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from redaction.documents.pdf.boxes import Box
from redaction.documents.pdf.glyphs import Glyphs

_SAME_LINE: Final = 0.4  # how far middles may lie apart, in heights
_SPACE: Final = 0.2  # how wide a gap is a space, and how wide that between cells of a table; in heights
_CELL: Final = 1.0
_STACKED: Final = 1.2  # how far apart stacked characters are, in heights
_FEWEST_STACKED: Final = 8


class View(NamedTuple):
    """A text, and for each of its characters the number of the page's character, or -1 for added spaces."""

    text: str
    origins: Sequence[int]


class _Cell(NamedTuple):
    box: Box
    number: int

    @property
    def middle(self) -> float:
        return (self.box.bottom + self.box.top) / 2


def views(glyphs: Glyphs) -> Iterator[View]:
    """All readings, that of the content first."""
    yield View(glyphs.text, range(len(glyphs.text)))
    for turn in sorted(set(glyphs.turns)):
        lines = _lines(glyphs, turn)
        yield _joined(glyphs.text, [_spaced(line) for line in lines])
        stacks = [stack for stack in _stacks(lines) if len(stack) >= _FEWEST_STACKED]
        yield _joined(glyphs.text, stacks)
        yield _joined(glyphs.text, [stack[::-1] for stack in stacks])


def _lines(glyphs: Glyphs, turn: int) -> list[list[_Cell]]:
    cells = [
        _Cell(box.turned(turn), index)
        for index, character in enumerate(glyphs.text)
        if glyphs.turns[index] == turn and not character.isspace() and (box := glyphs.cell(index)).height > 0
    ]
    cells.sort(key=lambda cell: -cell.middle)
    lines: list[list[_Cell]] = []
    for cell in cells:
        first = lines[-1][0] if lines else None
        near = first and first.middle - cell.middle <= _SAME_LINE * min(first.box.height, cell.box.height)
        if near:
            lines[-1].append(cell)
        else:
            lines.append([cell])
    for line in lines:
        line.sort(key=lambda cell: cell.box.left)
    return lines


def _spaced(line: list[_Cell]) -> list[_Cell | str]:
    parts: list[_Cell | str] = []
    right = line[0].box.left
    for cell in line:
        gap = (cell.box.left - right) / cell.box.height
        if gap > _SPACE:
            parts.append("\t" if gap > _CELL else " ")
        parts.append(cell)
        right = max(right, cell.box.right)
    return parts


def _stacks(lines: list[list[_Cell]]) -> list[list[_Cell | str]]:
    """Characters that stand alone in their lines, above each other."""
    open_stacks: list[list[_Cell]] = []
    closed: list[list[_Cell]] = []
    for line in lines:
        for cell in _alone(line):
            stack = next((s for s in open_stacks if _continues(s[-1], cell)), None)
            if stack is None:
                open_stacks.append([cell])
            else:
                stack.append(cell)
        still = [s for s in open_stacks if s[-1].middle - line[0].middle <= 2 * s[-1].box.height]
        closed += [s for s in open_stacks if s not in still]
        open_stacks = still
    return [list(stack) for stack in (*closed, *open_stacks)]


def _alone(line: list[_Cell]) -> Iterator[_Cell]:
    for place, cell in enumerate(line):
        before = cell.box.left - line[place - 1].box.right if place else cell.box.height
        after = line[place + 1].box.left - cell.box.right if place + 1 < len(line) else cell.box.height
        if min(before, after) > _SPACE * cell.box.height:
            yield cell


def _continues(upper: _Cell, lower: _Cell) -> bool:
    overlap = min(upper.box.right, lower.box.right) - max(upper.box.left, lower.box.left)
    distance = upper.middle - lower.middle
    return overlap > 0 and 0 < distance <= _STACKED * max(upper.box.height, lower.box.height)


def _joined(text: str, lines: Sequence[Sequence[_Cell | str]]) -> View:
    characters: list[str] = []
    origins: list[int] = []
    for line in lines:
        for part in line:
            characters.append(part if isinstance(part, str) else text[part.number])
            origins.append(-1 if isinstance(part, str) else part.number)
        characters.append("\n")
        origins.append(-1)
    return View("".join(characters), origins)
