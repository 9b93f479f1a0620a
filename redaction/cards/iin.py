"""Whose card a number may be: issuer identification numbers (ISO/IEC 7812) and the lengths of each network.

Ranges as the networks publish them and as Wikipedia's "Payment card number" collects them. Maestro, UnionPay
and RuPay share ranges with others; the narrower range wins.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """`usual` lengths stand for themselves; other `lengths` need words nearby that say it is a card.

    `groupings`: how the number is embossed, beyond groups of four. `luhn`: False when some cards of the
    network have no check digit; those need such words, too.
    """

    name: str
    lengths: frozenset[int]
    usual: frozenset[int]
    groupings: tuple[tuple[int, ...], ...] = ()
    luhn: bool = True


def _network(
    name: str, lengths: str, usual: str, groupings: tuple[tuple[int, ...], ...] = (), *, luhn: bool = True
) -> Network:
    return Network(name, _numbers(lengths), _numbers(usual), groupings, luhn)


def _numbers(text: str) -> frozenset[int]:
    numbers: set[int] = set()
    for part in text.split():
        first, _, last = part.partition("-")
        numbers.update(range(int(first), int(last or first) + 1))
    return frozenset(numbers)


VISA: Final = _network("Visa", "13 16 19", "16", ((4, 3, 3, 3),))
MASTERCARD: Final = _network("Mastercard", "16", "16")
AMEX: Final = _network("American Express", "15", "15", ((4, 6, 5), (4, 4, 4, 3), (4, 5, 6)))
DINERS: Final = _network("Diners Club", "14-19", "14 16", ((4, 6, 4), (4, 4, 4, 2)))
DISCOVER: Final = _network("Discover", "16-19", "16")
JCB: Final = _network("JCB", "16-19", "16")
JCB_OLD: Final = _network("JCB", "15", "", ((4, 6, 5),))
UNIONPAY: Final = _network("UnionPay", "16-19", "16 19", ((6, 13), (6, 10)), luhn=False)
MAESTRO: Final = _network("Maestro", "12-19", "16", ((8, 4), (8, 5), (4, 6, 5)))
MAESTRO_WIDE: Final = _network("Maestro", "12-19", "", ((8, 4), (8, 5), (4, 6, 5)))
MIR: Final = _network("Mir", "16-19", "16")
RUPAY: Final = _network("RuPay", "16", "16")
ELO: Final = _network("Elo", "16", "16")
HIPERCARD: Final = _network("Hipercard", "13 16 19", "16")
VERVE: Final = _network("Verve", "16 18 19", "16 19")
TROY: Final = _network("Troy", "16", "16")
DANKORT: Final = _network("Dankort", "16", "16")
UZCARD: Final = _network("UzCard", "16", "16", luhn=False)
HUMO: Final = _network("Humo", "16", "16", luhn=False)
NAPAS: Final = _network("Napas", "16 19", "16 19")
UATP: Final = _network("UATP", "15", "", ((4, 5, 6),))
INTERPAYMENT: Final = _network("InterPayment", "16-19", "16")
INSTAPAYMENT: Final = _network("InstaPayment", "16", "16")
LANKAPAY: Final = _network("LankaPay", "16", "16")

# First and last prefix of each range, of the same number of digits. The longer prefix wins.
_RANGES: Final = (
    ("1", "1", UATP),
    ("50", "50", MAESTRO_WIDE),
    ("56", "58", MAESTRO_WIDE),
    ("6", "6", MAESTRO_WIDE),
    ("4", "4", VISA),
    ("51", "55", MASTERCARD),
    ("2221", "2720", MASTERCARD),
    ("34", "34", AMEX),
    ("37", "37", AMEX),
    ("300", "305", DINERS),
    ("3095", "3095", DINERS),
    ("36", "36", DINERS),
    ("38", "39", DINERS),
    ("6011", "6011", DISCOVER),
    ("644", "649", DISCOVER),
    ("65", "65", DISCOVER),
    ("3528", "3589", JCB),
    ("1800", "1800", JCB_OLD),
    ("2131", "2131", JCB_OLD),
    ("62", "62", UNIONPAY),
    ("8100", "8171", UNIONPAY),
    ("5018", "5018", MAESTRO),
    ("5020", "5020", MAESTRO),
    ("5038", "5038", MAESTRO),
    ("5612", "5612", MAESTRO),
    ("5893", "5893", MAESTRO),
    ("6304", "6304", MAESTRO),
    ("6390", "6390", MAESTRO),
    ("6759", "6759", MAESTRO),
    ("6761", "6763", MAESTRO),
    ("6767", "6767", MAESTRO),
    ("0604", "0604", MAESTRO_WIDE),
    ("2200", "2204", MIR),
    ("6521", "6522", RUPAY),
    ("508500", "508999", RUPAY),
    ("606985", "607984", RUPAY),
    ("608001", "608500", RUPAY),
    ("817200", "820199", RUPAY),
    ("353800", "353800", RUPAY),
    ("356000", "356000", RUPAY),
    ("401178", "401179", ELO),
    ("438935", "438935", ELO),
    ("451416", "451416", ELO),
    ("504175", "504175", ELO),
    ("506699", "506778", ELO),
    ("509000", "509999", ELO),
    ("627780", "627780", ELO),
    ("636297", "636297", ELO),
    ("636368", "636368", ELO),
    ("650031", "650051", ELO),
    ("606282", "606282", HIPERCARD),
    ("637095", "637095", HIPERCARD),
    ("637568", "637568", HIPERCARD),
    ("506099", "506198", VERVE),
    ("650002", "650027", VERVE),
    ("507865", "507964", VERVE),
    ("9792", "9792", TROY),
    ("5019", "5019", DANKORT),
    ("8600", "8600", UZCARD),
    ("9860", "9860", HUMO),
    ("9704", "9704", NAPAS),
    ("636", "636", INTERPAYMENT),
    ("637", "639", INSTAPAYMENT),
    ("357111", "357111", LANKAPAY),
)
_DIGITS: Final = 6


def _segments() -> Iterator[tuple[int, Network | None]]:
    """The ranges without overlaps: each element holds from its first prefix to the next element's."""
    bounds = sorted({0, *(edge for first, last, _ in _RANGES for edge in _edges(first, last))})
    for bound in bounds:
        inside = [range_ for range_ in _RANGES if _in(bound, range_[0], range_[1])]
        yield bound, max(inside, key=lambda range_: len(range_[0]))[2] if inside else None


def _edges(first: str, last: str) -> tuple[int, int]:
    return int(first.ljust(_DIGITS, "0")), int(last.ljust(_DIGITS, "9")) + 1


def _in(prefix: int, first: str, last: str) -> bool:
    low, high = _edges(first, last)
    return low <= prefix < high


_SEGMENTS: Final = tuple(_segments())
_BOUNDS: Final = [bound for bound, _ in _SEGMENTS]


def network_of(prefix: str) -> Network | None:
    """The network that issues numbers with these first six digits."""
    return _SEGMENTS[bisect_right(_BOUNDS, int(prefix)) - 1][1]
