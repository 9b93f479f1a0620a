"""Texts with places to fill: ‹card›, ‹card|-› with a separator, ‹n12› for twelve digits, ‹=first› always the same."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random
from typing import Final
from uuid import UUID

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.numbers import amex, card, card16, code, digits, expiry, ssn, with_prefix
from bench.redaction.corpus.spelling import grouped

_PLACE: Final = re.compile(r"‹(=?)(\w+)(?:\|([^›]*))?›")
_FIRST: Final = ("Ann", "Luis", "Priya", "Tomasz", "Mei", "Oluwaseun", "Greta", "Kevin", "Fatima", "Dmitri", "Sofia", "Hank", "Yuki", "Carol")  # fmt: skip
_LAST: Final = ("Lee", "Okafor", "Novak", "Ramirez", "Schmidt", "O'Brien", "Tanaka", "Haddad", "Lindqvist", "Moreau", "Patel", "Kowalski")  # fmt: skip
_CITIES: Final = ("Reno, NV", "Troy, NY", "Boise, ID", "Macon, GA", "Duluth, MN", "Laredo, TX", "Salem, OR", "Erie, PA")  # fmt: skip
_SIMPLE: Final[Mapping[str, Callable[[Random], str]]] = {
    "first": lambda random: random.choice(_FIRST),
    "last": lambda random: random.choice(_LAST),
    "name": lambda random: f"{random.choice(_FIRST)} {random.choice(_LAST)}",
    "NAME": lambda random: f"{random.choice(_LAST)}/{random.choice(_FIRST)}".upper().replace("'", ""),
    "email": lambda random: f"{random.choice(_FIRST)}.{random.choice(_LAST)}@example.{random.choice(('com', 'org', 'net'))}".lower().replace("'", ""),
    "city": lambda random: random.choice(_CITIES),
    "money": lambda random: f"{random.randint(1, 900)}.{random.randint(0, 99):02d}",
    "byte": lambda random: str(random.randint(1, 254)),
    "ip": lambda random: ".".join(str(random.randint(1, 254)) for _ in range(4)),
    "day": lambda random: f"{_date(random):%Y-%m-%d}",
    "usday": lambda random: f"{_date(random):%m/%d/%Y}",
    "euday": lambda random: f"{_date(random):%d.%m.%Y}",
    "ymd": lambda random: f"{_date(random):%Y%m%d}",
    "birth": lambda random: f"{_date(random) - timedelta(days=random.randint(8000, 26000)):%m/%d/%Y}",
    "dob": lambda random: f"{_date(random) - timedelta(days=random.randint(8000, 26000)):%Y-%m-%d}",
    "born": lambda random: f"{_date(random) - timedelta(days=random.randint(8000, 26000)):%Y%m%d}",
    "hm": lambda random: f"{random.randint(8, 18):02d}:{random.randint(0, 59):02d}",
    "hms": lambda random: f"{random.randint(8, 18):02d}:{random.randint(0, 59):02d}:{random.randint(0, 59):02d}",
    "epoch": lambda random: str(1_700_000_000 + random.randrange(80_000_000)),
    "uuid": lambda random: str(UUID(int=random.getrandbits(128), version=4)),
    "phone": lambda random: f"({random.randint(201, 989)}) 555-01{digits(random, 2)}",
    "cvv": lambda random: f"⟦{code(random)}⟧",
    "cvv4": lambda random: f"⟦{digits(random, 4)}⟧",
    "pin": lambda random: f"⟦{random.choice('0356789')}{digits(random, 3)}⟧",
    "m": lambda random: f"⟦{random.randint(1, 12)}⟧",
    "mm": lambda random: f"⟦{random.randint(1, 12):02d}⟧",
    "yy": lambda random: f"⟦{random.randint(26, 33)}⟧",
    "yyyy": lambda random: f"⟦20{random.randint(26, 33)}⟧",
}  # fmt: skip
_CARDS: Final[Mapping[str, Callable[[Random], str]]] = {
    "card": card,
    "card16": card16,
    "amex": amex,
    "visa": lambda random: with_prefix(random, "4", 16),
    "mc": lambda random: with_prefix(random, random.choice(("51", "52", "54", "2221")), 16),
}
_ALPHABETS: Final = {
    "n": "0123456789", "h": "0123456789abcdef", "H": "0123456789ABCDEF", "A": "ABCDEFGHJKLMNPRSTUVWXYZ",
    "b": "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", "a": "abcdefghijklmnopqrstuvwxyz0123456789",
    "B": "ABCDEFGHJKLMNPQRSTUVWXYZ23456789",
}  # fmt: skip


def filled(*texts: str) -> Maker:
    """One of the texts, each place filled anew."""
    return lambda random: fill(random, random.choice(texts))


def rows(head: str, row: str, foot: str = "", least: int = 2, most: int = 5, between: str = "\n") -> Maker:
    """A head, some rows and a foot; ‹i› in a row is its number."""

    def make(random: Random) -> str:
        count = random.randint(least, most)
        body = between.join(row.replace("‹i›", str(i + 1)) for i in range(count))
        return fill(random, head + body + foot)

    return make


def fill(random: Random, text: str) -> str:
    """Every place of a text filled."""
    kept: dict[str, str] = {}

    def value(place: re.Match[str]) -> str:
        same, name, separator = place.groups()
        return (
            kept.setdefault(name, _value(random, name, separator))
            if same
            else _value(random, name, separator)
        )

    return _PLACE.sub(value, text)


def _value(random: Random, name: str, separator: str | None) -> str:
    if name in _SIMPLE:
        return _SIMPLE[name](random)
    if name in _CARDS:
        number = _CARDS[name](random)
        return f"⟦{number if separator is None else grouped(number, separator)}⟧"
    if name == "ssn":
        return f"⟦{grouped(ssn(random), '-' if separator is None else separator, (3, 2, 4))}⟧"
    if name in {"exp", "explong", "yymm", "yyyymm"}:
        return f"⟦{_expiry(random, name, separator)}⟧"
    if name[0] == "d":
        return str(random.randint(1, 9)) + digits(random, int(name[1:]) - 1)
    return "".join(random.choices(_ALPHABETS[name[0]], k=int(name[1:])))


def _expiry(random: Random, name: str, separator: str | None) -> str:
    month, year = expiry(random).split("/")
    year = f"20{year}" if name in {"explong", "yyyymm"} else year
    if name.startswith("y"):
        return f"{year}{separator or ''}{month}"
    return f"{month}{'/' if separator is None else separator}{year}"


def _date(random: Random) -> date:
    return date(2024, 1, 1) + timedelta(days=random.randrange(800))
