"""Draws a page, paints over what was found, and looks at what it shows."""

import math
from collections.abc import Iterable, Iterator
from contextlib import closing
from ctypes import c_int
from itertools import pairwise
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import ImageDraw

from redaction.documents.content import NotRead
from redaction.documents.image.blackout import blackout
from redaction.documents.pdf.boxes import Box
from redaction.documents.pdf.glyphs import Glyphs
from redaction.documents.reading import Reading
from redaction.types import Finding, Reason

_POINTS_PER_INCH: Final = 72
_TO_BE_SEEN: Final = 150  # dots per inch
_TO_BE_READ: Final = 200
_FEWEST: Final = 50
_MARGIN: Final = 1.0  # points around what is painted over
_GAP: Final = 1.5  # heights: characters of a hit that are nearer have one bar
_AROUND: Final = 6.0  # points around what is looked at
_MOSTLY: Final = 0.4  # of the page: it is looked at whole


class Canvas:
    """A page as a picture."""

    def __init__(self, reading: Reading, page: pypdfium2.PdfPage, *, to_be_read: bool) -> None:
        """Raises NotRead(TOO_LARGE) for a page that can't be drawn within the cap, and PdfiumError."""
        self._page = page
        scale = _scale(page, reading.caps.pixels, _TO_BE_READ if to_be_read else _TO_BE_SEEN)
        with closing(page.render(scale=scale, may_draw_forms=False, draw_annots=False)) as bitmap:
            self.picture = bitmap.to_pil().convert("RGB")

    def paint(self, glyphs: Glyphs, covered: Iterable[int]) -> None:
        """Put bars over characters."""
        draw = ImageDraw.Draw(self.picture)
        for bar in _bars(glyphs, sorted(covered)):
            draw.rectangle(self._pixels(bar.grown(_MARGIN)), fill="black")

    def look(
        self, reading: Reading, where: str, parts: list[Box] | None, clean: set[int]
    ) -> tuple[Finding, ...]:
        """Read parts of the picture, or all of it, and black out what is found. Raises RedactionError.

        `clean` holds the hashes of parts in which nothing was found: a letterhead is read once.
        """
        findings: list[Finding] = []
        for place in self._places(parts):
            part = self.picture.crop(place)
            mark = hash((part.size, part.tobytes()))
            if mark in clean:
                continue
            redacted, found = blackout(reading, part, where)
            if found:
                self.picture.paste(redacted, place[:2])
                findings += found
            else:
                clean.add(mark)
        return tuple(findings)

    def pixel(self, x: float, y: float) -> tuple[int, int]:
        """A point of the page in the picture, also when it lies outside."""
        across, down = c_int(), c_int()
        pdfium.FPDF_PageToDevice(self._page.raw, 0, 0, *self.picture.size, 0, x, y, across, down)
        return across.value, down.value

    def _places(self, parts: list[Box] | None) -> list[tuple[int, int, int, int]]:
        whole = (0, 0, *self.picture.size)
        if parts is None:
            return [whole]
        places = [self._pixels(part.grown(_AROUND)) for part in parts]
        area = sum((right - left) * (lower - upper) for left, upper, right, lower in places)
        if area >= _MOSTLY * self.picture.width * self.picture.height:
            return [whole]
        return [place for place in places if place[0] < place[2] and place[1] < place[3]]

    def _pixels(self, box: Box) -> tuple[int, int, int, int]:
        """A box in the picture, cut at its edges."""
        width, height = self.picture.size
        corners = [self.pixel(x, y) for x in (box.left, box.right) for y in (box.bottom, box.top)]
        across = [min(max(x, 0), width) for x, _ in corners]
        down = [min(max(y, 0), height) for _, y in corners]
        return min(across), min(down), max(across), max(down)


def _scale(page: pypdfium2.PdfPage, most: int, wanted: int) -> float:
    """Pixels per point."""
    width, height = page.get_size()
    largest = math.sqrt(most / ((width + 1) * (height + 1)))
    scale = min(wanted / _POINTS_PER_INCH, largest)
    if scale < _FEWEST / _POINTS_PER_INCH:
        raise NotRead(Reason.TOO_LARGE)
    return scale


def _bars(glyphs: Glyphs, covered: list[int]) -> Iterator[Box]:
    """The boxes of characters, and of neighbours with what is between them."""
    boxes = [box for index in covered if (box := glyphs.ink(index)).width > 0 or box.height > 0]
    yield from boxes
    for box, following in pairwise(boxes):
        side = min(max(box.width, box.height), max(following.width, following.height))
        if box.grown(_GAP * side).meets(following):
            yield box | following
