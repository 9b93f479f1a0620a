"""iCalendar and vCard (RFC 5545, RFC 6350): lines that are folded and escaped."""

import re
from collections.abc import Iterator
from typing import Final

from redaction.documents.structured.tokens import Form, Token

FOLD: Final = re.compile(r"(?:\r\n|\n|\r)[ \t]")
_LINE: Final = re.compile(r"^(?:[ \t]|[A-Za-z0-9.-]{1,100}[:;])?([^\r\n]++)", re.MULTILINE)
_VALUE: Final = Form(re.compile(r"\\."))


def tokens(text: str) -> Iterator[Token]:
    """What follows the name of a property, and what is folded below it."""
    for match in _LINE.finditer(text):
        yield Token(*match.span(1), _VALUE)
