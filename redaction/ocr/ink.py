"""What stands in the boxes of a comb: the rectangle around the ink in each."""

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from redaction.ocr.strokes import Grey

Place = tuple[int, int, int, int]
"""Left, top, right, bottom."""

_INK: Final = 0.4  # of the strongest difference in the comb
_FAINTEST: Final = 8.0  # of 255
_BROKEN: Final = 3  # pixels of paper within a digit that was packed as JPEG
_RIM: Final = 3  # pixels of a frame that may be left at the edges of a box
_LINE: Final = 0.7  # of an edge


def inks(grey: Grey, boxes: Sequence[Place]) -> list[Place | None]:
    """Around what stands in each box, from its own upper left corner; None where nothing does."""
    parts = [_away(grey[top:bottom, left:right]) for left, top, right, bottom in boxes]
    strongest = max((int(part.max()) for part in parts if part.size), default=0)
    return [_ink(part, max(_INK * strongest, _FAINTEST)) for part in parts]


def _away(part: Grey) -> Grey:
    """How far each pixel is from the ground's colour."""
    if not part.size:
        return part
    return np.asarray(cv2.absdiff(part, np.full_like(part, int(np.median(part)))))


def _ink(part: Grey, least: float) -> Place | None:
    """The rectangle around the lowest of what stands there, without what is left of the frame."""
    if not part.size:
        return None
    dark = part > least
    (top, bottom), (left, right) = _unframed(dark.mean(axis=1)), _unframed(dark.mean(axis=0))
    dark = dark[top:bottom, left:right]
    filled = np.flatnonzero(dark.any(axis=1))
    runs = np.split(filled, np.flatnonzero(np.diff(filled) > _BROKEN) + 1)
    tall = [run for run in runs if len(run) >= _RIM]
    if not tall:
        return None
    first, last = int(tall[-1][0]), int(tall[-1][-1]) + 1
    columns = np.flatnonzero(dark[first:last].any(axis=0))
    return left + int(columns[0]), top + first, left + int(columns[-1]) + 1, top + last


def _unframed(shares: npt.NDArray[np.float64]) -> tuple[int, int]:
    """From where to where no line goes along the edges."""
    start, end = 0, len(shares)
    while start < min(_RIM, end) and shares[start] > _LINE:
        start += 1
    while end > max(start, len(shares) - _RIM) and shares[end - 1] > _LINE:
        end -= 1
    return start, end
