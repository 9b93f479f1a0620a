"""Finds what a table's head names: in CSV and its kin the words stand far above the numbers."""

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar, Final, NamedTuple

from typing_extensions import override

from redaction import labels
from redaction.cards.iin import network_of
from redaction.hit import Hit
from redaction.normalise import View, whole
from redaction.recognizer import WholeTextRecognizer
from redaction.runs import luhn

_DELIMITERS: Final = ",;\t|"
_HEADS: Final = {
    labels.US_SSN: re.compile(r"ssn|social_?security.*|socialsec.*|tax_?(?:payer_?)?id.*|.*_ssn"),
    labels.CREDIT_CARD: re.compile(
        r"pan|ccn?|cc_?(?:num|number|no|nr)|(?:.*_)?card(?:_?(?:number|num|no|nr|pan))?|kartennummer|visa"
    ),
    labels.CARD_CVV: re.compile(r"(?:card_?)?(?:cvv2?|cvc2?|csc|cid|security_?code)"),
    labels.CARD_PIN: re.compile(r"(?:card_?|atm_?)?pin"),
    labels.CARD_EXPIRY: re.compile(r"(?:card_?)?exp(?:iry|iration|ires)?(?:_?date)?"),
}
_VALUES: Final = {
    labels.US_SSN: re.compile(r"(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}"),
    labels.CREDIT_CARD: re.compile(r"[0-9]{12,19}"),
    labels.CARD_CVV: re.compile(r"[0-9]{3,4}"),
    labels.CARD_PIN: re.compile(r"[0-9]{4,6}"),
    labels.CARD_EXPIRY: re.compile(r"(?:0?[1-9]|1[0-2])(?:20)?[2-4][0-9]|20[0-9]{2}(?:0[1-9]|1[0-2])"),
}
_HEAD_WORD: Final = re.compile(r"ssn|social|card|kartenn|visa|cvv|cvc|csc|cid|security|pan|cc|pin|tax|exp")
_HEAD_LINE: Final = re.compile(r"[^\n0-9]{3,400}(?:2[^\n0-9]{0,100})?")
_SIGNS: Final = re.compile(r"[^0-9]+")


class ColumnRecognizer(WholeTextRecognizer):
    """Numbers in columns whose head says what they are."""

    ENTITIES: ClassVar = tuple(_HEADS)

    @override
    def find(self, view: View) -> Iterator[Hit]:
        for table in _tables(view.text):
            yield from table.hits


class _Table(NamedTuple):
    """`end` is where the last row ends."""

    head: str
    end: int
    hits: list[Hit]


def open_head(text: str) -> str:
    """The head of the table, with its line end, whose rows may go on after this text; "" without one."""
    folded = whole(text).text
    heads = (table.head for table in _tables(folded) if "\n" not in folded[table.end + 1 :])
    return next((f"{head}\n" for head in heads), "")


def _tables(text: str) -> Iterator[_Table]:
    lower = text.lower()
    position = 0
    while word := _HEAD_WORD.search(lower, position):
        start, end = text.rfind("\n", 0, word.start()) + 1, text.find("\n", word.end())
        position = end if end >= 0 else len(text)
        if _HEAD_LINE.fullmatch(text, start, position):
            head = text[start:position]
            for delimiter in _DELIMITERS:
                if columns := _columns(head, delimiter):
                    position, hits = _rows(text, position, delimiter, columns, head.count(delimiter))
                    yield _Table(head, position, hits)
                    break


def _columns(line: str, delimiter: str) -> dict[int, str]:
    """Which columns hold what, by their heads."""
    found: dict[int, str] = {}
    heads = line.split(delimiter)
    for index, head in enumerate(heads if len(heads) > 1 else []):
        name = re.sub(r"[\s_-]+", "_", head.strip(" \t\r\"'").lower())
        for entity, pattern in _HEADS.items():
            if pattern.fullmatch(name):
                found[index] = entity
    return found


def _rows(
    text: str, position: int, delimiter: str, columns: Mapping[int, str], count: int
) -> tuple[int, list[Hit]]:
    """The hits of all rows with as many delimiters as the head, and where they end."""
    hits: list[Hit] = []
    while position < len(text):
        start = position + 1  # after the newline
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end]
        if line.count(delimiter) != count:
            break
        hits += _cells(line, start, delimiter, columns)
        position = end
    return position, hits


def _cells(line: str, start: int, delimiter: str, columns: Mapping[int, str]) -> Iterator[Hit]:
    for index, cell in enumerate(line.split(delimiter)):
        entity = columns.get(index)
        digits = _SIGNS.sub("", cell) if entity else ""
        if (
            entity
            and _VALUES[entity].fullmatch(digits)
            and (entity != labels.CREDIT_CARD or _is_card(digits))
        ):
            inner = re.search(r"[0-9](?:.*[0-9])?", cell)
            if inner:
                kept = digits[-4:] if entity == labels.CREDIT_CARD else ""
                yield Hit(start + inner.start(), start + inner.end(), entity, 0.8, kept)
        start += len(cell) + 1


def _is_card(digits: str) -> bool:
    return network_of(digits[:6]) is not None and luhn(digits)
