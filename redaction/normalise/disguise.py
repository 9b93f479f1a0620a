"""Undoes what people do so that no program reads a number: letters for digits, digits and signs as words."""

import re
from typing import Final

from redaction.normalise.view import View

# A word of digits and of letters that look like them: at least one of each, nothing else.
_LOOKALIKE: Final = re.compile(
    r"(?<![0-9A-Za-z])(?=[0-9]*[OoQlI|])[OoQlI|]*+[0-9][0-9OoQlI|]*+(?![0-9A-Za-z])"
)
_DIGIT_OF: Final = str.maketrans("OoQlI|", "000111")

_NUMBERS: Final = dict(
    zip("zero oh one two three four five six seven eight nine".split(), "00123456789", strict=True)
)
_WORD: Final = rf"(?:{'|'.join(_NUMBERS)}|double|triple)"
_SPOKEN: Final = re.compile(
    rf"(?<![A-Za-z0-9]){_WORD}(?:[\s,.;/_-]{{1,3}}+(?:{_WORD}|[0-9])(?![A-Za-z0-9])){{5,}}+", re.IGNORECASE
)
_TOKEN: Final = re.compile(r"[a-z]+|[0-9]")
_TIMES: Final = {"double": 2, "triple": 3}
_SIGN: Final = re.compile(
    r"(?<=[0-9])[ \t]{1,3}(?:dash|hyphen|minus|dot|slash|space|point)[ \t]{1,3}(?=[0-9])", re.IGNORECASE
)


def undisguised(view: View) -> View:
    """Digits where letters or words stand for them."""
    view = view.rewrite(_SIGN, lambda _: "-")
    view = view.rewrite(_SPOKEN, lambda run: _digits(run[0].lower()))
    return view.rewrite(_LOOKALIKE, lambda word: word[0].translate(_DIGIT_OF))


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
