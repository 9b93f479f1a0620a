"""Redacts a text of any length piece by piece, in bounded memory, as if it had been read whole."""

from dataclasses import dataclass
from typing import Final

from redaction.columns import open_head
from redaction.engine import Engine
from redaction.normalise import MARGIN
from redaction.types import Redaction, Span

# Code points. A block is redacted at once; what stands within a margin of its end waits for the next one,
# because what follows may tell more about it.
_BLOCK: Final = 256 * 1024


@dataclass(frozen=True, slots=True, repr=False)
class Replaced:
    """A place of the whole input, in code points, half open; the text that stands for it; what it was."""

    start: int
    end: int
    text: str
    spans: tuple[Span, ...]


def replaced(redaction: Redaction) -> list[Replaced]:
    """What was removed from a text that was redacted whole."""
    words = redaction.text.text
    pairs = zip(redaction.removed, redaction.text.spans, strict=True)
    return [Replaced(r.start, r.end, words[span.start : span.end], (span,)) for r, span in pairs]


class Stream:
    """Takes a text in pieces of any size and gives the redacted text as far as it is certain.

    `replaced` is what was removed so far.
    """

    def __init__(self, engine: Engine, block: int = _BLOCK) -> None:
        self._engine = engine
        self._block = block
        self._text = ""
        self._given = 0  # code points at the beginning of `_text` that were given before; they are context
        self._taken = 0  # of the input, before `_text[_given:]`
        self.replaced: list[Replaced] = []

    def feed(self, piece: str) -> list[str]:
        """The next parts of the redacted text. Raises RedactionFailed; what was given before stays given."""
        self._text += piece
        parts = []
        while len(self._text) - self._given >= self._block + 2 * MARGIN:
            parts.append(self._take(self._given + self._block))
        return parts

    def close(self) -> str:
        """What is left. Raises RedactionFailed."""
        return self._without(self._engine.redact(self._text), len(self._text))

    def _take(self, cut: int) -> str:
        redaction = self._engine.redact(self._text[: cut + MARGIN])
        for removed in redaction.removed:
            if removed.start < cut < removed.end:
                cut = removed.start
        redacted = self._without(redaction, cut)
        self._go_on(cut)
        return redacted

    def _without(self, redaction: Redaction, end: int) -> str:
        """The redacted text of `_text[_given:end]`."""
        parts: list[str] = []
        position = self._given
        for removed, span in zip(redaction.removed, redaction.text.spans, strict=True):
            if position < removed.end and removed.start < end:
                words = redaction.text.text[span.start : span.end]
                self._note(max(position, removed.start), removed.end, words, span)
                parts += (self._text[position : removed.start], words)
                position = removed.end
        return "".join([*parts, self._text[position:end]])

    def _note(self, start: int, end: int, words: str, span: Span) -> None:
        before = self._taken - self._given
        self.replaced.append(Replaced(before + start, before + end, words, (span,)))

    def _go_on(self, cut: int) -> None:
        """Keep what stands before `cut` as context, and the head of a table that goes on there."""
        self._taken += cut - self._given
        head = open_head(self._text[:cut])
        first = max(0, cut - MARGIN)
        if head:
            first = self._text.rfind("\n", 0, first) + 1
        context = (head if head and not self._text.startswith(head, first) else "") + self._text[first:cut]
        self._text = context + self._text[cut:]
        self._given = len(context)
