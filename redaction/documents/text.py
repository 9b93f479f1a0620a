"""Redacts a text file of any encoding and length; what is no finding keeps its bytes."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from redaction.documents.content import Content, NotRead
from redaction.documents.encoded import encoded_places
from redaction.documents.found import finding
from redaction.documents.reading import Reading
from redaction.documents.sniff import CALENDAR, CARD, SVG, Text, sniff
from redaction.documents.structured.calendar_text import FOLD
from redaction.documents.structured.dialects import Dialect, dialect
from redaction.documents.structured.tokens import PLAIN, Token, rewritten
from redaction.documents.svg import read_svg
from redaction.normalise import View
from redaction.stream import Replaced, Stream, replaced
from redaction.types import Finding, Reason

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
_BLOCK: Final = 4_000_000  # characters of a long text that count as a page of their own
_AGAIN: Final = 3  # readings of what was put together again


def read_text(reading: Reading, content: bytes) -> Content:
    """The redacted bytes in the file's own encoding, and what was removed, by line. Raises NotRead."""
    if len(content) > reading.caps.unpacked:
        raise NotRead(Reason.TOO_LARGE)
    file = sniff(content)
    if isinstance(file, Reason):
        raise NotRead(file)
    if file.media_type == SVG:
        return read_svg(reading, content)
    text, found = redact_text(reading, file)
    redacted = file.mark + text.encode(file.codec) if found else content
    return Content(file.media_type, redacted, found)


def redact_text(reading: Reading, file: Text) -> tuple[str, tuple[Finding, ...]]:
    """The text, well-formed if it was, and what was removed, by line. Raises NotRead."""
    places = _places(reading, file)
    if not places:
        return file.text, ()
    found = dialect(file)
    text = _plain(file.text, places) if found is None else _structured(reading, file, places, found)
    return text, _findings(file.text, places)


def _plain(text: str, places: list[Replaced]) -> str:
    return rewritten(text, places, [Token(0, len(text), PLAIN)])


def _structured(reading: Reading, file: Text, places: list[Replaced], found: Dialect) -> str:
    """Token by token. Raises NotRead(UNREADABLE): something is left that can't be taken out of the format."""
    text = file.text
    for _ in range(_AGAIN):
        text = rewritten(text, places, found.tokens(text))
        places = _places(reading, replace(file, text=text))
        if not places:
            break
    if places:
        text = _plain(text, places)
    if not found.sound(text):
        raise NotRead(Reason.UNREADABLE)
    return text


def _places(reading: Reading, file: Text) -> list[Replaced]:
    """What is to be removed, in order and without overlaps."""
    places = _in_stream(reading, file.text)
    if file.media_type in {CALENDAR, CARD}:
        places += _unfolded(reading, file.text)
    places += encoded_places(reading.engine, file.text)
    return _merged(places)


def _in_stream(reading: Reading, text: str) -> list[Replaced]:
    if len(text) <= reading.caps.text_bytes:
        return replaced(reading.engine.redact(text))
    stream = Stream(reading.engine)
    blocks = -(-len(text) // _BLOCK)
    for number in range(blocks):
        reading.progress("page", number + 1, blocks)
        stream.feed(text[number * _BLOCK : (number + 1) * _BLOCK])
    stream.close()
    return stream.replaced


def _unfolded(reading: Reading, text: str) -> list[Replaced]:
    """A number that a line was folded in: as long as the places of the text itself say."""
    view = View(text).rewrite(FOLD, lambda _: "")
    if view.older is None:
        return []
    places = _in_stream(reading, view.text)
    return [Replaced(*view.origin(place.start, place.end), place.text, place.spans) for place in places]


def _merged(places: Iterable[Replaced]) -> list[Replaced]:
    """Places that overlap become one, with the words of the first."""
    merged: list[Replaced] = []
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        if merged and place.start < merged[-1].end:
            last = merged[-1]
            merged[-1] = replace(last, end=max(last.end, place.end))
        else:
            merged.append(place)
    return merged


def _findings(text: str, places: list[Replaced]) -> tuple[Finding, ...]:
    starts = [match.end() for match in _LINE_END.finditer(text)]
    return tuple(
        finding(span, f"line {bisect_right(starts, place.start) + 1}")
        for place in places
        for span in place.spans
    )
