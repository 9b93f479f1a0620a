"""Where in a text something may be found: at numbers, and what stands around them.

Most of a text is prose, and no recognizer finds anything in it. So patterns run where digits are, with room
for the words before them, and nowhere else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from redaction.normalise.inert import CONTEXT, area, inert
from redaction.normalise.shape import DIGIT

Range = tuple[int, int]
Ranges = Sequence[Range]

# These look at shapes. Code points: no pattern steps over a wider gap from digit to digit.
_GAP: Final = 64
_DIGITS: Final = re.compile(rb"0(?:[^0]{0,%d}+0)*+" % _GAP)
# Never cut: what belongs together in a run of digits and signs has no wider gap.
_GROUP: Final = re.compile(rb"0(?:[^0]{0,16}+0)*+")
_ROW: Final = re.compile(rb"0(?<!00)(?:[^0a]{0,11}+0){8,}+")
_BREAK: Final = re.compile(rb"[^0]{17}")
_STEP: Final = 512
_SOME: Final = 9  # digits: where there are fewer, nothing is inert
# What may belong to a number after its last digit: the rest of a track, and what must not follow.
_AFTER: Final = 112
_WORD: Final = re.compile(r"(?<=[^\W_])[^\W_]{0,64}")
# The farthest from a number that anything may stand that says what it is: a label, hints on it, and words
# of a card before that.
REACH: Final = 448


class Spot(NamedTuple):
    """So many `digits` that belong together. What is read of them and after them ends at `limit`.

    `rows` are those of them with nothing between but a few signs.
    """

    start: int
    end: int
    limit: int
    digits: int
    rows: tuple["Live", ...]


class Live(NamedTuple):
    """So many `digits` that are not inert; places are counted from where those around them begin."""

    start: int
    end: int
    digits: int
    rows: tuple["Live", ...] = ()


Known = dict[tuple[int, int, str], list[Live]]
"""What is live in the spots of one part of a text: most views of it say the same."""


class Numbers:
    """Finds where the digits of a text stand that may be of a number."""

    def __init__(self, text: str, shape: bytes, known: Known) -> None:
        """`known` is added to."""
        self._text = text
        self._shape = shape
        self._known = known

    def spots(self) -> list[Spot]:
        """All of them."""
        length = len(self._text)
        return [
            spot for found in _DIGITS.finditer(self._shape) for spot in self._spots(*found.span(), length)
        ]

    def spots_in(self, areas: Ranges) -> list[Spot]:
        """Those that share something with one of the areas: whole groups, or nothing of them."""
        found: list[Spot] = []
        start = end = limit = -1
        for first, last, following in _groups(self._shape, areas):
            if start >= 0 and (limit != first or first - end > _GAP):
                found += self._spots(start, end, limit)
                start = -1
            start = first if start < 0 else start
            end, limit = last, following
        return found + self._spots(start, end, limit) if start >= 0 else found

    def rows(self, found: Iterable[Spot]) -> Iterator[Spot]:
        """Of some spots the digits in a row, nine at least: a few signs between them, but no letter."""
        for spot in found:
            for row in spot.rows:
                yield self._spot(spot.start, row, spot.limit)

    def _spots(self, start: int, end: int, limit: int) -> list[Spot]:
        """The digits from `start` to `end` that are not inert."""
        digits = self._shape.count(DIGIT, start, end)
        if digits < _SOME:
            return [Spot(start, end, self._limit(end, limit), digits, ())]
        return [self._spot(start, live, limit) for live in self._live(start, end)]

    def _live(self, start: int, end: int) -> list[Live]:
        where = area(self._text, start, end)
        first = max(0, where[0] - CONTEXT)
        key = start - first, end - first, self._text[first : where[1]]
        known = self._known.get(key)
        if known is None:
            shape = _without(self._shape[start:end], inert(self._text, start, end, where))
            known = self._known[key] = [_live(found) for found in _DIGITS.finditer(shape)]
        return known

    def _spot(self, start: int, live: Live, limit: int) -> Spot:
        end = start + live.end
        return Spot(start + live.start, end, self._limit(end, limit), live.digits, live.rows)

    def _limit(self, end: int, limit: int) -> int:
        """Where reading ends: no word is cut, which would look like one that ends there."""
        if end + _AFTER >= limit:
            return limit
        word = _WORD.match(self._text, end + _AFTER)
        return min(word.end() if word else end + _AFTER, limit)


def _live(found: re.Match[bytes]) -> Live:
    shape = found[0]
    digits = shape.count(DIGIT)
    rows = _ROW.finditer(shape) if digits >= _SOME else ()
    return Live(*found.span(), digits, tuple(Live(*row.span(), row[0].count(DIGIT)) for row in rows))


def _without(shape: bytes, ranges: Ranges) -> bytes:
    """The same without the digits in some ranges."""
    if not ranges:
        return shape
    left = bytearray(shape)
    for start, end in ranges:
        left[start:end] = bytes(end - start)
    return bytes(left)


def around(found: Iterable[Spot], before: int, digits: int = 0) -> list[Range]:
    """The ranges to read: `before` code points before each spot, and what may belong to it after its end.

    Only around spots with so many `digits`.
    """
    union: list[Range] = []
    first = last = -1
    for start, _, limit, count, _ in found:
        if count >= digits:
            if start - before > last >= 0:
                union.append((first, last))
                first = -1
            first = max(0, start - before) if first < 0 else first
            last = max(last, limit)
    return [*union, (first, last)] if last >= 0 else union


def merged(ranges: Iterable[Range], gap: int = 0) -> list[Range]:
    """Ranges that are ordered by their starts become one where at most `gap` code points are between them."""
    union: list[Range] = []
    for start, end in ranges:
        if union and start <= union[-1][1] + gap:
            if end > union[-1][1]:
                union[-1] = (union[-1][0], end)
        else:
            union.append((start, end))
    return union


def common(ranges: Ranges, others: Ranges) -> list[Range]:
    """What is in both; each is in order."""
    shared: list[Range] = []
    one, other = 0, 0
    while one < len(ranges) and other < len(others):
        start, end = max(ranges[one][0], others[other][0]), min(ranges[one][1], others[other][1])
        if start <= end:
            shared.append((start, end))
        if ranges[one][1] < others[other][1]:
            one += 1
        else:
            other += 1
    return shared


def _groups(shape: bytes, areas: Ranges) -> Iterator[tuple[int, int, int]]:
    """Each group that meets an area, and where the next group of the text begins."""
    position = 0
    for first, last in areas:
        chosen: Range | None = None
        for group in _GROUP.finditer(shape, max(position, _beginning(shape, first))):
            start, end = group.span()
            if chosen:
                yield *chosen, start
                position, chosen = chosen[1], None
            if start > last:
                break
            if end >= first:
                chosen = start, end
        if chosen:
            yield *chosen, len(shape)
            position = len(shape)


def _beginning(shape: bytes, position: int) -> int:
    """A place at or before `position` at which no group is cut."""
    while position > 0:
        first = max(0, position - _STEP)
        end = max((found.end() for found in _BREAK.finditer(shape, first, position)), default=0)
        if end:
            return end
        position = first
    return 0
