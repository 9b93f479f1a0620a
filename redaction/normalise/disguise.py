"""Undoes what people do so that no program reads a number: letters for digits, digits and signs as words."""

import re
from typing import Final

from redaction.normalise.view import View

# A word of digits and of letters that look like them.
_LETTERS: Final = "OoQDlIi|ZzSsGBgq"
_LOOKALIKE: Final = re.compile(rf"[0-9{_LETTERS}](?<![0-9A-Za-z].)[0-9{_LETTERS}]++(?![0-9A-Za-z])")
_MIXED: Final = re.compile(rf"[0-9][{_LETTERS}]|[{_LETTERS}][0-9]")
_DIGIT_OF: Final = str.maketrans(_LETTERS, "0000111122556899")

_NAMES: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NUMBERS: Final = {name: str(digit) for digit, name in enumerate(_NAMES)} | {"oh": "0"}
_WORD: Final = rf"(?:{'|'.join(_NUMBERS)}|double|triple)"
_SPOKEN: Final = re.compile(
    rf"(?<![A-Za-z0-9]){_WORD}(?:[\s,.;/_-]{{1,3}}+(?:{_WORD}|[0-9])(?![A-Za-z0-9])){{5,}}+", re.IGNORECASE
)
_ENOUGH: Final = 3
_TOKEN: Final = re.compile(r"[a-z]+|[0-9]")
_TIMES: Final = {"double": 2, "triple": 3}
_SIGN_WORDS: Final = ("dash", "hyphen", "minus", "dot", "slash", "space", "point", "DASH", "Dash")
_SIGN: Final = re.compile(
    r"(?<=[0-9])[ \t]{1,3}(?:dash|hyphen|minus|dot|slash|space|point)[ \t]{1,3}(?=[0-9])", re.IGNORECASE
)


def has_spoken_digits(text: str) -> bool:
    """Whether the text may hold enough of them, in words, to be read as a number."""
    lower = text.lower()
    return sum(map(lower.count, _NUMBERS)) >= _ENOUGH


def undisguised(view: View) -> View:
    """Digits where letters or words stand for them."""
    if has_spoken_digits(view.text):
        view = view.rewrite(_SPOKEN, lambda run: _digits(run[0].lower()))
    if any(sign in view.text for sign in _SIGN_WORDS):
        view = view.rewrite(_SIGN, lambda _: "-")
    if _MIXED.search(view.text):
        view = view.rewrite(_LOOKALIKE, _lookalike)
    return view


def _lookalike(word: re.Match[str]) -> str | None:
    digits = word[0].translate(_DIGIT_OF)
    return digits if digits != word[0] and _MIXED.search(word[0]) else None


def _digits(spoken: str) -> str:
    digits = ""
    times = 1
    for token in _TOKEN.findall(spoken):
        if token in _TIMES:
            times = _TIMES[token]
        else:
            digits += _NUMBERS.get(token, token) * times
            times = 1
    return digits
