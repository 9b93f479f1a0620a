"""What stands in a picture that has to go: the text recognizers, asked about everything that was read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np

from redaction.engine import Engine
from redaction.labels import CREDIT_CARD
from redaction.ocr.cards import corrected, is_about_cards, named
from redaction.ocr.cells import Sign, View, unique
from redaction.ocr.eyes import Sight
from redaction.ocr.geometry import along, turn
from redaction.ocr.layout import runs, views
from redaction.ocr.plausible import is_plausible
from redaction.ocr.types import Page, Points
from redaction.types import Span

_MARGIN: Final = 0.08  # of the height of a line
_ENDS: Final = 0.25
_BOXES: Final = 2.0  # heights from the digit in one box to that in the next, a dash between them
_SURE: Final = 0.9
_CONFIRMED: Final = 0.7
_NUMBER: Final = 9  # digits of the shortest number that is found without a word
_LOOSENESS: Final = (1.2, 0.8)  # boxes to read again in, with more and with less around the text


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """Something to be painted over. `span` says what; each area has the four corners of a bar."""

    span: Span
    areas: tuple[Points, ...]

    def covers(self, point: Points) -> bool:
        """Whether a point lies in one of the areas."""
        x, y = map(float, point)
        return any(
            cv2.pointPolygonTest(area.reshape(-1, 1, 2), (x, y), measureDist=False) >= 0
            for area in self.areas
        )

    def lies_in(self, others: Iterable["Found"]) -> bool:
        """Whether others cover it from end to end."""
        ends = [_inner(area, side) for area in self.areas for side in (0, 1)]
        return all(any(other.covers(end) for other in others) for end in ends)


@dataclass(frozen=True, slots=True)
class _Hit:
    span: Span
    signs: frozenset[Sign]


def find(engine: Engine, sight: Sight) -> tuple[Found, ...]:
    """All that the engine finds in any of the texts of a picture. Raises RedactionFailed."""
    texts = views(sight.page)
    found = list(_found(engine, sight.page, texts))
    for looseness in _LOOSENESS:
        doubtful = [run for run in runs(sight.page) if _is_doubtful(sight.page, run, found)]
        if doubtful:
            page = _read_again(sight, doubtful, looseness)
            again = _found(engine, page, views(page))
            found += [new for new in again if _is_sure(new.span) and not new.lies_in(found)]
    found += [new for new in _perhaps_misread(engine, sight.page, texts, found) if not new.lies_in(found)]
    return tuple(found)


def _perhaps_misread(
    engine: Engine, page: Page, texts: Sequence[View], found: Sequence[Found]
) -> Iterator[Found]:
    """Cards by their look, of which some digit was not surely read."""
    about_cards = is_about_cards(page, texts, (one.span.entity for one in found))
    right = (new for view in texts for new in corrected(view, page, about_cards=about_cards))
    hits = [hit for view in unique(right) for hit in _hits(engine, view)]
    yield from (Found(hit.span, tuple(_areas(page, hit.signs))) for hit in _united(hits))


def _is_sure(span: Span) -> bool:
    """Whether a check digit confirms a second reading: others would turn a phone into an SSN."""
    return span.entity == CREDIT_CARD and span.score >= _CONFIRMED


def _found(engine: Engine, page: Page, texts: Sequence[View]) -> Iterator[Found]:
    hits = [hit for view in texts for hit in _hits(engine, view)]
    if is_about_cards(page, texts, (hit.span.entity for hit in hits)):
        hits += [
            hit for view in unique(new for v in texts for new in named(v)) for hit in _hits(engine, view)
        ]
    return (Found(hit.span, tuple(_areas(page, hit.signs))) for hit in _united(hits))


def _hits(engine: Engine, view: View) -> Iterator[_Hit]:
    redaction = engine.redact(view.text)
    for removed, span in zip(redaction.removed, redaction.text.spans, strict=True):
        if is_plausible(view, span.entity, removed.start, removed.end):
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


def _is_doubtful(page: Page, run: Sequence[int], found: Sequence[Found]) -> bool:
    """Whether a number may stand there that was not read as it is: in pieces, or not surely."""
    free: list[float] = []
    for line in (page.lines[number] for number in run):
        for sign, quad, sure in zip(line.text, line.quads, line.sure, strict=True):
            if sign.isdigit() and not any(one.covers(quad.mean(axis=0)) for one in found):
                free.append(float(sure))
    return len(free) >= _NUMBER and (len(run) > 1 or min(free) < _SURE)


def _read_again(sight: Sight, doubtful: Sequence[Sequence[int]], looseness: float) -> Page:
    page = sight.page
    left = set(range(len(page.lines))).difference(*doubtful)
    again = [sight.again([page.lines[number] for number in run], looseness) for run in doubtful]
    return replace(
        page, lines=(*(page.lines[number] for number in sorted(left)), *(line for line in again if line.text))
    )


def _inner(area: Points, side: int) -> Points:
    """A point near the left (0) or right (1) end of an area."""
    middle = (area[side] + area[3 - side]) / 2
    return np.asarray(middle + (area.mean(axis=0) - middle) * 0.25, np.float32)


def _areas(page: Page, signs: Iterable[Sign]) -> Iterator[Points]:
    """A bar for each line, or one over several that stand near each other in a row, as digits in boxes do."""
    places: dict[int, list[int]] = {}
    for sign in signs:
        places.setdefault(sign.line, []).append(sign.at)
    parts = [page.lines[line].quads[min(ats) : max(ats) + 1] for line, ats in places.items()]
    bars: list[list[Points]] = []
    for part in sorted(parts, key=lambda quads: float((quads[0] @ turn(page.angle))[:, 0].min())):
        near = next((bar for bar in bars if _is_beside(page, bar[-1][-1], part[0])), None)
        if near is None:
            bars.append([part])
        else:
            near.append(part)
    for bar in bars:
        if len(bar) == 1:
            yield _bar(bar[0][0], bar[0][-1])
        else:  # a dash among them is lower than a digit
            around = along(np.concatenate(bar).reshape(-1, 2), page.angle).quad
            yield _bar(around, around)


def _is_beside(page: Page, left: Points, right: Points) -> bool:
    """Whether no other text can stand between two signs of one number."""
    one, other = left @ turn(page.angle), right @ turn(page.angle)
    height = max(float(np.ptp(one[:, 1])), float(np.ptp(other[:, 1])))
    down = abs(float(one[:, 1].mean() - other[:, 1].mean()))
    return down < height / 2 and float(other[:, 0].min() - one[:, 0].max()) < _BOXES * height


def _bar(first: Points, last: Points) -> Points:
    """From the left side of a sign to the right side of another one, and a bit more."""
    corners = np.array([first[0], last[1], last[2], first[3]], np.float32)
    along, down = corners[1] - corners[0], corners[3] - corners[0]
    height = float(np.hypot(*down))
    along *= _ENDS * height / max(float(np.hypot(*along)), 1e-6)
    down *= _MARGIN
    grown = np.array([-along - down, along - down, along + down, down - along], np.float32)
    return corners + grown
