"""Replaces places of a text token by token, so that what stands between tokens stays."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from redaction.stream import Replaced


@dataclass(frozen=True, slots=True)
class Form:
    """How a token of one sort takes a replacement.

    `escape` matches what must not be cut in two, such as an entity; `written` makes a token of the new words.
    `aside`: it is no part of the text that people read, so a number that is spread around it leaves it alone.
    """

    escape: re.Pattern[str] | None = None
    written: Callable[[str], str] = str
    aside: bool = False


PLAIN: Final = Form()
_SAYS: Final = re.compile(r"[\d&%\\]")  # digits, and signs that spell them


@dataclass(frozen=True, slots=True, repr=False)
class Token:
    """`text[start:end]` of a format; everything outside of tokens is structure."""

    start: int
    end: int
    form: Form = PLAIN


def rewritten(text: str, replaced: Sequence[Replaced], tokens: Iterable[Token]) -> str:
    """The text with all places replaced. Places and tokens are in order; each without overlaps.

    Of a place that several tokens share, the first takes the words and the others lose what they have of it.
    A place that is in no token is replaced as it stands, whatever becomes of the structure.
    """
    parts: list[str] = []
    position = first = 0
    said: set[int] = set()
    for token in _to_the_end(tokens, len(text)):
        while first < len(replaced) and replaced[first].end <= token.start:
            place = replaced[first]
            if first not in said:
                parts += (text[position : max(position, place.start)], place.text)
                position = max(position, place.end)
            first += 1
        if first == len(replaced):
            break
        if replaced[first].start < token.end and not _untouched(text, replaced[first], token):
            inner = "".join(_inner(text, replaced, first, token, said))
            parts += (text[position : token.start], token.form.written(inner))
            position = token.end
    return "".join([*parts, text[position:]])


def _to_the_end(tokens: Iterable[Token], length: int) -> Iterator[Token]:
    """The tokens, and an empty one behind all places."""
    yield from tokens
    yield Token(length, length)


def _untouched(text: str, place: Replaced, token: Token) -> bool:
    covered = token.form.aside and place.start < token.start and token.end < place.end
    return covered and not _SAYS.search(text, token.start, token.end)


def _inner(
    text: str, replaced: Sequence[Replaced], index: int, token: Token, said: set[int]
) -> Iterator[str]:
    position = token.start
    while index < len(replaced) and replaced[index].start < token.end:
        place = replaced[index]
        start, end = _whole(text, token, max(place.start, position), min(place.end, token.end))
        start = max(start, position)
        yield text[position:start]
        if index not in said:
            said.add(index)
            yield place.text
        position = max(position, end)
        index += 1
    yield text[position : token.end]


def _whole(text: str, token: Token, start: int, end: int) -> tuple[int, int]:
    """The place, widened over escapes that it would cut."""
    if token.form.escape is None:
        return start, end
    for match in token.form.escape.finditer(text, token.start, token.end):
        if match.start() >= end:
            break
        if match.start() < start < match.end():
            start = match.start()
        if match.start() < end < match.end():
            end = match.end()
    return start, end
