"""What the engine finds in the readings of a page, and across the end of one."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from redaction.documents.pdf.glyphs import Glyphs
from redaction.documents.pdf.views import View, views
from redaction.engine import Engine
from redaction.types import Span

_SEAM_LINES: Final = 5  # of either page


class Hit(NamedTuple):
    """`characters` are those of the page that it covers."""

    span: Span
    characters: frozenset[int]


class Found:
    """The hits on one page, each once; a reading that sees more of one adds its characters to `covered`."""

    def __init__(self) -> None:
        self.spans: list[Span] = []
        self.covered: set[int] = set()

    def add(self, hits: Iterable[Hit]) -> None:
        """Take hits; what overlaps one that is known is the same."""
        for hit in hits:
            if hit.characters.isdisjoint(self.covered):
                self.spans.append(hit.span)
            self.covered |= hit.characters


def find(engine: Engine, glyphs: Glyphs) -> Found:
    """What is on a page. Raises RedactionFailed."""
    found = Found()
    for view in views(glyphs):
        found.add(_hits(engine, view))
    return found


def find_across(engine: Engine, ending: tuple[Glyphs, Found], beginning: tuple[Glyphs, Found]) -> None:
    """What begins on one page and ends on the next, or stands at its top. Raises RedactionFailed."""
    (before, found_before), (after, found_after) = ending, beginning
    tail = _lines_start(before.text)
    head = _lines_end(after.text)
    middle = len(before.text) - tail
    text = f"{before.text[tail:]}\n{after.text[:head]}"
    first_line = text.find("\n", middle + 1) if "\n" in after.text[:head] else len(text)
    for hit in _hits(engine, View(text, range(len(text)))):
        if min(hit.characters) <= first_line and max(hit.characters) > middle:
            found_before.add(_part(hit, 0, middle, tail))
            found_after.add(_part(hit, middle + 1, len(text), -middle - 1))


def _part(hit: Hit, start: int, end: int, moved: int) -> Iterator[Hit]:
    inside = frozenset(index + moved for index in hit.characters if start <= index < end)
    if inside:
        yield hit._replace(characters=inside)


def _hits(engine: Engine, view: View) -> Iterator[Hit]:
    redaction = engine.redact(view.text)
    for removed, span in zip(redaction.removed, redaction.text.spans, strict=True):
        origins = view.origins[removed.start : removed.end]
        yield Hit(span, frozenset(origin for origin in origins if origin >= 0))


def _lines_start(text: str) -> int:
    position = len(text)
    for _ in range(_SEAM_LINES):
        position = text.rfind("\n", 0, max(0, position))
    return position + 1


def _lines_end(text: str) -> int:
    position = -1
    for _ in range(_SEAM_LINES):
        position = text.find("\n", position + 1)
        if position < 0:
            return len(text)
    return position
