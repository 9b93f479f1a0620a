"""Numbers that must never be found again: each distinct, with its door, searched in every spelling.

A card counts as found when its first or its last twelve digits are, so that a text cut short does not hide it
(the last four alone may stay). A social security number counts whole.
"""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

from typing_extensions import override

SEPARATORS = ("", " ", "-", "+", ".", "%20", "%2D", "%2d", "\u00a0")
ENCODED = ("", " ", "-")
CARD_GROUPS, SSN_GROUPS = (4, 4, 4, 4), (3, 2, 4)
CARD_DIGITS_THAT_TELL = 12


@dataclass(frozen=True)
class Canary:
    """One number and the door it went through."""

    door: str
    groups: tuple[str, ...]

    @property
    def is_card(self) -> bool:
        """Tell a card number from a social security number."""
        return len(self.groups) == len(CARD_GROUPS)

    @property
    def name(self) -> str:
        """The kind and the door, for people."""
        return f"{'card' if self.is_card else 'SSN'} in {self.door}"

    @override
    def __str__(self) -> str:
        return " ".join(self.groups) if self.is_card else "-".join(self.groups)


class Canaries:
    """A supply of canaries, the same for the same seed; remembers all it gave out."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.given: list[Canary] = []

    def card(self, door: str) -> str:
        """A Luhn-valid number of the usual 16 digits, spaced as on the card."""
        body = [4, *(self._random.randrange(10) for _ in range(14))]
        return self._give(door, [*body, luhn_digit(body)], CARD_GROUPS)

    def ssn(self, door: str) -> str:
        """A number that the administration could have given out, with its dashes."""
        area = self._random.choice([number for number in range(100, 666) if number not in (123, 219)])
        digits = f"{area}{self._random.randrange(10, 99)}{self._random.randrange(1000, 9999)}"
        return self._give(door, [int(digit) for digit in digits], SSN_GROUPS)

    def sentence(self, door: str) -> str:
        """Both kinds in one short sentence."""
        return f"Card {self.card(door)} and SSN {self.ssn(door)}."

    def needles(self) -> dict[bytes, str]:
        """Every spelling of every canary given out, and the name of the canary."""
        return {spelling: canary.name for canary in self.given for spelling in spellings(canary)}

    def _give(self, door: str, digits: list[int], sizes: tuple[int, ...]) -> str:
        text = iter("".join(map(str, digits)))
        groups = tuple("".join(next(text) for _ in range(size)) for size in sizes)
        if any(groups == canary.groups for canary in self.given):
            raise ValueError("two canaries alike: choose another seed")
        self.given.append(Canary(door, groups))
        return str(self.given[-1])


def bare(number: str) -> str:
    """A number without what separates its groups."""
    return "".join(filter(str.isdigit, number))


def luhn_digit(body: list[int]) -> int:
    """The check digit that makes `body` followed by it valid (ISO/IEC 7812-1, annex B)."""
    doubled = (digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(reversed(body)))
    return -sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10


def spellings(canary: Canary) -> set[bytes]:
    """Every spelling by which this canary is searched."""
    found: set[bytes] = set()
    for part in parts(canary):
        found.update(separator.join(part).encode() for separator in SEPARATORS)
        for separator in ENCODED:
            found.update(encodings(separator.join(part)))
    return found


def parts(canary: Canary) -> Iterator[tuple[str, ...]]:
    """The groups whose presence counts: the first and the last twelve digits of a card, an SSN whole."""
    if canary.is_card:
        yield canary.groups[:-1]
        yield canary.groups[1:]
    else:
        yield canary.groups


def encodings(text: str) -> Iterator[bytes]:
    """The usual encodings of one text, beyond UTF-8."""
    for wide in (text.encode("utf-16-le"), text.encode("utf-16-be")):
        yield wide.strip(b"\0")
        yield from base64_of(wide)
    yield text[::-1].encode()
    full_width = "".join(chr(0xFF10 + int(digit)) if digit.isdigit() else digit for digit in text)
    yield full_width.encode()
    yield json.dumps(full_width).strip('"').encode()
    yield "".join(f"%{ord(letter):02X}" for letter in text).encode()
    yield "".join(f"%{ord(letter):02x}" for letter in text).encode()
    yield "".join(f"\\u{ord(letter):04x}" for letter in text).encode()
    yield "".join(f"&#{ord(letter)};" for letter in text).encode()
    yield text.encode().hex().encode()
    yield text.encode().hex().upper().encode()
    yield from base64_of(text.encode())


def base64_of(content: bytes) -> Iterator[bytes]:
    """What of `content` is certain in a longer base64 text, at each of the three alignments."""
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + content)
        certain = encoded[(0, 2, 3)[before] : (before + len(content)) * 8 // 6]
        yield certain
        yield certain.replace(b"+", b"-").replace(b"/", b"_")
