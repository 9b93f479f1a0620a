"""Reads digits that are written as words, in the languages of most tickets."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Final

from redaction.alternatives import any_of
from redaction.normalise.number_words import ALIKE, NUMBERS, TENS
from redaction.normalise.ranges import Range, Ranges, common, merged
from redaction.normalise.shape import shaped
from redaction.normalise.view import View

_TIMES: Final = {"double": 2, "triple": 3}


_WORDS: Final = {*NUMBERS, *TENS, *ALIKE, *_TIMES, "hundred"}
_WORD: Final = any_of(_WORDS)
_SIGN: Final = r"[\s,.;:/_&،、-]"
_JOINTS_OF_WORDS: Final = (
    "and",
    "y",
    "et",
    "und",
    "dash",
    "hyphen",
    "minus",
    "space",
    "dot",
    "point",
    "slash",
    "then",
)
_JOINT: Final = f"(?:{'|'.join(_JOINTS_OF_WORDS)})"
_BETWEEN: Final = rf"{_SIGN}{{0,5}}(?:(?<=[\s,.;:/_&،、-]){_JOINT}{_SIGN}{{1,5}})?"
_JOINTS: Final = re.compile(rf"(?<![^\W_]){_JOINT}(?![^\W_])", re.IGNORECASE)
# At least three, with or without signs between; digits may stand among them. It goes back by whole words.
_SPOKEN: Final = re.compile(
    rf"(?<![^\W_])(?=[^\W_])(?:{_BETWEEN}(?>{_WORD}|[0-9]{{1,16}}+)){{3,}}(?![^\W_])", re.IGNORECASE
)
# A digit and its word beside each other.
_TWICE: Final = re.compile(r"([0-9])\s?[(=]\s?([^\W\d_]{2,9})\)?|([^\W\d_]{2,9})\s?\(([0-9])\)")
_TWICE_SIGN: Final = re.compile("[(=]")
_HALF_TWICE: Final = 12  # code points
# What may belong to a number, right before and after a word for a digit.
_UNITS: Final = rf"(?:{_WORD}|[0-9])+"
# Read backwards, so that it begins beside the word.
_BEFORE: Final = re.compile(
    rf"(?:[\W_]{{1,5}}{any_of(joint[::-1] for joint in _JOINTS_OF_WORDS)})?[\W_]{{0,8}}"
    rf"(?:{any_of(word[::-1] for word in _WORDS)}|[0-9])+(?![^\W_])"
)
_AFTER: Final = re.compile(rf"[\W_]{{0,8}}(?:{_JOINT}[\W_]{{1,5}})?{_UNITS}(?![^\W_])")
_NEAR: Final = 40  # code points
_APART: Final = 120  # between two of them in a row, with figures and words that also mean something else
_WIDE: Final = 300  # a card's number, each of its digits as a word
_CHINESE_NUMERALS: Final = "〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖영공일이삼사오육칠팔구"
_CHINESE: Final = re.compile(rf"[{_CHINESE_NUMERALS}](?:[\s-]?[{_CHINESE_NUMERALS}]){{2,}}+")
_CHINESE_DIGITS: Final = str.maketrans(_CHINESE_NUMERALS, "0012345678912345678900123456789")
_TOKEN: Final = re.compile(rf"{_WORD}|[0-9]+", re.IGNORECASE)
_SURE: Final = frozenset({*NUMBERS, *TENS})
_PLAIN: Final = any_of(word for word in _SURE if word.isalpha())
_EVERYDAY: Final = any_of(word for word in ALIKE if len(word) > 1)  # "attempt 4 for order 4111"
_AMONG_DIGITS: Final = shaped(
    re.compile(
        rf"[0-9][\s,.-]{{0,3}}(?=[^\W\d_])({_PLAIN}|{_EVERYDAY}(?=[\s,.-]{{0,3}}{_UNITS}(?![^\W_])))(?![^\W\d_])"
        r"[\s,.-]{0,3}(?=[^\W_])"
    ),
    rb"0(?=[^0a]{0,3}(?:aa|a?[?]))",
)
_BETWEEN_WORDS: Final = str.maketrans(dict.fromkeys("-,./_;:&=()،、", " "))
_RUN_TOGETHER: Final = 12  # characters
_ENOUGH: Final = 3
_MOSTLY: Final = 0.5
_NO_CHANCE: Final = 9  # so many in a row are no sentence
_SOME: Final = 0.1


def has_spoken_digits(view: View) -> bool:
    """Whether the text may hold enough of them, in words, to be read as a number."""
    return bool(view.once(_places)) or (not view.text.isascii() and bool(_CHINESE.search(view.text)))


def spoken_digits(view: View) -> View:
    """Digits where words stand for them."""
    places: Sequence[Range] = view.once(_places)
    if places and ("(" in view.text or "=" in view.text):
        twice = view.rewrite(_TWICE, _once, ranges=common(places, _around_signs(view.text)))
        view, places = _followed(view, twice, places)
    if not view.text.isascii():
        in_figures = view.rewrite(_CHINESE, lambda run: run[0].translate(_CHINESE_DIGITS))
        view, places = _followed(view, in_figures, places)
    return view.rewrite(_SPOKEN, _number, ranges=places)


def _around_signs(text: str) -> list[Range]:
    """Where _TWICE may match: it has one of two signs in it."""
    return merged(
        (max(0, m.start() - _HALF_TWICE), m.end() + _HALF_TWICE) for m in _TWICE_SIGN.finditer(text)
    )


def _followed(older: View, newer: View, places: Sequence[Range]) -> tuple[View, Sequence[Range]]:
    return newer, places if newer is older else newer.edits.moved_all(places)


def _places(view: View) -> list[Range]:
    """Where enough of them stand together, with room for those that are read among them only."""
    text = view.lower
    areas = [(0, len(text))] if view.areas is None else view.areas
    words = set().union(*(_words(text[start:end]) for start, end in areas))
    sure = [place for place in _standing(text, _SURE & words, areas) if _has_neighbour(text, *place)]
    rows = [place for place in merged(sure, _APART) if _are_several(_words(_with_neighbours(text, *place)))]
    among = [match.span(1) for match in view.near(_AMONG_DIGITS, text=text, digits=1)]
    long = {word for word in words if len(word) >= _RUN_TOGETHER and _SPOKEN.search(word)}
    glued = _standing(text, long, areas)
    return merged(sorted([*_widened(rows), *_widened(among), *_widened(glued)]))


def _words(text: str) -> list[str]:
    return text.translate(_BETWEEN_WORDS).split()


def _standing(text: str, words: Iterable[str], areas: Ranges) -> list[Range]:
    """Where each of some words stands by itself."""
    places: list[Range] = []
    for word, (first, last) in product(words, areas):
        start = text.find(word, first, last)
        while start >= 0:
            end = start + len(word)
            if not text[max(0, start - 1) : start].isalnum() and not text[end : end + 1].isalnum():
                places.append((start, end))
            start = text.find(word, end, last)
    return sorted(places)


def _widened(places: Iterable[Range]) -> list[Range]:
    return merged((max(0, start - _WIDE), end + _WIDE) for start, end in places)


def _with_neighbours(text: str, start: int, end: int) -> str:
    return text[max(0, start - _NEAR) : end + _NEAR]


def _has_neighbour(text: str, start: int, end: int) -> bool:
    return bool(_AFTER.match(text, end) or _BEFORE.match(text[max(0, start - _NEAR) : start][::-1]))


def _are_several(words: Sequence[str]) -> bool:
    sure = sum(word in _SURE for word in words)
    return sure >= _ENOUGH or (sure == _ENOUGH - 1 and _end_in_digit(words))


def _end_in_digit(words: Sequence[str]) -> bool:
    """Whether two of them and a digit stand in a row."""
    rows = zip(words, words[1:], words[2:], strict=False)
    return any(last.isdigit() and first in _SURE and second in _SURE for first, second, last in rows)


def _once(both: re.Match[str]) -> str | None:
    return (both[1] or both[4]) if (both[2] or both[3]).lower() in NUMBERS else None


def _number(run: re.Match[str]) -> str | None:
    tokens = [token.lower() for token in _TOKEN.findall(_JOINTS.sub(" ", run[0]))]
    words = {token for token in tokens if not token.isdigit()}
    sure = sum(token not in ALIKE for token in tokens)
    share = _MOSTLY if len(tokens) < _NO_CHANCE else _SOME
    if sure < share * len(tokens) or words <= {"o"}:
        return None
    if words <= ALIKE.keys() and any(len(token) >= _ENOUGH and token.isdigit() for token in tokens):
        return None  # "from 4821 to 1248"
    return "".join(_read(tokens))


def _read(words: list[str]) -> Iterator[str]:
    times = 1
    ten = ""
    for word in words:
        digits = NUMBERS.get(word) or ALIKE.get(word) or word
        if ten and word not in TENS:
            yield ten + digits if len(digits) == 1 and digits != "0" else f"{ten}0{digits}"
            ten = ""
        elif word in _TIMES:
            times = _TIMES[word]
        elif word in TENS:
            if ten:
                yield f"{ten}0"
            ten = TENS[word]
        elif word != "hundred":
            yield digits * times
            times = 1
    if ten:
        yield f"{ten}0"
