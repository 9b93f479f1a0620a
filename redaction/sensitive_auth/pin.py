"""Finds PINs (ISO 9564: four to twelve digits) and leaves the many other pins alone."""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from typing_extensions import override

from redaction import labels
from redaction.hit import Hit
from redaction.normalise import REACH, View
from redaction.recognizer import ViewRecognizer

_OWNER: Final = (
    r"(?:(?P<owner>my|your|his|her|their|our|atm|card|debit|credit|bank(?:ing)?|cash"
    r"|chip)(?:'s)?[\s_-]+(?:\w{1,12}[\s_-]+)?)?"
)
_PIN: Final = (
    r"(?:(?:debit|card|enter|atm|user|old|new|confirm)?pin(?P<kind>[\s_-]*(?:code|number|num|no\.?|nr|nummer|#))?"
    r"|pin-?code|p\.i\.n\.?|geheimzahl|senha|code secret|c[oó]digo secreto|密码|пин(?:-код)?|暗証番号|nip)"
)
_LINK: Final = (
    r"(?:(?=[0-9])|(?P<named>[\s\"'`)\]]*(?:\s\([^()\n]{0,20}\)\s?)?(?:[:=#>]|\s-\s|->|=>|\svalue=|<[a-z/][^<>]{0,30}>)+)"
    r"|(?:[\s_]+(?:for|of|on|to)\s(?:(?:the|this|that|my|his|her|our)\s)?(?:\w{1,12}\s)?cards?)?"
    r"(?:[\s_]+(?:is|was|to|as|be|ist|es|est|equals|number|code))+[\s:]*|'s\s|\s"
    r"|[^0-9.!?\n]{0,30}\s(?:ending|ends)(?: in| with)?\s[0-9]{4}\s(?:is|was)\s"
    r"|[^0-9.!?\n]{1,30}?[:=]\s?|[^0-9.!\n]{1,50}\?\s{1,3}|\s\w{1,12}\s"
    r"|[^0-9.!?\n]{1,40}?\s(?:is|was|be|it's|its|ist|es|est|è|é|är|er|from|to)\s|[は是为為는은])"
)
_VALUE: Final = (
    r"[\s\"'`(\[\\]{0,6}(?P<value>[0-9](?:[ *#-]?[0-9]){3,11})"
    r"(?![0-9]|[.,:/-][0-9]|[a-z%]|[\s-]?(?:pin|contacts?|pads?)(?![a-z]))"
)
_LABELLED: Final = re.compile(rf"(?<![a-z0-9])(?<![0-9]-){_OWNER}{_PIN}(?![a-z]){_LINK}{_VALUE}")
_NAMED_AFTER: Final = re.compile(
    r"(?<![0-9])(?<![0-9][.,:/-])(?P<value>[0-9]{4,6})[\s\"')\],-]{1,4}(?:(?:is|was|that's|this is|it's"
    r"|as)\s(?:the\s|my\s|your\s|her\s|his\s)?(?:(?:right|correct|old|new|current)\s)?|[(\[]?(?:my|her|his|your)\s|[(\[])"
    r"(?:(?:atm|card|debit|bank|credit)\s)?pin(?![a-z-])"
)
_CHANGED: Final = re.compile(
    rf"(?<![a-z0-9]){_PIN}(?![a-z])[^0-9.!?\n]{{0,50}}\sfrom\s[0-9]{{4,6}}\sto\s(?P<value>[0-9]{{4,6}})(?![0-9])"
)
_FOREIGN: Final = re.compile(
    r"(?<![a-z.])(?:gpio|connector|header|socket|jumper|bowling|safety|rolling|lapel|enamel"
    r"|pinout|zip|postal|area|address|city|district"
    r"|sim|puk|zoom|meeting|conference|webex|teams|dial|participant|attendee|host|door|locker"
    r"|gate|wi-?fi|router|wps|bluetooth|pairing|voicemail"
    r"|clevis|dowel|push|map|drop|chip select|usb|hdmi|vga|din|solder|voltage|board|mcu|cpu)(?![a-z])"
)
_MONEY: Final = re.compile(
    r"(?<![a-z])(?:atm|cards?|debit|credit|bank(?:ing)?|visa|mastercard|maestro|cash(?:point)?|bancomat|carte|tarjeta|karte|kaart|pas|kart[ay]|cart[aã]o|distributeur"
    r"|withdraw\w*|cvv|cvc|exp)(?![a-z])"
)
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_NEAR: Final = 80
_HINT: Final = re.compile(
    r"pin|p\.i\.n|senha|nip|пин|密码|暗証|p\.i\.n\.?|geheimzahl|senha|code secret|digo secret"
)
_SIGNS: Final = re.compile(r"[^0-9]")
_STANDS_ALONE: Final = 4


class PinRecognizer(ViewRecognizer):
    """PINs by the words around; where those may mean something else, a card or a bank has to be near."""

    ENTITIES: ClassVar = (labels.CARD_PIN,)

    @override
    def find(self, view: View) -> Iterator[Hit]:
        text = view.lower
        if not next(view.near(_HINT, REACH, text), None):
            return
        for match in view.near(_LABELLED, REACH, text):
            if _is_pin(text, match):
                yield Hit(*match.span("value"), labels.CARD_PIN, 0.8)
        for match in view.near(_CHANGED, REACH, text):
            yield Hit(*match.span("value"), labels.CARD_PIN, 0.7)
        for match in view.near(_NAMED_AFTER, text=text):
            if not _FOREIGN.search(text, match.end(), match.end() + _NEAR // 2):
                yield Hit(*match.span("value"), labels.CARD_PIN, 0.7)


def _is_pin(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if match["owner"] or _MONEY.search(text, max(0, start - _NEAR), end + _NEAR):
        return not _FOREIGN.search(text, max(0, start - _NEAR // 4), start)
    if _FOREIGN.search(text, max(0, start - _NEAR), end + _NEAR // 2):
        return False
    value = _SIGNS.sub("", match["value"])
    if match["kind"] and len(value) == 6:  # a postal code in India
        return False
    return len(value) == _STANDS_ALONE and (bool(match["named"]) or not _YEAR.fullmatch(value))
