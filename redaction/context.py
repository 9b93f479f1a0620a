"""What the words around a number say about it: that it is one of ours, or that it is something else.

Presidio's context words need a language model, and its enhancer takes quadratic time. Here each candidate
looks at a short window of the text instead.
"""

import re
from typing import Final, NamedTuple

BEFORE: Final = 120  # code points: a long sentence, or a form's label and its field
AFTER: Final = 48
_NEAR: Final = 30
# "(this is my …", ", which is the …", "'>…": what follows names the number, whatever stood before it.
_SAYS_IT: Final = re.compile(
    r"[\s\"')\]>,;-]{0,3}(?:[(<]|(?:(?:this|that|which|it)\s)?(?:is|was)\s|(?:my|his|her|our|their)\s"
    r"|(?<=>)\w|(?:visa|master ?card|amex)(?![a-z]))"
)
_FILE: Final = re.compile(r"(?:[_-]\w{1,12})?\.(?:jpe?g|png|heic|gif|webp|tiff?|bmp|pdf)(?![a-z])")
_OTHER_NAME: Final = 64
_CAMEL: Final = re.compile(r"[A-Z](?<=[a-z].)")
_LETTERS: Final = re.compile(r"[^\W\d_]")
_LETTER: Final = r"[^\W\d_]"

# Names of many things; they speak against a number, but not much.
_ANY: Final = r"key|customer|client|member|subscriber|user|uid|(?<![a-z], )ids?|msg|message|employee|badge"
_WEAK: Final = 0.45
_FOLLOWS: Final = 0.6  # a word after the number may begin what is said next
# Names of other numbers. They count only right before or after a number, so "in order to pay" says nothing.
_OTHERS: Final = (
    r"ref\*(?!sy\*)[0-9a-z]{2}|(?:purchase|sales|work|web|repair|return|customer|my|your|our|the"
    r"|re)?[\s_-]?order"
    r"|track(?:ing)?|imei(?:sv)?|iccid|imsi"
    r"|meid|esn|eid|sim(?:[\s_-]?card)?|serial|s/?n|invoice|inv|bill(?=[\s_-]*(?:no|num|nr|id|#|:))|receipt"
    r"|ticket|case"
    r"|incident|ref(?:erence|s)?"
    r"|transaction|txn|trx|trans|shipment|shipping|parcel|package|waybill|awb|consignment|container|p\.?o\.?"
    r"|sku|upc|ean|gtin|isbn|issn|asin|barcode"
    r"|(?<!first )(?<!second )part|cat(?:alog(?:ue)?)?|cas|stock|spares?|p/n|pn|model|lot|batch|asset|device"
    r"|udid"
    r"|uuid|guid|mac|build"
    r"|version|firmware|timestamp|epoch|unix[\s_-]time|(?<!at a )time|ts|created(?:_at)?|updated(?:_at)?|date"
    r"|(?<!over )(?<!by )(?<!over the )phone|tel(?:ephone)?|fax|mobile|cell|whatsapp|call(?:ed)?|dial"
    r"|(?<!st )(?<!nd )(?<!rd )group|grp|membership|loyalty|rewards?"
    r"|frequent[\s_-]flyer|meter|policy|claim|contract|iban|bic|vat|ein|duns|session|request"
    r"|(?<!or )employer(?:\Ws|s)?\sid(?:entification)?"
    r"|req|trace|span|event|correlation"
    r"|log|offset|checksum|crc|hash|sha\d*|md5|status(?:es)?|posts?|items?|products?|article"
    r"|fedex|ups|usps|dhl|hermes|dpd|gls"
    r"|coupon|voucher|licen[cs]e|activation|(?:product|licen[cs]e)[\s_-]key|bestell(?:ung|nummer)?"
    r"|rechnung(?:snummer)?|sendung(?:snummer)?"
    r"|kunden(?:nummer|nr)?|pedido|factura|commande|facture|colis|suivi|ordine|bytes?|size"
    r"|seq(?:uence)?|counter"
    r"|routing|aba|zip(?:\s?\+\s?4)?|postal|postcode|pid|tid|thread|port|addr(?:ess)?|bug|rma|po|ab?n"
    r"|rev(?:ision)?|isrc|doi|issue"
)
_FILL: Final = (
    r"(?:[\s._-]*(?:number|numbers|numero|nummer|no|nr|num|nos|id|ids|code|codes|reference|ref"
    r"|key|value|string|n°|№|#))?"
    r"[\s\"'`:=#*>(\[.\\/_-]*(?:(?:is|was|are|of|ist|es|est)(?:[\s\"':=]+))?[\"'(\[#\\]*$"
)
_AGAINST: Final = re.compile(rf"(?<![a-z])(?:(?P<weak>{_ANY})|{_OTHERS})s?{_FILL}")
_AGAINST_AFTER: Final = re.compile(
    rf"^[\"')\],]{{0,3}}\s?(?:[(\[]\s?)?(?:(?:is|was|are|as|=)\s)?(?:(?:my|the|your|our|an?|their)\s)?"
    rf"(?:(?P<weak>{_ANY})|{_OTHERS})s?(?![a-z])(?!\s*[:=#]|\s?[+(]?[0-9])"
)
_OWN_NUMBER: Final = re.compile(
    r"[\W_]{0,6}(?:is|number|no|nr|code)?"
    r"(?:[\W_]{0,6}(?![0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2})[0-9]|\s?\n\s?\x1a)"
)
_OTHER_NUMBER: Final = re.compile(r"[0-9][0-9 -]{3,}.*[a-z]{4}|(?:[.!?]\s.*){2}[.!?]\s", re.DOTALL)


class Words:
    """Words that name a number.

    `whole` are words of an alphabet, `parts` may stand within others (名, ש), and `foreign` are words that
    contain one of ours and mean something else ("SIM card").
    """

    def __init__(self, whole: str, parts: str = "(?!)", foreign: str = "(?!)") -> None:
        self._pattern = re.compile(
            rf"(?<!{_LETTER})(?:(?P<foreign>{foreign})|(?:{whole}))(?!{_LETTER})|(?:{parts})"
        )

    def last(self, text: str) -> int | None:
        """Where the last of the words ends, if any is there."""
        end = None
        for match in self._pattern.finditer(text):
            if not match["foreign"]:
                end = match.end()
        return end

    def first(self, text: str) -> re.Match[str] | None:
        """The first of the words."""
        if not _LETTERS.search(text):
            return None
        return next((m for m in self._pattern.finditer(text) if not m["foreign"]), None)


class Evidence(NamedTuple):
    """`support` is what the words add to a score; `against`, 0 to 1, how clearly they name another number."""

    support: float
    against: float


NOTHING: Final = Evidence(0.0, 0.0)


def evidence(text: str, start: int, end: int, words: Words, *, enough: bool) -> Evidence:
    """What stands around `text[start:end]`; of two names before the number the nearer counts.

    `enough`: the number stands for itself unless words speak against it, so none for it are looked for. One
    that does not is none without any words for it, so nothing against it is looked for then.
    """
    before = lowered(text[max(0, start - BEFORE) : start])
    after = lowered(text[end : end + AFTER])
    has_words = bool(_LETTERS.search(before))
    last = words.last(before) if has_words and not enough else None
    if not enough and last is None and words.first(after) is None:
        return NOTHING  # what speaks against it makes no difference
    other, against_after = _against(before, after)
    if enough and other is None and against_after is None:
        return NOTHING
    if enough and has_words:
        last = words.last(before)
    if other is not None and (last is None or last <= other.start()):
        return Evidence(_support_after(after, words) if _SAYS_IT.match(after) else 0.0, _weight(other))
    support = max(_support_before(before, last), _support_after(after, words))
    return Evidence(support, _FOLLOWS * _weight(against_after) if support < NEAR else 0.0)


def speaks_against(text: str, start: int, end: int) -> bool:
    """Whether a word right before or after `text[start:end]` names another number."""
    before, after = lowered(text[max(0, start - BEFORE) : start]), lowered(text[end : end + AFTER])
    return any(word is not None for word in _against(before, after))


def _against(before: str, after: str) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    other = _AGAINST.search(before, max(0, len(before) - _OTHER_NAME)) if _LETTERS.search(before) else None
    if other is not None and before.endswith(("_", "-")) and _FILE.match(after):
        other = None  # the name of a picture or of a print says nothing of the number in it
    return other, _AGAINST_AFTER.match(after)


def names_another(head: str) -> bool:
    """Whether the head of a column says that other numbers stand in it."""
    other = _AGAINST.search(lowered(head))
    return other is not None and not other["weak"]


def _weight(word: re.Match[str] | None) -> float:
    if word is None:
        return 0.0
    return _WEAK if word["weak"] else 1.0


NEAR: Final = 0.35
FAR: Final = 0.25


def lowered(text: str) -> str:
    """In lower case, with camelCase taken apart."""
    return _CAMEL.sub(r" \g<0>", text).lower()


def _support_before(before: str, last: int | None) -> float:
    if last is None or _OTHER_NUMBER.search(before, last):
        return 0.0
    return NEAR if len(before) - last <= _NEAR else FAR


def _support_after(after: str, words: Words) -> float:
    found = words.first(after)
    if (
        found is None
        or re.search(r"[0-9]|.\n", after[: found.start()])
        or _OWN_NUMBER.match(after, found.end())
    ):
        return 0.0
    return NEAR if found.start() <= _NEAR else FAR
