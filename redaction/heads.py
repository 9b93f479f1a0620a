"""What the head of a table says of a cell below it."""

import re
from typing import Final

_ABOVE: Final = 1_024  # code points of rows between a head and a cell, at most
_DELIMITERS: Final = "\t|;,"
_BORDERS: Final = f"{_DELIMITERS}\n"
_FRAME: Final = " \"'`*"
_FEW_SIGNS: Final = 4
_LINE: Final = 400  # code points of a row, at most
_WIDE: Final = re.compile(r"\S+(?: \S+)*")  # a cell in columns of a fixed width: two spaces end it
_FEW_DIGITS: Final = 3


def head_of(text: str, start: int, end: int) -> str:
    """The head of the column in which `text[start:end]` is a whole cell; "" without one."""
    near = text[max(0, start - _FEW_SIGNS) : start].rstrip(_FRAME)
    if near and near[-1] not in _BORDERS and not text.endswith("  ", max(0, start - 2), start):
        return ""
    first, last = text.rfind("\n", max(0, start - _LINE), start) + 1, text.find("\n", end, end + _LINE)
    if first == 0:
        return ""
    before = text[first:start].rstrip(_FRAME)
    after = text[end : last if last >= 0 else end + _LINE].lstrip(_FRAME)
    sign = next((s for s in (after[:1], before[-1:]) if s and s in _DELIMITERS), "")
    if sign:
        return _delimited(text, first, before, sign, before.count(sign) + after.count(sign))
    return _fixed(text, first, start - first)


def _delimited(text: str, first: int, before: str, sign: str, count: int) -> str:
    head = ""
    for line in _upwards(text, first):
        if line.count(sign) != count:
            break
        head = line
    cells = head.split(sign)
    return _words(cells[before.count(sign)]) if before.count(sign) < len(cells) else ""


def _fixed(text: str, first: int, column: int) -> str:
    head = ""
    for line in _upwards(text, first):
        cell = next((c[0] for c in _WIDE.finditer(line) if c.start() <= column + 1 and c.end() > column), "")
        if not cell or "  " not in line.strip():
            break
        head = cell
    return _words(head)


def _words(cell: str) -> str:
    return "" if sum(map(str.isdigit, cell)) >= _FEW_DIGITS else cell.strip(_FRAME)


def _upwards(text: str, first: int) -> list[str]:
    """The lines above the one that begins at `first`, the nearest first."""
    start = max(0, first - _ABOVE)
    lines = text[start : first - 1].split("\n")
    return lines[: 0 if start else None : -1]
