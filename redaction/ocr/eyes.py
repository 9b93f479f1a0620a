"""Finds words in pictures, with the place of each sign."""

import math
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from redaction.ocr.detector import Detector, Region
from redaction.ocr.direction import direction, slope, towards
from redaction.ocr.geometry import Box, along
from redaction.ocr.models import DETECTION, RECOGNITION, Network
from redaction.ocr.reader import Reader, Reading, line_of
from redaction.ocr.types import Line, Page, Pixels

_LONG: Final = 3.0
_TALL: Final = 2.5  # a single digit may be twice as high as it is wide
_ASTRAY: Final = math.radians(0.8)


class Eyes:
    """Reads pictures. Made once, before workers are forked; may be used from one thread."""

    def __init__(self) -> None:
        self._detector: Detector | None = None
        self._reader: Reader | None = None

    def load(self) -> None:
        """Load the models. Raises OSError: their files are missing."""
        self._tools()

    def see(self, pixels: Pixels) -> "Sight":
        """All text of a picture."""
        detector, reader = self._tools()
        return Sight(reader, pixels, detector.find(pixels, _scale(pixels)))

    def _tools(self) -> tuple[Detector, Reader]:
        if self._detector is None or self._reader is None:
            self._detector, self._reader = Detector(Network(DETECTION)), Reader(Network(RECOGNITION))
        return self._detector, self._reader


class Sight:
    """What was read in one picture. It can be read again, otherwise."""

    def __init__(self, reader: Reader, pixels: Pixels, regions: Sequence[Region]) -> None:
        self._reader = reader
        self._pixels = pixels
        self._known: dict[Box, Reading] = {}
        rough = [region.box() for region in regions]
        self._way = direction(rough, slope(rough), self._quality)
        lines = [self._line(region) for region in regions]
        self.page = Page(tuple(line for line in lines if line.text), self._way)

    def again(self, lines: Iterable[Line], looseness: float) -> Line:
        """Some lines that stand beside each other, read as one, with more or less of what is around them."""
        box = along(np.concatenate([line.quads.reshape(-1, 2) for line in lines]), self._way)
        return self._read(box._replace(height=box.height * looseness))

    def _line(self, region: Region) -> Line:
        own = towards(region.box(), self._way)
        astray = abs(math.remainder(own.angle - self._way, 2 * math.pi))
        if own.width < _LONG * own.height or astray < _ASTRAY:
            own = region.box(self._way)
        if own.height >= _TALL * own.width:
            own = max((own, own.turned(1), own.turned(-1)), key=self._quality)
        return self._read(own)

    def _read(self, box: Box) -> Line:
        if box not in self._known:
            self._known[box] = self._reader.read(self._pixels, box)
        return line_of(box, self._known[box])

    def _quality(self, box: Box) -> float:
        sure = self._read(box).sure
        return float(sure.mean()) if len(sure) else 0.0


def _scale(pixels: Pixels) -> float:
    height, width = pixels.shape[:2]
    return 2.0 if height * width <= 500_000 else 1.0
