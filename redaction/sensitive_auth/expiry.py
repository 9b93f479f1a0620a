"""Finds expiry dates, and security codes without a name, that stand beside a card number."""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from typing_extensions import override

from redaction import labels
from redaction.cards.recognizer import cards_in
from redaction.hit import Hit
from redaction.normalise import View
from redaction.recognizer import ViewRecognizer

_MONTHS: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE: Final = (
    r"(?:20[0-9]{2}\s?[-/.]\s?(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?"
    r"|(?:0?[1-9]|1[0-2])\s?[-/.,|:;\\]\s?(?:20[0-9]{2}|[1-4][0-9])|(?:0[1-9]|1[0-2])\s(?:20[0-9]{2}|[2-4][0-9])"
    rf"|(?:0[1-9]|1[0-2])(?:20[2-4][0-9]|[2-4][0-9])|{_MONTHS}[\s,.'/-]{{0,3}}(?:20[0-9]{{2}}|[2-4][0-9])"
    rf"|[0-3]?[0-9](?:st|nd|rd|th)?\s{_MONTHS}\s20[0-9]{{2}})"
)
_END: Final = r"(?![0-9]|[./:-][0-9])"
_CODE: Final = r"([0-9]{3,4})(?![0-9]|[.,/:-][0-9]|\s?(?:%|usd|eur|€|\$))"
_SIGNS: Final = r"[\s,;|/:()\[\]\"'-]{1,6}"
_FOLLOWING: Final = re.compile(rf"{_SIGNS}({_DATE}){_END}(?:{_SIGNS}{_CODE})?")
_CODE_FIRST: Final = re.compile(rf"{_SIGNS}([0-9]{{3,4}}){_SIGNS}({_DATE}){_END}")
_LABEL: Final = (
    r"(?:exp(?:\.|iry|ires?|iration|ired|iring|d)?|valid(?:ity)?(?:[\s_-]*(?:thru|through"
    r"|until|till|to))?|good[\s_-]*(?:thru|through|until)"
    r"|mm\s?/?\s?yy(?:yy)?|vence|vencimiento|caducidad|caduca|validade|gültig bis"
    r"|ablauf(?:datum)?|verfall(?:sdatum)?|date d'expiration|expire le"
    r"|scadenza|vervaldatum|有效期|срок действия|有効期限|유효기간)"
)
_LABELLED: Final = re.compile(
    rf"(?<![a-z]){_LABEL}(?:[\s_.-]*(?:date|dt|on|is|the|in|of|until|end|thru|month|year|mm|yy|yyyy|card))*"
    rf"[\s\"'`:=#>(\[\],.\\{{}}/_-]{{0,10}}?(?:<[a-z/][^<>]{{0,40}}>\s*){{0,2}}(?<![0-9])({_DATE}){_END}"
)
_PART: Final = re.compile(
    r"(?<![a-z])exp(?:iry|iration|ires?)?[\s_-]*(?:date)?[\s_-]*(?:month|mm|mon|m|year|yyyy|yy"
    r"|yr|y)[\s\"'`:=#>(\[\\]{1,8}([0-9]{1,4})(?![0-9])"
)
_NEAR: Final = 160  # code points: a form's lines, or the fields of a JSON object


class ExpiryRecognizer(ViewRecognizer):
    """Expiry dates near a card, and the three or four digits right beside such a date."""

    ENTITIES: ClassVar = (labels.CARD_EXPIRY, labels.CARD_CVV)

    @override
    def find(self, view: View) -> Iterator[Hit]:
        cards = view.once(cards_in)
        if not cards:
            return
        text = view.text.lower()
        for card in cards:
            yield from _beside(text, card.end)
            for pattern in (_LABELLED, _PART):
                for match in pattern.finditer(text, max(0, card.start - _NEAR), card.end + _NEAR):
                    yield Hit(*match.span(1), labels.CARD_EXPIRY, 0.8)


def _beside(text: str, position: int) -> Iterator[Hit]:
    if match := _FOLLOWING.match(text, position):
        yield Hit(*match.span(1), labels.CARD_EXPIRY, 0.8)
        if match[2]:
            yield Hit(*match.span(2), labels.CARD_CVV, 0.8)
    elif match := _CODE_FIRST.match(text, position):
        yield Hit(*match.span(1), labels.CARD_CVV, 0.8)
        yield Hit(*match.span(2), labels.CARD_EXPIRY, 0.8)
