"""The pages of a file, found without recursion and within caps."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from pikepdf import Array, Dictionary, Object, Pdf

from redaction.caps import FileCaps
from redaction.documents.content import NotRead
from redaction.documents.pdf.keys import INHERITED
from redaction.types import Reason

_DEEPEST: Final = 50


class Leaf(NamedTuple):
    """A page, and its keys with those that it inherits."""

    page: Object
    keys: dict[str, Object]


def pages(source: Pdf, caps: FileCaps) -> list[Leaf]:
    """All pages in order. Raises NotRead(TOO_MANY), (TOO_DEEP) and (CORRUPT)."""
    root = source.Root.get("/Pages")
    if not isinstance(root, Dictionary):
        raise NotRead(Reason.CORRUPT)
    count = root.get("/Count", 0)
    if isinstance(count, int) and count > caps.pages:
        raise NotRead(Reason.TOO_MANY)
    found = []
    for leaf in _leaves(root):
        found.append(leaf)
        if len(found) > caps.pages:
            raise NotRead(Reason.TOO_MANY)
    if not found:
        raise NotRead(Reason.CORRUPT)
    return found


def _leaves(root: Object) -> Iterator[Leaf]:
    seen: set[tuple[int, int]] = set()
    waiting: list[tuple[Object, dict[str, Object], int]] = [(root, {}, 0)]
    while waiting:
        node, inherited, depth = waiting.pop()
        if depth > _DEEPEST:
            raise NotRead(Reason.TOO_DEEP)
        if node.objgen in seen and node.is_indirect:
            raise NotRead(Reason.CORRUPT)
        seen.add(node.objgen)
        keys = inherited | {key: node[key] for key in INHERITED if key in node}
        kids = node.get("/Kids")
        if isinstance(kids, Array):
            waiting += [(kid, keys, depth + 1) for kid in reversed(list(kids)) if isinstance(kid, Dictionary)]
        else:
            yield Leaf(node, keys)
