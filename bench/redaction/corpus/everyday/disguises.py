"""What a person does who wants a number past a filter, but still read by a person."""

from collections.abc import Callable
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import card16, ssn
from bench.redaction.corpus.spelling import grouped

_WORDS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _card(spell: Callable[[str], str], frame: str = "my card is {}") -> Maker:
    return lambda random: frame.replace("{}", f"⟦{spell(card16(random))}⟧")


def _ssn(spell: Callable[[str], str]) -> Maker:
    return lambda random: f"my ssn is ⟦{spell(ssn(random))}⟧"


def _named(separator: str) -> Callable[[str], str]:
    return lambda n: separator.join(_WORDS[int(d)] for d in n)


CATEGORIES: Final[dict[str, Maker]] = {
    "letters for digits": _card(lambda n: n.translate(str.maketrans("01", "Ol"))),
    "letter O": _card(lambda n: grouped(n.replace("0", "O"), " ")),
    "words": _card(_named(" ")),
    "words with commas": _card(_named(", ")),
    "words with dashes": _card(_named("-")),
    "words in groups": _card(lambda n: ", ".join(_named(" ")(g) for g in grouped(n, " ").split())),
    "words and digits": _card(lambda n: " ".join(_WORDS[int(d)] if i % 4 == 0 else d for i, d in enumerate(n))),
    "dots between all": _card(lambda n: "..".join(grouped(n, " ").split())),
    "ellipsis": _card(lambda n: "…".join(grouped(n, " ").split())),
    "asterisk between all": _card("*".join),
    "newline between all": _card("\n".join),
    "slashes around": _card("/".join),
    "emoji between": _card(lambda n: "😀".join(grouped(n, " ").split())),
    "x between": _card(lambda n: "x".join(grouped(n, " ").split())),
    "word between": _card(lambda n: " dash ".join(grouped(n, " ").split())),
    "and between": _card(lambda n: " and ".join(grouped(n, " ").split())),
    "then between": _card(lambda n: " then ".join(grouped(n, " ").split())),
    "dot in words": _card(lambda n: " dot ".join(grouped(n, " ").split())),
    "labelled groups": _card(lambda n: "a) {} b) {} c) {} d) {}".format(*grouped(n, " ").split())),
    "odd groups": _card(lambda n: grouped(n, " ", (3, 5, 2, 6))),
    "odd groups with dashes": _card(lambda n: grouped(n, "-", (1, 7, 5, 3))),
    "wide gaps": _card(lambda n: "      ".join(grouped(n, " ").split())),
    "underlines": _card(lambda n: "___".join(grouped(n, " ").split())),
    "quotes around each": _card(lambda n: " ".join(f"'{d}'" for d in n)),
    "emoji digits": _card(lambda n: " ".join(f"{d}\ufe0f\u20e3" for d in n)),
    "two halves apart": _card(lambda n: f"{n[:8]} (and the other half is) {n[8:]}"),
    "ssn in words": _ssn(_named(" ")),
    "ssn with letters": _ssn(lambda n: grouped(n.replace("0", "O"), "-", (3, 2, 4))),
    "ssn with words between": _ssn(lambda n: " dash ".join(grouped(n, " ", (3, 2, 4)).split())),
    "ssn spread": _ssn(" . ".join),
}  # fmt: skip
