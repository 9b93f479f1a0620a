"""Paints solid bars over what has to go from a picture."""

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
from PIL import Image, ImageDraw

from redaction.documents.image.codes import in_codes
from redaction.documents.reading import Reading
from redaction.engine import Engine
from redaction.ocr.eyes import Eyes
from redaction.ocr.find import Found, find
from redaction.ocr.types import Pixels
from redaction.types import Finding

_BLACK: Final[dict[str, tuple[int, ...]]] = {
    "LA": (0, 255),
    "RGBA": (0, 0, 0, 255),
    "RGB": (0, 0, 0),
    "CMYK": (0, 0, 0, 255),
    "YCbCr": (0, 128, 128),
    "LAB": (0, 128, 128),
}
_CLEAR: Final = (0, 255)  # a paper below what can be seen through


def blackout(reading: Reading, picture: Image.Image, where: str) -> tuple[Image.Image, tuple[Finding, ...]]:
    """The picture with bars over what was found, or the very same one when nothing was.

    `where` is that of the findings: "", "page 2" and the like. Raises RedactionFailed.
    """
    found = look(reading.eyes, reading.engine, picture)
    if not found:
        return picture, ()
    return painted(picture, found), findings(found, where)


def look(eyes: Eyes, engine: Engine, picture: Image.Image) -> tuple[Found, ...]:
    """What has to go. Raises RedactionFailed."""
    found: list[Found] = []
    for pixels in _seen(picture):
        for sight in eyes.see(pixels):
            found += [one for one in find(engine, sight) if not one.lies_in(found)]
        found += [one for one in in_codes(engine, pixels) if not one.lies_in(found)]
    return tuple(found)


def findings(found: Iterable[Found], where: str) -> tuple[Finding, ...]:
    """The same as findings of a file."""
    spans = (one.span for one in found)
    return tuple(Finding(s.entity, s.kept, where, s.score, s.recognizer, s.version) for s in spans)


def painted(picture: Image.Image, found: Iterable[Found]) -> Image.Image:
    """A new picture with bars."""
    mask = Image.new("L", picture.size)
    draw = ImageDraw.Draw(mask)
    for area in (area for one in found for area in one.areas):
        draw.polygon([(float(x), float(y)) for x, y in area], fill=255, outline=255)
    result = picture.copy()
    result.paste(_black(picture), (0, 0, *picture.size), mask)
    return result


def _black(picture: Image.Image) -> int | float | tuple[int, ...]:
    if picture.mode != "P":
        return _BLACK.get(picture.mode, 0)
    colours = np.array(picture.getpalette("RGB") or [0, 0, 0]).reshape(-1, 3)
    return int(colours.sum(axis=1).argmin())


def _seen(picture: Image.Image) -> Iterator[Pixels]:
    """What people may see: a picture with clear parts on white paper and on black."""
    if not picture.has_transparency_data:
        yield np.asarray(_grey(picture).convert("RGB"))
        return
    layers = picture.convert("RGBA")
    lowest, _ = layers.getchannel("A").getextrema()
    for shade in _CLEAR if lowest != 255 else _CLEAR[:1]:
        paper = Image.new("RGBA", picture.size, (shade, shade, shade, 255))
        paper.alpha_composite(layers)
        yield np.asarray(paper.convert("RGB"))


def _grey(picture: Image.Image) -> Image.Image:
    """A picture of more than 256 shades in 256, from its darkest to its lightest."""
    if picture.mode == "LAB":
        return picture.getchannel("L")
    if picture.mode not in {"I", "F", "I;16", "I;16B", "I;16L"}:
        return picture
    values = np.nan_to_num(np.asarray(picture, np.float32))
    low, high = float(values.min()), float(values.max())
    return Image.fromarray(((values - low) * (255 / max(high - low, 1e-6))).astype(np.uint8))
