"""Finds PINs (ISO 9564: four to twelve digits) and leaves the many other pins alone."""

import re
from collections.abc import Iterator
from typing import ClassVar, Final

from typing_extensions import override

from redaction import labels
from redaction.alternatives import AnyOf
from redaction.hit import Hit
from redaction.normalise import View
from redaction.recognizer import ViewRecognizer
from redaction.sensitive_auth.nearby import further, is_explained, joined, listed

_OWNER: Final = (
    r"(?:(?P<owner>my|your|his|her|their|our|atm|card|debit|credit|bank(?:ing)?|cash"
    r"|chip)(?:'s)?[\s_-]+(?:\w{1,12}[\s_-]+)?)?"
)
_PIN: Final = (
    r"(?:(?:debit|card|enter(?:ed)?|atm|user|old|new|current|confirm(?:ed)?|bank|cash|customer|default|my"
    r"|the){0,3}pin(?P<kind>[\s_-]*(?:code|number|num|no\.?|nr|nummer|#|kode?n?|kód|kodu|luku))?"
    r"|pin-?code|p\.i\.n\.?|p[\s_-]i[\s_-]n|p1n|geheimzahl|senha|code secret|c[oó]digo secreto"
    r"|code confidentiel|密码|пин(?:[\s-]?код)?|暗証番号|nip)"
)
# These mean a PIN only where a card or a bank is named.
_BY_CARD: Final = (
    r"(?P<secret>(?:(?:bank\s|debit\s|credit\s)?card|atm)\spassword|password\s(?:of|for|to|on)\s(?:my|the"
    r"|her|his)\s(?:\w{1,12}\s)?card"
    r"|(?:code|number)\s(?:that\s)?i\s(?:use|type|enter|key\sin|put\sin)\s(?:at|in|into)\s(?:the|an|any)\s"
    r"(?:atm|cash\s?(?:machine|point))"
    r"|(?:secret|cash\s?(?:machine|point))\s(?:code|number)|(?:atm|bank\s?card|debit\s?card"
    r"|cash\s?card)(?:'s)?\scode|passcode"
    r"|code\s(?:for|of|to)\s(?:my|the|this|her|his)\s(?:\w{1,12}\s)?card|clave|contraseña|n[uú]mero\ssecreto"
    r"|code\s(?:secret|bancaire|de\s(?:(?:ma|la)\s)?carte(?:\s(?:bancaire|bleue))?)|codice\s(?:segreto"
    r"|bancomat)"
    r"|geheim(?:nummer|code)|tunnusluku|[sş]ifre\w{0,4}|hasło|kod\sdo\s(?:karty|bankomatu)|heslo|密碼|비밀\s?번호"
    r"|الرقم\sالسري)"
)
_LINK: Final = (
    r"(?:(?=[0-9])|(?P<named>[\s\"'`)\]]*(?:\s\([^()\n]{0,20}\)\s?)?(?:[:=#>→»›]|\s-\s|->|=>|\svalue="
    r"|<[a-z/][^<>]{0,30}>)+)"
    r"|(?:[\s_]+(?:for|of|on|to|til|till|van|von|du|del|de|della|ke)\s(?:(?:the|this|that|my|his|her|our|de"
    r"|la|las|meine[rn]?)\s)?(?:\w{1,12}\s)?(?:cards?|tarjeta|carte|kart\w{1,3}|kaart|kort(?:et)?|pas))?"
    r"(?:[\s_]+(?:is|was|to|as|be|ist|es|est|je|jest|er|är|là|equals|number|code))+(?:\sle|\sel"
    r"|\snot)?[\s:]*|(?:'s|s|\sisn'?t|\swasn'?t)\s(?:not\s)?|\s"
    r"|(?P<asked>(?:\s?[*:]|\s?\([^()\n]{0,20}\)){0,3}\s*\n[\s>]{0,6})"
    r"|\sfor\s(?:(?:my|the)\s)?(?:\w{1,12}\s){0,2}[0-9][0-9 -]{11,22}(?:\sis\s|\s?[:=]\s?)"
    r"|[^0-9.!?\n]{0,30}\s(?:ending|ends)(?: in| with)?\s[0-9]{4}\s(?:is|was)\s"
    r"|[^0-9.!?\n]{1,30}?[:=]\s?|[^0-9.!\n]{0,50}\?\s{1,3}|(?:\s(?!(?:the|an?|this|that)\s)\w{1,12}){1,2}\s"
    r"|[^0-9.!?\n]{1,40}?(?:,\s|\s\()(?=[0-9]{4,6}[,)])"
    r"|[^0-9.!?\n]{1,40}?\s(?:cards?|is|was|be|it's|its|ist|es|est|è|é|är|er|to|from|là)\s|\)?[は是为為는은]"
    r"|\s?[1-9]\)?(?=[\s:])[\s:]{1,2}"
    r"|(?P<loose>[^0-9\n\x1a]{1,64}?[\s(:\"'](?=[0-9]{4,6}(?![0-9])))|\s(?:try|attempt|no\.?"
    r"|number)\s[1-9][\s:]{1,2})"
)
_VALUE: Final = (
    r"[\s\"'`(\[\\]{0,6}(?!20[0-9]{2}-[01][0-9]-[0-3][0-9])"
    r"(?P<value>[0-9](?:[ *#-]?[0-9]){3,11}|[0-9](?:[._/,][0-9]){3,5})"
    r"(?![0-9]|[.,:/-][0-9]|[a-z%]|[\s-]?(?:pin|contacts?|pads?)(?![a-z0-9]))"
)
_LABELLED: Final = re.compile(
    rf"(?<![a-z0-9])(?<![0-9]-)(?:{_OWNER}{_PIN}|{_BY_CARD})(?![a-z]|-?less){_LINK}{_VALUE}"
)
_NAME: Final = re.compile(rf"(?<![a-z0-9]){_PIN}(?![a-z0-9])".replace("?P<kind>", "?:"))
# The next line is the answer.
_ASKED: Final = re.compile(
    rf"(?<![a-z0-9])(?<![0-9]-)(?:{_OWNER}{_PIN})(?![a-z])(?P<named>)(?P<secret>(?!))?(?P<loose>"
    rf"(?!))?(?:(?![0-9]{{4}})[^\n\x1a]){{0,60}}+(?:\n[\s>|]{{0,8}}){{1,3}}+[^0-9\n]{{0,24}}+"
    r"(?<![0-9a-z])(?P<value>[0-9]{4,6})(?![0-9a-z]|[.,:/-][0-9])[^0-9\n]{0,24}(?:\n|\Z)"
)
_NAMED_AFTER: Final = re.compile(
    r"(?<![0-9])(?<![0-9][.,:/-])(?P<value>[0-9]{4,6}(?:(?:,\s?|/|\s(?:or"
    r"|and)\s)[0-9]{4,6}){0,4})[\s\"')\],?<>-]{1,4}(?:(?:(?:and\s)?(?:is|was|that's|that\sis|this is|it's"
    r"|as|for|being|which\s(?:is|was))\s|<?[-=]{1,2}>?\s?|[→=]\s?)(?:the\s|my\s|your\s|her\s|his\s)?(?:"
    r"(?:right|correct|old|new|current)\s)?|[(\[]?(?:my|her|his|your|the)\s|[(\[](?:the\s)?|(?P<bare>))"
    r"(?:(?:atm|card|debit|bank|credit)\s)?pin(?![a-z-])(?![\s:=#]{0,3}(?:is|was)?[\s:=#]{0,3}[0-9])"
)
_AT_THE_MACHINE: Final = re.compile(
    r"(?<![a-z])(?:type|typed|enter|entered|used?|keyed?(?:\sin)?|put)\s(?P<value>[0-9]{4,6})\s(?:at|in"
    r"|into)\s"
    r"(?:the|an|any|your|my)\s(?:atm|cash\s?(?:machine|point)|bancomat)(?![a-z])"
)
_CHANGED: Final = re.compile(
    rf"(?<![a-z0-9]){_PIN}(?![a-z])[^0-9.!?\n]{{0,50}}\sfrom\s[0-9]{{4,6}}\sto\s(?P<value>[0-9]{{4,6}})"
    rf"(?![0-9])"
)
_FOREIGN: Final = re.compile(
    r"(?<![a-z.])(?:gpio|connector|header|socket|jumper|bowling|safety|rolling|lapel|enamel"
    r"|pinout|zip|postal|area|address|city|district"
    r"|sim|puk|zoom|meeting|conference|webex|teams|dial|participant|attendee|host|door|locker"
    r"|gate|wi-?fi|router|wps|bluetooth|pairing|voicemail"
    r"|pinterest|tweet|garage|alarm|safe|elevator|parental|tv|tablet|clevis|dowel|push|map|drop|chip select"
    r"|usb|hdmi|vga|din|solder|voltage|board|mcu|cpu)(?![a-z])"
)
# Words right before that say of what it is.
_OTHER: Final = re.compile(
    r"(?:house|netflix|hulu|disney|xbox|playstation|employee|staff|student|cashier|clock(?:-in)?|ticket"
    r"|parking|badge|login)\s\Z"
)
_MONEY: Final = re.compile(
    r"(?<![a-z])(?:atm|cards?|debit|credit|bank(?:ing|automat|omat\w{0,2})?|visa|mastercard|maestro|cash"
    r"(?:point)?|bancomat|carte|tarjeta"
    r"|(?:ec-?|bank)?karte|kaart|pas|kart\w{0,4}|cart[aã]o|carta|kort(?:et|en)?|distributeur|cajero"
    r"|geldautomat|withdraw\w*|cvv|cvc|exp)(?![a-z])"
    r"|карт|卡|取款|카드|カ[ー-]ド|بطاقة|thẻ|κάρτα|כרטיס"
)
_TYPED: Final = re.compile(r"(?<![a-z])(?:entered|typed|tried|used|keyed)(?![a-z])")
_IN: Final = re.compile(r"(?<![a-z])(?:in|since|until|by|of|for)\s\Z")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_SENTENCES: Final = re.compile(r"[.!?]\s.*[.!?]\s|[.!?]\s(?!(?:i|it|it's|mine|the|that|my|as|we|he|she)\s)")
_NEAR: Final = 80
# One of these stands in every text with a name of a PIN; with one that means it by a card; with a machine.
_NAME_HINTS: Final = (
    *("pin", "p.i.n", "p i n", "p-i-n", "p_i_n", "p1n", "nip", "geheim", "secret", "confidentiel", "senha"),
    *("пин", "密码", "暗証"),
)
_MACHINE_HINTS: Final = ("atm", "cash", "bancomat")
_CARD_HINTS: Final = (
    *("card", "passcode", "secret", "segreto", "bancaire", "carte", "clave", "contrase", "geheim", "heslo"),
    *("tunnusluku", "kod do", "sifre", "şifre", "hasło", "密碼", "비밀", "السري", *_MACHINE_HINTS),
)
_HINTS: Final = AnyOf(
    (
        *(
            "code",
            "password",
            " atm",
            "cash",
            "segreto",
            "clave",
            "contrase",
            "heslo",
            "tunnusluku",
            "kod do",
        ),
        *("sifre", "şifre", "hasło", "密碼", "비밀", "السري", *_NAME_HINTS),
    )
)
_SIGNS: Final = re.compile(r"[^0-9]")
_BEFORE: Final = 48
_AFTER: Final = 160
_HINT_BEFORE: Final = _AFTER + 16
_NUMBER: Final = re.compile(r"[0-9]+")
_CARD_ENDING: Final = re.compile(r"end(?:s|ing)(?:\s(?:in|with))?\s\Z")
_STANDS_ALONE: Final = 4
_FEWEST: Final = 4  # digits of a PIN
_USUAL: Final = (4, 5, 6)  # digits of a PIN that is called a code or a password
_INDIAN: Final = 6


class PinRecognizer(ViewRecognizer):
    """PINs by the words around; where those may mean something else, a card or a bank has to be near."""

    ENTITIES: ClassVar = (labels.CARD_PIN,)
    VERSION: ClassVar = "1.1"

    @override
    def find(self, view: View) -> Iterator[Hit]:
        text = view.lower
        hints = (hint.span() for hint in view.near(_HINTS.pattern(text), _HINT_BEFORE, text, _FEWEST))
        for window in joined(hints, _BEFORE, _AFTER):
            for start, end in _pins(text, window):
                yield Hit(start, end, labels.CARD_PIN, 0.8)
                for more in further(text, end, end - start):
                    yield Hit(*more, labels.CARD_PIN, 0.7)


def _pins(text: str, window: tuple[int, int]) -> Iterator[tuple[int, int]]:
    part = text[slice(*window)]
    if any(hint in part for hint in _MACHINE_HINTS):
        yield from (match.span("value") for match in _AT_THE_MACHINE.finditer(text, *window))
    if any(hint in part for hint in _NAME_HINTS):
        yield from _named(text, window)
    elif any(hint in part for hint in _CARD_HINTS):
        yield from _labelled(text, window, _LABELLED)


def _labelled(text: str, window: tuple[int, int], pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text, *window):
        if _is_pin(text, match):
            yield match.span("value")


def _named(text: str, window: tuple[int, int]) -> Iterator[tuple[int, int]]:
    for pattern in (_LABELLED, _ASKED):
        yield from _labelled(text, window, pattern)
    for name in _NAME.finditer(text, *window):
        if value := listed(text, name.span(), (4, 5, 6)):
            yield value
    yield from (match.span("value") for match in _CHANGED.finditer(text, *window))
    for match in _NAMED_AFTER.finditer(text, *window):
        if _is_named(text, match):
            for number in _NUMBER.finditer(text, *match.span("value")):
                yield number.span()


def _is_named(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    if _FOREIGN.search(text, end, end + _NEAR // 2) or _CARD_ENDING.search(text, max(0, start - 16), start):
        return False
    if match["bare"] is None:
        return True
    alone = len(match["value"]) == _STANDS_ALONE
    return alone and bool(_MONEY.search(text, max(0, start - _NEAR), end + _NEAR))


def _is_pin(text: str, match: re.Match[str]) -> bool:
    start, end = match.span()
    value = _SIGNS.sub("", match["value"])
    if _CARD_ENDING.search(text, start, match.start("value")):
        return False
    if match["secret"] and len(value) not in _USUAL:
        return False
    if not match["named"] and not match["kind"] and is_explained(text, *match.span("value")):
        return False
    postal = match["kind"] and len(value) == _INDIAN
    year = bool(_YEAR.fullmatch(value))
    if _OTHER.search(text, max(0, start - 16), start) or (
        year and _IN.search(text, start, match.start("value"))
    ):
        return False
    if match["loose"] is not None and (year or _SENTENCES.search(match["loose"])):
        return False
    money = (postal or not match["owner"]) and _MONEY.search(text, max(0, start - _NEAR), end + _NEAR)
    if postal and not money:
        return False
    if match["owner"] or money:
        return not _FOREIGN.search(text, max(0, start - _NEAR // 4), match.start("value"))
    if match["secret"] or _FOREIGN.search(text, max(0, start - _NEAR), end + _NEAR // 2):
        return False
    if match["loose"] is not None:
        return bool(_TYPED.search(match["loose"]))
    return len(value) == _STANDS_ALONE and (bool(match["named"]) or not year)
