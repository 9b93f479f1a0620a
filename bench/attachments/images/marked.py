"""Text with marks: `⟦kind|text⟧`, and `⟦kind#name|text⟧` for the pieces of one number that stand apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_MARK: Final = re.compile(r"⟦([a-z ]+)(?:#(\w+))?\|([^⟧]*)⟧")


class Piece(NamedTuple):
    """A run of text; `kind` is "" outside of marks, `name` "" for a number in one piece."""

    text: str
    kind: str = ""
    name: str = ""


def mark(kind: str, text: str, name: str = "") -> str:
    """A marked text."""
    return f"⟦{kind}{'#' if name else ''}{name}|{text}⟧"


def pieces(marked: str) -> Iterator[Piece]:
    """The runs of a text in order, none of them empty."""
    position = 0
    for found in _MARK.finditer(marked):
        if position < found.start():
            yield Piece(marked[position : found.start()])
        yield Piece(found[3], found[1], found[2] or "")
        position = found.end()
    if position < len(marked):
        yield Piece(marked[position:])


def plain(marked: str) -> str:
    """The text alone."""
    return "".join(piece.text for piece in pieces(marked))


def split(marked: str, sizes: tuple[int, ...], name: str) -> list[str]:
    """A mark in pieces of so many digits, each marked with the same name."""
    whole = next(pieces(marked))
    digits = re.sub(r"\D", "", whole.text)
    parts = []
    for size in sizes:
        parts.append(mark(whole.kind, digits[:size], name))
        digits = digits[size:]
    return parts
