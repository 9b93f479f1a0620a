"""The page of a mail, redacted: what was found is cut out of the text nodes that show it.

A filter that looks at markup alone misses what a reader sees, such as a number in many elements. So the text
is redacted as it is read, in several views, and what was found is taken out of all elements that it spans.
"""

from collections.abc import Sequence
from html import escape
from typing import Final
from urllib.parse import unquote

from redaction.documents.mail.page.cleaning import cleaned, is_deep, tag_shown
from redaction.documents.mail.page.cuts import Cuts
from redaction.documents.mail.page.tokens import Node, Tag, tokens
from redaction.documents.mail.page.views import views
from redaction.engine import Engine
from redaction.types import RedactedText, Span, seal

_DEEPEST: Final = 200  # elements in each other
_LINKS: Final = ("http:", "https:", "mailto:")
_REL: Final = "noopener noreferrer nofollow"
_COUNTS: Final = ("colspan", "rowspan")


def rendered(engine: Engine, markup: str, content_ids: Sequence[str], most: int) -> RedactedText | None:
    """Safe markup with the removed places as its spans.

    None when it says nothing, is longer than `most` bytes or nested too deep, and when something is found in
    the result that could not be cut out of it. `content_ids` are those of the mail's files, in order: an
    image that shows one has its number from 0, such as `src="part:3"`. Raises RedactionFailed.
    """
    if not markup or len(markup) > most or len(markup.encode(errors="surrogatepass")) > most:
        return None
    page = None if is_deep(markup) else tokens(cleaned(markup.replace("\0", "")), _DEEPEST)
    if page is None:
        return None
    cuts = Cuts()
    for view in views(page):
        cuts.take(view, engine.redact(view.text))
    writer = _Writer(engine, cuts, {name: number for number, name in enumerate(content_ids) if name})
    for number, token in enumerate(page):
        writer.take(number, token)
    return writer.result()


def _is_clean(engine: Engine, markup: str) -> bool:
    """Nothing is found in what a reader sees, nor in the markup itself."""
    if engine.redact(markup).removed:
        return False
    return not any(engine.redact(view.text).removed for view in views(tokens(markup, _DEEPEST) or []))


class _Writer:
    """Writes the page again, without what was cut."""

    def __init__(self, engine: Engine, cuts: Cuts, files: dict[str, int]) -> None:
        self._engine = engine
        self._cuts = cuts
        self._files = files
        self._pieces: list[str] = []
        self._spans: list[Span] = []
        self._links: list[bool] = []
        self._length = 0

    def take(self, number: int, token: Tag | Node) -> None:
        """The next tag or text."""
        if isinstance(token, Tag):
            self._tag(token)
        elif token.image and (source := self._part(token.image)) is not None:
            self._image(number, token, source)
        else:
            self._text(number, token)

    def result(self) -> RedactedText | None:
        """All of it, checked."""
        text = "".join(self._pieces)
        return seal(text, self._spans) if text and _is_clean(self._engine, text) else None

    def _tag(self, tag: Tag) -> None:
        name = tag_shown(tag.name)
        if name == "a":
            self._link(tag)
        elif name:
            counts = {
                key: value for key, value in tag.attributes.items() if key in _COUNTS and value.isdecimal()
            }
            self._put(f"</{name}>" if tag.is_end else _start(name, self._checked(counts)))

    def _link(self, tag: Tag) -> None:
        if tag.is_end:
            if self._links and self._links.pop():
                self._put("</a>")
            return
        href = tag.attributes.get("href", "").strip()
        kept = self._checked({"href": href} if href.lower().startswith(_LINKS) else {})
        self._links.append(bool(kept))
        if kept:
            self._put(_start("a", kept | {"rel": _REL}))

    def _image(self, number: int, node: Node, source: int) -> None:
        cut = self._cuts.of(number)
        words = {"alt": node.text} if node.text and not cut else {}
        self._put(_start("img", {"src": f"part:{source}"} | self._checked(words)))
        for _, _, span in cut:
            self._placeholder(span)

    def _text(self, number: int, node: Node) -> None:
        position = 0
        for start, end, span in self._cuts.of(number):
            self._put(escape(node.text[position:start], quote=False))
            self._placeholder(span)
            position = end
        self._put(escape(node.text[position:], quote=False))

    def _placeholder(self, span: tuple[str, Span] | None) -> None:
        if span is None:
            return
        text, what = span
        self._spans.append(what.moved(self._length - what.start))
        self._put(text)

    def _part(self, image: Tag) -> int | None:
        """The number of the file that an image shows. 0 is one, too."""
        scheme, _, name = image.attributes.get("src", "").partition(":")
        return self._files.get(unquote(name).strip("<> ")) if scheme.lower() == "cid" else None

    def _checked(self, attributes: dict[str, str]) -> dict[str, str]:
        """Without those whose value holds something."""
        return {name: value for name, value in attributes.items() if not self._engine.redact(value).removed}

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)


def _start(name: str, attributes: dict[str, str]) -> str:
    written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"
