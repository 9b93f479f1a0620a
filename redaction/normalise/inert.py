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
_CANDIDATE: Final = re.compile(
    r"[0-9a-fA-F](?<![0-9A-Za-z].)(?:(?<=[0-9])(?:"
    # ISO 8601, and as servers of the web write it
    r"(?<=2)(?<![._,:/+-].)0[0-9]{2}([/-])(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12][0-9]|3[01])"
    r"(?:[T ][0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?:Z|\s?[+-][0-9]{2}:?[0-9]{2})?)?"
    r"(?![0-9A-Za-z_:/-]|[.,][0-9])"
    r"|(?<=[0-3])(?<![._,:/+-].)[0-9]/[A-Z][a-z]{2}/20[0-9]{2}:[0-2][0-9]:[0-5][0-9]:[0-5][0-9](?:\s[+-][0-9]{4})?(?![0-9:])"
    r"|(?<=[0-2])(?<![._,:/+-].)[0-9]:[0-5][0-9]:[0-5][0-9](?:[.,][0-9]{1,6})?(?![0-9A-Za-z_:/-]|[.,][0-9])"
    r"|(?<=HTTP/[12])(?:\.[01])?(?![0-9A-Za-z.])"
    r"|(?<![._,:/+-].)(?P<address>[0-9]{0,2}(?:\.[0-9]{1,3}){3})(?::[0-9]{1,5})?(?![0-9A-Za-z_-]|[.:][0-9]))"
    r"|(?=[0-9a-fA-F]{7}|[0-9a-fA-F]:)(?P<id>[0-9a-fA-F]{7}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9A-Za-z])"
    r"|[0-9a-fA-F](?::[0-9a-fA-F]{2}){5}(?![0-9A-Za-z:])|[0-9a-fA-F]{7,}+(?![0-9A-Za-z])))"
)
_NO_DIGIT: Final = re.compile("[acdefACEF]")  # a "b" may be a 6, and a "D" a 0
# Digits of a number that letters may be strewn between, in what is shorter than a hash.
_STREWN: Final = frozenset((9, 12, 13, 14, 15, 16, 19))
_LETTERS: Final = b"abcdefABCDEF"
_HASH: Final = 32
# What stands right before an address that has as many digits as a social security number.
_HOST: Final = re.compile(
    r"(?:\A|\n|[\])}|;]\s|(?<![A-Za-z])(?:ip(?:v4)?|from|via|client|host|addr(?:ess)?|src|dst|source|peer"
    r"|server|remote|proxy|gateway|dns|connected to|at|info|debug|trace|notice|warn(?:ing)?)"
    r"[\s:=(\[]{1,3})\Z",
    re.IGNORECASE,
)
_HOST_BEFORE: Final = 16
CONTEXT: Final = _HOST_BEFORE + 1  # code points before an area on which it may depend what is inert in it
_AFTER: Final = 64


def area(text: str, start: int, end: int) -> tuple[int, int]:
    """Where such things may stand that share something with `text[start:end]`.

    That has all digits that belong together, and behind a space such things go on with a digit only.
    """
    first = start - _BEFORE if start > _BEFORE else 0
    last = text.find(" ", end, end + _AFTER) + 1
    return text.rfind(" ", first, start) + 1 or first, last or end + _AFTER


def inert(text: str, start: int, end: int, around: tuple[int, int]) -> list[tuple[int, int]]:
    """The ranges of `text[start:end]`, counted from its start, that are inert; `around` is its area."""
    return [
        (max(found.start(), start) - start, min(found.end(), end) - start)
        for found in _CANDIDATE.finditer(text, *around)
        if (found.lastgroup is None or _is_inert(found)) and found.start() < end and start < found.end()
    ]


def _is_inert(found: re.Match[str]) -> bool:
    if found.lastgroup == "address":
        return _is_address(found)
    token = found[0]
    if not _NO_DIGIT.search(token):
        return False
    if not token.isalnum():  # a UUID or the address of a network card, with letters in it
        return True
    if len(token) < _HASH and len(token.encode("ascii").translate(None, _LETTERS)) in _STREWN:
        return False
    return not (_LONG_NUMBER if len(token) >= _LONG else _NUMBER).search(token)


def _is_address(found: re.Match[str]) -> bool:
    octets = found[0].partition(":")[0].split(".")
    if sum(map(len, octets)) == _SOCIAL and not _HOST.search(
        found.string, max(0, found.start() - _HOST_BEFORE), found.start()
    ):
        return False
    return all(int(octet) <= _OCTET for octet in octets)
