"""Numbers as the tuned part doesn't spell them."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.content import Numbers
from bench.attachments.images.marked import mark
from bench.attachments.images.truth import CARD, SSN
from bench.redaction.corpus import numbers
from bench.redaction.corpus.spelling import grouped

_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Others(Numbers):
    """The same kinds and some more, in other spellings."""

    def pan(self) -> str:
        """A card of any network, with separators of several kinds."""
        separator = self.random.choice(("  ", " ", "-", "", " "))
        return mark(CARD, grouped(numbers.card(self.random), separator))

    def social(self) -> str:
        """An SSN with spaces or dashes."""
        return mark(SSN, grouped(numbers.ssn(self.random), self.random.choice((" ", "-", "-")), (3, 2, 4)))

    def day(self) -> str:
        """A date in words, or as shells write it."""
        day, month = self.random.randint(1, 28), self.random.choice(_MONTHS)
        spelled = (
            f"{day:02d} {month} 2026",
            f"{month} {day}, 2026 {self.random.randint(1, 12)}:{self.d(1)}5 PM",
            f"2026-{self.random.randint(1, 12):02d}-{day:02d}T0{self.d(1)}:15:02Z",
        )
        return mark("date", self.random.choice(spelled))

    def line(self) -> str:
        """A phone number."""
        return mark(
            "phone",
            self.random.choice(
                (
                    f"312.555.0{self.d(3)}",
                    f"+49 30 901820{self.d(2)}",
                    f"1-888-555-0{self.d(3)}",
                    f"555 0{self.d(3)}",
                )
            ),
        )

    def claim(self) -> str:
        """Of an insurer or a court."""
        return mark(
            "claim",
            self.random.choice(
                (
                    f"POL-88-{self.d(7)}",
                    f"2026-CV-{self.d(6)}",
                    f"CLM{self.d(9)}",
                    f"W{self.d(4)} {self.d(5)} {self.d(2)}",
                )
            ),
        )

    def goods(self) -> str:
        """EAN-13."""
        body = f"590{self.d(9)}"
        check = -sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(body)) % 10
        return mark("article number", f"{body}{check}")

    def bank(self) -> str:
        """A routing number."""
        return mark("routing number", f"0{self.d(8)}")

    def price(self) -> str:
        """Right-aligned money."""
        return mark(
            "amount",
            self.random.choice(
                (
                    f"{self.d(3)}.{self.d(2)}",
                    f"-{self.d(2)}.{self.d(2)}",
                    f"{self.random.randint(1, 9)},{self.d(3)}.{self.d(2)} USD",
                )
            ),
        )

    def device(self) -> str:
        """An IMEI in groups."""
        imei = numbers.with_prefix(self.random, "35", 15)
        return mark(
            "imei",
            self.random.choice(
                (
                    imei,
                    f"{imei[:2]}-{imei[2:8]}-{imei[8:14]}-{imei[14]}",
                    f"{imei[:6]} {imei[6:12]} {imei[12:]}",
                )
            ),
        )

    def hidden(self) -> str:
        """A card that was masked before."""
        return mark(
            "masked card",
            self.random.choice(
                (
                    f"{self.d(4)} XXXX XXXX {self.d(4)}",
                    f"...{self.d(4)}",
                    f"############{self.d(4)}",
                    f"#### #### #### {self.d(4)}",
                )
            ),
        )

    def parcel(self) -> str:
        """Of FedEx, DHL or a post."""
        return mark(
            "tracking number",
            self.random.choice(
                (f"{self.d(4)} {self.d(4)} {self.d(4)}", f"003404341{self.d(11)}", f"LX{self.d(9)}DE")
            ),
        )

    def reference(self) -> str:
        """A purchase order, a request, a booking."""
        return mark(
            "order number",
            self.random.choice(
                (
                    f"PO {self.d(7)}",
                    f"REQ{self.d(8)}",
                    f"{self.d(4)}-{self.d(4)}",
                    f"B{self.d(3)}-{self.d(3)}-{self.d(3)}",
                )
            ),
        )
