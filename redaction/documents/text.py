"""Redacts a text file of any encoding and length; what is no finding keeps its bytes."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from redaction.documents.content import Content, NotRead
from redaction.documents.encoded import Encoded
from redaction.documents.found import finding
from redaction.documents.reading import Reading
from redaction.documents.sniff import SVG, Text, sniff
from redaction.documents.structured.dialects import Dialect, dialect
from redaction.documents.structured.rendered import rendered
from redaction.documents.structured.tokens import PLAIN, Token, rewritten
from redaction.documents.svg import read_svg
from redaction.engine import Engine
from redaction.labels import PLACEHOLDER
from redaction.normalise import around
from redaction.stream import Replaced, Stream, replaced
from redaction.types import Finding, Reason, Withheld

_LINE_END: Final = re.compile(r"\r\n|\r|\n")
# Characters. A longer text goes through a stream: the engine fails what it reads for too long on the clock.
_WHOLE: Final = 1_000_000
_BLOCK: Final = 1_000_000  # of a long text, which count as a page of their own
_CUT: Final = 100  # characters at the end of a part that may be half of something
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
    done = redact_text(reading, file)
    redacted = content if done.text == file.text else file.mark + done.text.encode(file.codec)
    return Content(file.media_type, redacted, done.findings, done.withheld)


@dataclass(frozen=True, slots=True, repr=False)
class Redacted:
    """A text, well-formed if it was; what was removed, by line; files that it spelled and no longer does."""

    text: str
    findings: tuple[Finding, ...] = ()
    withheld: tuple[Withheld, ...] = ()


def redact_text(reading: Reading, file: Text, nesting: int = 0) -> Redacted:
    """The text of a file or a part of one; `nesting`: how many texts spell it. Raises NotRead."""
    encoded = Encoded(reading, _inner, nesting)
    encoded.search(file.text)
    places = _merged([*_places(reading, file), *encoded.places])
    if not places:
        return Redacted(file.text, (), tuple(encoded.withheld))
    found = dialect(file)
    text = _plain(file.text, places) if found is None else _structured(reading, file, places, found)
    return Redacted(text, _findings(file.text, places), tuple(encoded.withheld))


def without_encoded(reading: Reading, text: str) -> Redacted:
    """A text without what stands in the texts and files that it spells. Raises NotRead."""
    encoded = Encoded(reading, _inner, 0)
    encoded.search(text)
    places = _merged(encoded.places)
    return Redacted(_plain(text, places), _findings(text, places), tuple(encoded.withheld))


def _inner(reading: Reading, file: Text, nesting: int) -> tuple[str, tuple[Finding, ...]]:
    """A text that another one spells. Raises NotRead: also for one that spells a file that can't be read."""
    done = redact_text(reading, file, nesting)
    if done.withheld:
        raise NotRead(Reason.UNSUPPORTED)
    return done.text, done.findings


def _plain(text: str, places: list[Replaced]) -> str:
    return rewritten(text, places, [Token(0, len(text), PLAIN)])


def _structured(reading: Reading, file: Text, places: list[Replaced], found: Dialect) -> str:
    """Token by token. Raises NotRead(UNREADABLE): what was found can't be taken out of the format."""
    text = rewritten(file.text, places, found.tokens(file.text))
    for _ in range(_AGAIN):
        left = list(_left(reading.engine, text))
        if not left:
            break
        text = rewritten(text, left, found.tokens(text))
    if left or not found.sound(text):
        raise NotRead(Reason.UNREADABLE)
    return text


def _left(engine: Engine, text: str) -> Iterator[Replaced]:
    """What is found around the words that were put in: pieces that the structure kept, or that read anew."""
    placeholders = (match.span() for match in PLACEHOLDER.finditer(text))
    for start, end in around(placeholders, len(text)):
        for place in replaced(engine.redact(text[start:end])):
            whole = (place.start > _CUT or not start) and (place.end < end - start - _CUT or end == len(text))
            if whole:
                yield replace(place, start=place.start + start, end=place.end + start)


def _places(reading: Reading, file: Text) -> list[Replaced]:
    """What is to be removed from the text as it is, and as it is shown."""
    places = _in_stream(reading, file.text)
    view = rendered(file)
    if view is None:
        return places
    shown = _in_stream(reading, view.text)
    return places + [
        Replaced(*view.origin(place.start, place.end), place.text, place.spans) for place in shown
    ]


def _in_stream(reading: Reading, text: str) -> list[Replaced]:
    if len(text) <= min(_WHOLE, reading.caps.text_bytes):
        return replaced(reading.engine.redact(text))
    stream = Stream(reading.engine)
    blocks = -(-len(text) // _BLOCK)
    for number in range(blocks):
        reading.progress("page", number + 1, blocks)
        stream.feed(text[number * _BLOCK : (number + 1) * _BLOCK])
    stream.close()
    return stream.replaced


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
