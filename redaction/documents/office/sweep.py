"""Redacts the parts of a document and keeps what was found."""

import base64
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, cast

from lxml import etree

from redaction.documents.content import NotRead, within
from redaction.documents.names import redact_name
from redaction.documents.office.blocks import Blocks, Places
from redaction.documents.office.markup import Element, String, attributes, local, parsed, plain, strings_at
from redaction.documents.office.passage import Passage
from redaction.documents.office.slots import AttributeSlot
from redaction.documents.office.strings import holds_nothing
from redaction.documents.reading import Reading
from redaction.documents.text import without_encoded
from redaction.types import Finding, Reason, Withheld

# Attributes that say nothing by themselves: switches, measures, identities of eight hexadecimal digits,
# and the names of cells.
_CELL: Final = "[A-Z]{1,3}[0-9]{1,7}"
_PLAIN: Final = re.compile(rf"[A-Za-z]{{0,40}}|[-+]?[0-9.]{{0,8}}|[0-9A-Fa-f]{{0,8}}|{_CELL}(?::{_CELL})?")
_MOST_VALUES: Final = 100_000  # different ones: about five seconds of processor time
_BASE64: Final = re.compile(r"[A-Za-z0-9+/\r\n\t]{256,}={0,2}\s*")
# A union of large sets takes quadratic time.
_LONG: Final = tuple(etree.XPath(f"//{what}[string-length() > 19]") for what in ("text()", "@*"))
_IN_NAME: Final = "string-length(translate(name(), translate(name(), '0123456789', ''), '')) > 8"
_NAMED: Final = etree.XPath(f"//*[{_IN_NAME}] | //@*[{_IN_NAME}]")
_OUTSIDE: Final = etree.XPath("//*[not(ancestor-or-self::*[local-name() = $skip])]")
_NAMESPACE: Final = re.compile(rb"""xmlns[^=<>"']{0,999}=\s{0,99}["']([^"']*)""")
_LETTERS: Final = re.compile(r"[^0-9.-]+")
# A copy of a shape for older programs: a package of its own, in an attribute.
_COPY: Final = "{urn:schemas-microsoft-com:office:office}gfxdata"
_COPIES: Final = etree.XPath("//*[@o:gfxdata]", namespaces={"o": "urn:schemas-microsoft-com:office:office"})


class Sweep:
    """`findings` and `withheld` are those of all parts so far."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.findings: list[Finding] = []
        self.withheld: list[Withheld] = []
        self._clean: set[tuple[str, str]] = set()

    def part(
        self,
        root: Element,
        base: str,
        counted: Places,
        *,
        labelled: bool = False,
        known: tuple[str, str] | None = None,
        skip: str = "",
    ) -> bool:
        """Redact everything in a part. Whether it was changed. Raises NotRead.

        `known`: an element and its attribute that was read before; `skip`: an element that is read elsewhere.
        """
        changed = self.blobs(root, base)
        changed |= self.passages(Blocks(root, base, counted, labelled=labelled, skip=skip).passages())
        every = (
            (element, name)
            for element in _elements(root, skip)
            for name, _ in attributes(element)
            if (local(element.tag), local(name)) != known
        )
        places = list(every)
        changed |= self.attributes(places, base)
        return (self.attributes(places, base, labelled=True) if labelled else False) or changed

    def passages(self, passages: Iterable[Passage]) -> bool:
        """Each without what was found in those before. Whether anything was found. Raises NotRead."""
        found = False
        for passage in passages:
            found |= self.passage(passage)
        return found

    def passage(self, passage: Passage) -> bool:
        """Whether something was found and removed. Raises NotRead."""
        if len(passage) > self.reading.caps.text_bytes:
            raise NotRead(Reason.TOO_LARGE)
        redaction = self.reading.engine.redact(passage.text)
        self.findings += passage.apply(redaction)
        return bool(redaction.removed)

    def attributes(self, places: Iterable[tuple[Element, str]], base: str, *, labelled: bool = False) -> bool:
        """Values of attributes, each by itself or with its name before it. Whether one was changed."""
        changed = False
        for element, name in places:
            value = str(element.attrib[name])
            label = f"{local(name)}: " if labelled else ""
            if (label, value) in self._clean or (not labelled and _PLAIN.fullmatch(value)):
                continue
            passage = Passage()
            passage.mark(base or "document")
            passage.sign(label)
            passage.add(AttributeSlot(element, name))
            if self.passage(passage):
                changed = True
            else:
                self._clean.add((label, value))
            if len(self._clean) > _MOST_VALUES:
                raise NotRead(Reason.TOO_MANY)
        return changed

    def parsed(self, content: bytes) -> Element:
        """The root of a part. Names can't be replaced: raises NotRead if something is found in one."""
        root = parsed(content)
        found = cast("list[Element | String]", _NAMED(root))
        # In a name letters may touch the digits, which text would not be taken for a number with.
        names = {
            _LETTERS.sub(" ", local(str(one.tag if isinstance(one, Element) else one.attrname)))
            for one in found
        }
        self.unchangeable(
            names | {uri.decode("utf-8", "replace") for uri in _NAMESPACE.findall(plain(content))}
        )
        return root

    def unchangeable(self, names: Iterable[str]) -> None:
        """Raises NotRead if something is found in a name that other parts refer to."""
        for name in names:
            if self.reading.engine.redact(name).removed:
                raise NotRead(Reason.UNSUPPORTED)

    def blobs(self, root: Element, base: str) -> bool:
        """Texts and files that stand as base64 in texts and attributes. Whether one was changed."""
        copies = cast("list[Element]", _COPIES(root))
        for element in copies:
            del element.attrib[_COPY]
        changed = bool(copies)
        for found in (string for strings in _LONG for string in strings_at(strings, root)):
            done = self._blob(found, base) if _BASE64.fullmatch(found) else self._encoded(found, base)
            if done != found:
                _replace(found, done)
                changed = True
        return changed

    def _blob(self, found: String, base: str) -> str:
        content = base64.b64decode(re.sub(r"\s", "", str(found)).rstrip("=") + "==")
        done = self.unknown(base or "data", content, base)
        return str(found) if done == content else base64.b64encode(done).decode()

    def _encoded(self, found: String, base: str) -> str:
        done = without_encoded(self.reading, str(found))
        self.findings += (replace(one, where=base) for one in done.findings)
        self.withheld += done.withheld
        return done.text

    def font(self, name: str, content: bytes) -> bytes:
        """It stays if nothing is found in its bytes; else b""."""
        if holds_nothing(self.reading.engine, content):
            return content
        return self.withhold(name, content, Reason.UNSUPPORTED)

    def unknown(self, name: str, content: bytes, base: str) -> bytes:
        """A file that may stay unread if nothing is found in its bytes, such as a certificate. Else b""."""
        try:
            return self._inside(content, base)
        except NotRead as error:
            if error.reason is Reason.UNSUPPORTED and holds_nothing(self.reading.engine, content):
                return content
            return self.withhold(name, content, error.reason)

    def inside(self, name: str, content: bytes, base: str) -> bytes:
        """A file inside, redacted; b"" if it can't be read: then it is named among the withheld."""
        try:
            return self._inside(content, base)
        except NotRead as error:
            return self.withhold(name, content, error.reason)

    def withhold(self, name: str, content: bytes, reason: Reason) -> bytes:
        """Name a file that is taken out. What is left of it: b""."""
        self.withheld.append(Withheld(redact_name(self.reading.engine, name), len(content), reason))
        return b""

    def _inside(self, content: bytes, base: str) -> bytes:
        done = self.reading.inside(content)
        self.findings += within(base, done.findings)
        self.withheld += done.withheld
        return done.content


def _elements(root: Element, skip: str) -> Iterator[Element]:
    if not skip:
        return root.iter(etree.Element)
    return iter(cast("list[Element]", _OUTSIDE(root, skip=skip)))


def _replace(found: String, text: str) -> None:
    parent = found.getparent()
    if parent is None:
        return
    if found.is_attribute:
        parent.set(str(found.attrname), text)
    elif found.is_tail:
        parent.tail = text
    else:
        parent.text = text
