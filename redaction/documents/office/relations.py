"""How the parts of an OOXML package refer to each other (ECMA-376 part 2)."""

import posixpath
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from redaction.documents.office.markup import Element, attributes, name_of, parsed, serialised

CONTENT_TYPES: Final = "[Content_Types].xml"
_REFERENCES: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)

Parts = dict[str, bytes]


def relations_of(part: str) -> str:
    """The name of the part that holds a part's relationships; "" is the package itself."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def targets(parts: Parts, part: str) -> dict[str, str]:
    """The parts that a part refers to, by the relationship's identifier. Raises NotRead."""
    relations = parts.get(relations_of(part))
    return {} if relations is None else {i: target for i, _, target in _relations(parsed(relations), part)}


def main_part(parts: Parts) -> str:
    """The document itself, "" if the package doesn't name one. Raises NotRead."""
    root = parsed(parts.get(relations_of(""), b"<none/>"))
    return next((name for _, kind, name in _relations(root, "") if kind.endswith("/officeDocument")), "")


def content_type(parts: Parts, part: str) -> str:
    """What the package says that a part is. Raises NotRead."""
    root = parsed(parts[CONTENT_TYPES])
    return next((e.get("ContentType", "") for e in root if e.get("PartName", "").lstrip("/") == part), "")


def numbered(parts: Parts, main: str, element: str) -> dict[str, int]:
    """The parts that elements of the main part refer to, such as slides, by their order. Raises NotRead."""
    found = targets(parts, main)
    order: dict[str, int] = {}
    for entry in parsed(parts[main]).iter(f"{{*}}{element}"):
        for space in _REFERENCES:
            target = found.get(entry.get(f"{space}id", ""))
            if target is not None:
                order.setdefault(target, len(order) + 1)
    return order


def drop(parts: Parts, names: set[str]) -> None:
    """Take parts out, and whatever refers to them. Raises NotRead."""
    for name in names:
        parts.pop(name, None)
        parts.pop(relations_of(name), None)
    for name in [name for name in parts if name.endswith(".rels")]:
        _forget(parts, name, names)
    root = parsed(parts[CONTENT_TYPES])
    for entry in [e for e in root if e.get("PartName", "").lstrip("/") in names]:
        root.remove(entry)
    parts[CONTENT_TYPES] = serialised(root)


def _forget(parts: Parts, relations: str, names: set[str]) -> None:
    owner = _owner(relations)
    root = parsed(parts[relations])
    gone = {i for i, _, target in _relations(root, owner) if target in names}
    if not gone:
        return
    for entry in [e for e in root if e.get("Id") in gone]:
        root.remove(entry)
    parts[relations] = serialised(root)
    if owner in parts:
        parts[owner] = _without_references(parsed(parts[owner]), gone)


def _without_references(root: Element, gone: set[str]) -> bytes:
    for element in root.iter("{*}*"):
        for key, value in attributes(element):
            if key.startswith(_REFERENCES) and value in gone:
                del element.attrib[key]
    return serialised(root)


def _relations(root: Element, owner: str) -> Iterator[tuple[str, str, str]]:
    """Identifier, type and part of each relationship that stays within the package."""
    for entry in root:
        target = entry.get("Target", "") if name_of(entry) == "Relationship" else ""
        if target and entry.get("TargetMode") != "External":
            yield entry.get("Id", ""), entry.get("Type", ""), _resolved(owner, target)


def _resolved(owner: str, target: str) -> str:
    path = posixpath.join("/", posixpath.dirname(owner), unquote(target))
    return posixpath.normpath(path).lstrip("/")


def _owner(relations: str) -> str:
    folder, name = posixpath.split(relations)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
