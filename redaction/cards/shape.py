"""How a card number is written: which groups of digits, and what keeps them apart."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from redaction.cards.iin import VISA, Network
from redaction.runs import Run

_MASK: Final = re.compile(r"[*#•●·xX]{3}|[•●]{2}")
_WRAP: Final = re.compile(r"\s*\n[\s>|]*")
_PLAIN_GAPS: Final = frozenset(
    ("", " ", "-", ".", "/", "_", "·", "\t", ":", "|", ",", "*", "+", "~", "\\", "&", "||")
)

_HALVES: Final = ((6, 10), (10, 6))

_FOURS: Final = 16
_COMMON: Final = frozenset((" ", "-", "."))
ALONE: Final = 0.5

CLEAR: Final = 0.9
LIKELY: Final = 0.7
RARE: Final = 0.45  # written like a card's, but of a length that the network seldom issues
ODD: Final = 0.3


class Shape(NamedTuple):
    """`score` without any context; `gap` is what stands between all groups, "" if they differ."""

    score: float
    gap: str


def shape_of(run: Run, first: int, last: int, network: Network) -> Shape | None:
    """The shape of the groups `first` to `last` (inclusive), or None for what no card looks like."""
    sizes = tuple(run.sizes[first : last + 1])
    if len(sizes) == 1:
        return Shape(_solid(run.text[run.starts[first] : run.ends[first]], network), "")
    gaps = run.gaps[first:last]
    if len(sizes) == sum(sizes) == _FOURS and len({*gaps[3::4]}) == 1 and gaps[3] not in gaps[:3]:
        # Digits apart from each other in groups of four that are apart in another way.
        sizes, gaps = (4, 4, 4, 4), gaps[3::4]
    shape = _grouped(sizes, frozenset(gaps), network)
    if shape and shape.score < ALONE and len(run.sizes) == len(sizes) and sum(sizes) in network.usual:
        # Nothing else stands there: of one sign between all groups, whatever their sizes, it is a number.
        number = shape.gap in _COMMON and (shape.gap != "." or len(sizes) > 2)  # else it is a fraction
        return Shape(ALONE if number else ODD, shape.gap)
    return shape


@lru_cache(4_096)
def _grouped(sizes: tuple[int, ...], kinds: frozenset[str], network: Network) -> Shape | None:
    if any(map(_MASK.search, kinds)):
        return None
    wrapped = "\n" in kinds and len(kinds) <= 2
    uniform = len(kinds) == 1 or wrapped
    gap = min(kinds, key=lambda kind: kind == "\n") if uniform else ""
    score = _score(sizes, network, gap, uniform=uniform)
    if kinds == {"\n"} and len(sizes) == 2:
        score = LIKELY - 0.15 if sizes == (8, 8) else ODD
    if not kinds <= _PLAIN_GAPS | {"\n"}:
        score -= 0.15
    return Shape(score, gap)


def _solid(digits: str, network: Network) -> float:
    if len(digits) in network.usual:
        return LIKELY
    return LIKELY - 0.15 if network is VISA and len(digits) == 13 and not _is_ean(digits) else ODD


def _is_ean(digits: str) -> bool:
    """By the check digit of an EAN-13 (GS1 General Specifications, 7.9); many begin with Visa's 4."""
    return (sum(map(int, digits[::2])) + 3 * sum(map(int, digits[1::2]))) % 10 == 0


def _score(sizes: tuple[int, ...], network: Network, gap: str, *, uniform: bool) -> float:
    if sizes in network.groupings or (_in_groups_of(4, sizes) and sum(sizes) in network.usual):
        return CLEAR if uniform else LIKELY
    if _in_groups_of(4, sizes) and sum(sizes) in network.lengths - {12}:
        return RARE
    if uniform and gap != "," and all(size % 4 == 0 for size in sizes) and sum(sizes) in network.usual:
        return LIKELY - 0.1
    if not uniform and all(size % 4 == 0 for size in sizes) and sum(sizes) in network.usual:
        return LIKELY - 0.2 + 0.15
    if uniform and sizes in _HALVES and sum(sizes) in network.usual:
        return LIKELY - 0.18
    regular = (
        len(sizes) > 2 and _in_groups_of(sizes[0], sizes) and (sizes[0] != 2 or sum(sizes) in network.usual)
    )
    if regular and uniform and gap != ",":
        return LIKELY - 0.05
    return ODD if uniform else ODD - 0.2


def _in_groups_of(size: int, sizes: tuple[int, ...]) -> bool:
    return all(s == size for s in sizes[:-1]) and sizes[-1] <= size
