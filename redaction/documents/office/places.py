"""Where a finding stands in a document, in words of ours."""

import re
from collections.abc import Mapping
from typing import Final

from redaction.documents.office.blocks import Places

# By the names that all programs give to parts; a part with another name is only a "part".
_WORDS: Final = tuple(
    (re.compile(pattern), word)
    for pattern, word in (
        (r"(?:.*/)?slides/[^/]+\.xml", "slide"),
        (r"(?:.*/)?notesSlides/[^/]+\.xml", "notes"),
        (r"(?:.*/)?worksheets/[^/]+\.xml", "sheet"),
        (r"(?:.*/)?(?:threaded)?comments[^/]*(?:/[^/]+)?\.xml", "comments"),
        (r"(?:.*/)?header[0-9]*\.xml", "header"),
        (r"(?:.*/)?footer[0-9]*\.xml", "footer"),
        (r"(?:.*/)?footnotes[0-9]*\.xml", "footnotes"),
        (r"(?:.*/)?endnotes[0-9]*\.xml", "endnotes"),
        (r"(?:.*/)?charts/[^/]+\.xml", "chart"),
        (r"(?:.*/)?(?:diagrams|drawings)/[^/]+", "drawing"),
        (r"docProps/[^/]+|meta\.xml", "properties"),
        (r"customXml/[^/]+\.xml", "data"),
        (r".*\.rels", "links"),
        (r"(?:.*/)?(?:media|Pictures)/[^/]+", "picture"),
        (r"(?:.*/)?embeddings/[^/]+", "embedded file"),
    )
)
_ALONE: Final = frozenset(("properties", "comments", "footnotes", "endnotes", "links", "part"))
_COUNTED: Final[Mapping[str, Places]] = {
    "comments": {"comment": "comment", "cm": "comment", "threadedComment": "comment"},
    "footnotes": {"footnote": "note"},
    "endnotes": {"endnote": "note"},
}
# Each by the names that stand in it.
LABELLED: Final = frozenset(("properties", "data"))


class PlaceNames:
    """Numbers parts in the order in which they are asked for, or by `numbers`, the document's own order."""

    def __init__(self, main: str, main_counts: Places, numbers: Mapping[str, int]) -> None:
        self._main = main
        self._main_counts = main_counts
        self._numbers = numbers
        self._counts: dict[str, int] = {}

    def of(self, part: str) -> tuple[str, Places]:
        """The place, "" for the document itself, and what is counted in it."""
        if part == self._main:
            return "", self._main_counts
        word = next((word for pattern, word in _WORDS if pattern.fullmatch(part)), "part")
        if word in _ALONE:
            return word, _COUNTED.get(word, {})
        self._counts[word] = self._counts.get(word, 0) + 1
        return f"{word} {self._numbers.get(part, self._counts[word])}", {}
