"""Where in a text something may be found: at numbers, and what stands around them.

Most of a text is prose, and no recognizer finds anything in it. So patterns run where digits are, with room
for the words before them, and nowhere else.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

Range = tuple[int, int]
Ranges = Sequence[Range]

# Code points. What is looked for has three digits at least, and no pattern steps over a wider gap to a digit.
_GAP: Final = 64
_DIGITS: Final = re.compile(rf"[0-9](?:[^0-9]{{0,{_GAP}}}+[0-9])*+")
_THREE: Final = re.compile(rf"(?:[0-9][^0-9]{{0,{_GAP}}}){{3}}")
# Never cut: what belongs together in a run of digits and signs has no wider gap.
_GROUP: Final = re.compile(r"[0-9](?:[^0-9]{0,16}+[0-9])*+")
# What may belong to a number after its last digit: the rest of a track, and what must not follow.
_AFTER: Final = 112
# The farthest from a number that anything may stand that says what it is: a label, hints on it, and words
# of a card before that.
REACH: Final = 448


class Spot(NamedTuple):
    """Digits that belong together. What is read of them and after them ends at `limit`."""

    start: int
    end: int
    limit: int


def spots(text: str) -> list[Spot]:
    """Where digits stand."""
    return [Spot(*match.span(), len(text)) for match in _DIGITS.finditer(text)]


def is_number(text: str, spot: Spot) -> bool:
    """Whether a spot has enough digits for anything."""
    return bool(_THREE.match(text, spot.start))


def spots_in(text: str, areas: Ranges) -> list[Spot]:
    """Where numbers stand that share something with one of the areas."""
    groups = [(*match.span(), _meets(match, areas)) for match in _GROUP.finditer(text)]
    following = [*groups[1:], (len(text), len(text), True)]
    return [
        Spot(start, end, len(text) if goes_on else limit)
        for (start, end, chosen), (limit, _, goes_on) in zip(groups, following, strict=False)
        if chosen
    ]


def around(found: Iterable[Spot], before: int) -> list[Range]:
    """The ranges to read: `before` code points before each spot, and what may belong to it after its end."""
    return merged((max(0, spot.start - before), min(spot.end + _AFTER, spot.limit)) for spot in found)


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


def _meets(group: re.Match[str], areas: Ranges) -> bool:
    start, end = group.span()
    index = bisect_left(areas, start, key=lambda area: area[1])
    return index < len(areas) and areas[index][0] <= end
