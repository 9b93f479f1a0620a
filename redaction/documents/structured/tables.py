"""Delimited tables (RFC 4180 and its kin): the cells of a row stay as many as they were."""

import csv
import re
from collections.abc import Iterator
from typing import Final

from redaction.documents.structured.tokens import Form, Token

_DELIMITERS: Final = ",;\t|"
_CELLS: Final = {
    sign: re.compile(rf'"((?:[^"]++|"")*+)"|[^"{re.escape(sign)}\r\n]++') for sign in _DELIMITERS
}
_QUOTED: Final = Form(re.compile('""'))
_LONGEST: Final = 1_000_000  # characters in a cell; the standard library's limit is an eighth of it
_ROWS: Final = 2


def delimiter(text: str) -> str | None:
    """The sign that cuts every row into as many cells, two at least; None for what is no table."""
    return next((sign for sign in _DELIMITERS if sign in text and shape(text, sign)), None)


def shape(text: str, sign: str) -> tuple[int, int] | None:
    """How many rows there are and how many cells each has; None when they differ."""
    csv.field_size_limit(_LONGEST)
    widths: set[int] = set()
    rows = 0
    try:
        for row in csv.reader(text.splitlines(keepends=True), delimiter=sign, strict=True):
            if row:
                rows += 1
                widths.add(len(row))
            if len(widths) > 1:
                return None
    except csv.Error:
        return None
    width = max(widths, default=0)
    return (rows, width) if rows >= _ROWS and width > 1 else None


def tokens(text: str, sign: str) -> Iterator[Token]:
    """The insides of cells."""
    for match in _CELLS[sign].finditer(text):
        if match[1] is None:
            yield Token(match.start(), match.end())
        else:
            yield Token(match.start(1), match.end(1), _QUOTED)
