"""Finds what a table's head names: in CSV and its kin the words stand far above the numbers."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import ClassVar, Final, NamedTuple

from typing_extensions import override

from redaction import labels
from redaction.alternatives import AnyOf
from redaction.cards.iin import network_of
from redaction.hit import Hit
from redaction.normalise import View, whole
from redaction.recognizer import WholeTextRecognizer
from redaction.runs import luhn

_DELIMITERS: Final = ",;\t|¦"
# Entity, the column's head, and the digits that a cell of it holds.
_MONTH: Final = r"0?[1-9]|1[0-2]"
_YEAR: Final = r"(?:20)?[2-4][0-9]"
_EXPIRY: Final = r"(?:card_?|cc_?)?exp(?:iry|iration|ires)?"
_EXPIRY_HEAD: Final = (
    rf"{_EXPIRY}(?:_?(?:date|dt))?|valid_?(?:thru|to|until)?|gültig(?:_bis)?|ablauf(?:datum)?|mm_?yy(?:yy)?"
    r"|caducidad|vencimiento|validade|scadenza|vervaldatum|срок(?:_действия)?|有效期|有効期限|유효기간"
)
_SSN_HEAD: Final = (
    r"(?:.*_)?ssn(?:_.*)?|(?:.*_)?soc(?:ial)?(?:_?sec(?:urity)?.*|_?(?:no|num|number|#))?|ss_?(?:no|num|#)"
    r"|tax_?(?:payer_?)?id.*|tin|seguro_social|社会安全号码?"
)
_CARD_HEAD: Final = (
    r"pan|ccn?|cc_?(?:num|number|no|nr)|(?:.*_)?card(?:_?(?:number|num|no|nr|pan|#))?|(?:karten?|kort|kaart)"
    r"(?:nummer|nr)?"
    r"|kreditkarte|(?:.*_)?tarjeta(?:_.*)?|(?:.*_)?carte(?:_.*)?|(?:.*_)?cartão|(?:.*_)?carta|visa"
    r"|account_number"
    r"|номер_карты|карта|卡号|銀行卡號|カ[ー-]ド番号|카드\s?번호"
)
_CVV_HEAD: Final = (
    r"(?:card_?|cc_?)?(?:cvv_?2?|cvc_?2?|csc|cid|cvn|sec(?:urity)?_?code|sec_?cd|prüf(?:ziffer|nummer)"
    r"|cryptogramme)"
    r"|código_de_segur(?:idad|ança)|codice_di_sicurezza|安全码|セキュリティコ[ー-]ド|보안코드"
)
_HEADS: Final = tuple(
    (entity, re.compile(head), re.compile(value))
    for entity, head, value in (
        (labels.US_SSN, _SSN_HEAD, r"(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}"),
        (labels.CREDIT_CARD, _CARD_HEAD, r"[0-9]{12,19}"),
        (labels.CARD_CVV, _CVV_HEAD, r"[0-9]{3,4}"),
        (labels.CARD_PIN, r"(?:card_?|atm_?)?pin(?:_?code)?", r"[0-9]{4,6}"),
        (labels.CARD_EXPIRY, _EXPIRY_HEAD, rf"(?:{_MONTH}){_YEAR}|20[0-9]{{2}}(?:0[1-9]|1[0-2])"),
        (labels.CARD_EXPIRY, rf"{_EXPIRY}_?(?:month|mm|mo|m)", _MONTH),
        (labels.CARD_EXPIRY, rf"{_EXPIRY}_?(?:year|yyyy|yy|yr|y)", _YEAR),
    )
)
# One of these stands in every head, in lower case.
# One of these stands in every head.
_HEAD_WORDS: Final = (
    "ssn ssno ssnum ss# ss_no ss_num ss_# soc sec segur sicurezza scadenza cc card carta carte caduc crypto"
    " csv csc csn cvv cvc cvn cid kart kort kaart tarjeta tax tin visa valid vencim verval pan pin exp ablauf"
    " mmyy account cartão prüf gültig карт срок 卡 社会 安全 有效 有効 カ セキュ 카드 보안 유효"
)
_WORDS: Final = AnyOf((*_HEAD_WORDS.split(), "ss no", "ss num", "ss #", "mm.yy"))
_HEAD_LINE: Final = re.compile(r"[^\n0-9]{3,400}(?:2[^\n0-9]{0,100})?")
_WIDE: Final = re.compile(r"\S+(?: \S+)*")  # a cell in columns of a fixed width: two spaces end it
_FRAME: Final = " \t\r\"'`*_()"
_INSERT: Final = re.compile(r"insert\s+into\s+[^\s(]{1,80}\s?\(([^()\n]{1,600})\)\s*values\s*", re.IGNORECASE)
_VALUES: Final = re.compile(r"\(([^()]{1,2000})\)[\s,]*")
_RULE: Final = re.compile(r"[-=+|: \t]*")
_SIGNS: Final = re.compile(r"[^0-9]+")
_DIGIT: Final = re.compile("[0-9]")
# Between two cells: a delimiter, white space that is no space, two spaces.
_BORDER: Final = re.compile(rf"[ {_DELIMITERS}\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029](?:(?<! )|(?= ))")

_Rule = tuple[str, re.Pattern[str]]


class ColumnRecognizer(WholeTextRecognizer):
    """Numbers in columns whose head says what they are: with delimiters, of a fixed width, or of HTML."""

    VERSION: ClassVar = "1.1"
    ENTITIES: ClassVar = tuple(dict.fromkeys(entity for entity, _, _ in _HEADS))

    @override
    def find(self, view: View) -> Iterator[Hit]:
        if not _DIGIT.search(view.text):
            return
        for table in _tables(view.text):
            yield from table.hits
        if "nsert" in view.text or "NSERT" in view.text:
            yield from _inserted(view.text)


def _inserted(text: str) -> Iterator[Hit]:
    """What a statement of SQL puts into columns."""
    for statement in _INSERT.finditer(text):
        columns = {i: rule for i, name in enumerate(statement[1].split(",")) if (rule := _rule(name))}
        position = statement.end()
        while columns and (row := _VALUES.match(text, position)):
            yield from _cells(row[1], row.start(1), ",", columns)
            position = row.end()


class _Table(NamedTuple):
    """`end` is where the last row ends."""

    head: str
    end: int
    hits: list[Hit]


def open_head(text: str) -> str:
    """The head of the table, with its line end, whose rows may go on after this text; "" without one."""
    folded = whole(text)[0].text
    heads = (table.head for table in _tables(folded) if "\n" not in folded[table.end + 1 :])
    return next((f"{head}\n" for head in heads), "")


def named_by(head: str) -> str:
    """The entity that stands in a column with this head; "" if the head names none of ours."""
    rule = _rule(head)
    return rule[0] if rule else ""


def _tables(text: str) -> Iterator[_Table]:
    position, lower = 0, text.lower()
    words = _WORDS.pattern(text)
    while word := words.search(lower, position):
        start, end = text.rfind("\n", 0, word.start()) + 1, text.find("\n", word.end())
        position = end if end >= 0 else len(text)
        if _HEAD_LINE.fullmatch(text, start, position) and _BORDER.search(text, start, position):
            table = _delimited(text, start, position) or _fixed(text, start, position)
            if table:
                position = max(position, table.end)
                yield table


def _delimited(text: str, start: int, end: int) -> _Table | None:
    head = text[start:end]
    for delimiter in filter(head.__contains__, _DELIMITERS):
        columns = {i: rule for i, cell in enumerate(head.split(delimiter)) if (rule := _rule(cell))}
        if columns:
            return _Table(head, *_rows(text, end, delimiter, columns, head.count(delimiter)))
    return None


def _rule(cell: str) -> _Rule | None:
    """What a column with this head holds."""
    name = re.sub(r"[\s_.-]+", "_", cell.strip(_FRAME).lower()).strip("_")
    for entity, head, value in _HEADS:
        if head.fullmatch(name):
            return entity, value
    return None


def _lines(text: str, position: int) -> Iterator[tuple[int, int]]:
    """The lines after the one that ends at `position`."""
    while position < len(text):
        start = position + 1
        position = text.find("\n", start)
        position = len(text) if position < 0 else position
        yield start, position


def _rows(
    text: str, position: int, delimiter: str, columns: Mapping[int, _Rule], count: int
) -> tuple[int, list[Hit]]:
    """Where the rows with as many delimiters as the head end, and their hits."""
    hits: list[Hit] = []
    for start, end in _lines(text, position):
        line = text[start:end]
        if _RULE.fullmatch(line.strip()):
            continue
        if abs(line.count(delimiter) - count) > 1:
            break
        hits += _cells(line, start, delimiter, columns)
        position = end
    return position, hits


def _cells(line: str, place: int, delimiter: str, columns: Mapping[int, _Rule]) -> Iterator[Hit]:
    for index, cell in enumerate(line.split(delimiter)):
        if index in columns:
            yield from _cell(cell, place, columns[index])
        place += len(cell) + 1


def _fixed(text: str, start: int, end: int) -> _Table | None:
    """A table whose columns stand below each other; it ends where a line has nothing below a named head."""
    cells = [*_WIDE.finditer(text, start, end)]
    borders = [cell.start() - start for cell in cells] + [10_000]
    columns = [
        (left, right, rule)
        for cell, (left, right) in zip(cells, pairwise(borders), strict=True)
        if (rule := _rule(cell[0]))
    ]
    if not columns or len(cells) < 2:
        return None
    hits: list[Hit] = []
    last = end
    for first, stop in _lines(text, end):
        line = text[first:stop]
        found = [
            hit
            for cell in _WIDE.finditer(line)
            for left, right, rule in columns
            if cell.start() < right and cell.end() > left
            for hit in _cell(cell[0], first + cell.start(), rule)
        ]
        if not found and not _RULE.fullmatch(line):
            break
        hits += found
        last = stop
    return _Table(text[start:end], last, hits) if hits else None


def _cell(cell: str, start: int, rule: _Rule) -> Iterator[Hit]:
    entity, value = rule
    digits = _SIGNS.sub("", cell)
    inner = re.search(r"[0-9](?:.*[0-9])?", cell)
    if inner and value.fullmatch(digits) and (entity != labels.CREDIT_CARD or _is_card(digits)):
        kept = digits[-4:] if entity == labels.CREDIT_CARD else ""
        yield Hit(start + inner.start(), start + inner.end(), entity, 0.8, kept)


def _is_card(digits: str) -> bool:
    return network_of(digits[:6]) is not None and luhn(digits)
