"""What the eyes see: lines of text, with the place of each sign."""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Pixels: TypeAlias = npt.NDArray[np.uint8]
"""Height, width, and red, green, blue."""

Points: TypeAlias = npt.NDArray[np.float32]
"""Any number of x, y; in pixels, y down, edges of pixels at whole numbers."""


@dataclass(frozen=True, slots=True, repr=False)
class Line:
    """Signs that stand beside each other. `quads` has four corners for each, clockwise from the upper left of
    the sign as it is read; `sure` is 0 to 1 for each.
    """

    text: str
    quads: Points
    sure: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """All lines of a picture. `angle`: how its text runs; radians, clockwise."""

    lines: tuple[Line, ...]
    angle: float
