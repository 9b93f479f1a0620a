"""Boxes of text in a picture, at any angle."""

import math
from typing import NamedTuple

import cv2
import numpy as np

from redaction.ocr.types import Pixels, Points


class Box(NamedTuple):
    """A rectangle along a line of text that runs at `angle` (radians, clockwise as y grows downwards)."""

    centre: tuple[float, float]
    width: float
    height: float
    angle: float

    @property
    def quad(self) -> Points:
        """The corners, clockwise from where the upper left of the text is."""
        x, y = self.width / 2, self.height / 2
        corners = np.array([[-x, -y], [x, -y], [x, y], [-x, y]], np.float32)
        return corners @ turn(self.angle).T + np.array(self.centre, np.float32)

    def turned(self, quarters: int) -> "Box":
        """The same rectangle, read in another direction."""
        width, height = (self.height, self.width) if quarters % 2 else (self.width, self.height)
        return Box(self.centre, width, height, normal(self.angle + quarters * math.pi / 2))


def turn(angle: float) -> Points:
    """The matrix that turns columns by an angle."""
    cos, sin = math.cos(angle), math.sin(angle)
    return np.array([[cos, -sin], [sin, cos]], np.float32)


def normal(angle: float) -> float:
    """The same angle from -pi to pi."""
    return math.remainder(angle, 2 * math.pi)


def along(points: Points, angle: float) -> Box:
    """The rectangle around some points that lies at an angle."""
    there = points @ turn(angle)
    low, high = there.min(axis=0), there.max(axis=0)
    x, y = turn(angle) @ ((low + high) / 2)
    width, height = high - low
    return Box((float(x), float(y)), float(width), float(height), angle)


def cut(pixels: Pixels, box: Box, height: int) -> Pixels:
    """The part of a picture in a box, upright and scaled to a height."""
    times = max(1, int(box.height / height))  # scaled down in two steps, so that no pixel is left out
    width = max(1, round(height * box.width / box.height))
    corners = np.array([[0, 0], [width, 0], [width, height]], np.float32) * times
    matrix = cv2.getAffineTransform(box.quad[:3].astype(np.float32), corners)
    matrix[:, 2] += matrix[:, :2].sum(axis=1) / 2 - 0.5  # OpenCV means centres of pixels
    part = cv2.warpAffine(
        pixels,
        matrix,
        (width * times, height * times),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(cv2.resize(part, (width, height), interpolation=cv2.INTER_AREA) if times > 1 else part)
