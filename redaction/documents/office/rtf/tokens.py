"""RTF as tokens, in one pass: braces, control words, escaped bytes, text, raw bytes."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(
    rb"(?P<text>[^\\{}\r\n\0]+)"
    rb"|(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<word>[A-Za-z]{1,32})(?P<number>-?[0-9]{1,10})? ?"
    rb"|\\'(?P<byte>[0-9A-Fa-f]{2})"
    rb"|\\(?P<symbol>[^A-Za-z])"
)


class Kind(Enum):
    """What a token is."""

    OPEN = auto()
    CLOSE = auto()
    WORD = auto()
    BYTE = auto()
    SYMBOL = auto()
    TEXT = auto()
    RAW = auto()


class Token(NamedTuple):
    """`content[start:end]`. `word` is a control word's name, a sign or a text; `number` its parameter."""

    kind: Kind
    start: int
    end: int
    word: str = ""
    number: int | None = None


def tokens(content: bytes) -> Iterator[Token]:
    """Everything in order; line ends and zero bytes are none."""
    position = 0
    while match := _TOKEN.search(content, position):
        token = _token(match)
        yield token
        position = match.end()
        if token.word == "bin" and token.kind is Kind.WORD and (token.number or 0) > 0:
            end = min(len(content), position + (token.number or 0))
            yield Token(Kind.RAW, position, end)
            position = end


def _token(match: "re.Match[bytes]") -> Token:
    start, end = match.span()
    kind = match.lastgroup
    if kind == "text":
        return Token(Kind.TEXT, start, end, match[0].decode("latin-1"))
    if kind == "byte":
        return Token(Kind.BYTE, start, end, number=int(match["byte"], 16))
    if kind == "symbol":
        return Token(Kind.SYMBOL, start, end, match["symbol"].decode("latin-1"))
    if match["word"]:
        number = match["number"]
        return Token(Kind.WORD, start, end, match["word"].decode(), None if number is None else int(number))
    return Token(Kind.OPEN if kind == "open" else Kind.CLOSE, start, end)
