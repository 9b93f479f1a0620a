"""Secrets in the spelling that a field asks for, each between ⟦ and ⟧."""

from collections.abc import Callable
from random import Random
from typing import Final

from bench.redaction.corpus.numbers import code, digits, ssn, with_prefix
from bench.redaction.corpus.spelling import grouped

# Networks by the ranges that they publish; the number of digits is the usual one.
NETWORKS: Final[dict[str, tuple[tuple[str, int], ...]]] = {
    "visa": (("4", 16), ("4539", 16), ("4929", 16), ("4000", 16)),
    "visa13": (("4", 13),),
    "visa19": (("4", 19),),
    "mc": (
        ("51", 16),
        ("52", 16),
        ("53", 16),
        ("54", 16),
        ("55", 16),
        ("2223", 16),
        ("2450", 16),
        ("2719", 16),
    ),
    "amex": (("34", 15), ("37", 15)),
    "disc": (("6011", 16), ("644", 16), ("649", 16), ("65", 16)),
    "diners": (("36", 14), ("38", 14), ("301", 14), ("305", 14)),
    "jcb": (("3528", 16), ("3540", 16), ("3566", 16), ("3589", 16)),
    "up": (("6212", 16), ("6225", 16), ("6250", 16)),
    "up19": (("6217", 19), ("6228", 19)),
    "maestro": (("5018", 16), ("5020", 16), ("6304", 16), ("6759", 16), ("6761", 16), ("6763", 16)),
    "maestro19": (("6304", 19), ("6759", 19), ("6763", 18)),
    "mir": (("2200", 16), ("2202", 16), ("2204", 16)),
    "rupay": (("607100", 16), ("652180", 16), ("508550", 16)),
    "elo": (("506701", 16), ("509040", 16), ("650500", 16)),
    "troy": (("9792", 16),),
    "dankort": (("5019", 16),),
}
_COMMON: Final = ("visa", "visa", "visa", "mc", "mc", "mc", "disc", "jcb", "up", "maestro", "mir", "rupay")
_SSN: Final = 9
_SIGNS: Final = ("", " ", "-")
_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "oh": ("oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    "es": ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve"),
    "de": ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun"),
    "fr": ("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
}
_MONTHS: Final = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")  # fmt: skip


def _any(random: Random, kind: str) -> str:
    if kind == "pan":
        kind = "amex" if random.random() < 0.1 else random.choice(_COMMON)
    elif kind == "pan16":
        kind = random.choice(_COMMON)
    return with_prefix(random, *random.choice(NETWORKS[kind])) if kind in NETWORKS else ssn(random)


def _parts(kind: str, number: str) -> list[str]:
    sizes = (3, 2, 4) if kind == "ssn" else ()
    return grouped(number, " ", sizes).split()


def _sign(random: Random, _: str, parts: list[str], sign: str) -> str:
    return (random.choice(_SIGNS) if sign == "?" else sign).join(parts)


def _cut(random: Random, number: str, parts: list[str], joint: str) -> str:
    """In groups with their usual sign, but for one place."""
    at = random.randrange(1, len(parts))
    sign = "-" if len(number) == _SSN else " "
    return f"{sign.join(parts[:at])}{joint}{sign.join(parts[at:])}"


def _apart(_: Random, __: str, parts: list[str], joint: str) -> str:
    """Every group a secret of its own, with what may stay between them."""
    return f"⟧{joint}⟦".join(parts)


def _halves(_: Random, __: str, parts: list[str], joint: str) -> str:
    """Two secrets, with what may stay between them."""
    return f"{' '.join(parts[:2])}⟧{joint}⟦{' '.join(parts[2:])}"


def _split(random: Random, number: str, _: list[str], joint: str) -> str:
    """Cut once anywhere, as by a program that counts characters."""
    at = random.randrange(3, len(number) - 2)
    return number[:at] + joint + number[at:]


def _fours(_: Random, number: str, __: list[str], sign: str) -> str:
    """In groups of four, whatever the network embosses."""
    return sign.join(number[i : i + 4] for i in range(0, len(number), 4))


def _groups(_: Random, __: str, parts: list[str], form: str) -> str:
    """`form|sign`: every group in a form."""
    form, _sep, sign = form.partition("|")
    return sign.join(form.replace("#", part) for part in parts)


def _each(_: Random, number: str, __: list[str], form: str) -> str:
    """`form|sign`: every digit in a form."""
    form, _sep, sign = form.partition("|")
    return sign.join(form.replace("#", digit) for digit in number)


def _script(_: Random, __: str, parts: list[str], form: str) -> str:
    """`zero|sign`: digits of the script whose zero has this code point."""
    zero, _sep, sign = form.partition("|")
    return sign.join("".join(chr(int(zero, 16) + int(d)) for d in part) for part in parts)


def _signs(_: Random, __: str, parts: list[str], form: str) -> str:
    """`signs|sign`: digits from a list of ten, with commas between."""
    ten, _sep, sign = form.partition("|")
    return sign.join("".join(ten.split(",")[int(d)] for d in part) for part in parts)


def _entities(_: Random, number: str, __: list[str], form: str) -> str:
    """Every digit as a reference to its code point."""
    return "".join(form.format(ord(digit)) for digit in number)


def _spoken(_: Random, __: str, parts: list[str], form: str) -> str:
    """`language|sign of digits|sign of groups`."""
    language, inner, outer = form.split("|")
    return outer.join(inner.join(_WORDS[language][int(d)] for d in part) for part in parts)


_FORMS: Final[dict[str, Callable[[Random, str, list[str], str], str]]] = {
    "": _sign, "cut": _cut, "apart": _apart, "halves": _halves, "split": _split, "fours": _fours, "groups": _groups, "each": _each, "script": _script, "signs": _signs, "entities": _entities, "spoken": _spoken,
}  # fmt: skip


def number(random: Random, kind: str, form: str, argument: str) -> str:
    """A card of a network, or an SSN, marked."""
    plain = _any(random, kind)
    return f"⟦{_FORMS[form](random, plain, _parts(kind, plain), argument)}⟧"


def security_code(random: Random, size: str) -> str:
    """Of three digits, or as many as asked for."""
    return f"⟦{digits(random, int(size)) if size else code(random)}⟧"


def pin(random: Random, size: str) -> str:
    """Of four digits, or as many as asked for; never a year."""
    count = int(size or "4")
    return f"⟦{random.choice('03456789')}{digits(random, count - 1)}⟧"


def expires(random: Random, form: str) -> str:
    """`MM/YY`, or a form of MM, YYYY, YY and Month."""
    month, year = random.randint(1, 12), random.randint(2027, 2033)
    text = (form or "MM/YY").replace("MM", f"{month:02d}").replace("YYYY", str(year))
    return f"⟦{text.replace('YY', str(year)[2:]).replace('Month', _MONTHS[month - 1])}⟧"


def track(random: Random, which: str) -> str:
    """Track 1 or 2 as a reader gives it (ISO/IEC 7813)."""
    pan, date = _any(random, "pan16"), f"{random.randint(27, 33)}{random.randint(1, 12):02d}"
    rest = f"{date}{random.choice(('101', '201', '221'))}{digits(random, 10)}"
    name = random.choice(("DOE/JANE", "SMITH/ROBERT A", "GARCIA/MARIA MS", "CARDHOLDER/VISA"))
    both = {"1": f"%B{pan}^{name}^{rest}?", "2": f";{pan}={rest}?", "D": f"{pan}D{rest}F"}
    return f"⟦{both[which]}⟧"
