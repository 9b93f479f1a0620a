"""Sentences and documents around a number; secrets stand between ⟦ and ⟧."""

from collections.abc import Callable
from random import Random

from bench.redaction.corpus.numbers import amex, card, digits, expiry, ssn
from bench.redaction.corpus.spelling import grouped

Maker = Callable[[Random], str]


def framed(frames: tuple[str, ...], number: Callable[[Random], str], spell: Callable[[str], str]) -> Maker:
    """One of the frames, with a number spelled out where it says {}."""

    def make(random: Random) -> str:
        return random.choice(frames).replace("{}", f"⟦{spell(number(random))}⟧")

    return make


def template(*templates: str) -> Maker:
    """One of the templates, its fields filled with fresh numbers."""

    def make(random: Random) -> str:
        values = {
            "card": f"⟦{card(random)}⟧", "spaced": f"⟦{grouped(card(random), ' ')}⟧", "dashed": f"⟦{grouped(card(random), '-')}⟧",
            "second": f"⟦{grouped(card(random), ' ')}⟧", "amex": f"⟦{grouped(amex(random), ' ')}⟧", "exp": f"⟦{expiry(random)}⟧",
            "ssn": f"⟦{grouped(ssn(random), '-', (3, 2, 4))}⟧", "ssn9": f"⟦{ssn(random)}⟧", "ssnx": f"⟦{grouped(ssn(random), ' ', (3, 2, 4))}⟧",
            "n6": digits(random, 6), "n8": digits(random, 8), "n4": digits(random, 4), "n2": digits(random, 2), "n9": "8" + digits(random, 8),
        }  # fmt: skip
        return random.choice(templates).format_map(values)

    return make
