"""Texts with fields: ‹name› or ‹name:argument› becomes a fresh secret, or something harmless."""

import re
from collections.abc import Callable
from random import Random
from typing import Final
from uuid import UUID

from bench.redaction.corpus.frames import Maker
from bench.redaction.corpus.measured import spelled
from bench.redaction.corpus.numbers import digits, luhn_digit

_FIELD: Final = re.compile(r"‹([a-z]+[0-9]*)(?:\.([a-z]+))?(?::([^›]*))?›")
_FIRST: Final = ("Dana", "Priya", "Tomás", "Ingrid", "Wei", "Olu", "Marek", "Hannah", "Jerome", "Aiko", "Luca", "Sofia", "Ben", "Fatima")  # fmt: skip
_LAST: Final = ("Okafor", "Lindqvist", "Romero", "Nguyen", "Weber", "Kowalski", "Haddad", "Murphy", "Rossi", "Tanaka", "Dupont", "Silva")  # fmt: skip
_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov")
_SHOPS: Final = ("northwind-parts.example", "bikeshed.example", "lumen-home.example", "orchard.example", "acme-tools.example")  # fmt: skip
_CITIES: Final = ("Springfield, IL 62704", "Austin, TX 78701", "Portland, OR 97205", "Toledo, OH 43604", "Boise, ID 83702")  # fmt: skip
_THINGS: Final = ("espresso machine", "winter jacket", "standing desk", "router", "bike light", "baby monitor", "thermostat", "headset")  # fmt: skip


def _date(random: Random, form: str) -> str:
    year, month, day = 2026, random.randint(1, 11), random.randint(1, 28)
    shapes = {
        "": f"{year}-{month:02d}-{day:02d}", "us": f"{month}/{day}/{year}", "de": f"{day:02d}.{month:02d}.{year}", "fr": f"{day:02d}/{month:02d}/{year}",
        "en": f"{day} {_MONTHS[month - 1]} {year}", "clf": f"{day:02d}/{_MONTHS[month - 1]}/{year}", "born": f"{month}/{day}/{1950 + day * 2}", "plain": f"{year}{month:02d}{day:02d}",
    }  # fmt: skip
    return shapes[form]


def _clock(second: int) -> str:
    return f"{second // 3600 % 24:02d}:{second // 60 % 60:02d}:{second % 60:02d}"


def _no_card(random: Random, form: str) -> str:
    """`start,count`: digits whose last is not the check digit of a card."""
    start, count = form.split(",")
    while True:
        text = start + digits(random, int(count) - len(start))
        if luhn_digit(text[:-1]) != text[-1]:
            return text


def _checked(random: Random, form: str) -> str:
    """`start,count`: digits with a Luhn digit, as in IMEI and ICCID."""
    start, count = form.split(",")
    body = start + digits(random, int(count) - len(start) - 1)
    return body + luhn_digit(body)


def _ean(random: Random, start: str) -> str:
    while True:
        body = start + digits(random, 12 - len(start))
        text = body + str(-sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(body)) % 10)
        if luhn_digit(text[:-1]) != text[-1]:
            return text


def _iban(random: Random, form: str) -> str:
    """`country,count,sign`: with its check digits (ISO 13616)."""
    country, count, sign = form.split(",")
    bban = digits(random, int(count))
    value = int(bban + "".join(str(ord(c) - 55) for c in country) + "00")
    text = f"{country}{98 - value % 97:02d}{bban}"
    return sign.join(text[i : i + 4] for i in range(0, len(text), 4)) if sign else text


def _hex(random: Random, count: str) -> str:
    return "".join(random.choices("0123456789abcdef", k=int(count)))


def _letters(random: Random, count: str) -> str:
    return "".join(random.choices("ABCDEFGHJKLMNPQRSTUVWXYZ", k=int(count)))


def _key(random: Random, count: str) -> str:
    return "".join(random.choices("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", k=int(count)))


def _between(random: Random, form: str) -> str:
    """`low,high`, or with decimals after them."""
    low, high, *places = form.split(",")
    return f"{random.uniform(float(low), float(high)):.{places[0]}f}" if places else str(random.randint(int(low), int(high)))  # fmt: skip


_HARMLESS: Final[dict[str, Callable[[Random, str], str]]] = {
    "first": lambda random, _: random.choice(_FIRST),
    "last": lambda random, _: random.choice(_LAST),
    "name": lambda random, _: f"{random.choice(_FIRST)} {random.choice(_LAST)}",
    "mail": lambda random, _: (
        f"{random.choice(('dana', 'p.nair', 'tromero', 'hello', 'ops'))}@{random.choice(_SHOPS)}"
    ),
    "shop": lambda random, _: random.choice(_SHOPS),
    "city": lambda random, _: random.choice(_CITIES),
    "thing": lambda random, _: random.choice(_THINGS),
    "date": _date,
    "sum": lambda random, _: f"{random.randint(4, 899)}.{digits(random, 2)}",
    "n": lambda random, count: random.choice("123456789") + digits(random, int(count) - 1),
    "in": _between,
    "hex": _hex,
    "abc": _letters,
    "key": _key,
    "uuid": lambda random, _: str(UUID(int=random.getrandbits(128), version=4)),
    "ip": lambda random, _: f"10.{random.randint(0, 255)}.{random.randint(0, 255)}.{random.randint(1, 254)}",
    "phone": lambda random, _: f"({random.randint(201, 989)}) 555-01{digits(random, 2)}",
    "safe": _no_card,
    "checked": _checked,
    "ean": _ean,
    "iban": _iban,
    "pick": lambda random, choices: random.choice(choices.split("|")),
}
_SECRETS: Final[dict[str, Callable[[Random, str], str]]] = {
    "cvv": spelled.security_code,
    "pin": spelled.pin,
    "exp": spelled.expires,
    "track": spelled.track,
}
_PLAIN: Final = {**_HARMLESS, **_SECRETS}


def fill(random: Random, text: str) -> str:
    """The text with all fields filled. ‹visa:-›, ‹pan.cut:\n› and the like are numbers, see `spelled.number`.

    A text has one ‹who› and one ‹day›, and its ‹time› goes on from field to field.
    """
    same = {"who": random.choice(_FIRST), "day": _date(random, "")}
    second = random.randrange(80_000)

    def value(field: re.Match[str]) -> str:
        nonlocal second
        kind, form, argument = field[1], field[2] or "", field[3] or ""
        if kind == "time":
            second += random.randint(1, 40)
            return _clock(second) + (f".{digits(random, 3)}" if argument == "ms" else "")
        if kind in same:
            return same[kind]
        plain = _PLAIN.get(kind)
        return plain(random, argument) if plain else spelled.number(random, kind, form, argument)

    return _FIELD.sub(value, text)


def either(*templates: str) -> Maker:
    """One of the templates, filled."""

    def make(random: Random) -> str:
        return fill(random, random.choice(templates))

    return make


_OPENINGS: Final = (
    "Hi,\n\n",
    "Hello support team,\n\n",
    "Good morning,\n\n",
    "To whom it may concern,\n\n",
    "Hi there!\n\n",
)
_CLOSINGS: Final = (
    "\n\nThanks,\n‹name›\n", "\n\nBest regards\n‹name›\n--\n‹name› | Operations\n‹shop› | ‹phone›\n", "\n\nSent from my iPhone", "\n\nKind regards,\n\n‹name›\n‹city›\n",
    "\n\n‹first›\n\nOn ‹date:en›, ‹time› ‹name› <‹mail›> wrote:\n> Thanks for reaching out. Your ticket is #‹n:6›.\n> Someone will be with you shortly.\n",
)  # fmt: skip
_STORIES: Final = (
    "I ordered a ‹thing› on ‹date:en› (order ‹n:7›) and it still has not shipped. The site charged me ‹sum› USD and then showed error ‹n:3›. ",
    "We have been customers since 2019 and this is the third time in ‹in:2,9› weeks that the renewal fails. Invoice INV-‹n:6›, amount ‹sum›. ",
    "I spoke to ‹first› on ‹date:us› at ‹time› who told me to write here. The ‹thing› was returned with DHL, reference ‹n:10›. ",
    "My subscription was cancelled although I never asked for it; the confirmation number is ‹abc:3›‹n:5›. ",
)  # fmt: skip


def letter(*bodies: str) -> Maker:
    """A mail of some length around one of the bodies."""

    def make(random: Random) -> str:
        parts = (
            random.choice(_OPENINGS),
            random.choice(_STORIES),
            random.choice(bodies),
            random.choice(_CLOSINGS),
        )
        return fill(random, "".join(parts))

    return make
