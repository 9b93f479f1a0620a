"""Views of a text: what a person reads in it, however a program has written it down."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from redaction.labels import PLACEHOLDER
from redaction.normalise.decode import (
    with_cells,
    without_escapes,
    without_quoting,
    without_tags,
    without_transfer_encoding,
)
from redaction.normalise.disguise import undisguised
from redaction.normalise.fold import folded
from redaction.normalise.spoken import has_spoken_digits
from redaction.normalise.talk import without_speakers
from redaction.normalise.view import View

__all__ = ["MARGIN", "View", "Window", "around", "views", "whole", "windows"]

# Code points. A long text is read in windows, so that time and memory grow with its length and no faster,
# and an odd spelling somewhere makes views of its surroundings only. The margin is wider than any context
# that a recognizer looks at.
_CORE: Final = 4_096
MARGIN: Final = 1_024


_ENCODED: Final = 3  # times that a text may have been escaped
_SOME_DIGITS: Final = re.compile(r"[0-9][^0-9]{0,64}[0-9][^0-9]{0,64}[0-9]")


@dataclass(frozen=True, slots=True)
class Window:
    """A part of a text and what stands around it; its own is what begins in `start` to `end` of the text."""

    start: int
    end: int
    plain: View
    views: tuple[View, ...]


def windows(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[Window]:
    """Windows that cover the ranges of a text, which are ordered and do not overlap."""
    for first, last in ranges:
        for start in range(first, last, _CORE):
            end = min(start + _CORE, last)
            offset = max(0, start - MARGIN)
            original = View(_legible(text[offset : end + MARGIN]), offset=offset)
            plain = folded(original)
            yield Window(start, end, plain, views(original, plain))


def around(places: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The ranges of a text of `length` that may read differently now that these places have changed."""
    ranges: list[tuple[int, int]] = []
    for first, last in places:
        start, end = max(0, first - MARGIN), min(length, last + MARGIN)
        if ranges and start <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], end)
        else:
            ranges.append((start, end))
    return ranges


def whole(text: str) -> tuple[View, ...]:
    """The whole text in one alphabet, and with the tables of HTML as lines of cells if there are any."""
    original = View(_legible(text))
    return tuple(folded(view) for view in dict.fromkeys((original, with_cells(original))))


def _legible(text: str) -> str:
    """The same length, with nothing to be found, and no words that say anything, in placeholders."""
    return PLACEHOLDER.sub(lambda match: "§" * len(match[0]), text) if " removed]" in text else text


def views(original: View, plain: View) -> tuple[View, ...]:
    """The views in which recognizers look; the first is the text in one alphabet. None without three digits.

    Undoing what was never done can spoil a number ("=41" is quoted-printable or a value), so every step
    leaves the view it began with in place, and what is found in any of them counts.
    """
    if not _SOME_DIGITS.search(plain.text) and not has_spoken_digits(plain.text):
        return ()
    found: dict[str, View] = {}
    for base in _decoded(original):
        readings = (base, without_quoting(base), without_quoting(without_tags(base)))
        for view in dict.fromkeys(readings):  # a step that changed nothing gave the same view
            readable = plain if view is original else folded(view)
            found.setdefault(readable.text, readable)
    for view in tuple(found.values()):
        for step in (undisguised, without_speakers):
            honest = step(view)
            found.setdefault(honest.text, honest)
    return tuple(found.values())


def _decoded(original: View) -> dict[View, None]:
    """The text as it is, without its transfer encoding, and each with its escapes undone, again and again."""
    steps = dict.fromkeys((original, without_transfer_encoding(original)))
    for newest in tuple(steps):
        for _ in range(_ENCODED):
            newest = without_escapes(newest)  # noqa: PLW2901 - each step starts where the last one ended
            steps[newest] = None
    return steps
