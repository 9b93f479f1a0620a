"""Finds words in pictures, with the place of each sign."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from redaction.ocr import tesseract
from redaction.ocr.detector import Detector, Region
from redaction.ocr.direction import direction, slope, towards
from redaction.ocr.geometry import Box, along
from redaction.ocr.models import DETECTION, RECOGNITION, Network
from redaction.ocr.reader import Reader, Reading, line_of
from redaction.ocr.tesseract import PlainWords, Tesseract
from redaction.ocr.types import Line, Page, Pixels
from redaction.policy import OCR

_LONG: Final = 3.0
_MUCH: Final = 1000.0  # widths of all lines in their heights, together
_TALL: Final = 2.5  # a single digit may be twice as high as it is wide
_LARGE: Final = 56.0  # height of a line as the network sees it, in pixels
_FARTHEST: Final = 1 / 8
_TILTED: Final = 1.25  # times as high along the page: such a line runs in a direction of its own


class Eyes:
    """Reads pictures. Made once, before workers are forked; may be used from one thread."""

    def __init__(self, ocr: str = "auto") -> None:
        """`ocr`: one of `redaction.policy.OCR`. Raises ValueError for another word."""
        if ocr not in OCR:
            raise ValueError("ocr is one of: " + ", ".join(OCR))
        self._ocr = ocr
        self._tools: _Tools | None = None

    def load(self) -> None:
        """Load the models. Raises OSError: their files are missing."""
        self._loaded()

    def see(self, pixels: Pixels) -> Iterator["Sight"]:
        """All text of a picture, and its large text again from farther away.

        Of large text the network sees every sign by itself, and misreads a 1 that stands alone.
        """
        tools, scale = self._loaded(), _scale(pixels)
        regions = tools.detector.find(pixels, scale)
        yield Sight(tools, pixels, regions)
        while scale > _FARTHEST and any(region.box().height * scale > _LARGE for region in regions):
            scale /= 2
            seen = tools.detector.find(pixels, scale)
            regions = [region for region in seen if region.box().height * scale > _LARGE / 4]
            if regions:
                yield Sight(tools, pixels, regions)

    def _loaded(self) -> "_Tools":
        if self._tools is None:
            fast = self._ocr == "tesseract" or (self._ocr == "auto" and tesseract.is_there())
            networks = Detector(Network(DETECTION)), Reader(Network(RECOGNITION))
            self._tools = _Tools(*networks, Tesseract() if fast else None)
        return self._tools


class _Tools(NamedTuple):
    detector: Detector
    reader: Reader
    tesseract: Tesseract | None


class Sight:
    """What was read in one picture. It can be read again, otherwise."""

    def __init__(self, tools: _Tools, pixels: Pixels, regions: Sequence[Region]) -> None:
        self._reader = tools.reader
        self._pixels = pixels
        self._known: dict[Box, Reading] = {}
        rough = [region.box() for region in regions]
        self._way = direction(rough, slope(rough), self._quality)
        plain = self._plain_words(tools, rough)
        lines = (line for region in regions for line in self._lines(region, plain))
        self.page = Page(tuple(line for line in lines if line.text), self._way)

    def _plain_words(self, tools: _Tools, boxes: Sequence[Box]) -> PlainWords | None:
        """Only where there is so much text that the networks would take longer than a second program."""
        much = sum(box.width / box.height for box in boxes) >= _MUCH
        return (
            tools.tesseract.plain_words(self._pixels) if tools.tesseract and much and not self._way else None
        )

    def again(self, lines: Iterable[Line], looseness: float) -> Line:
        """Some lines that stand beside each other, read as one, with more or less of what is around them."""
        box = along(np.concatenate([line.quads.reshape(-1, 2) for line in lines]), self._way)
        return self._read(box._replace(height=box.height * looseness))

    def _lines(self, region: Region, plain: PlainWords | None) -> Iterator[Line]:
        if plain is None:
            yield self._line(region)
            return
        whole = region.box(0.0)
        for part in plain.parts(whole):
            if isinstance(part, Line):
                yield part
            else:
                yield self._line(region) if part.width == whole.width else self._read(part)

    def _line(self, region: Region) -> Line:
        own, level = towards(region.box(), self._way), region.box(self._way)
        if own.width < _LONG * own.height or level.height < _TILTED * own.height:
            own = level
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
