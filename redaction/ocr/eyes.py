"""Finds words in pictures, with the place of each sign."""

import math
from typing import Final

from redaction.ocr.detector import Detector, Region
from redaction.ocr.direction import direction, slope, towards
from redaction.ocr.geometry import Box
from redaction.ocr.models import DETECTION, RECOGNITION, Network
from redaction.ocr.reader import Reader, Reading, line_of
from redaction.ocr.types import Line, Page, Pixels

_LONG: Final = 3.0
_TALL: Final = 2.5  # a single digit may be twice as high as it is wide
_ASTRAY: Final = math.radians(12)


class Eyes:
    """Reads pictures. Made once, before workers are forked; may be used from one thread."""

    def __init__(self) -> None:
        self._detector: Detector | None = None
        self._reader: Reader | None = None

    def load(self) -> None:
        """Load the models. Raises OSError: their files are missing."""
        self._tools()

    def read(self, pixels: Pixels) -> Page:
        """All text of a picture."""
        detector, reader = self._tools()
        regions = detector.find(pixels, _scale(pixels))
        rough = [region.box() for region in regions]
        sight = _Sight(reader, pixels)
        way = direction(rough, slope(rough), sight.quality)
        lines = [sight.line(region, way) for region in regions]
        return Page(tuple(line for line in lines if line.text), way)

    def _tools(self) -> tuple[Detector, Reader]:
        if self._detector is None or self._reader is None:
            self._detector, self._reader = Detector(Network(DETECTION)), Reader(Network(RECOGNITION))
        return self._detector, self._reader


class _Sight:
    """Reads boxes of one picture, each once."""

    def __init__(self, reader: Reader, pixels: Pixels) -> None:
        self._reader = reader
        self._pixels = pixels
        self._known: dict[Box, Reading] = {}

    def read(self, box: Box) -> Reading:
        if box not in self._known:
            self._known[box] = self._reader.read(self._pixels, box)
        return self._known[box]

    def quality(self, box: Box) -> float:
        return self.read(box).quality

    def line(self, region: Region, way: float) -> Line:
        """The text of a region in a picture whose lines run in a way."""
        own = towards(region.box(), way)
        astray = abs(math.remainder(own.angle - way, 2 * math.pi))
        if own.width < _LONG * own.height or astray < math.radians(0.8):
            own = region.box(way)
        if own.height >= _TALL * own.width:
            own = max((own, own.turned(1), own.turned(-1)), key=self.quality)
        return line_of(own, self.read(own))


def _scale(pixels: Pixels) -> float:
    height, width = pixels.shape[:2]
    return 2.0 if height * width <= 500_000 else 1.0
