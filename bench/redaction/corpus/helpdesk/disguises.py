"""Ways past a filter that a person still reads."""

from random import Random
from typing import Final

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.helpdesk.frames import Spelling, parts, put
from bench.redaction.corpus.numbers import digits, ssn

_FRAMES: Final = (
    "card number {} (wrote it this way on purpose)",
    "my visa card: {}",
    "the form won't let me send my credit card, so: {}",
    "charge my debit card {} please",
)
_SSN_FRAMES: Final = ("my ssn is {}", "social security number, your chat blocks it: {}", "SSN: {}")
_WORDS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_SHORT: Final = ("zro", "wan", "tu", "tri", "foor", "faiv", "siks", "sevin", "eit", "nain")
_ALIKE: Final = {"0": "Oo", "1": "lI", "5": "S", "8": "B", "2": "Z"}


def _card(spell: Spelling) -> Maker:
    return put(_FRAMES, spell)


def _ssn(spell: Spelling) -> Maker:
    return put(_SSN_FRAMES, spell, ssn)


def _spoken_groups(random: Random, number: str) -> str:
    """Words, with a word for each group's end."""
    end = random.choice((" ... ", "; ", " / ", " dash ", " space ", ",\n"))
    return end.join(" ".join(_WORDS[int(d)] for d in group) for group in parts(number))


def _misspelled(random: Random, number: str) -> str:
    return random.choice((" ", ", ", "-")).join(random.choice((_WORDS, _SHORT))[int(d)] for d in number)


def _alternating(random: Random, number: str) -> str:
    first = random.randrange(2)
    return " ".join(_WORDS[int(d)] if i % 2 == first else d for i, d in enumerate(number))


def _half_in_words(random: Random, number: str) -> str:
    half = len(number) // 2
    words = random.choice((" ", "-")).join(_WORDS[int(d)] for d in number[half:])
    return f"{' '.join(parts(number)[:2])} {words}" if len(number) == 16 else f"{number[:half]} {words}"


def _letters(random: Random, number: str) -> str:
    text = random.choice((" ", "-", ".", "")).join(parts(number))
    return "".join(random.choice(_ALIKE[d]) if d in _ALIKE and random.random() < 0.5 else d for d in text)


def _filled_gaps(*fillers: str) -> Spelling:
    return lambda random, n: random.choice(fillers).join(parts(n))


def _filled_digits(*fillers: str) -> Spelling:
    return lambda random, n: random.choice(fillers).join(n)


def _wrapped_groups(random: Random, number: str) -> str:
    left, right = random.choice((("*", "*"), ("_", "_"), ("%", "%"), ("/", "/"), ("[[", "]]"), ("=", "="), ("^", "^")))  # fmt: skip
    return f"{left}⟦{f'{right} {left}'.join(parts(number))}⟧{right}"


def _lettered(random: Random, number: str) -> str:
    """Each group under a name of its own."""
    names = random.choice(
        (
            ("A", "B", "C", "D"),
            ("one", "two", "three", "four"),
            ("part1", "part2", "part3", "part4"),
            ("I", "II", "III", "IV"),
        )
    )
    sign = random.choice((": ", "=", " -> "))
    return "; ".join(f"{name}{sign}⟦{group}⟧" for name, group in zip(names, parts(number), strict=False))


def _said_aside(random: Random, number: str) -> str:
    one, two, three, four = (f"⟦{group}⟧" for group in parts(number))
    return random.choice(
        (
            f"starts {one} then comes {two} and {three}, ends {four}",
            f"{one} (write that down) {two} (and that) {three} (almost) {four}",
            f"it's {one}, um, {two}, wait, yes, {three}, and {four}",
        )
    )


def _signed(random: Random, number: str) -> str:
    alphabet = random.choice(("⓪①②③④⑤⑥⑦⑧⑨", "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉", "０１２３４５６７８９", "🄀⒈⒉⒊⒋⒌⒍⒎⒏⒐"))
    return random.choice(("", " ", ".", "-")).join(
        alphabet[int(d)] if random.random() < 0.7 else d for d in number
    )


def _code(random: Random) -> str:
    three = digits(random, 3)
    words = [_WORDS[int(d)] for d in three]
    return random.choice(
        (
            f"my cvv is ⟦{words[0]} {words[1]} {three[2]}⟧",
            f"C_V_V ⟦{three}⟧",
            f"CVV = ⟦{three[0]}/{three[1]}/{three[2]}⟧",
            f"card cvv: ⟦{', '.join(words)}⟧",
            f"cvc is ⟦{three[0]} then {three[1]} then {three[2]}⟧",
        )
    )


def _pin(random: Random) -> str:
    pin = random.choice("35678") + digits(random, 3)
    words = [_WORDS[int(d)] for d in pin]
    return random.choice(
        (
            f"my debit card pin is ⟦{'-'.join(words)}⟧",
            f"card pin ⟦{'.'.join(pin)}⟧",
            f"ATM PIN ⟦{words[0]} {pin[1]} {words[2]} {pin[3]}⟧",
            f"pin of the card: ⟦{'_'.join(pin)}⟧",
        )
    )


CATEGORIES: Final[dict[str, Maker]] = {
    "dodge, words by group": _card(_spoken_groups),
    "dodge, words as heard": _card(_misspelled),
    "dodge, every other a word": _card(_alternating),
    "dodge, second half in words": _card(_half_in_words),
    "dodge, letters here and there": _card(_letters),
    "dodge, things in the gaps": _card(_filled_gaps(" 🐱 ", "~~", "---", " >> ", " -and- ", "(dot)", " slash ", "____", " * ", "🟦", " :: ", "......")),
    "dodge, things between digits": _card(_filled_digits(" . ", "_", " - ", "^", "'", "~", " | ", "🔹", ";", "\t")),
    "dodge, signs around groups": put(_FRAMES, _wrapped_groups, whole=False),
    "dodge, groups with names": put(_FRAMES, _lettered, whole=False),
    "dodge, groups in talk": put(_FRAMES, _said_aside, whole=False),
    "dodge, signs for digits": _card(_signed),
    "dodge, social in words": _ssn(_spoken_groups),
    "dodge, social with letters": _ssn(_letters),
    "dodge, social with gaps": _ssn(_filled_gaps(" -- ", "~", " dash ", "***", " 🙃 ", "(dot)", " >> ", "...")),
    "dodge, social half in words": _ssn(_half_in_words),
    "dodge, code of the card": _code,
    "dodge, pin of the card": _pin,
}  # fmt: skip
