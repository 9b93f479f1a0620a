"""SVG drawings (SVG 1.1 and 2): what is known to be only drawn, without numbers in its texts.

A number that is drawn as a path is no text, and stays.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, Final

from lxml import etree

from redaction.documents.content import Content, NotRead
from redaction.documents.found import placed
from redaction.documents.reading import Reading
from redaction.documents.structured.tokens import Form, Token, rewritten
from redaction.documents.svg_copy import Copier, local_name
from redaction.stream import replaced
from redaction.types import Finding, Reason

MEDIA_TYPE: Final = "image/svg+xml"
_LINES: Final = frozenset({"text", "title", "desc", "style"})  # elements that are a line of their own
_COORDINATES: Final = frozenset(
    ("d", "points", "transform", "gradientTransform", "viewBox", "x", "y", "dx", "dy", "rotate", "values")
)
_NUMBERS: Final = re.compile(
    r"(?:[\s\d.,+()-]|[eEMmZzLlHhVvCcSsQqTtAa](?![A-Za-z])|matrix|translate|scale|rotate|skew[XY])*+"
)
_MOST: Final = 100_000  # elements

_Slot = tuple[Any, str]  # an element, and "text", "tail" or "@" with the name of an attribute


def read_svg(reading: Reading, content: bytes) -> Content:
    """The drawing without scripts and numbers; its own bytes when there is neither. Raises NotRead."""
    root = _parsed(content)
    copier = Copier(reading)
    drawing = copier.copy(root)
    beside = root.getprevious() is not None or root.getnext() is not None or bool(_tree(root).docinfo.doctype)
    findings = (*copier.findings, *_redact(reading, _texts(drawing), "text"))
    findings = (*findings, *_redact(reading, _attributes(drawing), "attribute"))
    if not (findings or copier.changed or beside):
        return Content(MEDIA_TYPE, content)
    written = etree.tostring(drawing, encoding="utf-8", xml_declaration=True)
    return Content(MEDIA_TYPE, written, findings, tuple(copier.withheld))


def _parsed(content: bytes) -> "etree._Element":
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.LxmlError, ValueError, LookupError):
        raise NotRead(Reason.CORRUPT) from None
    if sum(1 for _ in root.iter()) > _MOST:
        raise NotRead(Reason.TOO_LARGE)
    return root


def _tree(root: "etree._Element") -> Any:
    return root.getroottree()


def _texts(root: "etree._Element") -> Iterator[tuple[_Slot, str]]:
    """All text in its order, each with what parts it from the next: texts on one height are one line."""
    height = ""
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if local_name(element) == "text":
                before, height = height, str(element.get("y", ""))
                yield (element, ""), " " if before == height else "\n"
            yield (element, "text"), ""
        else:
            name = local_name(element)
            yield (element, ""), " " if name == "text" else "\n" if name in _LINES else ""
            yield (element, "tail"), ""


def _attributes(root: "etree._Element") -> Iterator[tuple[_Slot, str]]:
    for element in root.iter():
        for name, value in element.attrib.items():
            if name not in _COORDINATES or not _NUMBERS.fullmatch(str(value)):
                yield (element, f"@{name!s}"), "\n"


def _words(slot: _Slot) -> str:
    element, place = slot
    return str((element.get(place[1:]) if place.startswith("@") else place and getattr(element, place)) or "")


def _put(slot: _Slot, words: str) -> str:
    element, place = slot
    if place.startswith("@"):
        element.set(place[1:], words)
    else:
        setattr(element, place, words)
    return words


def _redact(reading: Reading, slots: Iterable[tuple[_Slot, str]], where: str) -> tuple[Finding, ...]:
    """Redact what stands in the slots as one text."""
    tokens: list[Token] = []
    text = ""
    for slot, separator in slots:
        words = _words(slot)
        if words:
            tokens.append(Token(len(text), len(text) + len(words), Form(written=partial(_put, slot))))
        text += words + separator
    redaction = reading.engine.redact(text)
    rewritten(text, replaced(redaction), tokens)
    return placed(redaction, lambda _: where)
