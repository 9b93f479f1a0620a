"""Finds card security codes: three or four digits that words call so."""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from typing_extensions import override

from redaction import labels
from redaction.hit import Hit
from redaction.normalise import REACH, View
from redaction.recognizer import ViewRecognizer

_OWN: Final = (
    r"(?:[a-z]{1,10})?(?:c[.\s-]?v[.\s-]?[vc][.\s_-]?2?|cvc[\s_-]?2?|cvn[\s_-]?2?|cav[\s_-]?2?|cvd)|ccv|sec[a-z]{3,6}y[\s_-]?code|cv\s?2|cv\s?code|(?:3|three)[\s-]digits?\s(?:security\s|card\s)?(?:code|number)|cv[\s_-]?n(?:umber|um|o)|card[\s_-]?code|csc"
    r"|(?:card[\s_-]*)?(?:verification|validation|security|sec|series)[\s_.-]*"
    r"(?:code|value|number|num|no|digits?|#)"
    r"|(?:[a-z]{1,10})?sec[\s_-]?(?:val|value|code)"
    r"|(?:the\s)?(?:last\s)?(?:3|three|4|four)[\s-]digits?(?:\s(?:code|number|security code))?"
    r"\s(?:on|from|by)\s(?:the\s)?(?:back|front|reverse|signature (?:panel|strip))"
    r"|(?:code|digits?|numbers?)\s(?:on|from|by)\s(?:the\s)?(?:back|front|reverse|signature (?:panel|strip))"
    r"|kartenprüf(?:nummer|ziffer)|prüf(?:nummer|ziffer)|sicherheitscode|güvenlik kodu"
    r"|c[oó]digo de (?:seguridad|seguran[cç]a|verificaci[oó]n)"
    r"|(?:code|num[eé]ro) de s[eé]curit[eé]|cryptogramme(?: visuel)?|codice di sicurezza"
    r"|beveiligingscode|säkerhetskod(?:en)?|kod (?:cvv|bezpieczeństwa)"
    r"|安全码|安全碼|验证码|セキュリティコ[ー-]ド|보안\s?코드|код безопасности|رمز الأمان"
)
# These say it only beside a card.
_SHARED: Final = r"(?:[a-z]{1,10}_)?(?:cid|ccid)|verification|code|sec|(?:on\s(?:the\s)?)?back"
_SIGN: Final = r"[\s\"'`‘’“”:=#>(\[\]),.;|/\\{}*_~?-]"
_HINT: Final = r"(?:\s?[(\[][^()\[\]\n]{0,40}[)\]][*:\s]{0,3})?"  # "(3 digits on the back)"
_FILL: Final = (
    rf"(?:{_SIGN}{{0,6}}(?:code|number|num|no|nr|value|val|digits?|is|was|are|of|on|the|back"
    rf"|front|reverse|for|this|that|my|your|his|her|correct|right|new|and|it|ending|for|above|you|wanted|last|3|three|s|cid|csc"
    rf"|it's|its|lautet|карты|карточки|karty|cart[aã]o|tarjeta|carte|card|be|should|would|says|said|reads|equals|ist|es|est|è|é|et|kodu|cvv2?|cvc2?)(?![a-z])){{0,7}}"
)
_LINK: Final = (
    r"(?:[^0-9.!?\n]{0,50}?(?:(?<![a-z])(?:is|was|are|ist|es|est|è|é|är|er|jest|lautet)\s|[:=]|[は是为為는은])"
    r"|[^0-9.!\n]{0,40}\?\s{1,3})?"
)
_SIGNS: Final = rf"{_SIGN}{{0,12}}?(?:s:[0-9]:\"|u(?=['\"])['\"])?"
_VALUE: Final = (
    r"(?<![0-9])(?<![0-9][.,/-])([0-9](?:[ .*#\-]?[0-9]){2,3})"
    r"(?![0-9]|[a-f]{1,3}[0-9]|[.,:/-][0-9]|\s?(?:%|usd|eur|€|\$))"
)
_LABELLED: Final = re.compile(
    rf"(?<![a-z])(?:(?P<own>{_OWN})(?:number|num|code|value|val)?(?![a-z]){_HINT}(?:{_FILL}{_HINT}|{_LINK})"
    rf"|(?:{_SHARED})(?![a-z]){_FILL}){_SIGNS}(?:<[a-z/][^<>]{{0,40}}>\s*)?{_VALUE}"
)
# The names that mean nothing else, and three digits in the same sentence, but for what programs report.
_LOOSE: Final = re.compile(
    r"(?<![a-z])(?:cvv2?|cvc2?)(?![a-z])"
    r"(?:(?!error|status|version|http|line|page|since|after|times|field)[^0-9.!?\n]){1,40}(?<=[\s:=\"'])"
    r"([0-9]{3})(?![0-9]|[.,:/-][0-9]|\s?(?:%|usd|eur|€|\$|times|days|hours|minutes|error))"
)
_ON_THE_BACK: Final = re.compile(
    r"(?<![0-9.,:/-])([0-9]{3})\s(?:on|from|at)\s(?:the\s)?(?:back|signature)(?![a-z])"
)
_NAMED_AFTER: Final = re.compile(
    r"(?<![0-9])(?<![0-9][.,:/-])([0-9]{3,4})[\s\"')\],.:;<>=-]{1,4}"
    r"(?:(?:(?:this|that|it) (?:is|was)|(?:that|it)'?s|is|was|as|for|=|being)\s)?"
    r"(?:(?:the|my|your|her|his|its|card|card's)\s){0,2}"
    rf"[(\[\"']?(?:{_OWN})(?![a-z])(?!{_FILL}[\s\"':=#-]{{0,6}}[0-9])"
)
_CORRECTED: Final = re.compile(r",?\s(?:and\s)?not\s([0-9]{3,4})(?![0-9])")
_VALUE_SOMEWHERE: Final = re.compile(r"(?<![0-9])[0-9](?:[ .*#\-]?[0-9]){2,3}(?![0-9])")
_HINTS: Final = (
    *(
        "cvv",
        r"c\.v",
        "c-v",
        "c v",
        "cv",
        "cv2",
        "cv 2",
        "cvc",
        "cvn",
        "cav",
        "cvd",
        "cid",
        "csc",
        "code",
        "sec",
        "verif",
        "validation",
    ),
    *(
        "digit",
        "back",
        "series",
        "signature",
        "prüf",
        "sicherheit",
        "segur",
        "verific",
        "crypto",
        "sicurezza",
    ),
    *("beveilig", "säkerhet", "güvenlik", "kod", "安全", "验证", "セキュ", "보안", "код", "رمز"),
)
_HINT_NEAR: Final = re.compile("|".join(_HINTS))
_CARD_WORDS: Final = re.compile(
    r"(?<![a-z])(?:cards?|pan|visa|mastercard|amex|cc|credit|debit|exp\w*)(?![a-z])"
)
_NEAR: Final = 100


class CvvRecognizer(ViewRecognizer):
    """CVV, CVC, CID, CSC and what else people call the code."""

    ENTITIES: ClassVar = (labels.CARD_CVV,)

    @override
    def find(self, view: View) -> Iterator[Hit]:
        text = view.lower
        if not next(view.near(_VALUE_SOMEWHERE), None) or not next(view.near(_HINT_NEAR, REACH, text), None):
            return
        for match in view.near(_LABELLED, REACH, text):
            if match["own"] or _is_beside_card(text, match):
                yield Hit(*match.span(2), labels.CARD_CVV, 0.9)
                if corrected := _CORRECTED.match(text, match.end()):
                    yield Hit(*corrected.span(1), labels.CARD_CVV, 0.8)
        for pattern in (_LOOSE, _ON_THE_BACK, _NAMED_AFTER):
            for match in view.near(pattern, REACH, text):
                yield Hit(*match.span(1), labels.CARD_CVV, 0.8)


def _is_beside_card(text: str, match: re.Match[str]) -> bool:
    return bool(_CARD_WORDS.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR // 4))
