"""What stands in a picture that has to go: the text recognizers, asked about everything that was read."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np

from redaction.engine import Engine
from redaction.ocr.layout import Sign, View, views
from redaction.ocr.types import Page, Points
from redaction.types import Span

_MARGIN: Final = 0.08  # of the height of a line
_ENDS: Final = 0.25


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """Something to be painted over. `span` says what; each area has the four corners of a bar."""

    span: Span
    areas: tuple[Points, ...]


@dataclass(frozen=True, slots=True)
class _Hit:
    span: Span
    signs: frozenset[Sign]


def find(engine: Engine, page: Page) -> tuple[Found, ...]:
    """All that the engine finds in any of the page's texts. Raises RedactionFailed."""
    hits = [hit for view in views(page) for hit in _hits(engine, view)]
    return tuple(Found(hit.span, tuple(_areas(page, hit.signs))) for hit in _united(hits))


def _hits(engine: Engine, view: View) -> Iterable[_Hit]:
    redaction = engine.redact(view.text)
    for removed, span in zip(redaction.removed, redaction.text.spans, strict=True):
        signs = frozenset(sign for sign in view.signs[removed.start : removed.end] if sign)
        if signs:
            yield _Hit(span, signs)


def _united(hits: Iterable[_Hit]) -> list[_Hit]:
    """Hits that share a sign are one."""
    found: list[_Hit] = []
    for hit in hits:
        same = [other for other in found if other.signs & hit.signs]
        best = max((*same, hit), key=lambda h: (len(h.signs), h.span.score))
        found = [other for other in found if other not in same]
        found.append(_Hit(best.span, hit.signs.union(*(other.signs for other in same))))
    return found


def _areas(page: Page, signs: frozenset[Sign]) -> Iterable[Points]:
    places: dict[int, list[int]] = {}
    for sign in signs:
        places.setdefault(sign.line, []).append(sign.at)
    for line, ats in places.items():
        quads = page.lines[line].quads
        yield _bar(quads[min(ats)], quads[max(ats)])


def _bar(first: Points, last: Points) -> Points:
    """From the left side of a sign to the right side of another one, and a bit more."""
    corners = np.array([first[0], last[1], last[2], first[3]], np.float32)
    along, down = corners[1] - corners[0], corners[3] - corners[0]
    height = float(np.hypot(*down))
    along *= _ENDS * height / max(float(np.hypot(*along)), 1e-6)
    down *= _MARGIN
    grown = np.array([-along - down, along - down, along + down, down - along], np.float32)
    return corners + grown
