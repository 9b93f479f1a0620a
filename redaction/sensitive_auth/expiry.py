"""Finds expiry dates, and security codes without a name, that stand beside a card number."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import ClassVar, Final

from typing_extensions import override

from redaction import labels
from redaction.cards.recognizer import cards_in
from redaction.hit import Hit
from redaction.normalise import View, merged
from redaction.recognizer import ViewRecognizer

_MONTHS: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE: Final = (
    r"(?:20[0-9]{2}\s?[-/.]\s?(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?"
    r"|(?:0?[1-9]|1[0-2])\s?[-/.,|:;\\'_]\s?(?:20[0-9]{2}|[1-4][0-9])|(?:0[1-9]|1[0-2])\s(?:20[0-9]{2}|[2-4][0-9])"
    rf"|(?:0?[1-9]|1[0-2])\t20[0-9]{{2}}|(?:0[1-9]|1[0-2])(?:20[2-4][0-9]|[2-4][0-9])"
    rf"|20[2-4][0-9](?:0[1-9]|1[0-2])|{_MONTHS}[\s,.'/-]{{0,3}}(?:of\s)?(?:20[0-9]{{2}}|[2-4][0-9])"
    rf"|[0-3]?[0-9](?:st|nd|rd|th)?\s{_MONTHS}\s20[0-9]{{2}})"
)
# A code may follow right away, another part of a date, a sum of money or a time may not.
_END: Final = (
    r"(?![0-9]|[./:-](?!(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{3,4}(?![0-9]))[0-9]"
    r"|\s?(?:usd|eur|gbp|chf|€|\$|£|%))"
)
_CODE: Final = r"([0-9]{3,4})(?![0-9]|[./-][0-9]|:[0-9]|\s?(?:%|usd|eur|€|\$))"
_SIGNS: Final = r"[\W_]{1,10}"
_IN_LINE: Final = r"(?:(?!\n)[\W_]){1,10}"
_OWN_LINE: Final = r"\n(?=[0-9]{3,4}\s*(?:\n|\Z))"
_CODE_AFTER: Final = (
    rf"(?:(?:{_IN_LINE}|{_OWN_LINE})(?:(?:c|cvv2?|cvc2?|csc|cid|sec|code)[\s:#=]{{0,2}})?{_CODE})?"
)
_FOLLOWING: Final = re.compile(rf"{_SIGNS}(?:(?:x|exp?)\s?)?({_DATE}){_END}{_CODE_AFTER}")
_CODE_FIRST: Final = re.compile(rf"{_IN_LINE}([0-9]{{3,4}}){_IN_LINE}({_DATE}){_END}")
_LABEL: Final = (
    r"(?:exp(?:\.|iry|ires?|iration|ired|iring|d)?|valid(?:ity)?(?:[\s_-]*(?:thru|through"
    r"|until|till|to))?|good[\s_-]*(?:thru|through|until|till?)|thru|runs out|till?"
    r"|mm\s?/?\s?yy(?:yy)?|month\s?/\s?year|until|(?:end\s)?date"
    r"|vence|vencimiento|caducidad|caduca|validade|gültig(?: bis)?"
    r"|ablauf(?:datum)?|verfall(?:sdatum)?|date d'expiration|expire le|valable jusqu|scade"
    r"|scadenza|vervaldatum|geldig tot|son kullanma|ważna do|срок действия|5f24|id=\"14\""
    r"|有效期|有効期限|유효기간)"
)
_LABELLED: Final = re.compile(
    rf"(?<![a-z]){_LABEL}(?:[^0-9\n]{{0,40}}?|[^0-9\n]{{0,20}}\n[^0-9\n]{{0,4}}|(?:[\s_.-]*(?:date|month|year))?"
    rf"[^0-9\n]{{0,10}}?(?:<[a-z/][^<>]{{0,40}}>\s*){{1,2}})(?<![0-9])(?<![0-9][/.-])({_DATE}){_END}{_CODE_AFTER}"
)
# Expiry dates that say that they are a card's, without its number.
_CARDS_OWN: Final = re.compile(
    rf"(?<![a-z])(?:cc|card)[\s_-]?exp[a-z_]{{0,12}}[^0-9\n]{{1,12}}({_DATE}){_END}"
)
# Fields of records: "exp_month": 8, "card[exp_year]"=2026, "cc_exp_month";s:2:"01".
_NAMED: Final = re.compile(
    rf"(?<![0-9])(?<![0-9][/.-])({_DATE})\s(?:is|was|=)\s(?:(?:the|my|its)\s)?(?:exp|valid)"
)
_PART: Final = re.compile(
    r"(?:exp(?:iry|iration|ires?)?[\s_-]*(?:date)?[\s_\"':={(\[>-]{0,6}(?:month|mm|mon|m|year|yyyy|yy|yr|y)"
    r"|(?<![a-z])(?:month|year))[\s\"'`\])]{0,4}(?:[:=#>(\[\\]|=>|;s:[0-9]:|\s)[\s\"'`:=#>(\[\\]{0,6}([0-9]{1,4})(?![0-9])"
)
_EMV: Final = re.compile(
    r"(?:5f24|id=\"14\"\s+value)[^:=\n]{0,40}[:=][\s\"]{0,2}([0-9]{2}\s?[0-9]{2}(?:\s?[0-9]{2})?)(?![0-9])"
)
_ON_LINE: Final = re.compile(r"[^\n]{0,40}?(?<=[/|;,\t]\s)((?:0[1-9]|1[0-2])/(?:20)?[2-4][0-9])(?![0-9/])")
_CODE_LENGTH: Final = 3
_AMEX: Final = 15
_NEAR: Final = 160  # code points: a form's lines, or the fields of a JSON object


class ExpiryRecognizer(ViewRecognizer):
    """Expiry dates near a card, and the three or four digits right beside such a date."""

    ENTITIES: ClassVar = (labels.CARD_EXPIRY, labels.CARD_CVV)

    @override
    def find(self, view: View) -> Iterator[Hit]:
        text = view.lower
        if "exp" in text:
            for match in _CARDS_OWN.finditer(text):
                yield Hit(*match.span(1), labels.CARD_EXPIRY, 0.8)
        cards = view.once(cards_in)
        for card in cards:
            yield from _beside(text, card)
        for window in merged((max(0, card.start - _NEAR), card.end + _NEAR) for card in cards):
            for match in _LABELLED.finditer(text, *window):
                yield from _date_and_code(match, cards)
            for pattern in (_NAMED, _PART, _EMV):
                for match in pattern.finditer(text, *window):
                    yield Hit(*match.span(1), labels.CARD_EXPIRY, 0.8)


def _beside(text: str, card: Hit) -> Iterator[Hit]:
    position = card.end
    if match := _FOLLOWING.match(text, position):
        yield from _date_and_code(match, [card])
    elif match := _ON_LINE.match(text, position):
        yield Hit(*match.span(1), labels.CARD_EXPIRY, 0.8)
    elif match := _CODE_FIRST.match(text, position):
        yield Hit(*match.span(1), labels.CARD_CVV, 0.8)
        yield Hit(*match.span(2), labels.CARD_EXPIRY, 0.8)


def _date_and_code(match: re.Match[str], cards: Sequence[Hit]) -> Iterator[Hit]:
    yield Hit(*match.span(1), labels.CARD_EXPIRY, 0.8)
    # American Express alone has codes of four digits; with another card such a number is something else.
    if match[2] and (len(match[2]) == _CODE_LENGTH or _is_near_amex(match, cards)):
        yield Hit(*match.span(2), labels.CARD_CVV, 0.8)


def _is_near_amex(match: re.Match[str], cards: Sequence[Hit]) -> bool:
    first = bisect_left(cards, match.start() - _NEAR, key=lambda card: card.end)
    near = takewhile(lambda card: card.start - _NEAR <= match.start(), cards[first:])
    return any(_digits(match.string, card) == _AMEX for card in near)


def _digits(text: str, card: Hit) -> int:
    return sum(character.isdigit() for character in text[card.start : card.end])
