"""Lays out the text of an HTML page in lines, as its tags say."""

import re
from collections.abc import Mapping

_WHITE = re.compile(r"[ \t\r\n\f]+")
_BLOCK = re.compile(
    "address|article|aside|body|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form"
    "|header"
    "|html|legend|li|main|menu|nav|ol|option|section|summary|table|tbody|tfoot|thead|tr|ul"
)
_PARAGRAPH = re.compile("blockquote|dl|h[1-6]|ol|p|pre|table|ul")
_CELLS = {"td", "th"}
_SHOWN_LINKS = ("http:", "https:", "ftp:", "mailto:", "tel:")
_MAX_QUOTES = 10
_MAX_INDENT = 6


class Page:
    """Takes text and tags in the order of the markup."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._line: list[str] = []
        self._space = False
        self._cell = False
        self._preformatted = 0
        self._quotes = 0
        self._lists: list[int | None] = []
        self._link: tuple[str, list[str]] | None = None

    def text(self) -> str:
        """The page so far."""
        self._close_link()
        self._end_line()
        return "\n".join(self._lines).strip("\n")

    def write(self, text: str) -> None:
        """Text between tags; white space is folded except in `pre`."""
        if self._preformatted:
            first, *more = text.replace("\r\n", "\n").split("\n")
            self._put(first)
            for line in more:
                self._end_line()
                self._put(line)
            return
        words = _WHITE.sub(" ", text)
        if words.startswith(" "):
            self._space = True
        if words.strip(" "):
            self._put(words.strip(" "))
            self._space = words.endswith(" ")

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        """A start tag."""
        if name == "br":
            self._end_line(keep_empty=True)
        elif name == "a":
            self._open_link(attributes.get("href", ""))
        elif name == "img":
            self._image(attributes.get("alt", ""))
        elif name in _CELLS:
            self._cell = bool(self._line)
        elif name == "hr":
            self._end_line()
            self._put("---")
            self._end_line()
        else:
            self._break(name)
            self._enter(name)

    def close(self, name: str) -> None:
        """An end tag."""
        if name == "a":
            self._close_link()
            return
        self._break(name)
        if name == "pre":
            self._preformatted = max(0, self._preformatted - 1)
        elif name == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif name in {"ul", "ol"} and self._lists:
            self._lists.pop()

    def _enter(self, name: str) -> None:
        if name == "pre":
            self._preformatted += 1
        elif name == "blockquote":
            self._quotes += 1
        elif name in {"ul", "ol"}:
            self._lists.append(0 if name == "ol" else None)
        elif name == "li":
            self._put("  " * min(len(self._lists) - 1, _MAX_INDENT) + self._bullet())
            self._space = True

    def _bullet(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "-"
        self._lists[-1] = number + 1
        return f"{number + 1}."

    def _open_link(self, address: str) -> None:
        self._close_link()
        address = address.strip()
        if address.lower().startswith(_SHOWN_LINKS):
            self._link = (address, [])

    def _close_link(self) -> None:
        if not self._link:
            return
        address, words = self._link
        self._link = None
        shown = address.removeprefix("mailto:").removeprefix("tel:")
        if "".join(words).strip() not in {address, shown, shown.rstrip("/")}:
            self._space = bool(words)
            self._put(f"({shown})" if words else shown)

    def _image(self, words: str) -> None:
        if words.strip():
            self.write(words)

    def _put(self, text: str) -> None:
        if not text:
            return
        if self._cell:
            self._line.append("\t")
        elif self._space and self._line:
            self._line.append(" ")
        if self._link:
            self._link[1].append(" " + text if self._space else text)
        self._cell = self._space = False
        self._line.append(text)

    def _break(self, name: str) -> None:
        if _PARAGRAPH.fullmatch(name):
            self._end_line()
            self._blank_line()
        elif _BLOCK.fullmatch(name):
            self._end_line()

    def _end_line(self, *, keep_empty: bool = False) -> None:
        self._space = self._cell = False
        if self._line:
            self._lines.append("> " * min(self._quotes, _MAX_QUOTES) + "".join(self._line).rstrip())
            self._line = []
        elif keep_empty or self._preformatted:
            self._blank_line()

    def _blank_line(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")
