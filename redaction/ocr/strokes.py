"""Upright strokes of one height beside each other: what frames of boxes are made of, and letters, too."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from redaction.ocr.geometry import Box, turn
from redaction.ocr.types import Pixels, Points

Grey = npt.NDArray[np.uint8]

FAINTEST: Final = 9  # of 255: how much a stroke differs from what is beside it
FOOT: Final = 3  # pixels around the foot of a stroke
_SHADES: Final = (cv2.MORPH_BLACKHAT, cv2.MORPH_TOPHAT)  # darker than what is beside it, and lighter
_THICKEST: Final = 9  # pixels that a stroke has at most, and one
_LENGTHS: Final = (4, 6, 9, 13, 19, 28, 42)  # pixels: strokes are looked for by their height
_SHORTEST_FLOOR: Final = 5
_LEVEL: Final = 0.15  # of a stroke's height: how far the ends of the next one may be away
_FARTHEST: Final = 5.0  # times its height


class Stroke(NamedTuple):
    """Upright; edges in pixels of the upright picture."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """Pixels."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Upright:
    """A picture turned so that its text runs to the right. `back` leads to the one that was sent."""

    grey: Grey
    back: Points
    angle: float

    @classmethod
    def of(cls, pixels: Pixels, angle: float) -> "Upright":
        """`angle`: how its text runs."""
        grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
        height, width = grey.shape
        spin = turn(angle).T
        corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32) @ spin.T
        low, high = corners.min(axis=0), corners.max(axis=0)
        there, back = np.column_stack((spin, -low)), np.column_stack((spin.T, spin.T @ low))
        if angle:
            size = tuple(int(np.ceil(side)) for side in high - low)
            there[:, 2] += there[:, :2].sum(axis=1) / 2 - 0.5  # OpenCV means centres of pixels
            grey = np.asarray(cv2.warpAffine(grey, there, size, borderMode=cv2.BORDER_REPLICATE), np.uint8)
        return cls(grey, back, angle)

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """A rectangle of the upright picture in the one that was sent."""
        x, y = self.back @ np.array([(left + right) / 2, (top + bottom) / 2, 1.0])
        return Box((float(x), float(y)), right - left, bottom - top, self.angle)


def rows(grey: Grey) -> Iterator[list[Stroke]]:
    """Strokes on level lines, of one height and beside each other; some of them in several rows."""
    for shade in _SHADES:
        mask, floors = _thin(grey, shade), _floors(grey, shade)
        for length in _LENGTHS:
            yield from _in_rows(_strokes(mask, floors, length))


def _thin(grey: Grey, shade: int) -> Grey:
    """Where something thin and upright is darker or lighter than what is beside it."""
    thin = cv2.morphologyEx(cv2.blur(grey, (1, 3)), shade, np.ones((1, _THICKEST), np.uint8))
    return np.asarray(thin > FAINTEST, np.uint8)


def _floors(grey: Grey, shade: int) -> Grey:
    """Where a thin level line runs not far away."""
    level = _thin(np.ascontiguousarray(grey.T), shade).T
    long = cv2.morphologyEx(level, cv2.MORPH_OPEN, np.ones((1, _SHORTEST_FLOOR), np.uint8))
    return np.asarray(cv2.dilate(long, np.ones((2 * FOOT + 1, 2 * FOOT + 1), np.uint8)))


def _strokes(mask: Grey, floors: Grey, length: int) -> list[Stroke]:
    """Upright ones of at least a length and less than two."""
    long = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((length, 1), np.uint8))
    _, _, found, _ = cv2.connectedComponentsWithStats(long, connectivity=8)
    left, top, width, height = found[1:, :4].T
    likely = (height < 2 * length) & (width <= np.maximum(4, height // 3))
    likely &= floors[top + height - 1, left + width // 2] > 0
    edges = np.stack((left, top, left + width, top + height), axis=1)[likely]
    return [Stroke(*place) for place in edges.tolist()]


def _in_rows(strokes: Iterable[Stroke]) -> list[list[Stroke]]:
    found: list[list[Stroke]] = []
    near: dict[int, list[list[Stroke]]] = {}  # by height in the picture
    for stroke in sorted(strokes):
        at = (stroke.top + stroke.bottom) // 16
        fit = [
            row
            for place in (at - 1, at, at + 1)
            for row in near.get(place, ())
            if _continues(row[-1], stroke)
        ]
        row = max(fit, key=lambda row: row[-1].right, default=[])
        if not row:
            found.append(row)
        row.append(stroke)
        if not any(other is row for other in near.setdefault(at, [])):
            near[at].append(row)
    return found


def _continues(one: Stroke, other: Stroke) -> bool:
    tolerance = max(2.0, _LEVEL * other.height)
    return (
        abs(one.top - other.top) <= tolerance
        and abs(one.bottom - other.bottom) <= tolerance
        and other.left - one.right <= _FARTHEST * other.height
    )
