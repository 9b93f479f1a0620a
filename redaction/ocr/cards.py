"""What is known of numbers in a picture because it shows cards, or because they look like a card's."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

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
# As cards have them embossed, though a space between the groups may not have been seen.
_EMBOSSED: Final = re.compile(
    _ALONE + r"(?:[0-9]{4}(?:[ -]?[0-9]{4}){3}|3[47][0-9]{2}[ -]?[0-9]{6}[ -]?[0-9]{5})(?![ -]?[\w*#•])"
)
_SURE: Final = 0.95
_SMALL: Final = 12.0  # pixels from top to bottom of a line: there a 0 is read as an 8, and surely
_BEGIN: Final = 6
_END: Final = 4


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
        at = [index for index, sign in enumerate(match[0]) if sign.isdecimal()]
        if about_cards or len(at) < len(signs):
            sure = [_sure(signs[index], page) for index in at]
            place, digit = _right("".join(match[0][index] for index in at), sure) or (None, "")
            if place is not None:
                yield _card(match[0][: at[place]] + digit + match[0][at[place] + 1 :], signs)


def _card(number: str, signs: Sequence[Sign | None]) -> View:
    return View(_NAME + number, (*[None] * len(_NAME), *signs))


def _right(digits: str, sure: Sequence[float]) -> tuple[int, str] | None:
    """The place of the digit in the middle that was least surely read, and what makes the number right there.

    Only in the middle: what a number begins with names its network, and its end is told to people.
    """
    network = network_of(digits[:_BEGIN])
    if luhn(digits) or min(sure) >= _SURE or network is None or len(digits) not in network.lengths:
        return None
    place = min(range(_BEGIN, len(digits) - _END), key=sure.__getitem__)
    return next((place, d) for d in "0123456789" if luhn(digits[:place] + d + digits[place + 1 :]))


def _sure(sign: Sign | None, page: Page) -> float:
    if sign is None:
        return 1.0
    line = page.lines[sign.line]
    upper, *_, lower = line.quads[sign.at]
    height = float(((lower - upper) ** 2).sum() ** 0.5)
    return 0.0 if height < _SMALL else float(line.sure[sign.at])
