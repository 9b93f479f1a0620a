"""Base64 within a text, such as bodies in HAR files, data in links, photos in address cards (RFC 4648)."""

import binascii
import re
from base64 import b64encode, urlsafe_b64encode
from dataclasses import dataclass, field
from typing import Final

from redaction.documents import charsets
from redaction.documents.content import NotRead
from redaction.documents.kinds import Kind, kind_of
from redaction.documents.names import redact_name
from redaction.documents.reading import Reading
from redaction.stream import Replaced
from redaction.types import Finding, Span, Withheld

# As long as a card number becomes; lines may follow each other. Possessive, so that nothing is read twice.
_RUN: Final = re.compile(
    r"(?<![A-Za-z0-9+/_=-])(?:[A-Za-z0-9+/]{20,}+|[A-Za-z0-9_-]{20,}+)"
    r"(?:\r?\n[ \t]{0,8}[A-Za-z0-9+/]{4,}+)*+={0,2}"
)
_WHITE: Final = re.compile(r"[\r\n \t]+")
_DIGITS: Final = re.compile(r"(?:[0-9][^0-9]{0,12}){9}")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
# Kinds whose first bytes are hardly ever there by chance: in a log many runs of letters are no base64.
_FILES: Final = frozenset(
    {Kind.PICTURE, Kind.PDF, Kind.ZIP, Kind.TAR, Kind.GZIP, Kind.SEVEN_ZIP, Kind.OLE, Kind.RTF}
)


@dataclass(slots=True, repr=False)
class Encoded:
    """Texts and files that a text spells: `places` to be replaced, files that are taken out."""

    reading: Reading
    places: list[Replaced] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)

    def search(self, text: str) -> None:
        """Look at every run. Raises RedactionFailed."""
        for run in _RUN.finditer(text):
            content = _bytes(run[0])
            if kind_of(content) in _FILES:
                self._file(run, content)
            else:
                self._text(run, content)

    def _text(self, run: "re.Match[str]", content: bytes) -> None:
        inner = _readable(content)
        if inner is None or not _DIGITS.search(inner[0]):
            return
        redaction = self.reading.engine.redact(inner[0])
        if redaction.removed:
            self._replace(run, redaction.text.text.encode(inner[1]), redaction.text.spans)

    def _file(self, run: "re.Match[str]", content: bytes) -> None:
        try:
            done = self.reading.inside(content)
        except NotRead as error:
            name = redact_name(self.reading.engine, "embedded file")
            self.withheld.append(Withheld(name, len(content), error.reason))
            self.places.append(Replaced(*run.span(), "", ()))
            return
        self.withheld += done.withheld
        if done.content != content:
            self._replace(run, done.content, tuple(map(_span, done.findings)))

    def _replace(self, run: "re.Match[str]", content: bytes, spans: tuple[Span, ...]) -> None:
        self.places.append(Replaced(*run.span(), _again(content, run[0]), spans))


def _span(found: Finding) -> Span:
    return Span(0, 0, found.entity, found.kept, found.score, found.recognizer, found.version)


def _bytes(run: str) -> bytes:
    plain = _WHITE.sub("", run).rstrip("=").replace("-", "+").replace("_", "/")
    usable = plain if len(plain) % 4 != 1 else plain[:-1]
    return binascii.a2b_base64(usable + "=" * (-len(usable) % 4))


def _readable(content: bytes) -> tuple[str, str] | None:
    """The text and its codec, if it is one that a person could read."""
    codec = (charsets.wide(content) if b"\0" in content else None) or "utf_8"
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if _CONTROLS.search(text) else (text, codec)


def _again(content: bytes, run: str) -> str:
    """The same spelling of base64: its alphabet, its padding, and its lines if it had some."""
    encode = urlsafe_b64encode if "-" in run or "_" in run else b64encode
    whole = encode(content).decode("ascii")
    if not run.endswith("=") and len(_WHITE.sub("", run)) % 4:
        whole = whole.rstrip("=")
    line_end = _WHITE.search(run)
    if not line_end:
        return whole
    width = max(4, line_end.start())
    return line_end[0].join(whole[start : start + width] for start in range(0, len(whole), width))
