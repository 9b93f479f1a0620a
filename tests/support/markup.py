"""Reads drawn HTML in tests: what is asked for must be there."""

from selectolax.lexbor import LexborHTMLParser, LexborNode


class Tree:
    """A page or a part of one."""

    def __init__(self, html: str) -> None:
        self._root = LexborHTMLParser(html)

    def all(self, selector: str) -> list[LexborNode]:
        """Every element that matches."""
        return self._root.css(selector)

    def one(self, selector: str) -> LexborNode:
        """The first element that matches; AssertionError when there is none."""
        found = self._root.css(selector)
        assert found, selector
        return found[0]

    def text(self) -> str:
        """All text of it, as it stands."""
        return self._root.text()


def attribute(node: LexborNode, name: str) -> str:
    """The attribute's value, "" when it is absent or empty."""
    return node.attributes.get(name) or ""
