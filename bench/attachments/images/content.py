"""Numbers for samples, marked: what has to go and what has to stay."""

from __future__ import annotations

from random import Random
from typing import Final

from bench.attachments.images.marked import mark
from bench.attachments.images.truth import CARD, CODE, SSN
from bench.redaction.corpus import numbers
from bench.redaction.corpus.spelling import grouped

_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"


class Numbers:
    """One after the other from a seed; every method gives a marked text."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def d(self, count: int) -> str:
        """Random digits, not marked."""
        return numbers.digits(self.random, count)

    def card(self, separator: str | None = None) -> str:
        """Of any network, as embossed, without separators or with dashes."""
        if separator is None:
            separator = self.random.choice((" ", " ", " ", "", "-"))
        return mark(CARD, grouped(numbers.card(self.random), separator))

    def card16(self, separator: str = " ") -> str:
        """Of sixteen digits."""
        return mark(CARD, grouped(numbers.card16(self.random), separator))

    def amex(self, separator: str = " ") -> str:
        """Of fifteen."""
        return mark(CARD, grouped(numbers.amex(self.random), separator))

    def ssn(self, separator: str = "-") -> str:
        """With its two separators."""
        return mark(SSN, grouped(numbers.ssn(self.random), separator, (3, 2, 4)))

    def code(self) -> str:
        """A security code."""
        return mark(CODE, numbers.code(self.random))

    def expiry(self) -> str:
        """Not marked: redaction may take it or leave it."""
        return numbers.expiry(self.random)

    def order(self) -> str:
        """An order number of a shop."""
        spelled = (
            f"#{self.d(8)}",
            f"SO-2026-{self.d(6)}",
            f"{self.d(3)}-{self.d(7)}-{self.d(7)}",
            self.d(10),
        )
        return mark("order number", self.random.choice(spelled))

    def invoice(self) -> str:
        """An invoice number."""
        spelled = (f"INV-2026-{self.d(6)}", f"RE{self.d(8)}", f"2026/{self.d(5)}", f"INV{self.d(7)}")
        return mark("invoice", self.random.choice(spelled))

    def imei(self) -> str:
        """With a right check digit (3GPP TS 23.003)."""
        return mark("imei", numbers.with_prefix(self.random, self.random.choice(("35", "86", "01")), 15))

    def tracking(self) -> str:
        """Of a parcel."""
        spelled = (
            f"1Z999AA1{self.d(10)}",
            f"9400 1{self.d(3)} {self.d(4)} {self.d(4)} {self.d(4)} {self.d(2)}",
            f"RA{self.d(9)}US",
            f"JD0{self.d(17)}",
        )
        return mark("tracking number", self.random.choice(spelled))

    def phone(self) -> str:
        """American or international."""
        spelled = (
            f"(312) 555-0{self.d(3)}",
            f"+1 415 555 0{self.d(3)}",
            f"+44 20 7946 0{self.d(3)}",
            f"800-555-0{self.d(3)}",
        )
        return mark("phone", self.random.choice(spelled))

    def date(self) -> str:
        """A day, perhaps with a time."""
        day, month = self.random.randint(1, 28), self.random.randint(1, 12)
        spelled = (
            f"2026-{month:02d}-{day:02d} {self._clock()}",
            f"{month:02d}/{day:02d}/2026",
            f"{day:02d}.{month:02d}.2026 {self._clock()[:5]}",
        )
        return mark("date", self.random.choice(spelled))

    def serial(self) -> str:
        """Of a device."""
        letters = "".join(self.random.choices(_LETTERS, k=4))
        spelled = (
            f"{letters[:2]}{self.d(2)}{letters[2:]}{self.d(4)}",
            f"{self.d(4)}-{self.d(4)}-{letters}",
            self.d(12),
        )
        return mark("serial", self.random.choice(spelled))

    def amount(self) -> str:
        """In dollars."""
        return mark("amount", f"${self.random.randint(1, 9)},{self.d(3)}.{self.d(2)}")

    def masked(self) -> str:
        """A card that was masked before."""
        last = self.d(4)
        spelled = (
            f"**** **** **** {last}",
            f"XXXX-XXXX-XXXX-{last}",
            f"xxxxxxxxxxxx{last}",
            f"ending in {last}",
        )
        return mark("masked card", self.random.choice(spelled))

    def ticket(self) -> str:
        """A short number."""
        return mark("ticket", self.random.choice((f"#{self.d(5)}", f"CASE-{self.d(6)}", f"T{self.d(7)}")))

    def account(self) -> str:
        """A customer's number."""
        spelled = (f"C-{self.d(7)}", f"{self.d(3)} {self.d(3)} {self.d(3)}", self.d(9))
        return mark("customer number", self.random.choice(spelled))

    def address(self) -> str:
        """Of a computer, or a build."""
        parts = [str(self.random.randint(1, 250)) for _ in range(4)]
        return mark("address", ".".join(parts))

    def zip_code(self) -> str:
        """ZIP+4."""
        return mark("zip code", f"{self.d(5)}-{self.d(4)}")

    def negative(self) -> str:
        """Any of them, with the word that people put before it."""
        word, make = self.random.choice(_WORDED)
        return f"{word} {getattr(self, make)()}"

    def _clock(self) -> str:
        hours, minutes, seconds = (self.random.randrange(limit) for limit in (24, 60, 60))
        return f"{hours:02d}:{minutes:02d}:{seconds:02d}"


_WORDED: Final = (
    *(("Order", "order"), ("Invoice", "invoice"), ("IMEI", "imei"), ("Tracking", "tracking")),
    *(("Phone", "phone"), ("Date", "date"), ("Serial no.", "serial"), ("Total", "amount")),
    *(
        ("Card", "masked"),
        ("Ticket", "ticket"),
        ("Customer", "account"),
        ("ZIP", "zip_code"),
        ("IP", "address"),
    ),
)
