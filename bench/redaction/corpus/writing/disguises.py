"""Ways past a filter that a person still reads; kept from whoever works on the recognizers."""

from collections.abc import Callable
from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import digits, ssn
from bench.redaction.corpus.spelling import grouped
from bench.redaction.corpus.writing.frames import Spelling, any_of, joined, spelled

_FRAMES: Final = (
    "card number: {}",
    "my visa {} (had to write it like this)",
    "pls bill my credit card {} ok?",
    "Your form eats it so here is my card: {}",
    "debit card = {}",
)
_SSN_FRAMES: Final = (
    "my social security number: {}",
    "ssn = {}",
    "SSN is {} ok",
    "my social is {}, the form blocks it",
)
_WORDS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TONGUES: Final = (
    ("zero", "uno", "due", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove"),
    ("zero", "um", "dois", "três", "quatro", "cinco", "seis", "sete", "oito", "nove"),
    ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen"),
    ("ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"),
    ("zero", "jeden", "dwa", "trzy", "cztery", "pięć", "sześć", "siedem", "osiem", "dziewięć"),
    tuple("〇一二三四五六七八九"),
    tuple("零壹贰叁肆伍陆柒捌玖"),
)
_LETTERS: Final = {"0": "oOQD", "1": "lI|!i", "2": "zZ", "5": "sS$", "8": "B", "6": "b", "9": "g", "3": "E", "4": "A", "7": "T"}  # fmt: skip
_SIGNS: Final = ("⑴⑵⑶⑷⑸⑹⑺⑻⑼", "⓵⓶⓷⓸⓹⓺⓻⓼⓽", "➀➁➂➃➄➅➆➇➈", "➊➋➌➍➎➏➐➑➒", "₁₂₃₄₅₆₇₈₉", "①②③④⑤⑥⑦⑧⑨")
_ZEROS: Final = ("0", "⓪", "0", "⓿", "₀", "⓪")


def _card(spell: Spelling) -> Maker:
    return spelled(_FRAMES, spell)


def _ssn(spell: Spelling) -> Maker:
    return spelled(_SSN_FRAMES, spell, ssn)


def _like(few: str) -> Spelling:
    """Some of the digits that look like letters as letters."""

    def spell(random: Random, number: str) -> str:
        number = "".join(
            random.choice(_LETTERS[d]) if d in few and random.random() < 0.7 else d for d in number
        )
        sizes = (3, 2, 4) if len(number) == 9 else ()
        return grouped(number, random.choice((" ", "-", "") if not sizes else ("-", " ")), sizes)

    return spell


def _tongue(random: Random, number: str) -> str:
    words = random.choice(_TONGUES)
    return ("" if len(words[1]) == 1 else random.choice((" ", ", ", "-"))).join(words[int(d)] for d in number)


def _some_words(random: Random, number: str) -> str:
    words = (_WORDS[int(d)] if random.random() < 0.35 else d for d in number)
    return random.choice((" ", "", "-", ", ")).join(words)


def _signs(random: Random, number: str) -> str:
    kind = random.randrange(len(_SIGNS))
    table = _ZEROS[kind] + _SIGNS[kind]
    return random.choice(("", " ", "-")).join(table[int(d)] for d in number)


def _stacked(random: Random, number: str) -> str:
    """Several marks on each digit."""
    marks = "\u0300\u0301\u0302\u0303\u0307\u0316\u0323\u0330\u0334\u0338"
    return "".join(d + "".join(random.choices(marks, k=random.randint(1, 5))) for d in number)


def _reversed(random: Random, number: str) -> str:
    """Turned by a sign of direction, so that it shows as it should."""
    return f"\u202e{grouped(number, random.choice((' ', '-')))[::-1]}\u202c"


def _thousands(random: Random, number: str) -> str:
    mark = random.choice((",", ".", "'"))
    return random.choice((" ", " - ", " / ")).join(
        f"{g[0]}{mark}{g[1:]}" for g in grouped(number, " ").split()
    )


def _positions(random: Random, number: str) -> str:
    if random.random() < 0.5:
        return ", ".join(f"d{i}={d}" for i, d in enumerate(number, 1))
    names = ("first group", "second group", "third group", "last group")
    return ", ".join(f"{name} {g}" for name, g in zip(names, grouped(number, " ").split(), strict=True))


def _empty_tags(random: Random, number: str) -> str:
    return random.choice(("<b></b>", "<!-- -->", "<span></span>", "&zwj;", "<i> </i>", "&#x200b;")).join(number)  # fmt: skip


def _runs_of(alphabet: str, least: int, most: int) -> Spelling:
    """Between groups or digits, some signs by chance."""

    def spell(random: Random, number: str) -> str:
        parts = list(number) if random.random() < 0.5 else grouped(number, " ").split()
        text = parts[0]
        for part in parts[1:]:
            text += "".join(random.choices(alphabet, k=random.randint(least, most))) + part
        return text

    return spell


def _coded(random: Random) -> str:
    code = digits(random, 3)
    words, (a, b, c) = " ".join(_WORDS[int(d)] for d in code), tuple(code)
    return random.choice(
        (
            f"the cvv is ⟦{words}⟧",
            f"CVV: ⟦{words.replace(' ', '-')}⟧",
            f"C V V ⟦{a} {b} {c}⟧",
            f"c-v-v ⟦{code}⟧",
            f"c.v.c = ⟦{a}_{b}_{c}⟧",
            f"security code on the back ⟦{a}*{b}*{c}⟧",
        )
    )


def _pinned(random: Random) -> str:
    pin = random.choice("356789") + digits(random, 3)
    words = " ".join(_WORDS[int(d)] for d in pin)
    return random.choice(
        (f"my card P I N is ⟦{pin}⟧", f"bank card p.i.n. ⟦{pin}⟧", f"my card's PIN: ⟦{words}⟧", f"debit card pin ⟦{'-'.join(pin)}⟧", f"ATM PIN is ⟦{' '.join(pin)}⟧")
    )  # fmt: skip


def _spoken(pauses: tuple[str, ...], sizes: tuple[int, ...]) -> Callable[[Random, str], str]:
    return joined(pauses, sizes)


_FOURS: Final = (4, 4, 4, 4)

CATEGORIES: Final[dict[str, Maker]] = {
    "letters for some digits": _card(_like("015")),
    "letters for many digits": _card(_like("012568")),
    "digits and words by chance": _card(_some_words),
    "words of further languages": _card(_tongue),
    "digits in signs": _card(_signs),
    "marks upon marks": _card(_stacked),
    "turned by direction": _card(_reversed),
    "thousands": _card(_thousands),
    "places named": _card(_positions),
    "nothing between all": _card(_empty_tags),
    "signs by chance": _card(_runs_of("._-*~ ", 1, 4)),
    "pictures by chance": _card(_runs_of("💳🔥🙈➖✨🔒•", 1, 2)),
    "brackets of all kinds": _card(lambda random, n: "".join(random.choice(("({})", "[{}]", "<{}>", "«{}»", "{{{}}}", '"{}"')).format(g) for g in grouped(n, " ").split())),
    "spoken signs between": _card(_spoken((" (space) ", " [dash] ", " hyphen ", " -space- ", " minus ", " (dash) "), _FOURS)),
    "fillers between": _card(_spoken((" um ", ", comma ", " next ", " followed by ", " plus ", " ... ", " pause ", " & "), _FOURS)),
    "asides between": _card(_spoken((" (gap) ", " <no spaces> ", " (remove this) ", " lol ", " #next# ", " (cont.) "), _FOURS)),
    "lines between": _card(_spoken(("\n\n", "\n-\n", "\n...\n", " |\n", "\n* "), _FOURS)),
    "one letter between": any_of(_card(lambda random, n: random.choice("xoz").join(n)), _card(lambda random, n: random.choice(("a", "_x_", " o ", "zz")).join(grouped(n, " ").split()))),
    "ssn, letters for some digits": _ssn(_like("015")),
    "ssn, in signs": _ssn(_signs),
    "ssn, digits and words by chance": _ssn(_some_words),
    "ssn, spoken signs between": _ssn(_spoken((" (dash) ", " hyphen ", " [-] ", " minus ", " space ", " and "), (3, 2, 4))),
    "ssn, signs by chance": _ssn(_runs_of("._-* ", 1, 3)),
    "ssn, words of further languages": _ssn(_tongue),
    "code disguised": _coded,
    "pin disguised": _pinned,
}  # fmt: skip
