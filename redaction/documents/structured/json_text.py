"""JSON (RFC 8259), and JSON Lines; HAR is JSON."""

import json
import re
from collections.abc import Iterator
from typing import Final

from redaction.documents.structured.tokens import Form, Token

_ESCAPE: Final = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.)", re.DOTALL)
_STRING: Final = Form(_ESCAPE)
_BARE: Final = Form(written=lambda words: f'"{words}"')  # a number that became words
_TOKEN: Final = re.compile(r'"((?:[^"\\]++|\\.)*+)"|[^\s"{}\[\]:,]++', re.DOTALL)


def tokens(text: str) -> Iterator[Token]:
    """The insides of strings, keys too, and bare words: numbers, true, false, null."""
    for match in _TOKEN.finditer(text):
        if match[1] is None:
            yield Token(match.start(), match.end(), _BARE)
        else:
            yield Token(match.start(1), match.end(1), _STRING)


def is_json(text: str) -> bool:
    """Whether it is one JSON object or array."""
    return text.lstrip()[:1] in {"{", "["} and _parses(text)


def is_json_lines(text: str) -> bool:
    """Whether each line is a JSON object or array (https://jsonlines.org)."""
    lines = (line for line in text.splitlines() if line.strip())
    return all(map(is_json, lines))


def _parses(text: str) -> bool:
    try:
        # Numbers are not made: a long one would take quadratic time, or be refused.
        json.loads(text, parse_int=len, parse_float=len, parse_constant=len)
    except (ValueError, RecursionError):
        return False
    return True
