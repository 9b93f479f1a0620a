"""Finds expiry dates, and security codes without a name, that stand beside a card number."""

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

from typing_extensions import override

from redaction import labels
from redaction.cards.recognizer import cards_in
from redaction.hit import Hit
from redaction.normalise import View
from redaction.recognizer import ViewRecognizer
from redaction.sensitive_auth.dates import CLEAR_LABEL, DATE, FULL_DATE, LABEL, PLAIN_DATE, YEAR_FIRST

# A code may follow right away, another part of a date, a sum of money or a time may not.
_END: Final = (
    r"(?![0-9]|[./:-](?!(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{3,4}(?![0-9]))[0-9]"
    r"|[,;|]?\s?(?:usd|eur|gbp|chf|cad|aud|€|\$|£|%))"
)
_CODE: Final = r"([0-9]{3,4})(?![0-9]|[./-][0-9]|:[0-9]|\)\s?[0-9]|\s?(?:%|usd|eur|€|\$))"
_SIGNS: Final = r"[\W_]{1,10}"
_IN_LINE: Final = r"(?:(?!\n)[\W_]){1,10}"
_OWN_LINE: Final = r"\n(?=[0-9]{3,4}\s*(?:\n|\Z))"
_SHORT: Final = r"(?:cvv2?|cvc2?|csc|cid|cv|cw|c|v|sc|s/c|sec|code|last\s?3)"
_CODE_AFTER: Final = rf"(?:(?:{_IN_LINE}|{_OWN_LINE})(?:{_SHORT}[\s:#=]{{0,2}})?{_CODE})?"
# On a line of its own the date has no sum behind it, as in a statement.
_NO_STATEMENT: Final = r"(?![^\n]{0,60}[0-9][.,][0-9]{2}(?![0-9]))"
_FOLLOWING: Final = re.compile(
    rf"(?:{_IN_LINE}|{_SIGNS}{_NO_STATEMENT}|(?=[dx][0-9]))(?:(?:x|xp|exp?|e|d|and|to|is|date)[\s:.]{{0,2}}"
    rf"(?![a-z])){{0,2}}(?!20[0-9]{{2}}-[0-9]{{2}}-)({DATE}){_END}{_CODE_AFTER}"
)
_CODE_ALONE: Final = re.compile(rf"{_IN_LINE}{_SHORT}[\s:#=]{{1,2}}([0-9]{{3}})(?![0-9]|[./:-][0-9])")
_ISO: Final = r"20[0-9]{2}-(?:0[1-9]|1[0-2])-[0-3][0-9](?![0-9])"
# On the card's line without a time of day, or alone on the next one: a line of a log begins with its date.
_WHOLE_DATE: Final = re.compile(
    rf"{_IN_LINE}({_ISO})(?![T ][0-2][0-9]:)|[^\S\n]{{0,4}}\n[\s>]{{0,6}}({_ISO})(?=[^\S\n]*(?:\n|\Z))"
)
_GAP: Final = rf"(?:{_IN_LINE}|\n[\s>-]{{0,6}})"
_CODE_FIRST: Final = re.compile(rf"{_GAP}(?!{_ISO})([0-9]{{3,4}}){_GAP}({DATE}){_END}")
# The holder's name, a brand, the number of an answer or a line's end may stand between, as they are written.
_MEANWHILE: Final = re.compile(
    r"(?:[\s,;|/•*:()\[\]-]|[0-9][.)](?=\s)|(?<![A-Za-z])(?:[a-d][.)](?=\s)|[A-Z][A-Za-z.'-]{0,20}|debit"
    r"|credit|visa|mastercard|amex|card"
    r"|name|holder)(?![A-Za-z])){1,48}+"
    rf"({PLAIN_DATE}){_NO_STATEMENT}"
    rf"(?:(?:[\s,;|/•*:()\[\]-]|[0-9][.)](?=\s)|(?<![a-z])[a-d][.)](?=\s)){{1,8}}+{_CODE})?"
)
_LABELLED: Final = re.compile(
    rf"(?<![a-z]){LABEL}(?:(?:[^0-9\n]{{0,20}}[0-9]{{3,4}}(?![0-9/]))?[^0-9\n]{{0,40}}?"
    rf"|[^0-9\n]{{0,20}}\n[^0-9\n]{{0,4}}|(?:[\s_.-]*(?:date|month|year))?"
    rf"[^0-9\n]{{0,10}}?(?:<[a-z/][^<>]{{0,40}}>\s*){{1,2}})(?<![0-9])(?<![0-9][/.-])"
    rf"({DATE}|{YEAR_FIRST}){_END}{_CODE_AFTER}"
)
# Expiry dates that say that they are a card's, without its number.
_CARDS_OWN: Final = re.compile(
    rf"c(?<![a-z]c)(?<!gift c)(?<!membership c)(?<!member c)(?<!library c)(?<!loyalty c)(?<!insurance c)"
    rf"(?<!id c)(?<!green c)(?<!health c)"  # behind the letter, to which the search skips faster
    rf"(?:c|ard)[\s_-]?exp[a-z_]{{0,12}}[^0-9\n]{{1,12}}({DATE}){_END}"
)
_OWN: Final = re.compile(
    r"exp(?:(?<=cexp)|(?<=dexp)|(?<=[cd][\s_-]exp))"
)  # in every match of the last pattern
_TO: Final = re.compile(rf"\s?(?:-|to|until|till|thru|through|bis|hasta|au|al|à|do)\s?({DATE}){_END}")
_WITH_DAY: Final = re.compile(
    rf"(?<![a-z]){CLEAR_LABEL}[^0-9\n]{{0,24}}(?<![0-9/.-])(?P<date>{FULL_DATE})(?![0-9])"
)
# Fields of records: "exp_month": 8, "card[exp_year]"=2026, "cc_exp_month";s:2:"01".
_NAMED: Final = re.compile(
    rf"(?<![0-9])(?<![0-9][/.-])({DATE})(?:\s(?:is|was|=)\s(?:(?:the|my|its)\s)?|\s\(?)(?:exp|valid)"
    rf"(?!\w*[\s:]{{0,2}}[0-9])"
)
_PART: Final = re.compile(
    r"(?:exp(?:iry|iration|ires?)?[\s_-]*(?:date)?[\s_\"':={(\[>-]{0,6}(?:month|mm|mon|m|year|yyyy|yy|yr|y)"
    r"|(?<![a-z])(?:month|year|mm|yy(?:yy)?|mois|ann[eé]e|mes|año|monat|jahr|mese|anno))[\s\"'`\])]{0,4}"
    r"(?:[:=#>(\[\\]|=>|;s:[0-9]:|\s)[\s\"'`:=#>(\[\\]{0,6}([0-9]{1,4})(?![0-9]|[./-][0-9])"
)
_EMV: Final = re.compile(
    r"(?:5f24|id=\"14\"\s+value)[^:=\n]{0,40}[:=][\s\"]{0,2}([0-9]{2}\s?[0-9]{2}(?:\s?[0-9]{2})?)(?![0-9])"
    r"|(?<![a-z0-9])(?:(?:de|df|f|p|field|fld|bit|element)[\s_.:#\[-]{0,2}|\[)0?14[\])]?[\s:=>'\"(\[-]{1,4}"
    r"([0-9]{4})(?![0-9])"
)
_ON_LINE: Final = re.compile(r"[^\n]{0,40}?(?<=[/|;,\t]\s)((?:0[1-9]|1[0-2])/(?:20)?[2-4][0-9])(?![0-9/])")
_TAG_5F24: Final = re.compile(r"5f240[23]((?:2[0-9]|3[0-9])(?:0[1-9]|1[0-2])(?:[0-3][0-9])?)")
_WORD: Final = 16
_OTHER_DATE: Final = re.compile(
    r"(?<![a-z])(?:flight|order|invoice|birth|purchase|charge|transaction|start|issue|delivery|ship(?:ping)?"
    r"|booking"
    r"|arrival|departure|check-?in|statement|due|billing|posting|event|travel|return)[\s_-]date|"
    r"(?<![a-z])dated"
)
_DAY: Final = re.compile(r"20[0-9-]{8}")
_OF_SOMETHING: Final = re.compile(r"(?<!exp )(?<!exp\. )(?<!expiry )(?<!expiration )(?<!valid )(?<!end )date")
_PLAIN: Final = re.compile(PLAIN_DATE)
_MEANTIME: Final = 72
_CODE_LENGTH: Final = 3
_AMEX: Final = 15
_NEAR: Final = 160  # code points: a form's lines, or the fields of a JSON object


class ExpiryRecognizer(ViewRecognizer):
    """Expiry dates near a card, and the three or four digits right beside such a date."""

    ENTITIES: ClassVar = (labels.CARD_EXPIRY, labels.CARD_CVV)
    VERSION: ClassVar = "1.2"

    @override
    def find(self, view: View) -> Iterator[Hit]:
        text = view.lower
        if "exp" in text and _OWN.search(text):
            for match in _CARDS_OWN.finditer(text):
                yield Hit(*match.span(1), labels.CARD_EXPIRY, 0.8)
        if "5f24" in text:
            for match in _TAG_5F24.finditer(text):
                yield Hit(*match.span(1), labels.CARD_EXPIRY, 0.8)
        cards = view.once(cards_in)
        for card in cards:
            yield from _beside(text, card)
            yield from _meanwhile(view.text, card)
        for start, end, amex in _windows(text, cards):
            yield from _around(text, start, end, amex=amex)


def _meanwhile(text: str, card: Hit) -> Iterator[Hit]:
    if _PLAIN.search(text, card.end, card.end + _MEANTIME) and (match := _MEANWHILE.match(text, card.end)):
        yield from _date_and_code(match, amex=_is_amex(text, card))


def _windows(text: str, cards: Iterable[Hit]) -> list[tuple[int, int, bool]]:
    """What is near cards, in ranges that do not overlap; whether a card in it is of American Express."""
    windows: list[tuple[int, int, bool]] = []
    for card in cards:
        start, end, amex = max(0, card.start - _NEAR), card.end + _NEAR, _is_amex(text, card)
        if windows and start <= windows[-1][1]:
            start, last, other = windows.pop()
            end, amex = max(end, last), amex or other
        windows.append((start, end, amex))
    return windows


def _around(text: str, start: int, end: int, *, amex: bool) -> Iterator[Hit]:
    for match in _LABELLED.finditer(text, start, end):
        if _is_of_something(text, match):
            continue
        yield from _date_and_code(match, amex=amex)
        if last := _TO.match(text, match.end(1)):
            yield Hit(*last.span(1), labels.CARD_EXPIRY, 0.8)
    for match in _WITH_DAY.finditer(text, start, end):
        yield Hit(*match.span("date"), labels.CARD_EXPIRY, 0.8)
    for pattern in (_NAMED, _PART, _EMV):
        for match in pattern.finditer(text, start, end):
            yield Hit(*match.span(match.lastindex or 1), labels.CARD_EXPIRY, 0.8)


def _is_of_something(text: str, match: re.Match[str]) -> bool:
    """Whether it is the date of a letter, an order or a flight, and no "exp. date"."""
    if _OTHER_DATE.search(text, max(0, match.start() - _WORD), match.start() + len("dated")):
        return True
    return bool(_DAY.fullmatch(match[1])) and bool(_OF_SOMETHING.match(text, match.start()))


def _beside(text: str, card: Hit) -> Iterator[Hit]:
    position = card.end
    if match := _FOLLOWING.match(text, position):
        yield from _date_and_code(match, amex=_is_amex(text, card))
    elif match := _WHOLE_DATE.match(text, position):
        yield Hit(*match.span(match.lastindex or 1), labels.CARD_EXPIRY, 0.8)
    elif match := _ON_LINE.match(text, position):
        yield Hit(*match.span(1), labels.CARD_EXPIRY, 0.8)
    elif match := _CODE_FIRST.match(text, position):
        yield Hit(*match.span(1), labels.CARD_CVV, 0.8)
        yield Hit(*match.span(2), labels.CARD_EXPIRY, 0.8)
    elif match := _CODE_ALONE.match(text, position):
        yield Hit(*match.span(1), labels.CARD_CVV, 0.8)


def _date_and_code(match: re.Match[str], *, amex: bool) -> Iterator[Hit]:
    yield Hit(*match.span(1), labels.CARD_EXPIRY, 0.8)
    # American Express alone has codes of four digits; with another card such a number is something else.
    if match[2] and (len(match[2]) == _CODE_LENGTH or amex):
        yield Hit(*match.span(2), labels.CARD_CVV, 0.8)


def _is_amex(text: str, card: Hit) -> bool:
    return sum(map(str.isdigit, text[card.start : card.end])) == _AMEX
