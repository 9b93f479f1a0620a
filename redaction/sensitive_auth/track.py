"""Finds the content of a card's magnetic stripe or its copy on the chip (ISO/IEC 7813; EMV tag 57)."""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from typing_extensions import override

from redaction import labels
from redaction.cards.iin import network_of
from redaction.hit import Hit
from redaction.normalise import View
from redaction.recognizer import ViewRecognizer
from redaction.runs import luhn

# Format code, number, ^name^, expiry date and service code, discretionary data, end sentinel.
_TRACK_1: Final = re.compile(r"%?[Bb]([0-9](?:[ -]?[0-9]){11,18})\^[^\^\n?]{0,40}\^[0-9]{4}[^\n?]{0,80}\??")
# Number, separator, expiry date and service code, discretionary data, end sentinel. On the chip D and F.
_TRACK_2: Final = re.compile(
    r"([0-9](?<![0-9].)[0-9]{11,79}+)[=Dd]([0-9]{2}(?:0[1-9]|1[0-2])[0-9]{3,40})(?:\?|[Ff](?![0-9A-Za-z]))?"
)
# The number itself on the chip (EMV tag 5A): tag, length in bytes, digits.
_TAG_5A: Final = re.compile(r"5[Aa](0[6-9Aa])([0-9]{12,20})")
# Field 2 of ISO 8583: its length in two digits, then the number.
_WITH_LENGTH: Final = re.compile(r"1(?<![0-9].)[2-9]([0-9]{12,19})(?![0-9])")
_FIELD_2: Final = re.compile(r"(?<![a-z0-9])(?:d[ef]|f|field|bit|p)[\s_.-]?0{0,2}2\W{1,8}\Z", re.IGNORECASE)
_DIGITS: Final = 12  # of a card, at least
_LENGTHS: Final = range(19, 11, -1)


class TrackRecognizer(ViewRecognizer):
    """Track 1 and track 2, with or without their sentinels."""

    ENTITIES: ClassVar = (labels.CARD_TRACK,)
    VERSION: ClassVar = "1.1"

    @override
    def find(self, view: View) -> Iterator[Hit]:
        if "^" in view.text:
            for match in view.at_rows(_TRACK_1, before=2, digits=_DIGITS):
                yield Hit(match.start(), match.end(), labels.CARD_TRACK, 1.0)
        for match in view.at_rows(_TAG_5A, before=4, digits=_DIGITS):
            if length := _in_tag(match):
                yield Hit(match.start(2), match.start(2) + length, labels.CARD_TRACK, 0.9)
        for match in view.at_rows(_WITH_LENGTH, digits=_DIGITS):
            if _in_field_2(view.text, match):
                yield Hit(*match.span(1), labels.CARD_TRACK, 0.9)
        for match in view.at_rows(_TRACK_2, digits=_DIGITS):
            length = _card_at_end(match[1])
            if length:
                start = match.end(1) - length
                yield Hit(start - (view.text.startswith(";", start - 1)), match.end(), labels.CARD_TRACK, 1.0)


def _in_tag(match: re.Match[str]) -> int:
    """How many digits of a tag 5A are a card's number; 0 if none."""
    size = 2 * int(match[1], 16)
    return next((n for n in (size, size - 1) if _card_at_end(match[2][:n]) == n), 0)


def _in_field_2(text: str, match: re.Match[str]) -> bool:
    number = match[1]
    right = len(number) == int(match[0][:2]) and _card_at_end(number) == len(number)
    return right and bool(_FIELD_2.search(text, max(0, match.start() - 20), match.start()))


def _card_at_end(digits: str) -> int:
    """How many of the last digits are a card's number, 0 if none; on a chip other data stands before it."""
    for length in _LENGTHS:
        number = digits[-length:]
        if len(number) == length:
            network = network_of(number[:6])
            if network is not None and length in network.lengths and luhn(number):
                return length
    return 0
