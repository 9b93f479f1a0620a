"""The bodies of a mail: texts, and files that go through the door of all files."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from redaction.documents import charsets
from redaction.documents.archive.members import inside
from redaction.documents.content import Content, NotRead, within
from redaction.documents.kinds import Kind, kind_of
from redaction.documents.mail.structure import Part
from redaction.documents.mail.transfer import decoded
from redaction.documents.message.transfer import encoded, is_exact
from redaction.documents.names import redact_name
from redaction.documents.raw_scan import scan
from redaction.documents.reading import Reading
from redaction.documents.sniff import CALENDAR, HTML, Text, sniff
from redaction.documents.text import redact_text
from redaction.types import Finding, Reason, RedactedText, Withheld

Reader = Callable[[Reading, bytes], Content]

_HTML: Final = {"text/html", "text/x-amp-html", "text/watch-html", "application/xhtml+xml"}
_MESSAGES: Final = {"message/rfc822", "message/global"}
_SIGNATURES: Final = {"application/pkcs7-signature", "application/x-pkcs7-signature"}
_ASCII_BASED: Final = re.compile(
    r"utf_8|cp(?:125\d|874|932|949)|iso8859_\d+|koi8_\w+|gb18030|big5\w*|euc_\w+|mac_\w+"
)
_CIPHER: Final = re.compile(
    r"-----BEGIN PGP MESSAGE-----(?:(?!-----END PGP MESSAGE-----).)*+(?:-----END PGP MESSAGE-----)?",
    re.DOTALL,
)


@dataclass(slots=True, repr=False)
class Bodies:
    """Redacts bodies one by one. `read_message` reads a mail inside a mail."""

    reading: Reading
    read_message: Reader
    line_break: bytes
    findings: list[Finding] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)

    def redacted(self, part: Part, raw: bytes, place: str) -> bytes:
        """The body as it stands in the mail, its own bytes when nothing was found. Raises NotRead."""
        data = decoded(raw, part.encoding)
        encoding = part.encoding if data is not raw else ""
        text = self._is_text(part) and kind_of(data) is not Kind.RTF
        done = self._text(part, data, place) if text else self._file(part, data, place)
        exact = is_exact(raw, encoding)
        if done == data and exact:
            return raw
        if not exact and scan(self.reading.engine, raw):  # what is skipped in one program is shown by another
            raise NotRead(Reason.CORRUPT)
        return encoded(done, encoding, self.line_break, text=text)

    def withhold(self, part: Part, size: int, reason: Reason) -> None:
        """Name a part that is taken out."""
        default = "encrypted message" if reason is Reason.ENCRYPTED else part.content_type.value
        self.withheld.append(Withheld(self._name(part.name or default), size, reason))

    def _name(self, name: str) -> RedactedText:
        return redact_name(self.reading.engine, name)

    @staticmethod
    def _is_text(part: Part) -> bool:
        kind = part.content_type.value
        if part.disposition.value == "attachment" or part.name:
            return False
        return kind in _HTML or (
            kind.startswith(("text/", "multipart/", "message/")) and kind not in _MESSAGES
        )

    def _file(self, part: Part, data: bytes, place: str) -> bytes:
        kind = part.content_type.value
        if kind in _SIGNATURES and not scan(self.reading.engine, data):
            return data
        done = self._message(data) if kind in _MESSAGES else self.reading.inside(data)
        self.findings += within(place, done.findings)
        name = self._name(part.name or kind.rpartition("/")[2])
        self.withheld += (replace(one, name=inside(name, one.name)) for one in done.withheld)
        return done.content

    def _message(self, data: bytes) -> Content:
        """A mail in a mail is one by what its part says, however it begins."""
        door = self.reading.entry

        def read(reading: Reading, content: bytes) -> Content:
            return self.read_message(replace(reading, entry=door), content)

        return replace(self.reading, entry=read).inside(data)

    def _text(self, part: Part, data: bytes, place: str) -> bytes:
        file = _as_text(part, data)
        if "-----BEGIN PGP MESSAGE-----" in file.text:
            file = replace(file, text=_CIPHER.sub(self._ciphertext, file.text))
        done = redact_text(self.reading, file)
        self.findings += within(place, done.findings)
        self.withheld += done.withheld
        return file.mark + done.text.encode(file.codec)

    def _ciphertext(self, block: "re.Match[str]") -> str:
        self.withheld.append(Withheld(self._name("encrypted message"), len(block[0]), Reason.ENCRYPTED))
        return ""


def _as_text(part: Part, data: bytes) -> Text:
    """The text by its declared charset where that can be had back exactly. Raises NotRead."""
    kind = part.content_type.value
    media_type = HTML if kind in _HTML else CALENDAR if kind == "text/calendar" else "text/plain"
    codec = charsets.codec(part.content_type.parameters.get("charset", ""))
    if codec and _ASCII_BASED.fullmatch(codec) and not charsets.marked(data) and b"\0" not in data:
        try:
            text = data.decode(codec)
        except UnicodeError:
            text = ""
        if text.encode(codec) == data:
            return Text(b"", text, codec, media_type)
    file = Reason.UNSUPPORTED if codec == "utf_7" and b"+" in data else sniff(data)
    if isinstance(file, Reason):
        raise NotRead(file)
    return replace(file, media_type=media_type)
