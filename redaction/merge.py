"""Findings of several recognizers and views become places of the text that do not overlap."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from redaction import labels

_RANK: Final = {
    entity: rank
    for rank, entity in enumerate(
        (
            labels.CARD_EXPIRY,
            labels.CARD_PIN,
            labels.CARD_CVV,
            labels.US_ITIN,
            labels.US_SSN,
            labels.CREDIT_CARD,
            labels.CARD_TRACK,
        ),
        start=1,
    )
}


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the original text to be removed, and what stands there."""

    start: int
    end: int
    entity: str
    score: float
    recognizer: str
    kept: str = ""
    version: str = ""


def merged(places: Iterable[Place]) -> list[Place]:
    """The union of all places in order; where they overlap, the entity that tells most gives the name."""
    union: list[Place] = []
    for place in sorted(places, key=lambda p: (p.start, -p.end)):
        if union and place.start < union[-1].end:
            union[-1] = _united(union[-1], place)
        else:
            union.append(place)
    return union


def _united(first: Place, second: Place) -> Place:
    best = max(first, second, key=lambda p: (_RANK.get(p.entity, 0), p.score, p.end - p.start))
    start, end = min(first.start, second.start), max(first.end, second.end)
    return Place(start, end, best.entity, best.score, best.recognizer, best.kept, best.version)
