"""Whether what the engine found in a text of a picture is one thing there, and not a piece of others."""

import re
from itertools import accumulate
from typing import Final

from redaction.labels import CARD_CVV, CREDIT_CARD, US_SSN
from redaction.ocr.cells import View

_GROUP: Final = re.compile(r"[0-9]+")
_LAST_GROUP: Final = re.compile(r"[0-9]+(?=[^0-9]*\Z)")
# More of the same word, or after a space (group 1) more digits.
_GOES_ON_LEFT: Final = re.compile(r"(?:[0-9][-.,/:]?|[*#•+xX]|(?<![A-Za-z])[A-Z]-)\Z|(?<![0-9])([0-9]+) \Z")
_GOES_ON_RIGHT: Final = re.compile(r"[-.,/:]?[0-9]|[*#•]| ([0-9]+)(?![0-9])")
_GROUP_SIZES: Final = frozenset({4, 5, 6, 8})  # of cards; of two of them, the space between not seen
_SSN_GROUPS: Final = frozenset({0, 3, 5})  # digits before the end of a line
_SHORTEST_LINE: Final = 4  # digits: what stands in a column by three or two is no part of a number
_LIKE_ZIP: Final = re.compile(r"[0-9]{5}-[0-9]{4}")
_NAME_ENDS: Final = re.compile(r"[A-Za-z)][ :#.]*\Z")
_BETWEEN: Final = 4  # signs from a name to its value
_IN_THREES: Final = re.compile(r"[0-9]{3} [0-9]{3} [0-9]{3}(?![0-9])")


def is_plausible(view: View, entity: str, start: int, end: int) -> bool:
    """Whether a finding may stand in a text from `start` to `end`."""
    value = view.text[start:end]
    if view.wrapped and "\n" not in value:
        return False
    if entity == CREDIT_CARD and not _may_wrap(value):
        return False
    if entity == CARD_CVV and _IN_THREES.match(view.text, start):
        return False
    if entity == US_SSN and (_is_zip(view, start, end) or not _breaks_at_group(value)):
        return False
    return not _is_cut(view.text, start, end)


def _is_zip(view: View, start: int, end: int) -> bool:
    """Whether it is written like a ZIP+4, and no name stands before it in the same text."""
    name = _NAME_ENDS.search(view.text, max(0, start - _BETWEEN), start)
    named = name is not None and None not in view.signs[name.start() : name.end()]
    return _LIKE_ZIP.fullmatch(view.text, start, end) is not None and not named


def _breaks_at_group(value: str) -> bool:
    """Whether a line ends only where an SSN has a dash: else short numbers below each other would be one."""
    *lines, _ = ("".join(_GROUP.findall(line)) for line in value.split("\n"))
    return set(accumulate(map(len, lines))) <= _SSN_GROUPS


def _may_wrap(value: str) -> bool:
    """Whether all groups of a card's digits that no line's end cuts are as long as cards have them."""
    first, *others = (_GROUP.findall(line) for line in value.split("\n"))
    if not others or not all((first, *others)):
        return True
    if any(sum(map(len, line)) < _SHORTEST_LINE for line in others[:-1]):
        return False
    whole = [*first[:-1], *(group for line in others for group in line[1:-1])]
    return all(len(group) in _GROUP_SIZES for group in whole)


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether something over several lines is a piece of the numbers or words in them."""
    if "\n" not in text[start:end]:
        return False
    first, last = _GROUP.search(text[start:end]), _LAST_GROUP.search(text[start:end])
    before, after = _GOES_ON_LEFT.search(text[:start]), _GOES_ON_RIGHT.match(text, end)
    return any(
        around and group and (around[1] is None or len(around[1]) == len(group[0]))
        for around, group in ((before, first), (after, last))
    )
