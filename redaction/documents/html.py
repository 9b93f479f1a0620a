"""HTML of a mail as plain text that reads like the page, in one pass over the markup.

Tags inside a line vanish, so that digits that a tag splits stand together again, as the reader sees them.
What the reader does not see follows at the end, so that it can't stand between digits either.
"""

import re
from html import unescape

from redaction.documents.html_page import Page

_TAG = re.compile(r"</?([a-zA-Z][^\s/>]{0,99})")
_ATTRIBUTE = re.compile(r"""[\s/]*(=[^\s=>/]*|[^\s=>/]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s>]*))?""")
_TAG_END = re.compile(r"[\s/]*>?")
_UNSEEN = {
    name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("script", "style", "title", "template")
}
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_REFERENCE_ZEROS = re.compile(r"&#([xX]?)0+(?=[0-9a-fA-F])")
_REFERENCE_TOO_LARGE = re.compile(r"&#(?:[xX][0-9a-fA-F]{7,}|[0-9]{8,});?")


def to_text(markup: str) -> str:
    """The text of a page: paragraphs, lists, table rows, quotes; links as "text (address)"."""
    reader = _Reader(markup)
    reader.read()
    return "\n".join(text for text in (reader.page.text(), reader.unseen.text()) if text)


def decoded(text: str) -> str:
    """Character references as characters; numbers too large for one would take quadratic time to read."""
    if "&" not in text:
        return text
    if "&#" in text:
        text = _REFERENCE_TOO_LARGE.sub("\ufffd", _REFERENCE_ZEROS.sub(r"&#\1", text))
    return unescape(text)


class _Reader:
    def __init__(self, markup: str) -> None:
        self.page = Page()
        self.unseen = Page()
        self._hidden = ""  # the element that hides what is read now
        self._depth = 0  # of elements of its name in it
        self._markup = markup
        # An ending that was not found once is not looked for again: each search would read to the end.
        self._missing: set[str] = set()

    def read(self) -> None:
        position = 0
        while (angle := self._markup.find("<", position)) >= 0:
            self._now.write(decoded(self._markup[position:angle]))
            position = self._markup_at(angle)
        self._now.write(decoded(self._markup[position:]))

    @property
    def _now(self) -> Page:
        return self.unseen if self._hidden else self.page

    def _markup_at(self, angle: int) -> int:
        if (tag := _TAG.match(self._markup, angle)) and self._after(">", angle):
            return self._tag(tag)
        if self._markup.startswith("<!--", angle):
            end = self._after("-->", angle + 2)
            return end or angle + 4
        if self._markup.startswith(("<!", "<?", "</"), angle):
            return self._after(">", angle) or angle + 2
        self._now.write("<")
        return angle + 1

    def _after(self, ending: str, start: int) -> int:
        if ending in self._missing:
            return 0
        found = self._markup.find(ending, start)
        if found < 0:
            self._missing.add(ending)
        return found + len(ending) if found >= 0 else 0

    def _tag(self, tag: "re.Match[str]") -> int:
        name = tag[1].lower()
        attributes, position = self._attributes(tag.end())
        if tag[0].startswith("</"):
            self._now.close(name)
            self._leave(name)
            return position
        if name in _UNSEEN:
            return self._past(name, position)
        self._enter(name, attributes)
        self._now.open(name, attributes)
        return position

    def _enter(self, name: str, attributes: dict[str, str]) -> None:
        if self._hidden:
            self._depth += name == self._hidden
        elif name not in _VOID and ("hidden" in attributes or _HIDING.search(attributes.get("style", ""))):
            self._hidden, self._depth = name, 1

    def _leave(self, name: str) -> None:
        self._depth -= name == self._hidden
        if not self._depth:
            self._hidden = ""

    def _past(self, name: str, position: int) -> int:
        end = None if name in self._missing else _UNSEEN[name].search(self._markup, position)
        if not end:
            self._missing.add(name)
        return end.start() if end else position

    def _attributes(self, position: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while match := _ATTRIBUTE.match(self._markup, position):
            value = match[2] or ""
            if value[:1] in {'"', "'"} and len(value) > 1:
                value = value[1:-1]
            attributes.setdefault(match[1].lower(), decoded(value))
            position = match.end()
        end = _TAG_END.match(self._markup, position)
        return attributes, end.end() if end else position
