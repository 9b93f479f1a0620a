"""Whether every digit of a target lies under solid paint, and whether a negative can still be read."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
import zxingcpp
from PIL import Image, ImageDraw, ImageOps, ImageSequence

from bench.attachments.images.formats import HIDDEN
from bench.attachments.images.truth import SYMBOL, Mark, Quad, Sample, bounds

Pixels: TypeAlias = npt.NDArray[np.int16]
_EVEN: Final = 40  # a solid bar after JPEG 50, beside white: so far apart may its levels be
_FAINT: Final = 0.05  # of a digit's contrast: what rounding leaves in an even bar may look like its shape
_ALIKE: Final = 0.5  # correlation of what was with what is, from which on a shape counts as left
_AROUND: Final = 1.5  # pixels around a sign, where its ground is: an "I" may be as wide as its ink
_DAMAGE: Final = 0.3  # of a sign's box
_CHANGED: Final = 28  # levels: more than re-encoding a JPEG or WebP changes a flat place
# What Pillow tells of a file that says nothing of its picture's origin.
_HARMLESS: Final = frozenset(
    {
        *(
            "jfif",
            "jfif_version",
            "jfif_unit",
            "jfif_density",
            "dpi",
            "icc_profile",
            "adobe",
            "adobe_transform",
        ),
        *(
            "progression",
            "progressive",
            "gamma",
            "srgb",
            "interlace",
            "aspect",
            "compression",
            "default_image",
        ),
        *("loop", "duration", "background", "transparency", "timestamp", "disposal", "blend", "version"),
        "extension",
    }
)
# What says how the pixels are laid out.
_TIFF_TAGS: Final = frozenset(
    {254, 256, 257, 258, 259, 262, 266, 273, 277, 278, 279, 282, 283, 284, 296, 317, 338, 339}
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """`good`: a target wholly covered, or a negative that can be read."""

    sample: Sample
    mark: Mark
    good: bool


def judged(sample: Sample, output: bytes | None) -> list[Verdict]:
    """A verdict on each mark. What was withheld or failed covers no target, and damages no negative."""
    if output is None:
        return [Verdict(sample, mark, not mark.is_target) for mark in sample.marks]
    before, after = _frames(sample.content), _frames(output)
    return [Verdict(sample, mark, _is_good(mark, before, after)) for mark in sample.marks]


def leftovers(output: bytes) -> list[str]:
    """Names of what is in the file beside the picture: metadata, a planted number, trailing bytes."""
    image = Image.open(io.BytesIO(output))
    found = [str(key) for key in image.info if key not in _HARMLESS]
    found += ["EXIF"] if len(image.getexif().keys() - _TIFF_TAGS) else []
    found += ["planted number"] if HIDDEN.encode() in output else []
    end = {"PNG": b"IEND\xaeB`\x82", "JPEG": b"\xff\xd9", "GIF": b";"}.get(str(image.format), b"")
    return found + ([] if output.endswith(end) else ["trailing bytes"])


def _frames(content: bytes) -> list[Pixels]:
    image = Image.open(io.BytesIO(content))
    return [
        np.asarray(ImageOps.exif_transpose(frame).convert("RGB"), dtype=np.int16)
        for frame in ImageSequence.Iterator(image)
    ]


def _is_good(mark: Mark, before: Sequence[Pixels], after: Sequence[Pixels]) -> bool:
    if mark.frame >= len(after) or before[mark.frame].shape != after[mark.frame].shape:
        return False
    was, now = before[mark.frame], after[mark.frame]
    if mark.kind == SYMBOL:
        return not _is_readable(now)
    if mark.is_target:
        return all(_is_covered(quad, was, now) for quad in mark.quads)
    return not any(_damage(quad, was, now) > _DAMAGE for quad in mark.quads)


def _is_readable(pixels: Pixels) -> bool:
    """Whether a scanner still reads any code in the picture."""
    return bool(zxingcpp.read_barcodes(pixels.astype(np.uint8)))


def is_visible(mark: Mark, was: Pixels, now: Pixels) -> bool:
    """Whether the shapes of more than half of a number's digits are still there, whatever the colours."""
    left = [abs(_alike(_inside(quad, was), _inside(quad, now))) >= _ALIKE for quad in mark.quads]
    return sum(left) * 2 > len(left)


def _is_covered(quad: Quad, was: Pixels, now: Pixels) -> bool:
    """Two looks: the inside of the box is of one colour; in the whole box no shape of the digit is left."""
    around_was, around_now = _inside(quad, was, 1.0, _AROUND), _inside(quad, now, 1.0, _AROUND)
    contrast = _range(around_was)
    changed = np.abs(around_was - around_now).max() >= contrast / 4
    even = _range(_inside(quad, now, 0.85)) <= min(_EVEN, contrast / 2)
    return bool(changed and even and _is_gone(_inside(quad, was), _inside(quad, now)))


def _is_gone(was: Pixels, now: Pixels) -> bool:
    """Whether the shape isn't there any more, or only with a small part of its contrast."""
    alike = abs(_alike(was, now))
    return alike < _ALIKE or alike * _deviation(now) < _FAINT * _deviation(was)


def _deviation(pixels: Pixels) -> float:
    """Of brightness."""
    return float(pixels.sum(axis=1).std())


def _damage(quad: Quad, was: Pixels, now: Pixels) -> float:
    """The share of a sign's box that was painted over."""
    changed = np.abs(_inside(quad, was) - _inside(quad, now)).max(axis=1) > _CHANGED
    # Under a bar of the ground's own colour nothing changes but the ink: then no contrast is left.
    around_was, around_now = _inside(quad, was, 1.0, _AROUND), _inside(quad, now, 1.0, _AROUND)
    gone = _range(around_now) < _range(around_was) / 4
    return 1.0 if gone else float(changed.mean())


def _inside(quad: Quad, pixels: Pixels, share: float = 1.0, more: float = 0.0) -> Pixels:
    """The pixels in a box drawn in to `share` of its size, its corners then `more` pixels farther out."""
    middle_x = sum(x for x, _ in quad) / 4
    middle_y = sum(y for _, y in quad) / 4
    drawn = [
        (
            middle_x + share * (x - middle_x) + math.copysign(more, x - middle_x),
            middle_y + share * (y - middle_y) + math.copysign(more, y - middle_y),
        )
        for x, y in quad
    ]
    left, top, right, bottom = bounds([(drawn[0], drawn[1], drawn[2], drawn[3])])
    x0, y0 = max(0, math.floor(left)), max(0, math.floor(top))
    x1, y1 = min(pixels.shape[1], math.ceil(right)), min(pixels.shape[0], math.ceil(bottom))
    mask = Image.new("1", (max(1, x1 - x0), max(1, y1 - y0)))
    ImageDraw.Draw(mask).polygon([(x - x0 - 0.5, y - y0 - 0.5) for x, y in drawn], fill=1)
    chosen = np.asarray(mask)[: y1 - y0, : x1 - x0]
    inside: Pixels = pixels[y0:y1, x0:x1][chosen].reshape(-1, 3)
    return inside


def _range(pixels: Pixels) -> float:
    return float((pixels.max(axis=0) - pixels.min(axis=0)).max()) if len(pixels) else 0.0


def _alike(was: Pixels, now: Pixels) -> float:
    """The correlation of brightness; 0 where one of them is flat."""
    one, two = was.sum(axis=1).astype(np.float64), now.sum(axis=1).astype(np.float64)
    if len(one) < 2 or one.std() < 1e-9 or two.std() < 1e-9:
        return 0.0
    return float(np.corrcoef(one, two)[0, 1])
