"""Two card numbers without a break between them."""

from collections.abc import Iterator
from typing import Final

from redaction import labels
from redaction.cards.iin import network_of
from redaction.hit import Hit
from redaction.runs import Run

_SOLID: Final = range(29, 33)  # digits of two numbers of 14 to 16
_BOTH: Final = (16, 15, 14)
_GROUPED: Final = (4, 4, 4, 8, 4, 4, 4)  # the last group of the one and the first of the other
_SCORE: Final = 0.6


def two_joined(run: Run) -> Iterator[Hit]:
    """Both, where each has a network's range, its length and the check digit: by chance one in a thousand."""
    if 8 not in run.sizes and max(run.sizes) not in _SOLID:
        return
    for group, size in enumerate(run.sizes):
        if size in _SOLID:
            yield from _split(run, group, group)
        elif size == _GROUPED[3] and group >= 3 and tuple(run.sizes[group - 3 : group + 4]) == _GROUPED:
            yield from _split(run, group - 3, group + 3)


def _split(run: Run, first: int, last: int) -> Iterator[Hit]:
    begin, end = run.firsts[first], run.firsts[last + 1]
    for length in _BOTH:
        middle = begin + length
        if _is_card(run, begin, middle) and _is_card(run, middle, end):
            group = first + (last - first) // 2
            at = run.starts[group] + middle - run.firsts[group]
            yield Hit(run.starts[first], at, labels.CREDIT_CARD, _SCORE, run.digits[middle - 4 : middle])
            yield Hit(at, run.ends[last], labels.CREDIT_CARD, _SCORE, run.digits[end - 4 : end])
            return


def _is_card(run: Run, begin: int, end: int) -> bool:
    network = network_of(run.digits[begin : begin + 6])
    return network is not None and end - begin in network.usual and run.luhn(begin, end)
