"""Texts with places: ‹any› for a card as people write it, ‹card|-› for one with a separator, ‹n5› for five digits."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import amex, card, card16, code, digits, expiry, ssn, with_prefix
from bench.redaction.corpus.spelling import grouped

Spelling = Callable[[Random, str], str]
SSN_SIZES: Final = (3, 2, 4)
_PLACE: Final = re.compile(r"‹(\w+)(?:\|([^›]*))?›")
_FIRST: Final = ("Nora", "Sam", "Ibrahim", "Beatriz", "Wei", "Chidi", "Elena", "Marcus", "Jo", "Aiko", "Pavel", "Ruth")  # fmt: skip
_LAST: Final = ("Baker", "Nguyen", "Osei", "Keller", "Santos", "Ivanova", "McCoy", "Dubois", "Larsen", "Gupta", "Cohen")  # fmt: skip
_TOWNS: Final = ("Tulsa, OK", "Provo, UT", "Akron, OH", "Flint, MI", "Bangor, ME", "Casper, WY", "Mobile, AL")  # fmt: skip
_STREETS: Final = ("Birch Ln", "Harbor Blvd", "W 14th St", "Sunset Dr", "County Road 9", "Mill Pond Ct")
_USUAL: Final = ("", "", "", " ", " ", " ", " ", "-", "-", "\xa0", ".", "  ", " - ")
_USUAL_SSN: Final = ("-", "-", "-", "-", "", " ", " ", ".", "–")
_ALPHABETS: Final = {
    "n": "0123456789", "h": "0123456789abcdef", "H": "0123456789ABCDEF", "A": "ABCDEFGHJKLMNPRSTUVWXYZ",
    "a": "abcdefghijklmnopqrstuvwxyz0123456789", "B": "ABCDEFGHJKLMNPQRSTUVWXYZ23456789",
}  # fmt: skip
_PLAIN: Final[Mapping[str, Callable[[Random], str]]] = {
    "first": lambda random: random.choice(_FIRST),
    "last": lambda random: random.choice(_LAST),
    "name": lambda random: f"{random.choice(_FIRST)} {random.choice(_LAST)}",
    "CAPS": lambda random: f"{random.choice(_FIRST)} {random.choice(_LAST)}".upper(),
    "mail": lambda random: f"{random.choice(_FIRST)}{random.randint(1, 99)}@mail.example".lower(),
    "town": lambda random: random.choice(_TOWNS),
    "street": lambda random: f"{random.randint(2, 9899)} {random.choice(_STREETS)}",
    "sum": lambda random: f"{random.randint(3, 980)}.{random.randint(0, 99):02d}",
    "ip": lambda random: ".".join(str(random.randint(2, 250)) for _ in range(4)),
    "iso": lambda random: f"{_day(random):%Y-%m-%d}",
    "us": lambda random: f"{_day(random):%m/%d/%Y}",
    "eu": lambda random: f"{_day(random):%d.%m.%Y}",
    "ymd": lambda random: f"{_day(random):%Y%m%d}",
    "birth": lambda random: f"{_day(random) - timedelta(days=random.randint(8000, 25000)):%m/%d/%Y}",
    "hm": lambda random: f"{random.randint(7, 19):02d}:{random.randint(0, 59):02d}",
    "clock": lambda random: (
        f"{random.randint(7, 19):02d}:{random.randint(0, 59):02d}:{random.randint(0, 59):02d}"
    ),
    "unix": lambda random: str(1_720_000_000 + random.randrange(60_000_000)),
    "uuid": lambda random: str(UUID(int=random.getrandbits(128), version=4)),
    "tel": lambda random: f"{random.randint(203, 985)}-555-01{digits(random, 2)}",
    "any": lambda random: f"⟦{grouped(card(random), random.choice(_USUAL))}⟧",
    "soc": lambda random: f"⟦{grouped(ssn(random), random.choice(_USUAL_SSN), SSN_SIZES)}⟧",
    "cvv": lambda random: f"⟦{code(random)}⟧",
    "cvv4": lambda random: f"⟦{digits(random, 4)}⟧",
    "pin": lambda random: f"⟦{random.choice('035678')}{digits(random, 3)}⟧",
    "mm": lambda random: f"⟦{random.randint(1, 12):02d}⟧",
    "yyyy": lambda random: f"⟦20{random.randint(26, 33)}⟧",
}
_NUMBERS: Final[Mapping[str, Callable[[Random], str]]] = {
    "card": card,
    "sixteen": card16,
    "amex": amex,
    "visa": lambda random: with_prefix(random, "4", 16),
    "master": lambda random: with_prefix(random, random.choice(("51", "53", "55", "2221")), 16),
}


def said(*texts: str) -> Maker:
    """One of the texts, filled."""
    return lambda random: fill(random, random.choice(texts))


def either(*makers: Maker) -> Maker:
    """One of the makers."""
    return lambda random: random.choice(makers)(random)


def put(
    frames: tuple[str, ...], spell: Spelling, number: Callable[[Random], str] = card16, whole: bool = True
) -> Maker:
    """One of the frames, filled, with a spelled number at its {}; not whole: the spelling marks the secrets."""

    def make(random: Random) -> str:
        frame, spelled = fill(random, random.choice(frames)), spell(random, number(random))
        return frame.replace("{}", f"⟦{spelled}⟧" if whole else spelled)

    return make


def lines(head: str, row: str, foot: str = "", most: int = 4) -> Maker:
    """A head, two or more rows, and a foot."""
    return lambda random: fill(random, head + "\n".join([row] * random.randint(2, most)) + foot)


def between(*separators: str) -> Spelling:
    """Groups with one of the separators, the same throughout."""
    return lambda random, n: random.choice(separators).join(parts(n))


def parts(number: str) -> list[str]:
    """The groups of a number as it is embossed, or as SSA writes it."""
    return grouped(number, " ", SSN_SIZES if len(number) == 9 else ()).split()


def cut(random: Random, number: str) -> tuple[str, str]:
    """A number's two pieces at some line's end."""
    at = random.randint(2, len(number) - 2)
    return number[:at].rstrip(), number[at:].lstrip()


def fill(random: Random, text: str) -> str:
    """Every place filled."""
    return _PLACE.sub(lambda place: _value(random, place[1], place[2]), text)


def _value(random: Random, name: str, separator: str | None) -> str:
    if name in _PLAIN:
        return _PLAIN[name](random)
    if name in _NUMBERS:
        return f"⟦{grouped(_NUMBERS[name](random), separator or '')}⟧"
    if name == "ssn":
        return f"⟦{grouped(ssn(random), '-' if separator is None else separator, SSN_SIZES)}⟧"
    if name == "exp":
        return f"⟦{expiry(random).replace('/', '/' if separator is None else separator)}⟧"
    if name == "explong":
        return f"⟦{expiry(random).replace('/', f'{separator or chr(47)}20')}⟧"
    if name[0] == "d":
        return f"{random.randint(1, 9)}{digits(random, int(name[1:]) - 1)}"
    return "".join(random.choices(_ALPHABETS[name[0]], k=int(name[1:])))


def _day(random: Random) -> date:
    return date(2024, 3, 1) + timedelta(days=random.randrange(760))
