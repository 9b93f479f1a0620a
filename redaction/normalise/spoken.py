"""Reads digits that are written as words, in the languages of most tickets."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from redaction.normalise.view import View

_TEENS: Final = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_DIGITS: Final = (
    ("zero oh null nul cero zéro nought naught ноль нуль sıfır", "0"),
    ("one eins uno un um een один bir jeden", "1"),
    ("two zwei zwo dos deux due dois twee два iki dwa", "2"),
    ("three drei tres trois tre três drie три üç trzy", "3"),
    ("four vier cuatro quatre quattro quatro четыре dört cztery", "4"),
    ("five fünf fuenf cinco cinq cinque vijf пять beş pięć fife fivve", "5"),
    ("six sechs seis sei zes шесть altı sześć sixx", "6"),
    ("seven sieben siete sept sette sete zeven семь yedi siedem sevn", "7"),
    ("eight acht ocho huit otto oito восемь sekiz osiem eigth ait", "8"),
    ("nine niner neun nueve neuf nove negen девять dokuz dziewięć nien", "9"),
    *((word, str(number)) for number, word in enumerate(_TEENS, start=10)),
)
_NUMBERS: Final = {word: digits for words, digits in _DIGITS for word in words.split()}
_TENS: Final = {
    word: str(digit)
    for digit, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_ALIKE: Final = {
    **dict.fromkeys(("to", "too", "tow"), "2"),
    **dict.fromkeys(("for", "fore", "fower", "fuor"), "4"),
    **dict.fromkeys(("won", "wun", "onne"), "1"),
    **dict.fromkeys(("o", "zer0"), "0"),
    **dict.fromkeys(("tree", "thre"), "3"),
    "ate": "8",
}
_TIMES: Final = {"double": 2, "triple": 3}


def _any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of these words, letter by letter: much faster than word by word."""
    by_letter: dict[str, set[str]] = {}
    ends = False
    for word in words:
        if word:
            by_letter.setdefault(word[0], set()).add(word[1:])
        else:
            ends = True
    branches = "|".join(letter + _any_of(rest) for letter, rest in sorted(by_letter.items()))
    return f"(?:{branches}){'?' if ends else ''}" if branches else ""


_WORD: Final = _any_of({*_NUMBERS, *_TENS, *_ALIKE, *_TIMES, "hundred"})
_SIGNS: Final = r"[\s,.;:/_&-]{0,3}"
_PIECE: Final = rf"(?:{_WORD}|[0-9]{{1,16}}+)"
# At least three, with or without signs between; digits may stand among them.
_SPOKEN: Final = re.compile(
    rf"(?<![^\W_]){_PIECE}(?:{_SIGNS}(?:(?:and|y|et|und)[ ])?{_PIECE}){{2,}}+(?![^\W_])",
    re.IGNORECASE,
)
# A digit and its word beside each other.
_TWICE: Final = re.compile(rf"([0-9])\s?[(=]\s?{_WORD}\)?|{_WORD}\s?\(([0-9])\)", re.IGNORECASE)
_AMONG_DIGITS: Final = re.compile(
    rf"[0-9][\s,.-]{{0,3}}{_WORD}[\s,.-]{{0,3}}(?:[0-9]|{_WORD})", re.IGNORECASE
)
_CHINESE_NUMERALS: Final = "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖영공일이삼사오육칠팔구"
_CHINESE: Final = re.compile(rf"[{_CHINESE_NUMERALS}](?:[\s-]?[{_CHINESE_NUMERALS}]){{2,}}+")
_CHINESE_DIGITS: Final = str.maketrans(_CHINESE_NUMERALS, "0012345678912345678900123456789")
_TOKEN: Final = re.compile(rf"{_WORD}|[0-9]+", re.IGNORECASE)
_SURE: Final = frozenset({*_NUMBERS, *_TENS})
_BETWEEN: Final = "-,./_;:&"
_RUN_TOGETHER: Final = 12  # characters
_ENOUGH: Final = 3
_MOSTLY: Final = 0.5


def has_spoken_digits(view: View) -> bool:
    """Whether the text may hold enough of them, in words, to be read as a number."""
    words = _words(view.lower)
    if not _SURE.isdisjoint(words) and sum(word in _SURE for word in words) >= _ENOUGH:
        return True
    if max(map(len, words), default=0) >= _RUN_TOGETHER:
        long = {word for word in words if len(word) >= _RUN_TOGETHER}
        if any(map(_SPOKEN.search, long)):
            return True
    if next(view.at_digits(_AMONG_DIGITS), None):
        return True
    return not view.text.isascii() and bool(_CHINESE.search(view.text))


def _words(text: str) -> list[str]:
    for sign in _BETWEEN:
        text = text.replace(sign, " ")
    return text.split()


def spoken_digits(view: View) -> View:
    """Digits where words stand for them."""
    if not view.once(has_spoken_digits):
        return view
    if "(" in view.text or "=" in view.text:
        view = view.rewrite(_TWICE, lambda both: both[1] or both[2])
    return view.rewrite(_CHINESE, lambda run: run[0].translate(_CHINESE_DIGITS)).rewrite(_SPOKEN, _number)


def _number(run: re.Match[str]) -> str | None:
    tokens = [token.lower() for token in _TOKEN.findall(run[0])]
    sure = sum(token not in _ALIKE for token in tokens)
    if sure < _MOSTLY * len(tokens) or all(token.isdigit() for token in tokens):
        return None
    return "".join(_read(tokens))


def _read(words: list[str]) -> Iterator[str]:
    times = 1
    ten = ""
    for word in words:
        digits = _NUMBERS.get(word) or _ALIKE.get(word) or word
        if ten and word not in _TENS:
            yield ten + digits if len(digits) == 1 and digits != "0" else f"{ten}0{digits}"
            ten = ""
        elif word in _TIMES:
            times = _TIMES[word]
        elif word in _TENS:
            if ten:
                yield f"{ten}0"
            ten = _TENS[word]
        elif word != "hundred":
            yield digits * times
            times = 1
    if ten:
        yield f"{ten}0"
