"""Lines of a page, put together from where its characters stand."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from redaction.documents.pdf.boxes import Box
from redaction.documents.pdf.glyphs import Glyphs

_SAME_LINE: Final = 0.4  # how far middles may lie apart, in heights
SPACE: Final = 0.2  # how wide a gap between words is, in heights
CELL: Final = 1.0  # and between cells of a table


class Cell(NamedTuple):
    """One character, by its number on the page; its box is as who reads the line sees it."""

    box: Box
    number: int

    @property
    def middle(self) -> float:
        """How high it stands."""
        return (self.box.bottom + self.box.top) / 2


Line = list[Cell]
Written = list[Cell | str]
"""A line with the spaces and tabs that people see in it."""


def lines(glyphs: Glyphs, turn: int) -> list[Line]:
    """From the top, those that are turned in one way; spaces are left out."""
    cells = [
        Cell(box.turned(turn), index)
        for index, character in enumerate(glyphs.text)
        if glyphs.turns[index] == turn and not character.isspace() and (box := glyphs.cell(index)).height > 0
    ]
    cells.sort(key=lambda cell: -cell.middle)
    found: list[Line] = []
    for cell in cells:
        first = found[-1][0] if found else None
        near = first and first.middle - cell.middle <= _SAME_LINE * min(first.box.height, cell.box.height)
        if near:
            found[-1].append(cell)
        else:
            found.append([cell])
    for line in found:
        line.sort(key=lambda cell: cell.box.left)
    return found


def parted(line: Line, gap: float) -> list[Line]:
    """A line cut where it has gaps, in heights."""
    parts = [line[:1]]
    right = line[0].box.right
    for cell in line[1:]:
        if cell.box.left - right > gap * cell.box.height:
            parts.append([])
        parts[-1].append(cell)
        right = max(right, cell.box.right)
    return parts


def spaced(line: Line) -> Written:
    """With spaces between words and tabs between the cells of a table."""
    return tabbed([parted(cell, SPACE) for cell in parted(line, CELL)])


def tabbed(cells: Iterable[Iterable[Line]]) -> Written:
    """Cells of words, with spaces and tabs between them."""
    return [*_between("\t", ([*_between(" ", words)] for words in cells))]


def _between(sign: str, parts: Iterable[Iterable[Cell | str]]) -> Iterator[Cell | str]:
    for place, part in enumerate(parts):
        if place:
            yield sign
        yield from part
