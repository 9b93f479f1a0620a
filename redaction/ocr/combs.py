"""Finds combs: rows of narrow boxes, one for each digit, as tax and bank forms have them.

Frames that touch the digits hide them from the networks. They are found as what they are: thin upright
strokes of one height, at even distances, on a line, with something smaller between them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from redaction.ocr.geometry import Box
from redaction.ocr.ink import Place, inks
from redaction.ocr.strokes import FAINTEST, FOOT, Grey, Stroke, Upright, rows
from redaction.ocr.types import Pixels

Cell = tuple[Stroke, Stroke]

_LEVEL: Final = 0.15  # of a digit's height: how much higher or lower others may be
_NARROW, _WIDE = 0.3, 2.0  # of its height: a box
_THINNEST: Final = 6  # pixels
_EVEN: Final = 0.2  # of a box: how much wider or narrower others may be
_GAP: Final = 2.5  # boxes between two of one comb
_NEARLY: Final = 0.3  # of a box: what it may lack
_FEWEST: Final = 3
_TOUCHING: Final = 0.05  # of its height: a gap between two boxes
_RECENT: Final = 12  # boxes before one that may be its neighbour
_WIDTHS: Final = 4  # that are tried in a row of strokes
_FILLED: Final = 0.85  # of a frame's height that a digit has at most: a letter's strokes are as high as it is
_OVER: Final = 2  # times as high as a frame: a digit that stands in one without a top
_LOWEST: Final = 5  # pixels of a digit that can be read
_ALIKE: Final = 0.75  # of the digits: so many are of one height
_MOST: Final = 0.7  # of the boxes of a comb whose frames are seen
_CLOSED: Final = 0.95
_DASH: Final = 0.45  # of a digit's height


@dataclass(frozen=True, slots=True)
class Slot:
    """One box of a comb: `frame` is all of it, `ink` the rectangle around what stands in it."""

    frame: Box
    ink: Box


def combs(pixels: Pixels, angle: float) -> Iterator[tuple[Slot, ...]]:
    """The combs of a picture whose text runs at an angle, each from left to right without its empty boxes.

    Some of them are found in more than one way.
    """
    upright = Upright.of(pixels, angle)
    for row in rows(upright.grey):
        for cells in _even(_thick(row)):
            if slots := _slots(upright, _boxes(upright.grey, cells)):
                yield slots


def _thick(row: Sequence[Stroke]) -> list[Stroke]:
    """The sides of two boxes that almost touch as one."""
    found: list[Stroke] = []
    for stroke in row:
        if found and stroke.left - found[-1].right <= _TOUCHING * stroke.height:
            one = found.pop()
            top, bottom = max(one.top, stroke.top), min(one.bottom, stroke.bottom)
            found.append(Stroke(one.left, top, stroke.right, bottom))
        else:
            found.append(stroke)
    return found


def _even(row: Sequence[Stroke]) -> Iterator[list[Cell]]:
    """Boxes of one width, with gaps between some of them: the most, and more on both sides of those."""
    if len(row) <= _FEWEST:
        return
    height = _middle([stroke.height for stroke in row])
    pairs = [
        (one, other)
        for at, one in enumerate(row)
        for other in row[at + 1 : at + 4]
        if max(_THINNEST, _NARROW * height) <= _pitch(one, other) <= _WIDE * height
    ]
    widths = Counter(round(_pitch(*pair)) for pair in pairs)
    best: list[Cell] = []
    for width, _ in widths.most_common(_WIDTHS):
        fit = [pair for pair in pairs if abs(_pitch(*pair) - width) <= max(1.5, _EVEN * width)]
        best = max(best, *_chains(fit, width), key=len)
    if len(best) >= _FEWEST:
        yield list(_filled(best))
        yield from _even(row[: row.index(best[0][0])])
        yield from _even(row[row.index(best[-1][1]) + 1 :])


def _filled(cells: Sequence[Cell]) -> Iterator[Cell]:
    """With what lies between them, where a frame was not seen."""
    usual = _middle([_pitch(*cell) for cell in cells])
    for cell, after in pairwise(cells):
        yield cell
        count = int(_pitch(cell[1], after[0]) / usual + _NEARLY)
        if count:
            places = np.linspace(cell[1].left, after[0].left, count + 1).round()
            strokes = [_moved(cell[1], int(x)) for x in places]
            yield from pairwise([cell[1], *strokes[1:-1], after[0]])
    yield cells[-1]


def _moved(stroke: Stroke, left: int) -> Stroke:
    return stroke._replace(left=left, right=left + stroke.right - stroke.left)


def _chains(cells: Sequence[Cell], width: float) -> list[list[Cell]]:
    """For each box the longest row that ends with it."""
    found: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda cell: cell[0].left):
        before = [
            chain
            for chain in found[-_RECENT:]
            if chain[-1][1].left <= cell[0].left and cell[0].left - chain[-1][1].right <= _GAP * width
        ]
        chain = max(before, key=lambda chain: (len(chain), chain[-1][1].left), default=[])
        found.append([*chain, cell])
    return found


def _pitch(one: Stroke, other: Stroke) -> float:
    return (other.left + other.right - one.left - one.right) / 2


def _middle(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def _slots(upright: Upright, cells: Sequence[Cell]) -> tuple[Slot, ...]:
    """The boxes that something stands in, unless it looks like no digits."""
    places, ink = _contents(upright.grey, cells)
    heights = [one[3] - one[1] for one in ink if one]
    if len(heights) < _FEWEST:
        return ()
    tall = _middle(heights)
    alike = sum(abs(height - tall) <= max(1.0, _LEVEL * tall) for height in heights)
    if tall < _LOWEST or alike < _ALIKE * len(heights):
        return ()
    found: list[Slot] = []
    for (one, other), (left, top, _, _), inside in zip(cells, places, ink, strict=True):
        if inside and inside[3] - inside[1] >= _DASH * tall:
            frame = upright.box(one.left, min(one.top, top + inside[1] - 1), other.right, other.bottom)
            edges = (left + inside[0], top + inside[1], left + inside[2], top + inside[3])
            found.append(Slot(frame, upright.box(*edges)))
    return tuple(found) if len(found) >= _FEWEST else ()


def _contents(grey: Grey, cells: Sequence[Cell]) -> tuple[list[Place], list[Place | None]]:
    """Where to look in each box, and what is there: in its frame, or above one that only has low sides."""
    places = [_inner(one, other) for one, other in cells]
    found = inks(grey, places)
    framed = [one for one in found if one and one[1] > 0]
    if len(framed) >= _FEWEST and 2 * len(framed) > sum(map(bool, found)):
        frame = _middle([place[3] - place[1] for place in places])
        if _middle([one[3] - one[1] for one in found if one]) <= _FILLED * frame:
            return places, found
    places = [_over(place) for place in places]
    return places, inks(grey, places)


def _inner(one: Stroke, other: Stroke) -> Place:
    top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
    return one.right, top + 1, other.left, bottom - 1


def _over(place: Place) -> Place:
    left, top, right, bottom = place
    return left, max(0, top - _OVER * (bottom - top)), right, bottom - 1


def _boxes(grey: Grey, cells: Sequence[Cell]) -> Sequence[Cell]:
    """From the first to the last that is a box, if most of them are."""
    first, last = cells[0][0], cells[-1][1]
    around = grey[max(0, first.top - first.height) : first.bottom + first.height, first.left : last.right]
    ground = float(np.median(around))
    boxes = [at for at, cell in enumerate(cells) if _is_box(grey, ground, *cell)]
    if not boxes or len(boxes) < _MOST * (boxes[-1] + 1 - boxes[0]):
        return ()
    return cells[boxes[0] : boxes[-1] + 1]


def _is_box(grey: Grey, ground: float, one: Stroke, other: Stroke) -> bool:
    """Whether its sides are no gaps in the ground, with a line from the foot of one to that of the other."""
    _, top, _, bottom = _inner(one, other)
    if bottom <= top:
        return False
    sides = grey[top:bottom, one.right - 1], grey[top:bottom, other.left]
    away = min(abs(float(np.median(side)) - ground) for side in sides)
    floor = grey[max(0, bottom - FOOT) : bottom + FOOT, one.right - 1 : other.left + 1]
    drawn = np.abs(floor - ground) >= away / 2
    return away > FAINTEST and bool((drawn[1:] | drawn[:-1]).mean(axis=1).max() >= _CLOSED)
