"""Which way the text of a picture runs."""

import math
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from redaction.ocr.geometry import Box, normal

_LONG: Final = 3.0  # times as long as high: such a box has a direction of its own
_NEAR: Final = math.radians(15)
_LEVEL: Final = math.radians(0.25)
_QUARTER: Final = math.pi / 2
_SAMPLES: Final = 4
_TELLING: Final = 8.0  # times as long as high: enough to be sure of, and quickly read
_READABLE: Final = 0.93  # upside down, some words and digits read like others: up to 0.9


def slope(boxes: Sequence[Box]) -> float:
    """The angle of most lines, from -45 to 45 degrees: as if they ran to the right or up and down."""
    long = [box for box in boxes if box.width >= _LONG * box.height] or list(boxes)
    if not long:
        return 0.0
    # The mean of quadrupled angles is the same for all four directions of a line.
    weights = np.array([box.width for box in long])
    mean = (weights * np.exp(4j * np.array([box.angle for box in long]))).sum()
    middle = float(np.angle(mean)) / 4
    off = [(math.remainder(box.angle - middle, _QUARTER), box.width) for box in long]
    near = sorted(pair for pair in off if abs(pair[0]) < _NEAR)
    angle = middle + _median(near) if near else middle
    return 0.0 if abs(angle) < _LEVEL else angle


def direction(boxes: Sequence[Box], angle: float, quality: Callable[[Box], float]) -> float:
    """Of the four directions at a slope the one in which lines can be read."""
    samples = sorted(boxes, key=lambda box: abs(box.width / box.height - _TELLING))[:_SAMPLES]
    upright = [box for box in samples if abs(math.remainder(box.angle - angle, math.pi)) < _QUARTER / 2]
    first = angle if 2 * len(upright) >= len(samples) else angle + _QUARTER
    ways = [first, first + math.pi]
    if first != angle:  # text turned to the left is as likely as to the right; upside down is rare
        ways = [angle - _QUARTER, first]
    ways += [way + _QUARTER for way in ways]
    best, found = ways[0], -1.0
    for way in ways:
        seen = [quality(towards(box, way)) for box in samples]
        mean = sum(seen) / len(seen) if seen else 1.0
        if mean > found:
            best, found = way, mean
        if found >= _READABLE:
            break
    return normal(best)


def towards(box: Box, way: float) -> Box:
    """The box, read in the one of its four directions that is nearest to a way."""
    return box.turned(round(math.remainder(way - box.angle, 2 * math.pi) / _QUARTER))


def _median(weighted: Sequence[tuple[float, float]]) -> float:
    half = sum(weight for _, weight in weighted) / 2
    for value, weight in weighted:
        half -= weight
        if half <= 0:
            return value
    return 0.0
