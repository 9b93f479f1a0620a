"""Reads the text of one line.

The network gives, for each place along the line, how likely each sign is, and "none" between two signs
(Graves et al., "Connectionist temporal classification").
"""

import unicodedata
from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from redaction.ocr.geometry import Box, cut
from redaction.ocr.models import Network
from redaction.ocr.types import Line, Pixels

HEIGHT: Final = 48
_STRIDE: Final = 8  # pixels from one place to the next
_NONE: Final = 0
_NARROWEST: Final = 48
_WIDEST: Final = 3200


class Reading(NamedTuple):
    """Signs, where their middle is along the line (0 to 1), and how sure each is."""

    text: str
    places: npt.NDArray[np.float32]
    sure: npt.NDArray[np.float32]


class Reader:
    """Reads boxes of a picture."""

    def __init__(self, network: Network) -> None:
        self._network = network
        # Other forms of a digit or letter mean the same; each sign stays one.
        signs = ["\0", *network.text("character").splitlines(), " "]
        self._signs = [
            folded if len(folded := unicodedata.normalize("NFKC", s)) == 1 else s[:1] for s in signs
        ]

    def read(self, pixels: Pixels, box: Box) -> Reading:
        """The text in a box, read along its width."""
        part = cut(pixels, box, HEIGHT)
        if part.shape[1] > _WIDEST:
            part = np.asarray(cv2.resize(part, (_WIDEST, HEIGHT), interpolation=cv2.INTER_AREA))
        width = max(_NARROWEST, -(-part.shape[1] // _STRIDE) * _STRIDE)
        values = np.zeros((1, 3, HEIGHT, width), np.float32)
        values[0, :, :, : part.shape[1]] = part[:, :, ::-1].transpose(2, 0, 1) * np.float32(2 / 255) - 1
        return self._decoded(self._network(values)[0], part.shape[1])

    def _decoded(self, likely: npt.NDArray[np.float32], width: int) -> Reading:
        best = likely.argmax(axis=1)
        first = np.flatnonzero((best != _NONE) & (best != np.concatenate(([_NONE], best[:-1]))))
        text, places, sure = "", [], []
        for start in first:
            end = start
            while end < len(best) and best[end] == best[start]:
                end += 1
            text += self._signs[best[start]]
            places.append(min(1.0, (start + end) / 2 * _STRIDE / width))
            sure.append(likely[start:end, best[start]].max())
        return Reading(text, np.array(places, np.float32), np.array(sure, np.float32))


def line_of(box: Box, reading: Reading) -> Line:
    """The reading with a box for each sign: from halfway to the one before to halfway to the next."""
    places = reading.places.astype(np.float64)
    middles = (places[1:] + places[:-1]) / 2
    steps = np.diff(places)
    usual = float(np.median(steps)) if len(steps) else min(1.0, box.height / box.width / 2)
    left = np.concatenate((places[:1] - usual, middles))
    right = np.concatenate((middles, places[-1:] + usual))
    left, right = np.maximum(left, places - usual), np.minimum(right, places + usual)
    quad = box.quad.astype(np.float64)
    across = quad[1] - quad[0]
    quads = np.empty((len(places), 4, 2))
    for corner, at in enumerate((left, right, right, left)):
        quads[:, corner] = quad[0 if corner < 2 else 3] + np.clip(at, 0, 1)[:, None] * across
    return Line(reading.text, quads.astype(np.float32), reading.sure)
