"""What stands where in an image: the ground truth that a sample carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

Point: TypeAlias = tuple[float, float]
Quad: TypeAlias = tuple[Point, Point, Point, Point]
Matrix: TypeAlias = npt.NDArray[np.float64]

CARD: Final = "card"
SSN: Final = "ssn"
CODE: Final = "code"
SYMBOL: Final = "code with a card"  # a QR or bar code; its one box is that of the whole symbol
TARGETS: Final = frozenset({CARD, SSN, CODE, SYMBOL})


@dataclass(frozen=True, slots=True)
class Mark:
    """A number in an image, with a quadrilateral around the ink of each digit (of a negative: each sign).

    Pixels of the image as it is shown, orientation applied; x to the right, y down; edges, not centres, are
    whole numbers. `kind` is one of `TARGETS`, or names a kind of negative. `frame`: of an image with several.
    """

    kind: str
    text: str
    quads: tuple[Quad, ...]
    frame: int = 0

    @property
    def is_target(self) -> bool:
        """It has to go; everything else has to stay."""
        return self.kind in TARGETS

    def mapped(self, matrix: Matrix) -> Mark:
        """The same mark after a projective transformation (3 by 3)."""
        return Mark(self.kind, self.text, tuple(_mapped(quad, matrix) for quad in self.quads), self.frame)


@dataclass(frozen=True, slots=True)
class Sample:
    """An image file and what stands in it. `layout` and `condition` name what it is made of."""

    name: str
    layout: str
    condition: str
    hard: bool
    content: bytes
    marks: tuple[Mark, ...]


def box(left: float, top: float, right: float, bottom: float) -> Quad:
    """An upright one, clockwise from the upper left."""
    return (left, top), (right, top), (right, bottom), (left, bottom)


def bounds(quads: Sequence[Quad]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of all of them."""
    points = [point for quad in quads for point in quad]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _mapped(quad: Quad, matrix: Matrix) -> Quad:
    points = matrix @ np.array([[x, y, 1.0] for x, y in quad]).T
    a, b, c, d = ((float(x / w), float(y / w)) for x, y, w in points.T)
    return a, b, c, d
