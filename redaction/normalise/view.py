"""A readable form of a text that still knows where each of its characters came from."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar, cast

T = TypeVar("T")


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


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """A text that recognizers read: made from `older` by `edits`, or the original from `offset` on."""

    text: str
    older: "View | None" = None
    edits: Edits = field(default_factory=Edits)
    offset: int = 0
    _read: dict[object, object] = field(default_factory=dict, repr=False)

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
        return cast("T", self._read[read])

    def rewrite(self, pattern: re.Pattern[str], replace: Callable[[re.Match[str]], str | None]) -> "View":
        """The view with every match replaced; None from `replace` keeps one. No change: the same view."""
        rewriting = _Rewriting(self.text)
        for match in pattern.finditer(self.text):
            replacement = replace(match)
            if replacement is None:
                continue
            if len(replacement) == len(match[0]):
                rewriting.put_each(match.start(), replacement)
            else:
                rewriting.put(match.start(), match.end(), replacement)
        return rewriting.view_of(self)


class _Rewriting:
    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.edits: tuple[list[int], list[int], list[int], list[int]] = ([], [], [], [])
        self.copied = 0
        self.length = 0

    def put(self, start: int, end: int, replacement: str) -> None:
        self.parts += (self.text[self.copied : start], replacement)
        begin = self.length + start - self.copied
        self.copied = end
        self.length = begin + len(replacement)
        for edits, value in zip(self.edits, (begin, self.length, start, end), strict=True):
            edits.append(value)

    def put_each(self, start: int, replacement: str) -> None:
        """Character for character, so that a part of the match still knows its own place."""
        for position, character in enumerate(replacement, start):
            if self.text[position] != character:
                self.put(position, position + 1, character)

    def view_of(self, older: View) -> View:
        if not self.parts:
            return older
        self.parts.append(self.text[self.copied :])
        return View("".join(self.parts), older, Edits(*self.edits))
