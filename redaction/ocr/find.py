"""What stands in a picture that has to go: the text recognizers, asked about everything that was read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

import cv2
import numpy as np

from redaction.engine import Engine
from redaction.labels import CREDIT_CARD, US_SSN
from redaction.ocr.cards import corrected, is_about_cards, named
from redaction.ocr.cells import Sign, View, unique
from redaction.ocr.eyes import Sight
from redaction.ocr.geometry import along, turn
from redaction.ocr.layout import runs, views
from redaction.ocr.types import Page, Points
from redaction.types import Span

_MARGIN: Final = 0.08  # of the height of a line
_ENDS: Final = 0.25
_BOXES: Final = 2.0  # heights from the digit in one box to that in the next, a dash between them
_SURE: Final = 0.9
_CONFIRMED: Final = 0.7
_NUMBER: Final = 9  # digits of the shortest number that is found without a word
_GROUP: Final = re.compile(r"[0-9]+")
_LAST_GROUP: Final = re.compile(r"[0-9]+(?=[^0-9]*\Z)")
# More of the same word, or after a space (group 1) more digits.
_GOES_ON_LEFT: Final = re.compile(r"(?:[0-9][-.,/:]?|[*#•+xX]|(?<![A-Za-z])[A-Z]-)\Z|(?<![0-9])([0-9]+) \Z")
_GOES_ON_RIGHT: Final = re.compile(r"[-.,/:]?[0-9]|[*#•]| ([0-9]+)(?![0-9])")
_ZIP: Final = re.compile(r"\b(?:zip|postal|postcode)\b", re.IGNORECASE)
_LIKE_ZIP: Final = re.compile(r"[0-9]{5}[- ][0-9]{4}")
_GROUP_SIZES: Final = frozenset({4, 5, 6, 8})  # of cards; of two of them, the space between not seen
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
    is_like_zip: bool = False


def find(engine: Engine, sight: Sight) -> tuple[Found, ...]:
    """All that the engine finds in any of the texts of a picture. Raises RedactionFailed."""
    found = list(_found(engine, sight.page))
    for looseness in _LOOSENESS:
        doubtful = [run for run in runs(sight.page) if _is_doubtful(sight.page, run, found)]
        if doubtful:
            page = _read_again(sight, doubtful, looseness)
            found += [new for new in _found(engine, page) if _is_sure(new.span) and not new.lies_in(found)]
    found += [new for new in _perhaps_misread(engine, sight.page, found) if not new.lies_in(found)]
    return tuple(found)


def _perhaps_misread(engine: Engine, page: Page, found: Sequence[Found]) -> Iterator[Found]:
    """Cards by their look, of which some digit was not surely read."""
    texts = views(page)
    about_cards = is_about_cards(page, texts, (one.span.entity for one in found))
    right = (new for view in texts for new in corrected(view, page, about_cards=about_cards))
    hits = [hit for view in unique(right) for hit in _hits(engine, view)]
    yield from (Found(hit.span, tuple(_areas(page, hit.signs))) for hit in _united(hits))


def _is_sure(span: Span) -> bool:
    """Whether a check digit confirms a second reading: others would turn a phone into an SSN."""
    return span.entity == CREDIT_CARD and span.score >= _CONFIRMED


def _found(engine: Engine, page: Page) -> Iterator[Found]:
    texts = views(page)
    hits = [hit for view in texts for hit in _hits(engine, view)]
    if is_about_cards(page, texts, (hit.span.entity for hit in hits)):
        hits += [
            hit for view in unique(new for v in texts for new in named(v)) for hit in _hits(engine, view)
        ]
    if any(_ZIP.search(line.text) for line in page.lines):
        hits = [hit for hit in hits if not hit.is_like_zip]
    return (Found(hit.span, tuple(_areas(page, hit.signs))) for hit in _united(hits))


def _hits(engine: Engine, view: View) -> Iterator[_Hit]:
    redaction = engine.redact(view.text)
    for removed, span in zip(redaction.removed, redaction.text.spans, strict=True):
        signs = frozenset(sign for sign in view.signs[removed.start : removed.end] if sign)
        value = view.text[removed.start : removed.end]
        goes_over = "\n" in value or not view.wrapped
        whole = span.entity != CREDIT_CARD or _may_wrap(value)
        if signs and goes_over and whole and not _is_cut(view.text, removed.start, removed.end):
            yield _Hit(span, signs, span.entity == US_SSN and _LIKE_ZIP.fullmatch(value) is not None)


def _may_wrap(value: str) -> bool:
    """Whether all groups of a card's digits that no line's end cuts are as long as cards have them."""
    first, *others = (_GROUP.findall(line) for line in value.split("\n"))
    if not others or not all((first, *others)):
        return True
    whole = [*first[:-1], *(group for line in others for group in line[1:-1])]
    return all(len(group) in _GROUP_SIZES for group in whole)


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether something over several lines is a piece of the numbers or words in them."""
    if "\n" not in text[start:end]:
        return False
    first, last = _GROUP.search(text[start:end]), _LAST_GROUP.search(text[start:end])
    before, after = _GOES_ON_LEFT.search(text[:start]), _GOES_ON_RIGHT.match(text, end)
    return any(
        around and group and (around[1] is None or len(around[1]) == len(group[0]))
        for around, group in ((before, first), (after, last))
    )


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
