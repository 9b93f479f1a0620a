"""Corrects what is usually misread, before the recognizers look at it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from redaction.ocr.cells import Sign, View

# Names whose letters ran together or are spread over the line, or of which one was read as its like; a dash
# between boxes as a sign of Chinese, a small 4 as ±, and a space that was lost before a card's date or a
# time, or between a code and its name.
_MISREAD: Final = re.compile(
    r"(?P<code>\b(?:C(?:W|VW|WV|WW)|EVV)(?=2?\b|[0-9]{3,4}\b|number|code)|\b(?:CV[VC]|CWV)Z\b|\bSicherhe[il1!]tscode\b)"
    r"|(?P<social>\bS[oce][c0e][il1t!]a[il1t!]\b)"
    r"|(?P<security>\bSec[a-z0-9!]{1,4}t[yv]\b)|(?P<verification>\bVer[a-z0-9!]{3,7}t[il1t!]on\b)"
    r"|(?P<dash>(?:(?<=[0-9±])|(?<=[0-9±] ))[一ー—](?= ?[0-9±]))"
    r"|(?P<four>±(?=±*[0-9])|(?<=[0-9±])±)"
    r"|(?:(?<=[0-9±]{8})|(?<=[0-9±]{4}[ -][0-9±]{4}))(?=(?:0[1-9]|1[0-2])/(?:20)?[2-4][0-9](?![0-9/]))"
    r"|(?-i:(?P<spread>(?:(?<=\b[A-Z])|(?<=\b[A-Z]{2})|(?<=\bCOD)) (?=[A-Z]{1,2}\b)))"
    r"|(?<=(?<![0-9])[0-9]{3})(?=(?:CVV|CVC|Security))|(?<=(?<![0-9])[0-9]{4})(?=(?:CVV|CVC|Security))"
    r"|(?P<is>(?<=code )[tl1]s(?= ))|(?-i:(?P<colon>(?<=\s)v(?=\s{1,4}[0-9]{3,4}(?![0-9]))))"
    r"|(?:(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})|(?<=[./][0-9]{4}))(?=[0-9]{2}:[0-9]{2})",
    re.IGNORECASE,
)
# Three or four digits by themselves, one of which was read as a letter.
_CODE: Final = re.compile(
    r"(?<![A-Za-z0-9.,-])(?=[A-Za-z0-9]{3,4}(?![A-Za-z0-9]|[.,-][A-Za-z0-9]))"
    r"(?:[OQDIlZSB][0-9]+|[0-9]+[OQDIlZSB][0-9]*)(?![A-Za-z0-9])"
)
_DIGITS: Final = str.maketrans("OQDIlZSB", "00011258")
_RIGHT: Final[Mapping[str | None, str]] = {
    "code": "CVV",
    "social": "Social",
    "security": "Security",
    "verification": "Verification",
    "dash": "-",
    "four": "4",
    "spread": "",
    "is": "is",
    "colon": ":",
    None: " ",
}


def legible(view: View) -> View:
    """The same with what was meant; what is put in has the place of what it is put in for, or none."""
    meant = replaced(view, _MISREAD, _RIGHT)
    return replace(meant, text=_CODE.sub(lambda match: match[0].translate(_DIGITS), meant.text))


def replaced(view: View, pattern: re.Pattern[str], right: Mapping[str | None, str]) -> View:
    """What a pattern finds by what is right for the group that matched; where it finds nothing, put in."""
    text = ""
    signs: list[Sign | None] = []
    position = 0
    for match in pattern.finditer(view.text):
        at = view.signs[match.start()] if match[0] else None
        put_in = right[match.lastgroup]
        text += view.text[position : match.start()] + put_in
        signs += [*view.signs[position : match.start()], *[at] * len(put_in)]
        position = match.end()
    return replace(view, text=text + view.text[position:], signs=(*signs, *view.signs[position:]))
