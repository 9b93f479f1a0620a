"""Longer things that digits of a card's length may be a part of: UUIDs, IBANs, hashes, floats, keys."""

import re
from typing import Final

_WINDOW: Final = 44
_UUID: Final = re.compile(
    r"(?<![0-9A-Za-z])[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9A-Za-z])"
)
IBAN: Final = re.compile(
    r"(?<![0-9A-Za-z])[A-Za-z]{2}[0-9]{2}(?:[ -]?[0-9A-Za-z]{4}){2,7}(?:[ -]?[0-9A-Za-z]{1,3})?"
    r"(?![0-9A-Za-z])"
)
_SIXTEEN: Final = 16
_SLIP: Final = re.compile(r"(?:\A|(?<![^\W_]))[^\W\d_][0-9]{16}(?![^\W_])")
# Of a parcel, as it stands on the label (USPS Publication 199).
_PARCEL: Final = re.compile(
    r"(?<![0-9])(?<![0-9][ -])9[1-5][0-9]{2}(?:[ ]?[0-9]{4}){4}[ ]?[0-9]{2}(?![0-9]|[ ]?[/-][0-9])"
)
_LEFT: Final = re.compile(r"[0-9A-Za-z]*\Z")
_RIGHT: Final = re.compile(r"[0-9A-Za-z]*")
_HEX_WORD: Final = re.compile(r"[a-fA-F]+")
_PHONE: Final = re.compile(r"(?<![A-Za-z0-9])\+\Z")
_FRACTION: Final = 5  # digits without a break after the point, or it is the point of a list: "1.4111 1111 …"
_FLOAT: Final = re.compile(r"(?<![0-9.])[0-9]{1,10}\.\Z")
# A group of letters mixed with digits, as in the key of a licence.
_MIXED: Final = r"(?=[0-9]*[A-Z])(?=[A-Z]*[0-9])[0-9A-Z]{4}"
_KEY_LEFT: Final = re.compile(rf"(?<![0-9A-Za-z])(?:{_MIXED}|(?!CARD|VISA|AMEX|KART)[A-Z]{{4}})-\Z")
_KEY_RIGHT: Final = re.compile(rf"-{_MIXED}(?![0-9A-Za-z])")
_HEX_LETTERS: Final = frozenset("abcdefABCDEF")
_SPOKEN_CODES: Final = frozenset(
    {"CC", "CCN", "PAN", "VISA", "AMEX", "MC", "JCB", "CARD", "MIR", "NO", "NR", "NUM"}
    # The two letters of airlines and travel agents.
    | {"VI", "CA", "AX", "DC", "DS", "TP", "JC", "CCVI", "CCCA", "CCMC", "CCAX", "CCDC", "CCDS", "CCTP"}
)
_WORD_AFTER_DIGIT: Final = re.compile(
    r"[0-9](?:x|on|to|at|for|of|by|with|from|and|card|cc|visa)\Z", re.IGNORECASE
)
_GLUED: Final = re.compile(
    r"(?:(?:exp|cvv|cvc|cv|cid|csc|pin|zip|amt|x|usd|eur|gbp|chf|cad|"
    r"(?=[a-f]{0,8}[g-z])[a-z]{4,12})[0-9]{1,6})+",
    re.IGNORECASE,
)


def is_part_of_something(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]`, digits in groups, belongs to something that is no card."""
    number = text[start:end]
    left = text[max(0, start - _WINDOW) : start]
    right = text[end : end + _WINDOW]
    if glued_letter(text, start, end):
        left = left[:-1] + " "
    return (
        bool(_PHONE.search(left))
        or _is_in_code(left, right, solid=number.isdigit())
        or ("-" in number and bool(_KEY_LEFT.search(left) or _KEY_RIGHT.match(right)))
        or (number[:_FRACTION].isdigit() and bool(_FLOAT.search(left)))
        or _covers(_UUID, text, start, end)
        or _covers(_PARCEL, text, start, end)
        or any(is_iban(m[0]) for m in _overlapping(IBAN, text, start, end))
    )


def glued_letter(text: str, start: int, end: int) -> int:
    """1 where a letter by itself is glued to sixteen digits, as by a slip of the keyboard; else 0."""
    solid = end - start == _SIXTEEN and text[start:end].isdigit()
    return int(solid and bool(_SLIP.search(text[max(0, start - 2) : end + 1])))


def _is_in_code(left: str, right: str, *, solid: bool) -> bool:
    """Letters and digits without a break: a hash, a serial, a key. Words glued to a number are none."""
    before, after = _LEFT.search(left), _RIGHT.match(right)
    prefix, suffix = before[0] if before else "", after[0] if after else ""
    if prefix.upper() in _SPOKEN_CODES or _WORD_AFTER_DIGIT.search(prefix):
        prefix = ""
    if _GLUED.fullmatch(suffix):
        suffix = ""
    if any(c.isdigit() for c in prefix + suffix):
        return True
    if prefix and suffix and len(prefix + suffix) <= 3:
        return True
    return any(_is_hex(part) for part in (prefix, suffix) if part) or (solid and _is_code_prefix(prefix))


def _is_hex(part: str) -> bool:
    return (bool(_HEX_WORD.fullmatch(part)) and len(part) != 1) or part in _HEX_LETTERS


def _is_code_prefix(prefix: str) -> bool:
    return prefix.isupper() and len(prefix) <= 4 and prefix not in _SPOKEN_CODES


def _covers(pattern: re.Pattern[str], text: str, start: int, end: int) -> bool:
    return any(True for _ in _overlapping(pattern, text, start, end))


def _overlapping(pattern: re.Pattern[str], text: str, start: int, end: int) -> list[re.Match[str]]:
    matches = pattern.finditer(text, max(0, start - _WINDOW), end + _WINDOW)
    return [m for m in matches if m.start() < end and m.end() > start]


def is_iban(text: str) -> bool:
    """By its check digits (ISO 13616)."""
    iban = re.sub("[ -]", "", text).upper()
    moved = iban[4:] + iban[:4]
    return len(iban) >= 15 and int("".join(str(int(c, 36)) for c in moved)) % 97 == 1
