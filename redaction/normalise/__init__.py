"""Views of a text: what a person reads in it, however a program has written it down."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
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
from redaction.normalise.ranges import REACH, merged
from redaction.normalise.readings import Readings
from redaction.normalise.shape import shaped
from redaction.normalise.spoken import has_spoken_digits
from redaction.normalise.talk import without_speakers
from redaction.normalise.view import View, has_numbers

__all__ = ["MARGIN", "REACH", "View", "Window", "around", "merged", "shaped", "views", "whole", "windows"]

# Code points. A long text is read in windows, so that time and memory grow with its length and no faster,
# and an odd spelling somewhere makes views of its surroundings only. The margin is wider than any context
# that a recognizer looks at.
_CORE: Final = 16_384
MARGIN: Final = 1_024
_BESIDE: Final = 224  # what is found may stand that far from the card that it belongs to


_SAYS_NOTHING: Final = "\x1a"  # of ASCII, so that a text that was, still is
_ENCODED: Final = 3  # times that a text may have been escaped


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
            plain = _read_within(folded(original), start - _BESIDE - offset, end + _BESIDE - offset)
            yield Window(start, end, plain, views(original, plain))


def _read_within(plain: View, first: int, last: int) -> View:
    """The view read from `first` to `last` of the original alone, if that isn't everything."""
    if first <= 0 and last >= len(plain.text):
        return plain
    area = plain.edits.moved(max(0, first)), min(plain.edits.moved(last), len(plain.text))
    return replace(plain, areas=[area], _read={})


def around(places: Iterable[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The ranges of a text of `length` that may read differently now that these places have changed."""
    return merged((max(0, first - REACH), min(length, last + REACH)) for first, last in places)


def whole(text: str) -> tuple[View, ...]:
    """The whole text in one alphabet, and with the tables of HTML as lines of cells if there are any."""
    original = View(_legible(text))
    return tuple(folded(view) for view in dict.fromkeys((original, with_cells(original))))


def _legible(text: str) -> str:
    """The same length, with nothing to be found, and no words that say anything, in placeholders."""
    return PLACEHOLDER.sub(lambda match: _SAYS_NOTHING * len(match[0]), text) if " removed]" in text else text


def views(original: View, plain: View) -> tuple[View, ...]:
    """The views in which recognizers look; the first is the text in one alphabet. None without three digits.

    Undoing what was never done can spoil a number ("=41" is quoted-printable or a value), so every step
    leaves the view it began with in place, and what is found in any of them counts.
    """
    if not has_numbers(plain) and not plain.once(has_spoken_digits):
        return ()
    readings = Readings(original, plain)
    for base in _decoded(original):
        readings.add(base, folded)
        for view in dict.fromkeys((base, without_tags(base))):
            readings.add(without_quoting(view), folded)
    for view in readings.views:
        for step in (undisguised, without_speakers):
            readings.add(step(view), _as_it_is)
    plain.family.views.extend(readings.views)
    return readings.views


def _as_it_is(view: View) -> View:
    return view


def _decoded(original: View) -> dict[View, None]:
    """The text as it is, without its transfer encoding, and each with its escapes undone, again and again."""
    steps = dict.fromkeys((original, without_transfer_encoding(original)))
    for newest in tuple(steps):
        for _ in range(_ENCODED):
            older, newest = newest, without_escapes(newest)  # noqa: PLW2901 - each step starts at the last one
            if newest is older:
                break
            steps[newest] = None
    return steps
