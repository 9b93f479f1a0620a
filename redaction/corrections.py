"""Removes what a person marked because the recognizers missed it, from texts and files that are stored."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from typing_extensions import override

from redaction import labels
from redaction.by_hand import RECOGNIZER, VERSION, span_of
from redaction.documents import charsets
from redaction.engine import Engine
from redaction.raw import Raw
from redaction.types import (
    Finding,
    RedactedFile,
    RedactedText,
    Redaction,
    Removed,
    Span,
    seal,
    seal_file,
)

ENTITIES: Final = (
    labels.CREDIT_CARD,
    labels.US_SSN,
    labels.CARD_CVV,
    labels.CARD_PIN,
    labels.CARD_EXPIRY,
    labels.OTHER,
)
"""The kinds that a person chooses from."""

LEAST: Final = 3  # characters of a marked text
MOST: Final = 500

_AS_A_WORD: Final = 5  # up to here: a marked "123" must not take three digits out of every order number
_NEAR: Final = 60  # characters around a find where a placeholder may begin and end
_LINE_END: Final = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class FileCorrection:
    """A stored file without the marked text, and where it stood: code points of the text before."""

    file: RedactedFile
    removed: tuple[Removed, ...]


class Correction:
    """Takes a marked text away wherever it stands, whatever white space is between its words.

    Up to five characters count as a whole word alone.
    """

    def __init__(self, marked: Raw, entity: str) -> None:
        """ValueError: the text is too short or too long, or there is no such kind."""
        words = marked.reveal().split()
        if entity not in ENTITIES or not len("".join(words)) >= LEAST or len(marked) > MOST:
            raise ValueError("this can't be removed by hand")
        self._entity = entity
        self._placeholder = labels.placeholder(entity)
        pattern = r"\s+".join(map(re.escape, words))
        if len("".join(words)) <= _AS_A_WORD:
            pattern = rf"(?<!\w){pattern}(?!\w)"
        self._pattern = re.compile(pattern)
        re.purge()  # `re` would keep the text among the last patterns that it compiled

    def text(self, text: RedactedText) -> Redaction:
        """The text without it. What was removed before stays as it is."""
        parts: list[str] = []
        spans: list[Span] = []
        removed: list[Removed] = []
        position = before = 0
        for part, span in text.segments():
            pieces = [(part, span)] if span else self._pieces(part, before, removed)
            for piece, found in pieces:
                if found:
                    spans.append(found.moved(position - found.start))
                parts.append(piece)
                position += len(piece)
            before += len(part)
        return Redaction(seal("".join(parts), spans), tuple(removed))

    def file(self, name: RedactedText, media_type: str, content: bytes) -> FileCorrection | None:
        """The file without it, None when it isn't there. `content` is what redaction made of the file."""
        mark, codec = _encoding(content)
        text = content[mark:].decode(codec, "replace")
        if text.encode(codec, "replace") != content[mark:]:
            return None
        found = [match for match in self._pattern.finditer(text) if not _in_placeholder(text, match)]
        if not found:
            return None
        removed = tuple(self._removed(match.start(), match.end()) for match in found)
        parts, position = [], 0
        for one in removed:
            parts += [text[position : one.start], self._placeholder]
            position = one.end
        new = content[:mark] + "".join([*parts, text[position:]]).encode(codec)
        return FileCorrection(seal_file(name, media_type, new, self._by_line(text, removed)), removed)

    def _pieces(self, part: str, before: int, removed: list[Removed]) -> Iterator[tuple[str, Span | None]]:
        """A part without placeholders, cut where the marked text stands."""
        position = 0
        for match in self._pattern.finditer(part):
            removed.append(self._removed(before + match.start(), before + match.end()))
            yield part[position : match.start()], None
            length = len(self._placeholder)
            yield self._placeholder, span_of(self._entity, length)
            position = match.end()
        yield part[position:], None

    def _removed(self, start: int, end: int) -> Removed:
        return Removed(start, end, self._entity, 1.0, RECOGNIZER, "removed", VERSION)

    def _by_line(self, text: str, removed: tuple[Removed, ...]) -> Iterator[Finding]:
        starts = [match.end() for match in _LINE_END.finditer(text)]
        for one in removed:
            line = bisect_right(starts, one.start) + 1
            yield Finding(self._entity, "", f"line {line}", 1.0, RECOGNIZER, VERSION)


class MarkedText(Engine):
    """Finds what was marked and nothing else: with it, every reader of files takes just that away."""

    def __init__(self, correction: Correction) -> None:
        self._correction = correction

    @override
    def redact(self, text: str) -> Redaction:
        """The text without it."""
        return self._correction.text(seal(text, ()))


def _encoding(content: bytes) -> tuple[int, str]:
    """How many bytes of byte order mark there are, and a codec that gives the same bytes back.

    Nothing is guessed from the content: it was written by a stranger, and workers alone read such files.
    """
    if found := charsets.marked(content):
        return found[1], found[0]
    if b"\0" in content and (wide := charsets.wide(content)):
        return 0, wide
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return 0, "latin-1"
    return 0, "utf-8"


def _in_placeholder(text: str, match: re.Match[str]) -> bool:
    """Whether this is the inside of what stands for something removed before; a file has no spans."""
    near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
    offset = max(0, match.start() - _NEAR)
    return any(
        offset + one.start() <= match.start() and match.end() <= offset + one.end()
        for one in labels.PLACEHOLDER.finditer(near)
    )
