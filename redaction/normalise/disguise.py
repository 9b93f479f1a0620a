"""Undoes what people do so that no program reads a number: letters for digits, digits and signs as words."""

import re
from typing import Final

from redaction.normalise.shape import shaped
from redaction.normalise.spoken import spoken_digits
from redaction.normalise.view import View

# Letters that look like digits, Latin and Cyrillic.
_LOOKS_LIKE: Final = {
    "0": "OoQDОоΟο",
    "1": "lIi|!іІ",
    "2": "Zz",
    "3": "Ззз",
    "5": "Ss$Ѕѕ",
    "6": "Gbб",
    "8": "BВ",
    "9": "gq",
}
_LETTERS: Final = "".join(_LOOKS_LIKE.values())
_DIGIT_OF: Final = str.maketrans({letter: digit for digit, all_ in _LOOKS_LIKE.items() for letter in all_})
_ANY: Final = rf"[0-9{_LETTERS}]"
_LOOKALIKE: Final = re.compile(
    rf"{_ANY}(?<![0-9A-Za-z].){_ANY}++(?:[ .\-]{_ANY}{{2,}}+(?![^\W_])){{0,7}}(?![^\W_])"
)
_LETTER: Final = re.compile(rf"[{_LETTERS}]")
_SHORT_WORD_BEFORE: Final = re.compile(rf"(?:[{_LETTERS}]{{1,2}}[ .\-])+")
_SHORT_WORD_AFTER: Final = re.compile(rf"(?:[ .\-][{_LETTERS}]{{1,2}})+\Z")
_ASIDE: Final = 40
_SIGN: Final = shaped(
    re.compile(
        r"[ \t](?<=[0-9].)[ \t]{0,2}(?:dash|hyphen|minus|dot|slash|space|point)[ \t]{1,3}(?=[0-9])",
        re.IGNORECASE,
    ),
    rb"0( )(?= {0,2}a{3,6} {1,3}0)",
)
_LETTERS_BEFORE: Final = 48  # code points that may stand for digits before the first digit
_EMBOSSED_BEFORE: Final = 19
_DIGITS: Final = 0.35  # at least this share of what may be a number is one without a doubt


# A letter after each digit; hashes have none beyond f.
_LETTER_BETWEEN: Final = shaped(
    re.compile(
        r"[0-9](?<![0-9A-Za-z].)(?:(?=[0-9a-fA-F]*[g-zG-Z])(?:[A-Za-z][0-9]){8,18}+"
        r"|[0-9]{3}([g-zG-Z])[0-9]{4}(?:\1[0-9]{4}){2})(?![0-9A-Za-z])"
    ),
    rb"0(?<![0a]0)(?=(?:a0){8}|(?:000a0){3}000)",
)
_LETTERS_ONLY: Final = re.compile("[A-Za-z]")


# Groups like a card's, or like a social security number's.
_AS_EMBOSSED: Final = re.compile(
    rf"{_ANY}(?<![0-9A-Za-z].){_ANY}{{2}}(?:{_ANY}([ .\-])(?:{_ANY}{{4}}\1){{2}}{_ANY}{{4}}"
    rf"|([ .\-]){_ANY}{{2}}\2{_ANY}{{4}})(?![^\W_])"
)
_SOCIAL: Final = re.compile(r"(?:ssn|social|soc)[^\n0-9]{0,40}\Z", re.IGNORECASE)
_ENOUGH: Final = 2  # digits


def undisguised(view: View) -> View:
    """Digits where letters or words stand for them."""
    view = spoken_digits(view)
    view = view.rewrite(_LETTER_BETWEEN, lambda digits: _LETTERS_ONLY.sub("-", digits[0]), before=0, digits=9)
    view = view.rewrite(_SIGN, lambda _: "-", before=0)
    view = view.rewrite(_LOOKALIKE, _lookalike, _LETTERS_BEFORE)
    return view.rewrite(_AS_EMBOSSED, _embossed, _EMBOSSED_BEFORE, digits=1)


def _embossed(groups: re.Match[str]) -> str | None:
    if sum(map(str.isdigit, groups[0])) < _ENOUGH or not _LETTER.search(groups[0]):
        return None
    if groups[2] and not _SOCIAL.search(groups.string, max(0, groups.start() - 60), groups.start()):
        return None
    return groups[0].translate(_DIGIT_OF)


def _around(words: re.Match[str]) -> str:
    start, end = words.span()
    return words.string[max(0, start - _ASIDE) : start] + words.string[end : end + _ASIDE]


def _lookalike(words: re.Match[str]) -> str | None:
    text = words[0]
    if text.isdigit() or not _LETTER.search(text):
        return None
    # A short word before or after, such as "is", is none of the groups.
    start, end = _SHORT_WORD_BEFORE.match(text), _SHORT_WORD_AFTER.search(text)
    first, last = start.end() if start else 0, end.start() if end else len(text)
    number = text[first:last]
    digits = sum(map(str.isdigit, number))
    signs = sum(map(number.count, " .-"))
    if signs + digits == len(number) - 1 and not number[-1].isdigit():  # one letter at the end is a suffix
        return None
    if "|" in number and "|" in _around(words):
        return None  # a delimiter
    if digits < _DIGITS * (len(number) - signs) or not _LETTER.search(number):
        return None
    return text[:first] + number.translate(_DIGIT_OF) + text[last:]
