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
from redaction.normalise import View, shaped
from redaction.runs import luhn

_PART: Final = shaped(
    re.compile(r"[0-9](?<![0-9].)(?<![0-9][.,].)[0-9]{3}(?:[ -]?[0-9]{2,6}){0,2}(?![0-9])(?![.,][0-9])"),
    rb"0(?<!00)(?=000)",
)
_CARD_PART: Final = frozenset((4, 6, 8, 10, 12))
_ASIDE: Final = re.compile(r"[^0-9\t]{1,24}")  # anything between groups of four
_DATE: Final = re.compile(r"(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]")
_SIXTEEN: Final = 16
_GAP: Final = 60  # code points between two parts
_COUNTER: Final = re.compile(
    r"[0-9](?:st|nd|rd|th)?|(?<![a-z])(?:[a-z](?=[.)\]:])|first|second|third|fourth|last|next)(?![a-z])"
)
_PAUSE: Final = re.compile(r"[\W_]{1,8}|[^0-9\t\n]{0,8}\n[^0-9\t\n]{0,16}")
_JOINING: Final = re.compile(r"[\s,;&]+(?:(?:and|then|und|et|y|e|dann|finally)[\s,]+)?")
_HALVES: Final = re.compile(
    r"(?<![a-z])(?:hal(?:f|ves)|parts?|pt|pieces?|chunk|block|rows?|lines?|top|bottom|upper|lower|middle|mid"
    r"|left|right"
    r"|first|second|last|final|rest|remain\w*|then|follow\w*|and|end(?:s|ing)?|next|other|plus|continu\w*"
    r"|goes\son"
    r"|dann|luego|puis|poi|hälfte|teil|rest[eo]?|zeile|mitad|parte|líneas?|moiti[eé]|partie|ligne|met[aà]"
    r"|riga|metade|linha"
    r"|deel|helft|половин\w|част\w)(?![a-z])"
    r"|(?<![0-9])[2-4]\s?(?:/|of)\s?[2-4](?![0-9])|后半|後半|後ろ|뒤"
)
_SCORE: Final = 0.6


def cards_in_parts(view: View) -> Iterator[Hit]:
    """Only where words around say that it is a card."""
    parts = [part for part in view.near(_PART, digits=_SIXTEEN) if _is_part(part)]
    sizes = [len(_digits(part)) for part in parts]
    skip_to = 0
    for index in range(len(parts) - 1):
        if parts[index].start() >= skip_to:
            for count in (4, 3, 2):
                if sum(sizes[index : index + count]) != _SIXTEEN:
                    continue
                hit = _hit(view.text, parts[index : index + count])
                if hit:
                    skip_to = hit.end
                    yield hit
                    break


def _is_part(part: re.Match[str]) -> bool:
    return len(_digits(part)) in _CARD_PART and not _DATE.fullmatch(part[0])


def _digits(part: re.Match[str]) -> str:
    return part[0].replace(" ", "").replace("-", "")


def _hit(text: str, group: list[re.Match[str]]) -> Hit | None:
    gaps = [text[a.end() : b.start()] for a, b in pairwise(group)]
    if not all(len(gap) <= _GAP for gap in gaps):
        return None
    number = "".join(map(_digits, group))
    network = network_of(number[:6])
    if network is None or network is MAESTRO_WIDE or _SIXTEEN not in network.lengths:
        return None
    if not luhn(number) or not _belong(gaps):
        return None
    start, end = group[0].start(), group[-1].end()
    if not evidence(text, start, end, CARD_WORDS, enough=False).support and not CARD_WORDS.first(
        gaps[0].lower()
    ):
        return None
    return Hit(start, end, labels.CREDIT_CARD, _SCORE, number[-4:])


def _belong(gaps: list[str]) -> bool:
    """Whether the parts are of one number: the same between all but for a counter, or words of halves."""
    if len(gaps) == 2:  # first six, middle six, last four
        return all(_HALVES.search(gap.lower()) for gap in gaps)
    if len(gaps) == 1:
        return bool(_HALVES.search(gaps[0].lower())) or bool(_PAUSE.fullmatch(gaps[0]))
    if all(map(_JOINING.fullmatch, map(str.lower, gaps))) or all(map(_ASIDE.fullmatch, gaps)):
        return True
    return len({_COUNTER.sub("", gap.lower()) for gap in gaps}) == 1
