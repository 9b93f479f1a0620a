"""Tables: what stands under a head is told apart by where it stands, however narrow the gaps are."""

from collections.abc import Iterator
from typing import Final

from redaction.columns import open_head
from redaction.documents.pdf.lines import CELL, SPACE, Line, Written, parted, spaced, tabbed

_END: Final = 4.0  # heights between lines: there a table ends


def tabled(text: str, lines: list[Line]) -> Iterator[Written]:
    """The tables of a page, line by line, with tabs between their cells."""
    head: list[Line] = []
    above = 0.0
    for line in lines:
        middle, height = line[0].middle, line[0].box.height
        if head and above - middle > _END * height:
            head = []
        above = middle
        cells = parted(line, CELL)
        if len(cells) > 1 and open_head(_string(text, spaced(line))):
            head = cells
            yield spaced(line)
        elif head:
            yield tabbed(_under(head, parted(line, SPACE)))


def _string(text: str, line: Written) -> str:
    return "".join(part if isinstance(part, str) else text[part.number] for part in line) + "\n"


def _under(head: list[Line], words: list[Line]) -> list[list[Line]]:
    """The words of a row in the columns of the head that they are nearest to."""
    columns: list[list[Line]] = [[] for _ in head]
    for word in words:
        distances = [_distance(top, word) for top in head]
        columns[distances.index(min(distances))].append(word)
    return columns


def _distance(top: Line, word: Line) -> float:
    """Between the edges of both; less than nothing where one is above the other."""
    return max(word[0].box.left - top[-1].box.right, top[0].box.left - word[-1].box.right)
