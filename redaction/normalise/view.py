"""A readable form of a text that still knows where each of its characters came from."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final, TypeVar

from redaction.normalise.ranges import Known, Numbers, Range, Ranges, Spot, around
from redaction.normalise.shape import Shaped, shape_of

T = TypeVar("T")
Pattern = re.Pattern[str] | Shaped

_FEWEST: Final = 3


@dataclass(frozen=True, slots=True, eq=False)
class Edits:
    """What was rewritten: the code points `starts[i]` to `ends[i]` stand for a range of the older text."""

    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    source_starts: Sequence[int] = ()
    source_ends: Sequence[int] = ()

    def locate(self, position: int) -> tuple[int, int]:
        """The range of the older text that the character at `position` of the newer one stands for."""
        index = bisect_right(self.starts, position) - 1
        if index < 0:
            return position, position + 1
        if position < self.ends[index]:
            return self.source_starts[index], self.source_ends[index]
        source = self.source_ends[index] + position - self.ends[index]
        return source, source + 1

    def moved(self, position: int) -> int:
        """Where a position of the older text is in the newer one; within an edit, where that ends."""
        index = bisect_right(self.source_starts, position) - 1
        if index < 0:
            return position
        return self.ends[index] + max(0, position - self.source_ends[index])

    def moved_all(self, ranges: Ranges) -> list[Range]:
        """Where ranges of the older text are in the newer one."""
        return [(self.moved(start), self.moved(end)) for start, end in ranges]


@dataclass(slots=True, eq=False)
class Family:
    """All views that are read of the same part of a text, and what is known of the digits in them."""

    views: list["View"] = field(default_factory=list)
    known: Known = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A text that recognizers read: made from `older` by `edits`, or the original from `offset` on.

    Args:
        areas: where this view is read; what is elsewhere reads the same in another view. None: everywhere.
        family: of the same part of the text.
    """

    text: str
    older: "View | None" = None
    edits: Edits = Edits()
    offset: int = 0
    areas: Ranges | None = None
    family: Family = field(default_factory=Family, repr=False)
    _read: dict[object, Any] = field(default_factory=dict, repr=False)

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]`, which is not empty, stands in the original text."""
        view = self
        while view.older is not None:
            start, end = view.edits.locate(start)[0], view.edits.locate(end - 1)[1]
            view = view.older
        return view.offset + start, view.offset + end

    def once(self, read: "Callable[[View], T]") -> T:
        """What `read` makes of this view; it is called once, and forgotten with the view."""
        if read not in self._read:
            self._read[read] = read(self)
        made: T = self._read[read]
        return made

    @property
    def lower(self) -> str:
        """The text in lower case, of the same length."""
        return self.once(_lower)

    def near(
        self, pattern: Pattern, before: int = 0, text: str | None = None, digits: int = 3
    ) -> Iterator[re.Match[str]]:
        """The matches that begin at a number, or at most `before` code points ahead of one.

        `text`: this view's, or the same in lower case. `digits`: so many, at least, a match has.
        """
        return self._matches(pattern, self._around(spots_of, before, digits), text)

    def at_rows(
        self, pattern: Pattern, before: int = 0, text: str | None = None, digits: int = 9
    ) -> Iterator[re.Match[str]]:
        """The same at nine digits or more with nothing between them but a few signs."""
        return self._matches(pattern, self._around(rows_of, before, digits), text)

    def everywhere(self, pattern: Pattern) -> Iterator[re.Match[str]]:
        """The matches in the whole text."""
        return self._matches(pattern, [(0, len(self.text))])

    def _around(self, where: "Callable[[View], list[Spot]]", before: int, digits: int) -> Ranges:
        key = (where, before, digits)
        if key not in self._read:
            self._read[key] = around(self.once(where), before, digits)
        ranges: Ranges = self._read[key]
        return ranges

    def _matches(self, pattern: Pattern, ranges: Ranges, text: str | None = None) -> Iterator[re.Match[str]]:
        text = self.text if text is None else text
        if isinstance(pattern, Shaped):
            return pattern.within(text, self.once(_shape), ranges)
        return chain.from_iterable(pattern.finditer(text, start, end) for start, end in ranges)

    def rewrite(
        self,
        pattern: Pattern,
        replace: Callable[[re.Match[str]], str | None],
        before: int | None = None,
        digits: int = 3,
        ranges: Ranges | None = None,
    ) -> "View":
        """The view with every match replaced; None from `replace` keeps one. No change: the same view.

        `before`: only what begins at a number with so many `digits`, or so many code points ahead of one.
        `ranges`: only in these, which are ordered and do not overlap.
        """
        if before is not None:
            ranges = self._around(spots_of, before, digits)
        matches = self.everywhere(pattern) if ranges is None else self._matches(pattern, ranges)
        changes = [(match, new) for match in matches if (new := replace(match)) is not None]
        return _rewritten(self, changes) if changes else self


def _lower(view: View) -> str:
    return view.text.lower()


def has_numbers(view: View) -> bool:
    """Whether anything may be found in it: three digits that belong together."""
    return any(spot.digits >= _FEWEST for spot in view.once(spots_of))


def spots_of(view: View) -> list[Spot]:
    """Where a view has digits and is read."""
    numbers = view.once(_numbers)
    return numbers.spots() if view.areas is None else numbers.spots_in(view.areas)


def rows_of(view: View) -> list[Spot]:
    """Where a view has nine digits in a row and is read."""
    return list(view.once(_numbers).rows(view.once(spots_of)))


def _numbers(view: View) -> Numbers:
    return Numbers(view.text, view.once(_shape), view.family.known)


def _shape(view: View) -> bytes:
    return shape_of(view.text)


def _rewritten(view: View, changes: Iterable[tuple[re.Match[str], str]]) -> View:
    rewriting = _Rewriting(view.text)
    for match, new in changes:
        if len(new) == len(match[0]):
            rewriting.put_each(match.start(), new)
        else:
            rewriting.put(match.start(), match.end(), new)
    return rewriting.view_of(view)


class _Rewriting:
    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.source_starts: list[int] = []
        self.source_ends: list[int] = []
        self.copied = 0
        self.length = 0

    def put(self, start: int, end: int, replacement: str) -> None:
        self.parts += (self.text[self.copied : start], replacement)
        begin = self.length + start - self.copied
        self.copied = end
        self.length = begin + len(replacement)
        self.starts.append(begin)
        self.ends.append(self.length)
        self.source_starts.append(start)
        self.source_ends.append(end)

    def put_each(self, start: int, replacement: str) -> None:
        """Character for character, so that a part of the match still knows its own place."""
        for position, character in enumerate(replacement, start):
            if self.text[position] != character:
                self.put(position, position + 1, character)

    def view_of(self, older: View) -> View:
        if not self.parts:
            return older
        self.parts.append(self.text[self.copied :])
        edits = Edits(self.starts, self.ends, self.source_starts, self.source_ends)
        areas = None if older.areas is None else edits.moved_all(older.areas)
        return View("".join(self.parts), older, edits, areas=areas, family=older.family)
