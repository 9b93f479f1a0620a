"""Words of other people for the names of values, and values as they may be written."""

from __future__ import annotations

from typing import Final

from bench.attachments.images.content import Numbers
from bench.attachments.images.marked import mark
from bench.attachments.images.support.style import code, small
from bench.attachments.images.truth import CARD, CODE
from bench.redaction.corpus.numbers import with_prefix
from bench.redaction.corpus.spelling import grouped

_LONGEST: Final = (
    ("62", 19),
    ("6304", 18),
    ("6759", 19),
    ("2223", 16),
    ("3055", 14),
    ("37", 15),
    ("6011", 16),
)
NAMES_OF_CODES: Final = (
    *("CVV2/CVC2 (3 digits):", "C V V", "Security code (on the back)", "CVV / CVC", "Card Verification Value", "Sec. code", "CVC-Code"),
    *("Security code / Prüfziffer", "Verification no. (CVV)", "Signature panel code", "CVV number", "Enter CVV", "Card security no.", "SECURITY CODE:"),
)  # fmt: skip
_SOCIALS: Final = (
    *("Social Security No. (SSN)", "Soc Sec #", "SSN/Seguro Social", "S S N", "Taxpayer SSN:", "SSN or ITIN", "Your social security number"),
    *("Social Security number of account holder:", "SSN (xxx-xx-xxxx)", "Primary SSN"),
)  # fmt: skip
_CARDS: Final = (
    *("Card number (no spaces)", "Card # / N.º de tarjeta", "CREDIT CARD NO.", "Crd nbr", "Acct/Card", "Pay with", "Account", "16 digits on the front"),
    *("C A R D  N U M B E R", "Cardnumber", "Method of payment"),
)  # fmt: skip


def a_code(numbers: Numbers) -> tuple[str, str]:
    """A name and a value."""
    return numbers.random.choice(NAMES_OF_CODES), code(numbers)


def a_social(numbers: Numbers) -> tuple[str, str]:
    """A name and a value, with any of the usual separators."""
    return numbers.random.choice(_SOCIALS), numbers.ssn(numbers.random.choice(("-", "-", " ", "–")))


def a_card(numbers: Numbers) -> tuple[str, str]:
    """A name and a value of a network that has other lengths, or of a usual one."""
    return numbers.random.choice(_CARDS), any_card(numbers)


def any_card(numbers: Numbers) -> str:
    """With spaces, dashes, dots or nothing between the groups."""
    separator = numbers.random.choice((" ", " ", "-", "", ".", "  "))
    if numbers.random.random() < 0.5:
        return numbers.card16(separator)
    return mark(CARD, grouped(with_prefix(numbers.random, *numbers.random.choice(_LONGEST)), separator))


def a_pin(numbers: Numbers) -> tuple[str, str]:
    """A name and a value of four digits."""
    return numbers.random.choice(("PIN", "Card PIN:", "ATM PIN", "PIN code", "Your PIN")), mark(
        CODE, numbers.d(4)
    )


def others(numbers: Numbers) -> list[tuple[str, str]]:
    """What has to stay, in any order."""
    rows = [
        ("Order", numbers.order()), ("Contact", numbers.phone()), ("Opened", numbers.date()), ("Serial", numbers.serial()),
        ("Ext.", small(numbers, "extension")), ("Batch", small(numbers, "batch", 6)), ("Amount", numbers.amount()), ("ZIP", numbers.zip_code()),
    ]  # fmt: skip
    numbers.random.shuffle(rows)
    return rows
