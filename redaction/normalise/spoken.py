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
    ("zero oh null nul cero zéro zero nought naught", "0"),
    ("one eins uno un um een", "1"),
    ("two zwei zwo dos deux due dois twee", "2"),
    ("three drei tres trois tre três drie", "3"),
    ("four vier cuatro quatre quattro quatro", "4"),
    ("five fünf fuenf cinco cinq cinque vijf", "5"),
    ("six sechs seis six sei zes", "6"),
    ("seven sieben siete sept sette sete zeven", "7"),
    ("eight acht ocho huit otto oito", "8"),
    ("nine niner neun nueve neuf nove negen", "9"),
    *((word, str(number)) for number, word in enumerate(_TEENS, start=10)),
)
_NUMBERS: Final = {word: digits for words, digits in _DIGITS for word in words.split()}
_TENS: Final = {
    word: str(digit)
    for digit, word in enumerate(
        ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2
    )
}
_ALIKE: Final = {"to": "2", "too": "2", "for": "4", "fore": "4", "ate": "8", "won": "1", "o": "0"}
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
# At least six, with or without signs between; a digit may stand among them.
_SPOKEN: Final = re.compile(
    rf"(?<![^\W_]){_WORD}(?:{_SIGNS}(?:(?:and|y|et|und)[ ])?(?:{_WORD}|[0-9](?![0-9]))){{5,}}+(?![^\W_])",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(rf"{_WORD}|[0-9]", re.IGNORECASE)
_SURE: Final = frozenset({*_NUMBERS, *_TENS})
_SPACES: Final = str.maketrans("-,./_;:&", " " * 8)
_RUN_TOGETHER: Final = 18  # letters
_ENOUGH: Final = 3
_MOSTLY: Final = 0.5


def has_spoken_digits(text: str) -> bool:
    """Whether the text may hold enough of them, in words, to be read as a number."""
    words = text.lower().translate(_SPACES).split()
    if sum(word in _SURE for word in words) >= _ENOUGH:
        return True
    return any(len(word) >= _RUN_TOGETHER and _SPOKEN.search(word) for word in words)


def spoken_digits(view: View) -> View:
    """Digits where words stand for them."""
    return view.rewrite(_SPOKEN, _number) if has_spoken_digits(view.text) else view


def _number(run: re.Match[str]) -> str | None:
    tokens = [token.lower() for token in _TOKEN.findall(run[0])]
    sure = sum(token not in _ALIKE for token in tokens)
    return "".join(_read(tokens)) if sure >= _MOSTLY * len(tokens) else None


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
