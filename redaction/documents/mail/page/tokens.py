"""Cleaned markup as tags and text nodes. It is well-formed: nh3 wrote it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from redaction.documents.mail.page.cleaning import HIDDEN

_TOKEN: Final = re.compile(r"<(/?)([a-z][a-z0-9]*)((?: [a-z]+=\"[^\"]*\")*) ?/?>|([^<]+)")
_ATTRIBUTE: Final = re.compile(r' ([a-z]+)="([^"]*)"')
_VOID: Final = frozenset({"br", "hr", "img"})
_BLOCKS: Final = re.compile(
    "address|article|aside|blockquote|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer"
    "|form|h[1-6]|header|hr|legend|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
_CELLS: Final = frozenset({"td", "th"})


@dataclass(frozen=True, slots=True, repr=False)
class Tag:
    """A start tag or an end tag."""

    name: str
    attributes: dict[str, str]
    is_end: bool = False

    @property
    def separator(self) -> str:
        """What stands in its place for a reader: a line break, the gap between two cells, or nothing."""
        if self.name in _CELLS:
            return "\t" if self.is_end else ""
        return "\n" if self.name == "br" or _BLOCKS.fullmatch(self.name) else ""


@dataclass(frozen=True, slots=True, repr=False)
class Node:
    """A text; `inline`: in an element within a line, `hidden`: in one that its sender hides.

    `image`: it is what stands for an image.
    """

    text: str
    inline: bool = False
    hidden: bool = False
    image: Tag | None = None


@dataclass(slots=True, repr=False)
class _Open:
    """The elements around a place."""

    names: list[tuple[bool, bool]] = field(default_factory=list)
    deepest: int = 0

    def enter(self, tag: Tag) -> None:
        inline = not tag.separator and tag.name not in _CELLS
        self.names.append((inline, HIDDEN in (tag.attributes.get("style"), *tag.attributes)))
        self.deepest = max(self.deepest, len(self.names))

    def node(self, text: str, image: Tag | None = None) -> Node:
        inline, hidden = (
            (any(each) for each in zip(*self.names, strict=True)) if self.names else (False, False)
        )
        return Node(text, inline, hidden, image)


def tokens(markup: str, deepest: int) -> list[Tag | Node] | None:
    """The markup in order; None when elements lie deeper in each other than `deepest`."""
    around = _Open()
    found = list(_tokens(markup, around, deepest))
    return found if around.deepest <= deepest else None


def _tokens(markup: str, around: _Open, deepest: int) -> Iterator[Tag | Node]:
    plain: dict[str, Tag] = {}  # there are many of the same
    for match in _TOKEN.finditer(markup):
        if match[4] is not None:
            yield around.node(unescape(match[4]))
            continue
        tag = plain.get(match[0]) or _tag(match)
        if not tag.attributes:
            plain[match[0]] = tag
        if tag.name == "img":
            yield around.node(tag.attributes.get("alt", ""), tag)
            continue
        yield tag
        if tag.is_end and around.names:
            around.names.pop()
        elif tag.name not in _VOID and not tag.is_end:
            around.enter(tag)
        if around.deepest > deepest:
            return


def _tag(match: "re.Match[str]") -> Tag:
    attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match[3])}
    return Tag(match[2], attributes, bool(match[1]))
