"""Finds where text stands in a picture.

The network tells for each pixel whether it belongs to text (Liao et al., "Real-time scene text detection with
differentiable binarization"). A large picture is looked at in tiles: the memory stays small, and the map is
put together before lines are taken from it, so that no line is cut in two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from redaction.ocr.geometry import Box, along
from redaction.ocr.models import Model
from redaction.ocr.types import Pixels, Points

_TILE: Final = 960
_LAST_TILE: Final = 1120  # what is a bit larger than one tile is not worth two
_MARGIN: Final = 64  # seen around a tile, and left out of the map
_STEP: Final = 32  # the network takes sides of multiples of this
_TEXT: Final = 77  # of 255: a pixel is text from 0.3 on
_SURE: Final = 0.45  # the mean over a region
_SMALLEST: Final = 3
_NEAR: Final = 15  # pixels
_EVEN: Final = 8  # of 255
_MOST: Final = 3000
_GROW: Final = 1.6  # the network was taught regions that are smaller than the text


@dataclass(frozen=True, slots=True)
class Region:
    """Text that stands together. `hull`: the points around what the network saw, which is less than all."""

    hull: Points

    def box(self, angle: float | None = None) -> Box:
        """The rectangle around the text; without an angle the smallest one, read along its longer side."""
        tight = along(self.hull, self._own_angle() if angle is None else angle)
        width, height = max(tight.width, 1.0), max(tight.height, 1.0)
        grown = width * height * _GROW / (width + height)
        return Box(tight.centre, width + grown, height + grown, tight.angle)

    def _own_angle(self) -> float:
        _, (width, height), degrees = cv2.minAreaRect(self.hull)
        angle = np.radians(degrees if width >= height else degrees + 90)
        return float((angle + np.pi / 2) % np.pi - np.pi / 2)


class Detector:
    """Finds regions of text."""

    def __init__(self, network: Model) -> None:
        self._network = network

    def find(self, pixels: Pixels, scale: float = 1.0) -> list[Region]:
        """Regions in the picture, which is looked at in another scale."""
        seen = _scaled(pixels, scale)
        return [Region(hull / scale) for hull in _hulls(self._map(seen))]

    def _map(self, pixels: Pixels) -> npt.NDArray[np.uint8]:
        height, width = pixels.shape[:2]
        busy = _busy(pixels)
        whole = np.zeros((height, width), np.uint8)
        for top, bottom in _cuts(height):
            for left, right in _cuts(width):
                x, y, w, h = cv2.boundingRect(busy[top:bottom, left:right])
                if w:  # on an even plane the network sees text that isn't there
                    self._look(pixels, whole, (left + x, top + y, left + x + w, top + y + h))
        return whole * busy

    def _look(self, pixels: Pixels, whole: npt.NDArray[np.uint8], place: tuple[int, int, int, int]) -> None:
        left, top, right, bottom = place
        y, x = max(0, top - _MARGIN), max(0, left - _MARGIN)
        part = self._part(pixels[y : bottom + _MARGIN, x : right + _MARGIN])
        whole[top:bottom, left:right] = part[top - y : bottom - y, left - x : right - x]

    def _part(self, pixels: Pixels) -> npt.NDArray[np.uint8]:
        height, width = pixels.shape[:2]
        padding = ((0, -height % _STEP), (0, -width % _STEP), (0, 0))
        values = np.pad(pixels[:, :, ::-1], padding, mode="edge").astype(np.float32)
        values *= 2 / 255
        values -= 1
        found = self._network(np.ascontiguousarray(values.transpose(2, 0, 1)[None]))[0, 0]
        return np.asarray(found[:height, :width] * 255, np.uint8)


def _scaled(pixels: Pixels, scale: float) -> Pixels:
    if scale == 1.0:
        return pixels
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=way))


def _busy(pixels: Pixels) -> npt.NDArray[np.uint8]:
    """1 where light and dark are near each other, 0 on even planes."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    near = np.ones((_NEAR, _NEAR), np.uint8)
    differs = cv2.subtract(cv2.dilate(grey, near), cv2.erode(grey, near))
    return np.asarray(differs > _EVEN, np.uint8)


def _cuts(length: int) -> Iterator[tuple[int, int]]:
    count = 1 if length <= _LAST_TILE else -(-length // _TILE)
    yield from pairwise(round(i * length / count) for i in range(count + 1))


def _hulls(seen: npt.NDArray[np.uint8]) -> Iterator[Points]:
    mask = cv2.dilate((seen > _TEXT).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    large = ((contour, cv2.boundingRect(contour)) for contour in contours)
    likely = ((contour, place) for contour, place in large if min(place[2:]) >= _SMALLEST)
    for contour, (left, top, width, height) in islice(likely, _MOST):
        inner = np.zeros((height, width), np.uint8)
        cv2.drawContours(inner, [contour], -1, 1, cv2.FILLED, offset=(-left, -top))
        if cv2.mean(seen[top : top + height, left : left + width], inner)[0] >= _SURE * 255:
            yield cv2.convexHull(contour).reshape(-1, 2).astype(np.float32) + 0.5
