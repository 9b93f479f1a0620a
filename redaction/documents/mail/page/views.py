"""The text of a page as it may be read, with a map back to the text nodes."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from redaction.documents.mail.page.tokens import Node, Tag

_WHITE: Final = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")  # what isn't one space already
_WHICH: Final[tuple[Callable[[Node], bool], ...]] = (
    lambda _: True,
    lambda node: not node.hidden,
    lambda node: not node.inline,
    lambda node: node.inline,
)


@dataclass(frozen=True, slots=True, repr=False)
class View:
    """A text; a piece of it begins at `starts[i]`, and is at `places[i]`: a node and an offset in it."""

    text: str
    starts: list[int]
    places: list[tuple[int, int]]

    def ranges(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """What a range of the text is in the page: nodes by their number, with ranges of theirs."""
        index = max(0, bisect_right(self.starts, start) - 1)
        while index < len(self.starts) and self.starts[index] < end:
            first = self.starts[index]
            after = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text)
            number, offset = self.places[index]
            low, high = max(start, first), min(end, after)
            if number >= 0 and low < high:
                yield number, offset + low - first, offset + high - first
            index += 1


def views(page: Sequence[Tag | Node]) -> Iterator[View]:
    """All text; what isn't hidden; what stands outside of elements within a line, and what inside of them.

    A digit that is hidden by a style, between two others or in place of them, is left out of one of them.
    """
    seen: set[int] = set()
    for wanted in _WHICH:
        view = _view(page, wanted)
        if hash(view.text) not in seen:
            yield view
        seen.add(hash(view.text))


def _view(page: Sequence[Tag | Node], wanted: Callable[[Node], bool]) -> View:
    view = _Writer()
    for number, token in enumerate(page):
        if isinstance(token, Tag):
            view.separate(token)
        elif wanted(token):
            view.write(number, token.text)
    return View("".join(view.pieces), view.starts, view.places)


class _Writer:
    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.places: list[tuple[int, int]] = []
        self._length = 0
        self._preformatted = 0

    def separate(self, tag: Tag) -> None:
        if tag.name == "pre":
            self._preformatted += -1 if tag.is_end else 1
        if tag.separator:
            self._put(tag.separator, -1, 0)

    def write(self, number: int, text: str) -> None:
        """White space is folded as browsers do it."""
        if self._preformatted > 0:
            self._put(text, number, 0)
            return
        position = 0
        for gap in _WHITE.finditer(text):
            self._put(text[position : gap.start()], number, position)
            self._put(" ", number, gap.start())
            position = gap.end()
        self._put(text[position:], number, position)

    def _put(self, text: str, number: int, offset: int) -> None:
        if text:
            self.pieces.append(text)
            self.starts.append(self._length)
            self.places.append((number, offset))
            self._length += len(text)
