"""The beginnings of a card number that stands elsewhere, as a recording of keys has them.

"41111111", "411111111" and so on to the whole number. The last four digits of that stay, so no more of a
beginning may stay than the issuer's number (ISO/IEC 7812-1: at most eight digits).
"""

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import accumulate
from typing import Final

from redaction import labels
from redaction.hit import Hit
from redaction.normalise import View

_SHORTEST: Final = 9
_ROW: Final = re.compile(r"[0-9](?<![0-9].)(?:[ -]?[0-9]){8,}+")
_GROUP: Final = re.compile("[0-9]+")
_MOST: Final = 8  # groups of one number, when it is written in pairs
_SCORE: Final = 0.6


def beginnings(view: View, numbers: Collection[str]) -> Iterator[Hit]:
    """What begins like one of the numbers and ends before its end."""
    whole = {number[:size]: number for number in numbers for size in range(_SHORTEST, len(number))}
    for row in view.at_rows(_ROW, digits=_SHORTEST) if whole else ():
        groups = list(_GROUP.finditer(row.string, *row.span()))
        for first in range(len(groups)):
            yield from _begun(groups[first : first + _MOST], whole)


def _begun(groups: list[re.Match[str]], whole: Mapping[str, str]) -> Iterator[Hit]:
    """The longest one that the first group begins."""
    digits = list(accumulate(group[0] for group in groups))
    found = [place for place, begun in enumerate(digits) if begun in whole]
    if found:
        number = whole[digits[found[-1]]]
        yield Hit(groups[0].start(), groups[found[-1]].end(), labels.CREDIT_CARD, _SCORE, number[-4:])
