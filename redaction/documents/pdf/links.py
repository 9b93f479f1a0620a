"""The links of a page that lead to other places and hold no numbers."""

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, Object, String

from redaction.documents.pdf.boxes import Box
from redaction.documents.pdf.strings import text_of
from redaction.engine import Engine

_SCHEMES: Final = ("http:", "https:", "mailto:", "tel:")
_LONGEST: Final = 2000  # characters
_MOST: Final = 500  # on one page


def links(engine: Engine, page: Object) -> list[Object]:
    """New annotations that hold an address and a rectangle. Raises RedactionFailed."""
    annotations = page.get("/Annots")
    if not isinstance(annotations, Array):
        return []
    found = [*_addresses(list(annotations)[:_MOST])]
    return [_link(address, box) for address, box in found if _is_clean(engine, address)]


def _addresses(annotations: Iterable[object]) -> Iterator[tuple[str, Box]]:
    for annotation in annotations:
        if not isinstance(annotation, Dictionary) or annotation.get("/Subtype") != Name.Link:
            continue
        action, rectangle = annotation.get("/A"), annotation.get("/Rect")
        address = action.get("/URI") if isinstance(action, Dictionary) else None
        if isinstance(address, String) and isinstance(rectangle, Array) and (box := _box(rectangle)):
            yield text_of(address), box


def _box(rectangle: Array) -> Box | None:
    try:
        left, bottom, right, top = (float(edge) for edge in rectangle)
    except (TypeError, ValueError):
        return None
    return Box(left, bottom, right, top)


def _is_clean(engine: Engine, address: str) -> bool:
    if len(address) > _LONGEST or not address.lower().startswith(_SCHEMES):
        return False
    return engine.redact(address).text.is_clean and engine.redact(unquote(address)).text.is_clean


def _link(address: str, box: Box) -> Object:
    return Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([round(edge, 2) for edge in box]),
        Border=Array([0, 0, 0]),
        A=Dictionary(S=Name.URI, URI=String(address)),
    )
