"""How much is found and how much survives, counted case by case."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from bench.redaction.corpus import Case
from bench.redaction.engines import Detector, Span

_FEW_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Tally:
    """`good`: cases with every secret gone, or negatives left wholly intact. `right` of the `removed` places
    held a secret.
    """

    cases: int = 0
    good: int = 0
    removed: int = 0
    right: int = 0

    @property
    def share(self) -> float:
        """Recall of positives, survival of negatives."""
        return self.good / self.cases if self.cases else 1.0

    @property
    def precision(self) -> float:
        """The share of removed places that held a secret."""
        return self.right / self.removed if self.removed else 1.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.cases + other.cases,
            self.good + other.good,
            self.removed + other.removed,
            self.right + other.right,
        )


def tally(detector: Detector, case: Case) -> Tally:
    """One case. A secret is gone when everything from its first to its last digit is removed."""
    found = sorted(detector.find(case.text))
    gone = all(_is_covered(_digits(case.text, secret), found) for secret in case.secrets)
    intact = not found
    right = sum(any(a < end and start < b for a, b in case.secrets) for start, end in found)
    return Tally(1, int(gone if case.secrets else intact), len(found), right)


def by_category(detector: Detector, cases: Iterable[Case]) -> Iterator[tuple[str, str, Tally]]:
    """Group, category and tally, in the corpus's order."""
    for (group, category), members in groupby(cases, key=lambda case: (case.group, case.category)):
        yield group, category, total(tally(detector, case) for case in members)


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum."""
    return sum(tallies, Tally())


def missed(detector: Detector, cases: Iterable[Case]) -> Iterator[Case]:
    """The cases that are not good, for a closer look."""
    return (case for case in cases if not tally(detector, case).good)


def _digits(text: str, secret: Span) -> Span:
    """A secret without signs and tags at its ends."""
    places = [i for i in range(*secret) if unicodedata.digit(text[i], None) is not None]
    if len(places) < _FEW_DIGITS:  # digits as words
        places = [i for i in range(*secret) if text[i].isalnum()]
    return places[0], places[-1] + 1


def _is_covered(secret: Span, found: list[Span]) -> bool:
    position, end = secret
    for start, stop in found:
        if start <= position < stop:
            position = stop
    return position >= end
