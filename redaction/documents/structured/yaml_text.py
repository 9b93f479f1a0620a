"""YAML 1.1 as libyaml reads it: scalars and comments; a replaced plain scalar is quoted."""

import re
from collections.abc import Iterator
from typing import Final

import yaml

from redaction.documents.structured.tokens import PLAIN, Form, Token

_LARGEST: Final = 1_000_000  # characters: each token is an object of its own
_COMMENT: Final = re.compile(r"#[^\r\n]*+")
_BEGINNING: Final = re.compile(r"(?:---|%YAML)\s")


def _single_quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


_DOUBLE: Final = Form(re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL))
_SINGLE: Final = Form(re.compile("''"))
_BARE: Final = Form(written=_single_quoted)  # a placeholder begins with a bracket, which would make a list


def is_yaml(text: str) -> bool:
    """Whether it is YAML and says so: by its first line, or by two keys or items at least."""
    if len(text) > _LARGEST or "\t-" in text:
        return False
    try:
        keys = sum(isinstance(token, _MARKS) for token in yaml.scan(text, Loader=yaml.CSafeLoader))
        structures = any(isinstance(e, _STRUCTURES) for e in yaml.parse(text, Loader=yaml.CSafeLoader))
    except (yaml.YAMLError, ValueError):
        return False
    return structures and (keys > 1 or bool(_BEGINNING.match(text)))


def tokens(text: str) -> Iterator[Token]:
    """Scalars by their style, and the comments between them."""
    position = 0
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.ScalarToken):
            start, end = token.start_mark.index, token.end_mark.index
            yield from _comments(text, position, start)
            position = max(position, end)
            yield _scalar(token, start, end)
    yield from _comments(text, position, len(text))


def _scalar(token: yaml.ScalarToken, start: int, end: int) -> Token:
    match token.style:
        case '"':
            return Token(start + 1, end - 1, _DOUBLE)
        case "'":
            return Token(start + 1, end - 1, _SINGLE)
        case "|" | ">":
            return Token(start, end, PLAIN)
    return Token(start, end, _BARE)


def _comments(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _COMMENT.finditer(text, start, end):
        yield Token(*match.span())


_MARKS: Final = (yaml.KeyToken, yaml.BlockEntryToken)
_STRUCTURES: Final = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
