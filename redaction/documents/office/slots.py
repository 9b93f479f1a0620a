"""Places of an XML tree that hold a text: an element's text, what follows its end, an attribute.

What is put there must keep the document valid: where a program expects a number, a formula or an address, a
placeholder takes another shape.
"""

import re
from typing import Final, Protocol
from urllib.parse import quote

from redaction.documents.office.markup import Element, attributes, local, name_of

SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_RUNS: Final = frozenset(("t", "delText", "instrText", "delInstrText"))
_FORMULAS: Final = frozenset(("f", "formula", "formula1", "formula2", "definedName"))
_ADDRESSES: Final = frozenset(("Target", "href", "src"))
_VARIANTS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"
_BRACKETS: Final = str.maketrans("[]", "()")
_CODE: Final = re.compile("[0-9A-Fa-f]{1,4}")
_SHEET_NAME: Final = 31  # characters that a sheet's name may have


class Slot(Protocol):
    """`shown` is the text; `exact`: a part of it can be replaced, else only all of it."""

    @property
    def shown(self) -> str:
        """What stands there now."""

    @property
    def exact(self) -> bool:
        """Whether its length counts."""

    def put(self, text: str) -> None:
        """Write the redacted text."""


class TextSlot:
    """The text at the beginning of an element; also of a comment or a processing instruction."""

    exact = True

    def __init__(self, element: Element) -> None:
        self.shown = element.text or ""
        self._element = element

    def put(self, text: str) -> None:
        """Write the redacted text."""
        self.shown = text
        element = self._element
        name = name_of(element)
        element.text = quoted(text) if name in _FORMULAS else text
        if name in _RUNS and text != text.strip():
            element.set(SPACE, "preserve")
        if name == "v":
            _untyped(element)
        if name and element.tag.startswith(_VARIANTS):
            element.tag = f"{_VARIANTS}lpwstr"
        for key, _ in attributes(element):
            if local(key) == "value-type":
                element.set(key, "string")


class TailSlot:
    """The text after an element's end, before its next sibling."""

    exact = True

    def __init__(self, element: Element) -> None:
        self.shown = element.tail or ""
        self._element = element

    def put(self, text: str) -> None:
        """Write the redacted text."""
        self.shown = self._element.tail = text


class SymbolSlot:
    """A sign of a symbol font in Word (ECMA-376 part 1, 17.3.3.30); what replaces it is a text."""

    exact = False

    def __init__(self, element: Element) -> None:
        code = next((value for key, value in attributes(element) if local(key) == "char"), "")
        self.shown = chr(int(code, 16)) if _CODE.fullmatch(code) else ""
        self._element = element

    def put(self, text: str) -> None:
        """Write the placeholder."""
        element = self._element
        element.attrib.clear()
        element.tag = f"{element.tag.removesuffix('sym')}t"
        element.text = self.shown = text


class AttributeSlot:
    """An attribute's value."""

    exact = True

    def __init__(self, element: Element, name: str) -> None:
        self.shown = str(element.attrib[name])
        self._element = element
        self._name = name

    def put(self, text: str) -> None:
        """Write the redacted text."""
        before, self.shown = self.shown, text
        element, name, owner = self._element, local(self._name), local(self._element.tag)
        if name in _ADDRESSES:
            text = quote(text, safe="/:?#@!$&'()*+,;=%~-._")
        elif (owner, name) == ("sheet", "name"):
            text = text.translate(_BRACKETS)[-_SHEET_NAME:]
        elif (owner, name) == ("n", "v"):
            element.tag = element.tag.replace("}n", "}s")
        elif name == "formula":
            text = f"{before.partition('=')[0]}={quoted(text)}"
        element.set(self._name, text)


def quoted(text: str) -> str:
    """A formula whose value is the text."""
    return '"' + text.replace('"', "'") + '"'


def _untyped(element: Element) -> None:
    """A cached value that is no number any more: of an external sheet's cell, or of a chart's point."""
    parent = element.getparent()
    if parent is None:
        return
    if local(parent.tag) == "cell":
        parent.set("t", "str")
    grand = parent.getparent()
    if local(parent.tag) == "pt" and grand is not None and local(grand.tag) == "numCache":
        grand.remove(parent)
