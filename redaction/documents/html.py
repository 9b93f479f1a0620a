"""HTML of a mail as plain text that reads like the page, in one pass over the markup.

Tags inside a line vanish, so that digits that a tag splits stand together again, as the reader sees them.
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
_REFERENCE_ZEROS = re.compile(r"&#([xX]?)0+(?=[0-9a-fA-F])")
_REFERENCE_TOO_LARGE = re.compile(r"&#(?:[xX][0-9a-fA-F]{7,}|[0-9]{8,});?")


def to_text(markup: str) -> str:
    """The text of a page: paragraphs, lists, table rows, quotes; links as "text (address)"."""
    reader = _Reader(markup)
    reader.read()
    return reader.page.text()


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
        self._markup = markup
        # An ending that was not found once is not looked for again: each search would read to the end.
        self._missing: set[str] = set()

    def read(self) -> None:
        position = 0
        while (angle := self._markup.find("<", position)) >= 0:
            self.page.write(decoded(self._markup[position:angle]))
            position = self._markup_at(angle)
        self.page.write(decoded(self._markup[position:]))

    def _markup_at(self, angle: int) -> int:
        if (tag := _TAG.match(self._markup, angle)) and self._after(">", angle):
            return self._tag(tag)
        if self._markup.startswith("<!--", angle):
            end = self._after("-->", angle + 2)
            return end or angle + 4
        if self._markup.startswith(("<!", "<?", "</"), angle):
            return self._after(">", angle) or angle + 2
        self.page.write("<")
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
            self.page.close(name)
            return position
        if name in _UNSEEN:
            return self._past(name, position)
        self.page.open(name, attributes)
        return position

    def _past(self, name: str, position: int) -> int:
        end = None if name in self._missing else _UNSEEN[name].search(self._markup, position)
        if not end:
            self._missing.add(name)
        return end.start() if end else position

    def _attributes(self, position: int) -> tuple[dict[str, str], int]:
        attributes: dict[str, str] = {}
        while match := _ATTRIBUTE.match(self._markup, position):
            if match[2]:
                value = match[2][1:-1] if match[2][0] in "\"'" and len(match[2]) > 1 else match[2]
                attributes.setdefault(match[1].lower(), decoded(value))
            position = match.end()
        end = _TAG_END.match(self._markup, position)
        return attributes, end.end() if end else position
