"""Reads combs: their digits are cut out of the frames and set side by side, as a line of text has them."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from redaction.ocr.combs import Slot, combs
from redaction.ocr.geometry import along, contains, cut
from redaction.ocr.reader import HEIGHT, Reader
from redaction.ocr.types import Line, Page, Pixels, Points

_AROUND: Final = 1.5  # heights of a digit: what the networks read best
_NARROWEST: Final = 26  # pixels that a digit has in the strip: two of them must not become one
_BESIDE: Final = 8  # pixels around the ink, at the least
_RIM: Final = 16
_SURE: Final = 0.85  # in the mean: letters in boxes are no digits


def combs_of(reader: Reader, pixels: Pixels, angle: float) -> list[Line]:
    """A line for each comb that digits stand in."""
    read = [(slots, *_read(reader, pixels, slots)) for slots in combs(pixels, angle)]
    likely = [one for one in read if np.mean(one[2]) >= _SURE]
    found: list[tuple[Points, Line]] = []
    for slots, text, sure in sorted(likely, key=lambda one: sum(one[2]), reverse=True):
        line = _line(slots, text, sure)
        middles = line.quads.mean(axis=1)
        if not any(contains(area, middle) for area, _ in found for middle in middles):
            found.append((along(line.quads.reshape(-1, 2), angle).quad, line))
    return [line for _, line in found]


def with_combs(page: Page, lines: Sequence[Line]) -> Page:
    """The page with these lines in the place of what was read there before."""
    areas = [along(line.quads.reshape(-1, 2), page.angle).quad for line in lines]
    left = [part for line in page.lines for part in _outside(line, areas)]
    return Page((*left, *lines), page.angle)


def _outside(line: Line, areas: Sequence[Points]) -> Iterator[Line]:
    """What of a line does not lie in any of the areas."""
    middles = line.quads.mean(axis=1)
    keep = [not any(contains(area, middle) for area in areas) for middle in middles]
    start = 0
    for end in range(1, len(keep) + 1):
        if end == len(keep) or keep[end] != keep[start]:
            if keep[start] and line.text[start:end].strip():
                yield Line(line.text[start:end], line.quads[start:end], line.sure[start:end])
            start = end


def _read(reader: Reader, pixels: Pixels, slots: Sequence[Slot]) -> tuple[str, list[float]]:
    height = _AROUND * sorted(slot.ink.height for slot in slots)[len(slots) // 2]
    parts = [cut(pixels, slot.ink._replace(height=height), HEIGHT) for slot in slots]
    ground = np.median(np.concatenate([part.reshape(-1, 3) for part in parts]), axis=0).astype(np.uint8)
    strip, spans, at = [_plain(_RIM, ground)], [], _RIM
    for part in parts:
        beside = max(_BESIDE, _NARROWEST - part.shape[1])
        strip += [_plain(beside // 2, ground), part, _plain(beside - beside // 2, ground)]
        spans.append((at, at + beside + part.shape[1]))
        at = spans[-1][1]
    return reader.digits(np.concatenate([*strip, _plain(_RIM, ground)], axis=1), spans)


def _plain(width: int, colour: Pixels) -> Pixels:
    return np.full((HEIGHT, width, 3), colour, np.uint8)


def _line(slots: Sequence[Slot], text: str, sure: Sequence[float]) -> Line:
    """Without what stands between groups: how far those are apart tells an SSN from nothing."""
    quads = np.array([slot.frame.quad for slot in slots], np.float32)
    return Line(text, quads, np.array(sure, np.float32))
