"""Files and texts that a text spells: base64 (RFC 4648) of HAR files and links, uuencode, BinHex."""

import binascii
import re
import zlib
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from string import ascii_letters, digits
from typing import Final
from urllib.parse import quote, unquote

from redaction.documents import charsets
from redaction.documents.content import NotRead
from redaction.documents.kinds import Kind, kind_of
from redaction.documents.mail.transfer import uudecode
from redaction.documents.names import redact_name
from redaction.documents.raw_scan import scan
from redaction.documents.reading import Reading
from redaction.documents.sniff import Text, sniff
from redaction.stream import Replaced
from redaction.types import Finding, Reason, Span, Withheld

Inner = Callable[[Reading, Text, int], tuple[str, tuple[Finding, ...]]]
"""Redacts a text that stands in so many other ones. Raises NotRead."""

_MAY_BE, _IS_NOT = 1, 0
# As long as a card number becomes; lines may follow each other, also as JSON and scripts write them, with
# escaped slashes, and as links do. Possessive, so that nothing is read twice.
_RUN: Final = re.compile(
    r"(?<![A-Za-z0-9+/_-])(?:(?:[A-Za-z0-9+/]|\\/|%2[BbFf]){20,}+|[A-Za-z0-9_-]{20,}+)"
    r"(?:(?:\r?\n[ \t]{0,8}|(?:\\r)?\\n)(?:[A-Za-z0-9+/]|\\/){4,}+)*+={0,2}"
)
# What such runs are made of, as bytes: whether 20 of them stand together is found out much faster.
_OF_RUNS: Final = bytes(
    _MAY_BE if chr(byte) in f"{ascii_letters}{digits}+/\\%_-" else _IS_NOT for byte in range(256)
)
_SHORTEST: Final = bytes([_MAY_BE]) * 20
_BREAK: Final = re.compile(r"[\r\n \t]+|(?:\\r)?\\n")
_ESCAPE: Final = re.compile(r"\\/|%2[BbFf]")
_UU: Final = re.compile(
    r"^begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n(?:[ -`]{0,62}\r?\n)*+end[ \t]*(?=\r?$)", re.MULTILINE
)
_BINHEX: Final = re.compile(r"\(This file must be converted with BinHex[^\r\n)]{0,20}\)\s{1,9}:[^:]*+:")
_DEEPEST: Final = 2  # texts that may spell another one, within each other
_NUMBER: Final = re.compile(rb"[0-9](?:[ -]?[0-9]){8}")
_DIGITS: Final = re.compile(r"(?:[0-9][^0-9]{0,12}){9}")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffd]")
# Kinds whose first bytes are hardly ever there by chance: in a log many runs of letters are no base64.
_FILES: Final = frozenset(
    {Kind.PICTURE, Kind.PDF, Kind.ZIP, Kind.TAR, Kind.GZIP, Kind.SEVEN_ZIP, Kind.OLE, Kind.RTF}
)


def _runs(text: str) -> Iterator["re.Match[str]"]:
    """All matches of `_RUN`."""
    shape = text.encode("ascii", "replace").translate(_OF_RUNS)
    position = 0
    while (found := shape.find(_SHORTEST, position)) >= 0:
        start = shape.rfind(_IS_NOT, position, found) + 1
        run = _RUN.search(text, max(position, start))
        if run is None:
            return
        yield run
        position = run.end()


@dataclass(slots=True, repr=False)
class Encoded:
    """Texts and files that a text spells: `places` to be replaced, files that are taken out."""

    reading: Reading
    redacted: Inner
    nesting: int
    places: list[Replaced] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)

    def search(self, text: str) -> None:
        """Look at every run. Raises RedactionFailed."""
        if self.nesting > _DEEPEST:
            return
        for block in _UU.finditer(text) if "\nend" in text else ():
            self._uuencoded(block)
        for block in _BINHEX.finditer(text) if "with BinHex" in text else ():
            self._take_out(block, len(block[0]), Reason.UNSUPPORTED)
        for run in _runs(text):
            content = _bytes(run[0])
            if kind_of(content) in _FILES:
                self._file(run, content)
            else:
                self._text(run, content)

    def _text(self, run: "re.Match[str]", content: bytes) -> None:
        file = _readable(content)
        if file is None:
            self._other(run, content)
        elif _DIGITS.search(file.text) or _RUN.search(file.text):
            self._spelled(run, file)

    def _other(self, run: "re.Match[str]", content: bytes) -> None:
        """Taken out if a number stands in its bytes, also in those that Deflate has packed."""
        try:
            plain = self._inflated(content) or content
        except NotRead as error:
            self._take_out(run, len(content), error.reason)
            return
        if (plain is not content or _NUMBER.search(content)) and scan(self.reading.engine, plain):
            self._take_out(run, len(content), Reason.UNSUPPORTED)

    def _inflated(self, content: bytes) -> bytes:
        """What was packed by RFC 1950 or RFC 1951; b"" for anything else. Raises NotRead."""
        most = len(content) * self.reading.caps.ratio
        for window in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
            stream = zlib.decompressobj(window)
            with suppress(zlib.error):
                plain = stream.decompress(content, most)
                if len(plain) == most:
                    raise NotRead(Reason.TOO_LARGE)
                if stream.eof:
                    self.reading.budget.unpack(len(plain))
                    return plain
        return b""

    def _spelled(self, run: "re.Match[str]", file: Text) -> None:
        try:
            text, found = self.redacted(self.reading, file, self.nesting + 1)
        except NotRead as error:
            self._take_out(run, len(file.text), error.reason)
            return
        if text != file.text:
            self._replace(run, text.encode(file.codec), tuple(map(_span, found)))

    def _uuencoded(self, block: "re.Match[str]") -> None:
        """Left if it is fine, else taken out."""
        content = uudecode(block[0].encode("ascii", "replace"))
        try:
            if self.reading.inside(content).content == content:
                return
            reason = Reason.UNSUPPORTED
        except NotRead as error:
            reason = error.reason
        self._take_out(block, len(content), reason, block[1])

    def _take_out(
        self, place: "re.Match[str]", size: int, reason: Reason, name: str = "embedded file"
    ) -> None:
        self.withheld.append(Withheld(redact_name(self.reading.engine, name), size, reason))
        self.places.append(Replaced(*place.span(), "", ()))

    def _file(self, run: "re.Match[str]", content: bytes) -> None:
        try:
            done = self.reading.inside(content)
        except NotRead as error:
            self._take_out(run, len(content), error.reason)
            return
        self.withheld += done.withheld
        if done.content != content:
            self._replace(run, done.content, tuple(map(_span, done.findings)))

    def _replace(self, run: "re.Match[str]", content: bytes, spans: tuple[Span, ...]) -> None:
        self.places.append(Replaced(*run.span(), _again(content, run[0]), spans))


def _span(found: Finding) -> Span:
    return Span(0, 0, found.entity, found.kept, found.score, found.recognizer, found.version)


def _bytes(run: str) -> bytes:
    plain = _plain(run).rstrip("=").replace("-", "+").replace("_", "/")
    usable = plain if len(plain) % 4 != 1 else plain[:-1]
    return binascii.a2b_base64(usable + "=" * (-len(usable) % 4))


def _plain(run: str) -> str:
    return _ESCAPE.sub(lambda code: unquote(code[0]).removeprefix("\\"), _BREAK.sub("", run))


def _readable(content: bytes) -> Text | None:
    """The text, if it is one that a person could read."""
    codec = (charsets.wide(content) if b"\0" in content else None) or "utf_8"
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return None
    if _CONTROLS.search(text):
        return None
    file = sniff(content)
    return file if isinstance(file, Text) and file.codec == codec else Text(b"", text, codec, "text/plain")


def _again(content: bytes, run: str) -> str:
    """The same spelling of base64: its alphabet, its padding, its escapes, and its lines if it had some."""
    encode = urlsafe_b64encode if "-" in run or "_" in run else b64encode
    whole = encode(content).decode("ascii")
    if not run.endswith("=") and len(_plain(run)) % 4:
        whole = whole.rstrip("=")
    line_end = _BREAK.search(run)
    width = max(4, len(_plain(run[: line_end.start()]))) if line_end else len(whole) or 1
    lines = [whole[start : start + width] for start in range(0, len(whole), width)]
    joined = (line_end[0] if line_end else "").join(lines)
    if "%" in run:
        return quote(joined, safe="=")
    return joined.replace("/", "\\/") if "\\/" in run else joined
