"""Texts for measuring time: tickets, and soups that would catch a detector with a weak spot."""

from collections.abc import Mapping
from random import Random
from types import MappingProxyType
from typing import Final

from bench.redaction.corpus import Part

TICKET: Final = 1_500  # code points
SOUP: Final = 80_000
_WORDS: Final = (
    *(
        "the",
        "printer",
        "does",
        "not",
        "print",
        "after",
        "the",
        "update",
        "since",
        "yesterday",
        "and",
        "we",
        "tried",
    ),
    *(
        "to",
        "restart",
        "it",
        "again",
        "can",
        "you",
        "help",
        "our",
        "order",
        "is",
        "late",
        "the",
        "invoice",
        "shows",
    ),
    *(
        "a",
        "wrong",
        "amount",
        "thanks",
        "for",
        "looking",
        "into",
        "this",
        "app",
        "crashes",
        "when",
        "I",
        "log",
        "in",
    ),
)


def tickets(part: Part, code_points: int) -> list[str]:
    """Tickets as they come: prose, in every second a number that must survive, in every third a secret."""
    random = Random(1)
    made: list[str] = []
    size = 0
    while size < code_points:
        made.append(_ticket(random, part))
        size += len(made[-1])
    return made


def _ticket(random: Random, part: Part) -> str:
    pieces: list[str] = []
    while sum(map(len, pieces)) < TICKET:
        pieces.append(" ".join(random.choices(_WORDS, k=24)) + ".\n")
    if random.random() < 1 / 2:
        pieces.insert(random.randrange(len(pieces)), random.choice(part.negatives).text + "\n")
    if random.random() < 1 / 3:
        pieces.insert(random.randrange(len(pieces)), random.choice(part.positives).text + "\n")
    return "".join(pieces)


_SEEDS: Final = {
    "dashes": "-", "1-1-": "1-1-", "4111 ": "4111 ", "half tags": "<a href='", "open tags": "<", "entities": "&#52;",
    "ampersands": "&amp;", "quoted lines": "> > 4111\n", "labels": "card number: cvv pin ssn exp ", "full-width": "４１１１ ",
    "nested markup": "<b><i><u>4</u></i></b>", "digits": "1", "fours": "4", "percent": "%34%31", "backslashes": "\\",
    "JSON escapes": "\\u0034", "words": "four one ", "letters for digits": "O0", "SSNs": "123-45-6789 ",
    "dates": "exp 12/27 ", "cards": "4111 1111 1111 1111 12/27 123\n", "codes": "cvv 123 ", "heads": "ssn,card,cvv\n",
    "zero width": "4\u200b1\u200b", "soft breaks": "=\n", "=3D": "=3D", "pipes": "|4|1", "hex": "4a 31 31 31 ",
    "tracks": ";4111111111111111=2512", "UUIDs": "41111111-1111-1111-1111-111111111111 ", "spaces": " ", "newlines": "\n",
    "combining": "4\u0301", "halves": "first half 41111111 ", "pins": "my pin is 4821 ", "placeholders": "[card ending 1111 removed]",
    "carets": "%B4111^", "brackets": "(4111)", "stars": "4111 **** ", "tabs": "4111\t", "colons": "exp:cvv:pin:",
}  # fmt: skip
SOUPS: Final[Mapping[str, str]] = MappingProxyType(
    {name: (seed * (SOUP // len(seed) + 1))[:SOUP] for name, seed in _SEEDS.items()}
)
