"""XML of documents, parsed without anything that reaches outside or grows: no DTD, no entities."""

import re
from typing import Final, cast

from lxml import etree
from lxml.etree import _Element as Element
from lxml.etree import _ElementUnicodeResult as String

from redaction.documents.content import NotRead
from redaction.types import Reason

__all__ = [
    "Element",
    "String",
    "attributes",
    "local",
    "name_of",
    "parsed",
    "plain",
    "serialised",
    "strings_at",
]

_DECLARATION: Final = re.compile(r"\A<\?xml[^>]*\?>")
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_DECLARED: Final = re.compile(
    rb"""\A(?:\xef\xbb\xbf)?\s{0,99}<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})"""
)
# Charsets in which the letters of "<!DOCTYPE" are the bytes of ASCII.
_PLAIN: Final = frozenset((b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"))


def plain(content: bytes) -> bytes:
    """The document in a charset in which ASCII is itself. Raises NotRead."""
    if content.startswith(_WIDE):
        try:
            return _DECLARATION.sub("", content.decode("utf-16")).encode()
        except UnicodeError:
            raise NotRead(Reason.CORRUPT) from None
    if (declared := _DECLARED.match(content)) and declared[1].lower() not in _PLAIN:
        raise NotRead(Reason.UNSUPPORTED)
    return content


def parsed(content: bytes) -> Element:
    """The root of a document. Raises NotRead for what is no XML, or has a document type."""
    content = plain(content)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise NotRead(Reason.UNSUPPORTED)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError):
        raise NotRead(Reason.CORRUPT) from None


def serialised(root: Element) -> bytes:
    """The document with what stands around its root."""
    tree = root.getroottree()
    return etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)


def name_of(node: Element) -> str:
    """An element's name without its namespace; "" for a comment or a processing instruction."""
    tag: object = node.tag
    return local(tag) if isinstance(tag, str) else ""


def local(name: str) -> str:
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def attributes(element: Element) -> list[tuple[str, str]]:
    """Names and values."""
    return cast("list[tuple[str, str]]", element.items())


def strings_at(path: etree.XPath, root: Element) -> list[String]:
    """The texts and values that a path leads to; each knows where it stands."""
    return cast("list[String]", path(root))
