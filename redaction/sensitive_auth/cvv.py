"""Finds card security codes: three or four digits that words call so."""

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Final

from typing_extensions import override

from redaction import labels
from redaction.alternatives import AnyOf
from redaction.cards.iin import network_of
from redaction.hit import Hit
from redaction.normalise import View
from redaction.recognizer import ViewRecognizer
from redaction.runs import luhn
from redaction.sensitive_auth.code_names import (
    ASCII_GROUPS,
    GROUPS,
    SHARED,
    SHARED_AFTER,
    SHARED_BEFORE,
    SHARED_HINTS,
)
from redaction.sensitive_auth.nearby import further, is_explained, joined, listed

_SIGN: Final = r"[\s\"'`‘’“”:=#<>»›(\[\]),.;|/\\{}*_~?-]"
_HINT: Final = r"(?:\s?[(\[][^()\[\]\n]{0,40}[)\]][*:\s]{0,3})?"  # "(3 digits on the back)"
_FILL: Final = (
    rf"(?:{_SIGN}{{0,6}}(?:code|number|num|no|nr|value|val|digits?|is|was|are|of|on|the|back"
    rf"|front|reverse|for|this|that|thats|my|your|his|her|correct|right|new|old|and|it|ending|above|you"
    rf"|wanted|has|there|last|3|three|[1-9](?=[\s:).])|s|cid|csc"
    rf"|it's|its|that's|would|um|uh|lautet|el|le|der|die|c'est|to|saya|kartu|kaart|kortet|карты|карточки"
    rf"|karty|cart[aã]o|tarjeta|carte|carta|card|be|should|says|said|reads|credit|debit|bank|equals|ist|es"
    rf"|est|sind|son|sont|sono|são|zijn|er|är|è|é|et|kodu|cvv2?|cvc2?)(?![a-z])){{0,7}}"
)
# What programs and policies say of codes.
_NO_REPORT: Final = (
    r"(?!error|status|version|http|line|page|since|after|times|field|result|resp|check|pass"
    r"|match|mismatch|missing|amount|total|store)"
)
_LINK: Final = (
    rf"(?:(?:{_NO_REPORT}[^0-9.!?\n\x1a&;]){{0,50}}?(?:(?<![a-z])(?:is|was|are|ist|es|est|è|é|är|er|jest"
    rf"|lautet)\s|[:=]|[は是为為는은])"
    r"|[^0-9.!\n\x1a]{0,40}\?\s{1,3}(?:(?:is|it|it's|its|that|the|yes|sure|mine)\s){0,4})?"
)
_SIGNS: Final = rf"{_SIGN}{{0,32}}?(?:s:[0-9]:\"|string\([0-9]\)\s\"|int\(|u(?=['\"])['\"])?"
_END: Final = r"(?![0-9]|[a-f]{1,3}[0-9]|[.,:/-][0-9]|\)\s?[0-9]{3}|\s?(?:%|usd|eur|€|\$))"
_VALUE: Final = (
    rf"(?<![0-9])(?<![0-9][.,/-])([0-9](?:[ .*#_\-]?[0-9]){{2,3}}{_END}"
    rf"|[0-9](?:(?:,\s?|/)[0-9]){{2,3}}{_END}|[0-9],\s?[0-9](?:,\s?[0-9])?,?\sand\s[0-9]{_END})"
)
_TAGS: Final = r"(?:<[a-z/][^<>]{0,40}>\s*)?"
_DIRECT: Final = re.compile(rf"{_HINT}(?:{_FILL}{_HINT}|{_LINK}){_SIGNS}{_TAGS}{_VALUE}")
_BESIDE: Final = re.compile(rf"{_FILL}{_SIGNS}{_TAGS}{_VALUE}")
_THREE: Final = r"(?<![0-9a-z])(?<![0-9][.,:/-])([0-9]{3})(?![0-9a-z]|[.,:/-][0-9])"
# Three digits in the same sentence or the next one, but for what programs report.

_LOOSE: Final = re.compile(
    rf"(?:{_NO_REPORT}[^.!?\n\x1a]){{0,64}}?(?:[.!?]{{1,3}}\s(?:{_NO_REPORT}[^0-9.!?\n\x1a]){{1,32}}?)?"
    rf"(?<=[\s:=\"'(/])(?<![0-9]\s){_THREE}(?!\s[0-9])"
)
# Of American Express, where the name of the code doesn't stand right before it.
_AMEX: Final = re.compile(
    r"[^0-9.!?\n\x1a]{0,30}?(?:amex|american\sexpress)[^0-9.!?\n\x1a]{0,12}?(?<![0-9a-z])([0-9]{4})(?![0-9a-z]"
    r"|[.,:/-][0-9])"
)
_TYPED: Final = re.compile(
    rf"[^.!?\n\x1a]{{0,64}}?\s(?:entered|typed|put|tried|used|type|enter)\s(?:in\s)?{_THREE}"
)
# "id=cvv maxlength=4 value=382", and "value=382 name=cvv" before the name.
_ATTRIBUTE: Final = re.compile(rf"[^<>\n]{{0,60}}?\s(?:value|val|content)\s?[=:]\s?[\"']?{_THREE}")
# The next line that says anything is the answer: "sure, it's 382".
_ANSWER: Final = re.compile(
    rf"[^\n\x1a]{{0,80}}+(?:\n[\s>|]{{0,8}}){{1,3}}+"
    rf"(?:[a-z][\w .'-]{{0,20}}:\s)?[^0-9\n\x1a]{{0,30}}{_THREE}[^0-9\n]{{0,24}}(?:\n|\Z)"
)
# "382 in the CVV field", "382, which is the CVV", "382 <- cvv": up to the name.
_BEFORE: Final = re.compile(
    r"(?<![0-9a-z])(?<![0-9][.:/-])(?<![^0-9][0-9]{3}\s)((?:[0-9]{3}(?:,\s?|/|\s(?:or"
    r"|and)\s))?[0-9]{3,4})[\s\"'()\[\],.:;<>=/*~?-]{1,5}(?:and\s)?"
    r"(?:(?:name|id|key|data-\w{1,12})=[\"']?(?:[a-z]{1,12}[\[_-])?\Z)?"
    r"(?:(?:(?:this|that|it|which)(?:'s|\s(?:is|was))|is|was|as|for|being|=)\s(?:(?:what|still|only)\s)?"
    r"|(?:for|in|into|under|where|when|if)\s(?:[a-z]{1,12}\s){0,4}|is\s(?:what|the\sone)(?:'s|\sis)?\s)?"
    r"(?:(?:the|my|your|her|his|its|card|card's|on|correct|right|new|old|current|three"
    r"|last)\s){0,3}[(\[\"']?\Z"
)
_ON_THE_BACK: Final = re.compile(
    r"([0-9](?<![0-9a-z].)(?<![0-9][.,:/-].)[0-9]{2})\s(?:(?:is|are|what|that's|which|the|ones?|number|code|printed"
    r"|written)\s){0,4}"
    r"(?:(?:on|from|at)\s(?:(?:the|my)\s)?(?:back|rear|reverse)|(?:on|from|by|beside|near|next\sto)\s(?:the"
    r"|my)\ssignature)(?![a-z])"
)
# The name's own value is gone already: what stands before the name is none.
_REMOVED: Final = re.compile(rf"{_HINT}{_FILL}{_SIGNS}{_TAGS}\x1a")
_CARD_ENDING: Final = re.compile(r"end(?:s|ing)(?:\s(?:in|with))?\s\Z")
_REACH: Final = 64
_FAILS: Final = re.compile(
    r"\s(?:errors?|checks?|mismatch\w*|fail\w*|issues?|problems?|response|results?|tests?|validation"
    r"|declines?|rejections?)(?![a-z])"
)
_VALUE_SOMEWHERE: Final = re.compile(r"[0-9](?<![0-9].)(?:(?:[ .*#_,/\-]?\s?|,?\sand\s)[0-9]){2,3}(?![0-9])")
_NUMBER: Final = re.compile(r"[0-9](?:[ -]?[0-9]){12,}|\x1a")
_CARD: Final = re.compile(
    rf"(?<![a-z])(?:cards?|pan|visa|mastercard|amex|cc|credit|debit|exp\w*)(?![a-z])|{_NUMBER.pattern}|卡"
)
_OF_CARD: Final = re.compile(
    r"(?:amex|american\sexpress|visa|mastercard|discover|(?:my|the)\s(?:credit\s|debit\s|bank\s)?card"
    r"(?:'s)?)\s(?:(?:[a-z]{1,12}|[34][\s-]digit)\s)?\Z"
)
# Codes sent to prove who somebody is have four digits, or more.
_SENT: Final = re.compile(r"verif|valid|验证|校验")
# Codes of other kinds, which also are said near a card.
_OTHER_CODE: Final = re.compile(
    r"(?:error|err|status|response|reason|declined?|result|return|exit|country|area|zip|postal|promo"
    r"|discount|coupon"
    r"|voucher|product|item|dress|branch|sort|bank|auth\w*|approval|reference|qr|bar|source|login|access"
    r"|activation"
    r"|mcc|currency|swift|category|store|gate|door|building|tax|state|dial|http|merchant|action|service|sms"
    r"|in|vin|declined\swith|failed\swith|rejected\swith)"
    r"[\s_.,:\"'-]{0,5}\Z"
)
_HINTS: Final = AnyOf((*SHARED_HINTS, *(hint for group in GROUPS for hint in group.hints)))
_SHARED_HINTS: Final = AnyOf(SHARED_HINTS)
_BEFORE_VALUE: Final = 180
_AFTER_VALUE: Final = 90
_DIGITS: Final = re.compile(r"[0-9]+")
_CODE_SIZE: Final = 3
_NEAR: Final = 100


class CvvRecognizer(ViewRecognizer):
    """CVV, CVC, CID, CSC and what else people call the code."""

    ENTITIES: ClassVar = (labels.CARD_CVV,)
    VERSION: ClassVar = "1.1"

    @override
    def find(self, view: View) -> Iterator[Hit]:
        text = view.lower
        hints = (hint.span() for hint in view.near(_HINTS.pattern(text), _BEFORE_VALUE, text))
        for window in joined(_values(text, hints), _BEFORE_VALUE, _AFTER_VALUE):
            for start, end in _codes(text, window):
                yield Hit(start, end, labels.CARD_CVV, 0.9)
                for more in further(text, end, end - start):
                    yield Hit(*more, labels.CARD_CVV, 0.8)


def _values(text: str, hints: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What may be codes, near hints."""
    for window in joined(hints, _AFTER_VALUE, _BEFORE_VALUE):
        yield from (value.span() for value in _VALUE_SOMEWHERE.finditer(text, *window))


def _codes(text: str, window: tuple[int, int]) -> Iterator[tuple[int, int]]:
    part = text[slice(*window)]
    for group in ASCII_GROUPS if part.isascii() else GROUPS:
        if any(hint in part for hint in group.hints):
            for name in group.pattern.finditer(text, *window):
                yield from _named(text, name)
    if any(hint in part for hint in SHARED_HINTS):
        yield from (digits.span(1) for digits in _ON_THE_BACK.finditer(text, *window))
        yield from _shared(text, window)


def _shared(text: str, window: tuple[int, int]) -> Iterator[tuple[int, int]]:
    hints = (hint.span() for hint in _SHARED_HINTS.pattern(text).finditer(text, *window))
    for first, last in joined(hints, SHARED_BEFORE, SHARED_AFTER):
        for name in SHARED.finditer(text, max(first, window[0]), min(last, window[1])):
            found = _BESIDE.match(text, name.end())
            if found and _is_beside_card(text, name, found.end()):
                yield found.span(1)


def _named(text: str, name: re.Match[str]) -> Iterator[tuple[int, int]]:
    found = _DIRECT.match(text, name.end())
    if found and not _CARD_ENDING.search(text, name.end(), found.start(1)):
        if len(found[1]) == _CODE_SIZE or not _SENT.match(name[0]) or _CARD.search(text, *_around(found)):
            yield found.span(1)
        return
    if found_in_list := listed(text, name.span(), (_CODE_SIZE,)):
        yield found_in_list
        return
    for pattern in (_ATTRIBUTE, _AMEX, _LOOSE, _TYPED, _ANSWER):
        found = pattern.match(text, name.end())
        if found and not is_explained(text, *found.span(1)):
            yield found.span(1)
            return
    if _REMOVED.match(text, name.end()):
        return
    found = _BEFORE.search(text, max(0, name.start() - _REACH), name.start())
    if found and not _FAILS.match(text, name.end()) and not is_explained(text, *found.span(1)):
        yield from (number.span() for number in _DIGITS.finditer(text, *found.span(1)))


def _around(found: re.Match[str]) -> tuple[int, int]:
    return max(0, found.start() - _NEAR), found.end() + _NEAR // 4


def _is_beside_card(text: str, name: re.Match[str], end: int) -> bool:
    if _OTHER_CODE.search(text, max(0, name.start() - 24), name.start()):
        return False
    around = max(0, name.start() - _NEAR), end + _NEAR // 4
    if name["weak"]:
        near = any(_is_card(number[0]) for number in _NUMBER.finditer(text, *around))
        return near or bool(_OF_CARD.search(text, around[0], name.start()))
    return bool(_CARD.search(text, *around))


def _is_card(number: str) -> bool:
    """Whether it is a card's, or was one before it was removed: an IMEI is as long."""
    digits = "".join(filter(str.isdigit, number))
    network = network_of(digits[:6]) if digits else None
    return not digits or (network is not None and len(digits) in network.usual and luhn(digits))
