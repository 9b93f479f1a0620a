"""Names of what is found, and the words that stand in its place."""

import re
from typing import Final

CREDIT_CARD: Final = "CREDIT_CARD"
US_SSN: Final = "US_SSN"
US_ITIN: Final = "US_ITIN"
CARD_CVV: Final = "CARD_CVV"
CARD_PIN: Final = "CARD_PIN"
CARD_TRACK: Final = "CARD_TRACK"
CARD_EXPIRY: Final = "CARD_EXPIRY"
OTHER: Final = "OTHER"  # what a person removed and gave no kind

_WORDS: Final = {
    CREDIT_CARD: "card",
    US_SSN: "SSN",
    US_ITIN: "ITIN",
    CARD_CVV: "security code",
    CARD_PIN: "PIN",
    CARD_TRACK: "card track",
    CARD_EXPIRY: "expiry date",
    OTHER: "text",
}


# What `placeholder` makes, also when a person has typed it.
PLACEHOLDER: Final = re.compile(
    r"\[(?:card(?: ending [0-9]{4})?|SSN|ITIN|PIN|[a-z]{1,40}(?: [a-z]{1,40}){0,6}) removed\]"
)


def placeholder(entity: str, kept: str = "") -> str:
    """The text that replaces a finding; `kept` is "" or the last four digits of a card."""
    words = _WORDS.get(entity) or entity.lower().replace("_", " ")
    return f"[{words} ending {kept} removed]" if kept else f"[{words} removed]"
