"""A copy of a drawing that holds only what is known to be drawn: no scripts, no events, nothing fetched."""

import binascii
import re
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

from redaction.documents.content import NotRead, within
from redaction.documents.names import redact_name
from redaction.documents.reading import Reading
from redaction.types import Finding, Reason, Withheld

_SVG: Final = "http://www.w3.org/2000/svg"
_XLINK: Final = "http://www.w3.org/1999/xlink"
_NAMES: Final[Any] = {None: _SVG, "xlink": _XLINK}
# Events, and what is of another namespace than SVG's or XML's own.
_FOREIGN: Final = re.compile(r"(?i:on)|\{(?!http://www\.w3\.org/XML/1998/namespace\})")
_KNOWN: Final = re.compile(
    "svg|g|defs|symbol|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|title|desc|style|image"
    "|linearGradient|radialGradient|stop|clipPath|mask|filter|feBlend|feColorMatrix|feComposite|feFlood"
    "|feGaussianBlur|feMerge|feMergeNode|feOffset|feDropShadow"
)
_GROUPS: Final = frozenset({"a", "switch"})  # what they do is dropped, what they hold is drawn
_HREF: Final = ("href", f"{{{_XLINK}}}href")
_LOCAL: Final = re.compile(r"\s*#[\w.:-]+\s*")
_PICTURE: Final = re.compile(r"\s*data:image/[\w.+-]{1,30};base64,([A-Za-z0-9+/=\s]*+)")
# What makes a style fetch or run something. A backslash could spell any of it.
_FETCHES: Final = re.compile(
    r"@import|expression\s*\(|javascript:|data:|//|\\|image-set|image\s*\(|src\s*\(|url\s*\((?!\s*[\"']?\s*#)",
    re.IGNORECASE,
)


def local_name(element: "etree._Element") -> str:
    """The name of an element of SVG, "" for everything else."""
    tag: object = element.tag  # a function for a comment, an instruction or an entity
    space, _, name = tag.rpartition("}") if isinstance(tag, str) else ("", "", "")
    return name if space in {"", f"{{{_SVG}"} else ""


@dataclass(slots=True, repr=False)
class Copier:
    """Copies elements. `changed`: something of the original is not in the copy."""

    reading: Reading
    changed: bool = False
    findings: list[Finding] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)

    def copy(self, root: "etree._Element") -> "etree._Element":
        """A new drawing. Raises NotRead(UNSUPPORTED): it isn't one."""
        if local_name(root) != "svg":
            raise NotRead(Reason.UNSUPPORTED)
        new = etree.Element(f"{{{_SVG}}}svg", nsmap=_NAMES)
        self.changed |= root.tag != new.tag
        self._fill(new, root)
        return new

    def _fill(self, new: "etree._Element", old: "etree._Element") -> None:
        """Attributes, text and children; the parser lets in 256 levels."""
        for name, value in old.attrib.items():
            self._attribute(new, str(name), str(value))
        new.text = old.text
        last = None
        for child in old:
            name = local_name(child)
            kept = "g" if name in _GROUPS else name
            self.changed |= kept != name
            if _KNOWN.fullmatch(kept) and not (kept == "style" and _FETCHES.search(child.text or "")):
                last = etree.SubElement(new, f"{{{_SVG}}}{kept}")
                self._fill(last, child)
                last.tail = child.tail
            else:
                self.changed = True
                self._keep_tail(new, last, child.tail)

    @staticmethod
    def _keep_tail(new: "etree._Element", last: "etree._Element | None", tail: str | None) -> None:
        """The text behind an element that is left out belongs to its parent."""
        if last is None:
            new.text = (new.text or "") + (tail or "")
        else:
            last.tail = (last.tail or "") + (tail or "")

    def _attribute(self, new: "etree._Element", name: str, value: str) -> None:
        if name in _HREF:
            link = self._link(value) if local_name(new) == "image" else _own(local_name(new), value)
            self.changed |= not link
            if link:
                new.set(name, link)
        elif _FOREIGN.match(name) or _FETCHES.search(value):
            self.changed = True
        else:
            new.set(name, value)

    def _link(self, value: str) -> str:
        """A picture that lies in the drawing, redacted; "" for one that is elsewhere or can't be read."""
        match = _PICTURE.fullmatch(value)
        if not match:
            return ""
        sent = _unpacked(match[1])
        try:
            done = self.reading.inside(sent)
        except NotRead as error:
            name = redact_name(self.reading.engine, "picture")
            self.withheld.append(Withheld(name, len(sent), error.reason))
            return ""
        self.findings += within("picture", done.findings)
        self.withheld += done.withheld
        if done.content == sent:
            return value
        self.changed = True
        return f"data:{done.media_type};base64,{b64encode(done.content).decode('ascii')}"


def _own(name: str, value: str) -> str:
    """A link of a gradient to another one of the drawing, whose colours it takes; "" for all others."""
    return value if name.endswith("Gradient") and _LOCAL.fullmatch(value) else ""


def _unpacked(text: str) -> bytes:
    try:
        return binascii.a2b_base64(text)
    except binascii.Error:
        return b""
