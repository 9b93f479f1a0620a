"""Pictures of which a page shows less than they hold: covered, clipped, seen through, or very small."""

from collections.abc import Iterator
from ctypes import c_uint
from math import dist
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from redaction.documents.image.blackout import findings, look
from redaction.documents.pdf.drawing import Canvas
from redaction.documents.pdf.regions import Matrix, images
from redaction.documents.reading import Reading
from redaction.types import Finding

_LONGEST: Final = 100  # pixels of the longer side; a smaller picture holds no number that could be read
_FINER: Final = 2  # times the pixels that the drawn page has for it
_ANOTHER: Final = 32  # of 255; what resampling does is less, once blurred
_BLUR: Final = 3.0
_FEW: Final = 40  # pixels that differ: a digit has more


class _Placed(NamedTuple):
    """A picture, and its corners in the drawn page: top left, bottom left, bottom right, top right."""

    picture: Image.Image
    corners: tuple[tuple[int, int], ...]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the picture in the drawn page."""
        (left, top), below, _, beside = self.corners
        across, down = x / self.picture.width, y / self.picture.height
        return (
            left + across * (beside[0] - left) + down * (below[0] - left),
            top + across * (beside[1] - top) + down * (below[1] - top),
        )


def has_pictures(page: pypdfium2.PdfPage) -> bool:
    """Whether there are any that could hold a number."""
    return any(_sizes(page))


def look_behind(
    reading: Reading, page: pypdfium2.PdfPage, canvas: Canvas, where: str, clean: set[int]
) -> tuple[Finding, ...]:
    """Read the pictures of which the drawn page shows less, and black out on it what is found in them.

    `clean` holds the hashes of pictures in which nothing was found. Raises RedactionFailed and PdfiumError.
    """
    told: list[Finding] = []
    for placed in _placed(page, canvas):
        mark = hash((placed.picture.size, placed.picture.tobytes()))
        if mark in clean or _is_shown(placed, canvas.picture):
            continue
        found = look(reading.eyes, reading.engine, placed.picture)
        draw = ImageDraw.Draw(canvas.picture)
        for area in (area for one in found for area in one.areas):
            draw.polygon([placed.at(float(x), float(y)) for x, y in area], fill="black", outline="black")
        told += findings(found, where)
        if not found:
            clean.add(mark)
    return tuple(told)


def _sizes(page: pypdfium2.PdfPage) -> Iterator[bool]:
    width, height = c_uint(), c_uint()
    for item, _ in images(page):
        pdfium.FPDFImageObj_GetImagePixelSize(item, width, height)
        yield max(width.value, height.value) >= _LONGEST


def _placed(page: pypdfium2.PdfPage, canvas: Canvas) -> Iterator[_Placed]:
    for (item, matrix), is_large in zip(images(page), _sizes(page), strict=True):
        if is_large:
            yield _Placed(_pixels(item), _corners(matrix, canvas))


def _pixels(item: pdfium.FPDF_PAGEOBJECT) -> Image.Image:
    bitmap = pdfium.FPDFImageObj_GetBitmap(item)
    if not bitmap:
        raise pypdfium2.PdfiumError("no pixels")
    picture: Image.Image = pypdfium2.PdfBitmap.from_raw(bitmap).to_pil()
    return picture.convert("RGB")


def _corners(matrix: Matrix, canvas: Canvas) -> tuple[tuple[int, int], ...]:
    a, b, c, d, e, f = matrix
    square = ((0, 1), (0, 0), (1, 0), (1, 1))
    return tuple(canvas.pixel(a * x + c * y + e, b * x + d * y + f) for x, y in square)


def _is_shown(placed: _Placed, page: Image.Image) -> bool:
    """Whether the page has the picture's pixels where it stands, fine enough to be read there."""
    top_left, bottom_left, _, top_right = placed.corners
    across, down = dist(top_left, top_right), dist(top_left, bottom_left)
    width, height = placed.picture.size
    if across * _FINER < width or down * _FINER < height:
        return False
    size = (min(width, round(across)), min(height, round(down)))
    quad = tuple(float(value) for corner in placed.corners for value in corner)
    seen = page.transform(size, Image.Transform.QUAD, quad, Image.Resampling.BILINEAR)
    differ = ImageChops.difference(_soft(seen), _soft(placed.picture.resize(size, Image.Resampling.BOX)))
    return sum(differ.convert("L").histogram()[_ANOTHER:]) <= _FEW


def _soft(picture: Image.Image) -> Image.Image:
    return picture.filter(ImageFilter.GaussianBlur(_BLUR))
