"""QR codes and bar codes that carry a number that has to go."""

from collections.abc import Iterator
from typing import Final

import numpy as np
import zxingcpp

from redaction.engine import Engine
from redaction.ocr.find import Found
from redaction.ocr.types import Pixels, Points

_MARGIN: Final = 0.08  # of the size: the finder's corners are the middles of the outermost modules


def in_codes(engine: Engine, pixels: Pixels) -> Iterator[Found]:
    """One for each code that has to go. Raises RedactionFailed."""
    for code in zxingcpp.read_barcodes(pixels):
        spans = engine.redact(code.text).text.spans
        if spans:
            at = code.position
            corners = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
            yield Found(spans[0], (_grown(np.array([(c.x, c.y) for c in corners], np.float32)),))


def _grown(corners: Points) -> Points:
    return np.asarray(corners + (corners - corners.mean(axis=0)) * 2 * _MARGIN, np.float32)
