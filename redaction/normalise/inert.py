"""Digits of what is never a part of a number that is looked for: times, addresses and ids of machines.

Logs are full of them. No search begins in one; a number beside one is read as if nothing stood there.
"""

import re
from typing import Final

_SOCIAL: Final = 9  # digits
# A number that may stand in what looks like hexadecimal, and in what is as long as a hash.
_NUMBER: Final = re.compile("[0-9]{9}")
_LONG_NUMBER: Final = re.compile("[0-9]{12}")
_LONG: Final = 16
_OCTET: Final = 255
_BEFORE: Final = 40  # code points that such a thing may have before its first digit
_AFTER: Final = 64
_CANDIDATE: Final = re.compile(
    r"[0-9a-fA-F](?<![0-9A-Za-z].)(?:"
    # ISO 8601, and as servers of the web write it
    r"(?<=2)(?<![._,:/+-].)0[0-9]{2}([/-])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12][0-9]|3[01])"
    r"(?:[T ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?:Z|\s?[+-][0-9]{2}:?[0-9]{2})?)?"
    r"(?![0-9A-Za-z_:/-]|[.,][0-9])"
    r"|(?<=[0-3])(?<![._,:/+-].)[0-9]/[A-Z][a-z]{2}/20[0-9]{2}:[0-2][0-9]:[0-5][0-9]:[0-5][0-9](?:\s[+-][0-9]{4})?(?![0-9:])"
    r"|(?<=[0-2])(?<![._,:/+-].)[0-9]:[0-5][0-9]:[0-5][0-9](?:[.,][0-9]{1,6})?(?![0-9A-Za-z_:/-]|[.,][0-9])"
    r"|(?<=HTTP/[12])(?:\.[01])?(?![0-9A-Za-z.])"
    r"|(?<=[0-9])(?<![._,:/+-].)(?P<address>[0-9]{0,2}(?:\.[0-9]{1,3}){3})(?::[0-9]{1,5})?(?![0-9A-Za-z_-]|[.:][0-9])"
    r"|(?P<id>[0-9a-fA-F]{7}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9A-Za-z])"
    r"|[0-9a-fA-F](?::[0-9a-fA-F]{2}){5}(?![0-9A-Za-z:])|[0-9a-fA-F]{7,}+(?![0-9A-Za-z])))"
)
_NO_DIGIT: Final = re.compile("[acdefACEF]")  # a "b" may be a 6, and a "D" a 0
# Digits of a number that letters may be strewn between, in what is shorter than a hash.
_STREWN: Final = frozenset((9, 12, 13, 14, 15, 16, 19))
_HASH: Final = 32
# What stands right before an address that has as many digits as a social security number.
_HOST: Final = re.compile(
    r"(?:\A|\n|[\])}|;]\s|(?<![A-Za-z])(?:ip(?:v4)?|from|via|client|host|addr(?:ess)?|src|dst|source|peer"
    r"|server|remote|proxy|gateway|dns|connected to|at|info|debug|trace|notice|warn(?:ing)?)"
    r"[\s:=(\[]{1,3})\Z",
    re.IGNORECASE,
)
_FILLER: Final = "\x1a"


def without_inert(text: str, start: int, end: int) -> str | None:
    """`text[start:end]`, of the same length, without such digits; None if there are none."""
    parts: list[str] = []
    copied = start
    for found in _CANDIDATE.finditer(text, max(0, start - _BEFORE), min(len(text), end + _AFTER)):
        if found.end() > start and _is_inert(found):
            first, last = max(found.start(), start), min(found.end(), end)
            parts += (text[copied:first], _FILLER * (last - first))
            copied = last
    return "".join((*parts, text[copied:end])) if parts else None


def _is_inert(found: re.Match[str]) -> bool:
    if found.lastgroup == "address":
        return _is_address(found)
    if found.lastgroup != "id":
        return True
    token = found[0]
    if not _NO_DIGIT.search(token):
        return False
    if not token.isalnum():  # a UUID or the address of a network card, with letters in it
        return True
    if len(token) < _HASH and sum(map(str.isdigit, token)) in _STREWN:
        return False
    return not (_LONG_NUMBER if len(token) >= _LONG else _NUMBER).search(token)


def _is_address(found: re.Match[str]) -> bool:
    octets = found[0].partition(":")[0].split(".")
    if sum(map(len, octets)) == _SOCIAL and not _HOST.search(
        found.string, max(0, found.start() - 16), found.start()
    ):
        return False
    return all(int(octet) <= _OCTET for octet in octets)
