"""Numbers as issuers give them out, with a right check digit and nobody's."""

from random import Random
from typing import Final

_CARDS: Final = (
    ("4", 16), ("4", 16), ("4", 16), ("51", 16), ("53", 16), ("55", 16), ("2221", 16), ("2720", 16), ("34", 15), ("37", 15),
    ("36", 14), ("300", 14), ("38", 14), ("6011", 16), ("65", 16), ("644", 16), ("3528", 16), ("3589", 16), ("62", 16),
    ("6759", 16), ("5018", 16), ("2200", 16), ("2204", 16), ("607000", 16), ("652150", 16), ("506700", 16), ("606282", 16),
    ("9792", 16), ("5019", 16),
)  # fmt: skip
_SIXTEEN: Final = tuple((prefix, length) for prefix, length in _CARDS if length == 16)


def digits(random: Random, count: int) -> str:
    """`count` random digits."""
    return "".join(random.choices("0123456789", k=count))


def luhn_digit(number: str) -> str:
    """The check digit for a number without one (ISO/IEC 7812-1, annex B)."""
    total = sum(sum(divmod(int(d) * (2 - i % 2), 10)) for i, d in enumerate(reversed(number)))
    return str(-total % 10)


def with_prefix(random: Random, prefix: str, length: int) -> str:
    """A number of a range, with its check digit."""
    body = prefix + digits(random, length - len(prefix) - 1)
    return body + luhn_digit(body)


def card(random: Random) -> str:
    """Of any usual network."""
    return with_prefix(random, *random.choice(_CARDS))


def card16(random: Random) -> str:
    """Of sixteen digits."""
    return with_prefix(random, *random.choice(_SIXTEEN))


def amex(random: Random) -> str:
    """Of fifteen digits."""
    return with_prefix(random, random.choice(("34", "37")), 15)


def ssn(random: Random) -> str:
    """By SSA's rules, without separators."""
    area = random.choice([n for n in range(1, 900) if n != 666])
    return f"{area:03d}{random.randint(1, 99):02d}{random.randint(1, 9999):04d}"


def itin(random: Random) -> str:
    """By the ranges of IRS Publication 1915."""
    return f"9{digits(random, 2)}{random.choice((*range(50, 66), *range(70, 89), 90, 91, 92, *range(94, 100))):02d}{digits(random, 4)}"


def code(random: Random) -> str:
    """A security code of three digits."""
    return digits(random, 3)


def expiry(random: Random) -> str:
    """MM/YY in the next years."""
    return f"{random.randint(1, 12):02d}/{random.randint(26, 33)}"
