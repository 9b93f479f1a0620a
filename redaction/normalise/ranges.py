"""Where in a text something may be found: at numbers, and what stands around them.

Most of a text is prose, and no recognizer finds anything in it. So patterns run where digits are, with room
for the words before them, and nowhere else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from redaction.normalise.inert import without_inert

Range = tuple[int, int]
Ranges = Sequence[Range]

# Code points. No pattern steps over a wider gap from digit to digit.
_GAP: Final = 64
_DIGITS: Final = re.compile(rf"[0-9](?:[^0-9]{{0,{_GAP}}}+[0-9])*+")
# Never cut: what belongs together in a run of digits and signs has no wider gap.
_GROUP: Final = re.compile(r"[0-9](?:[^0-9]{0,16}+[0-9])*+")
_ROW: Final = re.compile(r"[0-9](?:[^0-9A-Za-z]{0,11}+[0-9]){8,}+")
_BREAK: Final = re.compile("[^0-9]{17}")
_STEP: Final = 512
_NO_DIGITS: Final = bytes(set(range(128)) - set(b"0123456789"))
_SOME: Final = 9  # digits: where there are fewer, nothing is inert
# What may belong to a number after its last digit: the rest of a track, and what must not follow.
_AFTER: Final = 112
_WORD: Final = re.compile(r"(?<=[^\W_])[^\W_]{0,64}")
# The farthest from a number that anything may stand that says what it is: a label, hints on it, and words
# of a card before that.
REACH: Final = 448


class Spot(NamedTuple):
    """So many `digits` that belong together. What is read of them and after them ends at `limit`.

    `live` is the text from `start` to `end` without what is inert.
    """

    start: int
    end: int
    limit: int
    digits: int
    live: str


def spots(text: str) -> list[Spot]:
    """Where digits stand that may be of a number."""
    return [spot for found in _DIGITS.finditer(text) for spot in _live(text, *found.span(), len(text))]


def rows(text: str, found: Iterable[Spot]) -> Iterator[Spot]:
    """Digits in a row, nine at least: with a few signs between them, but no letter."""
    for spot in found:
        if spot.digits >= _SOME:
            for row in _ROW.finditer(spot.live):
                yield _spot(text, spot.start, row, spot.limit)


def spots_in(text: str, areas: Ranges) -> list[Spot]:
    """The same of those that share something with one of the areas: whole groups, or nothing of them."""
    found: list[Spot] = []
    start = end = limit = -1
    for first, last, following in _groups(text, areas):
        if start >= 0 and (limit != first or first - end > _GAP):
            found += _live(text, start, end, limit)
            start = -1
        start = first if start < 0 else start
        end, limit = last, following
    return found + _live(text, start, end, limit) if start >= 0 else found


def around(found: Iterable[Spot], before: int) -> list[Range]:
    """The ranges to read: `before` code points before each spot, and what may belong to it after its end."""
    return merged([(spot.start - before if spot.start > before else 0, spot.limit) for spot in found])


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


def _groups(text: str, areas: Ranges) -> Iterator[tuple[int, int, int]]:
    """Each group that meets an area, and where the next group of the text begins."""
    position = 0
    for first, last in areas:
        chosen: Range | None = None
        for group in _GROUP.finditer(text, max(position, _beginning(text, first))):
            start, end = group.span()
            if chosen:
                yield *chosen, start
                position, chosen = chosen[1], None
            if start > last:
                break
            if end >= first:
                chosen = start, end
        if chosen:
            yield *chosen, len(text)
            position = len(text)


def _beginning(text: str, position: int) -> int:
    """A place at or before `position` at which no group is cut."""
    while position > 0:
        first = max(0, position - _STEP)
        end = max((found.end() for found in _BREAK.finditer(text, first, position)), default=0)
        if end:
            return end
        position = first
    return 0


def _live(text: str, start: int, end: int, limit: int) -> list[Spot]:
    """The digits of a spot that are not inert."""
    spot = text[start:end]
    digits = _count(spot)
    live = without_inert(text, start, end) if digits >= _SOME else None
    if live is None:
        return [Spot(start, end, _limit(text, end, limit), digits, spot)]
    return [_spot(text, start, found, limit) for found in _DIGITS.finditer(live)]


def _spot(text: str, offset: int, found: re.Match[str], limit: int) -> Spot:
    start, end = offset + found.start(), offset + found.end()
    return Spot(start, end, _limit(text, end, limit), _count(found[0]), found[0])


def _limit(text: str, end: int, limit: int) -> int:
    """Where reading ends: no word is cut, which would look like one that ends there."""
    word = _WORD.match(text, end + _AFTER)
    return min(word.end() if word else end + _AFTER, limit)


def _count(text: str) -> int:
    """How many digits of ASCII it has."""
    return len(text.encode("ascii", "replace").translate(None, _NO_DIGITS))
