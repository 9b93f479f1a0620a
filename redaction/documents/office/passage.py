"""A text joined from slots, as a person reads it, that takes redactions back to the slots."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple

from redaction.documents.office.slots import Slot
from redaction.types import Finding, Redaction, Removed, Span

_ONE_LINE: Final = str.maketrans("\t\n\r", "   ")


class _Piece(NamedTuple):
    start: int
    end: int
    slot: Slot


class _Cut(NamedTuple):
    """What becomes of a part of a slot's text."""

    start: int
    end: int
    text: str


class Passage:
    """Slots with what a person sees between them, and the names of the places where they stand."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._pieces: list[_Piece] = []
        self._ends: list[int] = []
        self._marks: list[int] = []
        self._places: list[str] = []

    def __len__(self) -> int:
        return self._length

    @property
    def text(self) -> str:
        """What is redacted."""
        return "".join(self._parts)

    def mark(self, place: str) -> None:
        """From here on, findings lie at this place: words of ours and numbers."""
        if not self._places or place != self._places[-1]:
            self._marks.append(self._length)
            self._places.append(place)

    def sign(self, text: str) -> None:
        """What stands between slots and is never replaced."""
        self._parts.append(text)
        self._length += len(text)
        self._last = text[-1:]

    def add(self, slot: Slot, shown: str | None = None, *, one_line: bool = False) -> None:
        """`shown`: what is read there, of a slot that is not exact; `one_line`: in a row of a table."""
        text = slot.shown if shown is None else shown
        text = text.translate(_ONE_LINE) if one_line else text
        if text:
            if _would_touch(self._last, text[0]):
                self.sign(" ")
            self._pieces.append(_Piece(self._length, self._length + len(text), slot))
            self.sign(text)
            self._ends.append(self._length)

    def apply(self, redaction: Redaction) -> list[Finding]:
        """Take what was found out of its slots: the first gets the placeholder, others lose their part."""
        cuts: dict[int, list[_Cut]] = {}
        slots: dict[int, Slot] = {}
        findings = []
        for removed, span in zip(redaction.removed, redaction.text.spans, strict=True):
            words = redaction.text.text[span.start : span.end]
            findings.append(self._finding(removed, span))
            for piece in self._touched(removed):
                slots[id(piece.slot)] = piece.slot
                start = max(0, removed.start - piece.start)
                cuts.setdefault(id(piece.slot), []).append(_Cut(start, removed.end - piece.start, words))
                words = ""
        for key, slot in slots.items():
            slot.put(_cut(slot, cuts[key]))
        return findings

    def _touched(self, removed: Removed) -> Iterator[_Piece]:
        at = bisect_right(self._ends, removed.start)
        while at < len(self._pieces) and self._pieces[at].start < removed.end:
            yield self._pieces[at]
            at += 1

    def _finding(self, removed: Removed, span: Span) -> Finding:
        at = bisect_right(self._marks, removed.start) - 1
        place = self._places[at] if at >= 0 else ""
        return Finding(span.entity, span.kept, place, span.score, span.recognizer, span.version)


def _would_touch(before: str, after: str) -> bool:
    """Whether a letter meets a digit where two texts do: a label in one format and its number in another."""
    return (before.isalpha() and after.isdigit()) or (before.isdigit() and after.isalpha())


def _cut(slot: Slot, cuts: list[_Cut]) -> str:
    """The slot's text without the cuts, which overlap if it stands in several places."""
    if not slot.exact:
        return " ".join(dict.fromkeys(cut.text for cut in cuts if cut.text))
    parts: list[str] = []
    position = 0
    for cut in sorted(cuts):
        if cut.end > position:
            if cut.start >= position:
                parts += (slot.shown[position : cut.start], cut.text)
            position = cut.end
    return "".join([*parts, slot.shown[position:]])
