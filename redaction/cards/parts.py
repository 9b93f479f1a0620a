"""Finds a card number whose parts stand apart: in fields of a form, with words between, in two halves."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from redaction import labels
from redaction.cards.iin import MAESTRO_WIDE, network_of
from redaction.cards.words import CARD_WORDS
from redaction.context import evidence
from redaction.hit import Hit
from redaction.normalise import View
from redaction.runs import luhn

_PART: Final = re.compile(r"[0-9](?<![0-9.,].)[0-9]{3}(?:[ -]?[0-9]{2,6}){0,2}(?![0-9])(?![.,][0-9])")
_CARD_PART: Final = frozenset((4, 6, 8, 10, 12))
_ASIDE: Final = re.compile(r"[^0-9\t]{1,24}")  # anything between groups of four
_GAP: Final = 60  # code points between two parts
_COUNTER: Final = re.compile(
    r"[0-9]|(?<![a-z])(?:[a-z](?=[.)\]:])|first|second|third|fourth|last|next)(?![a-z])"
)
_PAUSE: Final = re.compile(r"[\W_]{1,8}|[^0-9\t\n]{0,8}\n[^0-9\t\n]{0,16}")
_JOINING: Final = re.compile(r"[\s,;&]+(?:(?:and|then|und|et|y|e|dann|finally)[\s,]+)?")
_HALVES: Final = re.compile(
    r"(?<![a-z])(?:hal(?:f|ves)|parts?|first|second|last|rest|remain\w*|then|follow\w*|and"
    r"|end(?:s|ing)?|next|other|plus|continu\w*"
    r"|dann|luego|puis|poi)(?![a-z])"
)
_SCORE: Final = 0.6


def cards_in_parts(view: View) -> Iterator[Hit]:
    """Only where words around say that it is a card."""
    parts = [match for match in view.near(_PART) if _size(match) in _CARD_PART]
    skip_to = 0
    for index in range(len(parts) - 1):
        if parts[index].start() >= skip_to:
            for group in (parts[index : index + 4], parts[index : index + 2]):
                hit = _hit(view.text, group)
                if hit:
                    skip_to = hit.end
                    yield hit
                    break


def _size(part: re.Match[str]) -> int:
    return len(_digits(part))


def _digits(part: re.Match[str]) -> str:
    return part[0].replace(" ", "").replace("-", "")


def _hit(text: str, group: list[re.Match[str]]) -> Hit | None:
    gaps = [text[a.end() : b.start()] for a, b in pairwise(group)]
    if sum(map(_size, group)) != 16 or not all(len(gap) <= _GAP for gap in gaps):
        return None
    number = "".join(map(_digits, group))
    network = network_of(number[:6])
    if network in (None, MAESTRO_WIDE) or not luhn(number) or not _belong(gaps):
        return None
    start, end = group[0].start(), group[-1].end()
    if not evidence(text, start, end, CARD_WORDS, enough=False).support and not CARD_WORDS.first(
        gaps[0].lower()
    ):
        return None
    return Hit(start, end, labels.CREDIT_CARD, _SCORE, number[-4:])


def _belong(gaps: list[str]) -> bool:
    """Whether the parts are of one number: the same between all but for a counter, or words of halves."""
    if len(gaps) == 1:
        return bool(_HALVES.search(gaps[0].lower())) or bool(_PAUSE.fullmatch(gaps[0]))
    if all(map(_JOINING.fullmatch, map(str.lower, gaps))) or all(map(_ASIDE.fullmatch, gaps)):
        return True
    return len({_COUNTER.sub("", gap.lower()) for gap in gaps}) == 1
