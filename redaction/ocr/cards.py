"""What is known of numbers in a picture because it shows cards, or because they look like a card's."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final, NamedTuple

from redaction.cards.iin import network_of
from redaction.labels import CARD_CVV, CREDIT_CARD
from redaction.ocr.cells import Sign, View
from redaction.ocr.legible import replaced
from redaction.ocr.types import Page
from redaction.runs import luhn

_ABOUT_CARDS: Final = re.compile(
    r"\b(?:visa|master ?card|amex|american express|(?:credit|debit) ?card|card ?n(?:o|umber))\b",
    re.IGNORECASE,
)
# American Express's name of a code; it has other meanings where no card is spoken of.
_CARD_ID: Final = re.compile(r"\bC[I1l|]D\b", re.IGNORECASE)
_CVV: Final[dict[str | None, str]] = {None: "CVV"}
_NAME: Final = "Card: "
_ALONE: Final = r"(?<![0-9_xX.,/#•-])(?<![0-9*#•xX] )"  # what stands before a number of its own
# Longer than most networks issue them, perhaps wrapped before the last group.
_LONG: Final = re.compile(
    _ALONE + r"[3-6](?:[0-9]{16,18}|[0-9]{3}([ .-]?)(?:[0-9]{4}\1){2}[0-9]{4}(?:\1|\1?\n)[0-9]{1,3})"
    r"(?![\w/*-]| [0-9])"
)
# As cards have them embossed, though a space between the groups or one of two like digits may not be seen.
_EMBOSSED: Final = re.compile(
    _ALONE + r"(?:[0-9]{4}(?:[ -]?[0-9]{4}){3}|3[47][0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]{5}"
    r"|(?P<uneven>(?=(?:[0-9]{4}[ -]){0,2}(?:[0-9]{3}|[0-9]{5})(?:[ -][0-9]{4}){1,3}(?![ -]?[0-9]))"
    r"[0-9]{3,5}(?:[ -][0-9]{3,5}){2}[ -][0-9]{4}))(?![ -]?[\w*#•])"
)
_SURE: Final = 0.95
_SMALL: Final = 14.0  # pixels from top to bottom of a line: there a 0 is read as an 8, and surely
_BEGIN: Final = 6  # digits that name the network
_END: Final = 4  # digits that are told to people
_FOURS: Final = 16


class _Digit(NamedTuple):
    """As it was read; `sure` is 0 to 1."""

    digit: str
    sign: Sign | None
    sure: float


def is_about_cards(page: Page, texts: Iterable[View], entities: Iterable[str]) -> bool:
    """Whether a page or one of its texts speaks of cards, or one was found on it."""
    words = chain((line.text for line in page.lines), (text.text for text in texts))
    return not {CREDIT_CARD, CARD_CVV}.isdisjoint(entities) or any(map(_ABOUT_CARDS.search, words))


def named(view: View) -> Iterator[View]:
    """What on a page about cards lacks the usual name, with one: security codes, numbers by themselves."""
    if _CARD_ID.search(view.text):
        yield replaced(view, _CARD_ID, _CVV)
    for match in _LONG.finditer(view.text):
        yield _card(match[0], view.signs[match.start() : match.end()])


def corrected(view: View, page: Page, *, about_cards: bool) -> Iterator[View]:
    """Numbers that look like a card's but for a digit that was perhaps misread, with one that is right.

    On a page about cards there may be no spaces in them.
    """
    for match in _EMBOSSED.finditer(view.text):
        signs = view.signs[match.start() : match.end()]
        read = [
            _Digit(d, sign, _sure(sign, page))
            for d, sign in zip(match[0], signs, strict=True)
            if d.isdecimal()
        ]
        if about_cards or len(read) < len(signs):
            right = _right(_even(read) if match["uneven"] else read)
            if right:
                yield _card("".join(d.digit for d in right), [d.sign for d in right])


def _card(number: str, signs: Sequence[Sign | None]) -> View:
    return View(_NAME + number, (*[None] * len(_NAME), *signs))


def _even(read: Sequence[_Digit]) -> Sequence[_Digit]:
    """Four groups of four digits, of which one was not seen or seen twice: which one makes no difference."""
    if len(read) < _FOURS:
        return [*read[:_BEGIN], _Digit("0", None, 0.0), *read[_BEGIN:]]
    return [*read[:_BEGIN], read[_BEGIN]._replace(sure=0.0), *read[_BEGIN + 2 :]]


def _right(read: Sequence[_Digit]) -> Sequence[_Digit] | None:
    """With another one of the digits in the middle, the least sure one, so that the check digit is right.

    None if it is, if all was surely read, or if no network has such numbers.
    """
    number = "".join(digit.digit for digit in read)
    network = network_of(number[:_BEGIN])
    sure = min(digit.sure for digit in read)
    if sure >= _SURE or (sure and luhn(number)) or network is None or len(number) not in network.lengths:
        return None
    at = min(range(_BEGIN, len(read) - _END), key=lambda place: read[place].sure)
    others = ([*read[:at], read[at]._replace(digit=digit), *read[at + 1 :]] for digit in "0123456789")
    return next(other for other in others if luhn("".join(digit.digit for digit in other)))


def _sure(sign: Sign | None, page: Page) -> float:
    if sign is None:
        return 1.0
    line = page.lines[sign.line]
    upper, *_, lower = line.quads[sign.at]
    height = float(((lower - upper) ** 2).sum() ** 0.5)
    return float(line.sure[sign.at]) / (1 if height >= _SMALL else 2)
