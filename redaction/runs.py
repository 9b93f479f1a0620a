"""Runs of digits: digits that nothing but a few signs keeps apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Final

from redaction.normalise import View

# Possessive, so that no text makes it go back; a gap of more than eight signs ends a run.
_RUN: Final = re.compile(r"[0-9](?:[\W_]{0,8}+[0-9]){11,}+")
_SHORTEST: Final = 12
_GROUP: Final = re.compile(r"[0-9]+")
_AROUND: Final = " ()[]{}\"'"
_DOUBLED: Final = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)


def plain_gap(gap: str) -> str:
    """A gap without spaces, brackets and quotes around its sign; "\\n" where a line ends, quoted or not."""
    if "\n" in gap:
        return "," if "," in gap else "\n"  # a list with an element a line
    return gap.strip(_AROUND) or " "


@dataclass
class Run:
    """At least twelve digits. Group i is `text[starts[i]:ends[i]]`, or `digits[firsts[i]:firsts[i + 1]]`."""

    text: str
    starts: list[int]
    ends: list[int]

    @cached_property
    def digits(self) -> str:
        """All digits without what is between them."""
        return "".join(self.text[a:b] for a, b in zip(self.starts, self.ends, strict=True))

    @cached_property
    def sizes(self) -> list[int]:
        """Digits in each group."""
        return [b - a for a, b in zip(self.starts, self.ends, strict=True)]

    @cached_property
    def firsts(self) -> list[int]:
        """Where each group begins in `digits`; one more element at the end."""
        return list(accumulate(self.sizes, initial=0))

    @cached_property
    def group_at(self) -> dict[int, int]:
        """Which group begins at this digit; the end counts as one more."""
        return {first: group for group, first in enumerate(self.firsts)}

    @cached_property
    def gaps(self) -> list[str]:
        """What stands between each group and the next one, as `plain_gap` gives it."""
        return [plain_gap(self.text[a:b]) for a, b in zip(self.ends, self.starts[1:], strict=False)]

    @cached_property
    def _sums(self) -> tuple[list[int], list[int]]:
        """Sums of the first n digits, those at odd places doubled as Luhn does, and those at even ones."""
        plain = [int(d) for d in self.digits]
        odd = accumulate((_DOUBLED[d] if i % 2 else d for i, d in enumerate(plain)), initial=0)
        even = accumulate((d if i % 2 else _DOUBLED[d] for i, d in enumerate(plain)), initial=0)
        return list(odd), list(even)

    def luhn(self, first: int, last: int) -> bool:
        """Whether `digits[first:last]` ends with its check digit (ISO/IEC 7812-1, annex B)."""
        sums = self._sums[last % 2 == 0]
        return (sums[last] - sums[first]) % 10 == 0


def runs(view: View) -> Iterator[Run]:
    """All runs of a view in order."""
    for match in view.at_rows(_RUN, digits=_SHORTEST):
        groups = [group.span() for group in _GROUP.finditer(view.text, *match.span())]
        yield Run(view.text, [a for a, _ in groups], [b for _, b in groups])


def luhn(digits: str) -> bool:
    """Whether the digits end with their check digit."""
    odd = sum(map(int, digits[-1::-2]))
    return (odd + sum(_DOUBLED[int(d)] for d in digits[-2::-2])) % 10 == 0
