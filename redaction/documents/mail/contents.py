"""What the parts of a message are to its reader: text, files, or unreadable."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from redaction.documents import charsets, html
from redaction.documents.mail.structure import Part
from redaction.documents.mail.transfer import decoded, uudecode
from redaction.documents.mail_types import UnreadPart
from redaction.raw import Raw
from redaction.types import Reason

_HTML = {
    "text/html",
    "text/x-amp-html",
    "text/watch-html",
    "application/xhtml+xml",
    "text/enriched",
    "text/richtext",
}
_DEFAULT_NAMES = {
    "message/rfc822": "message.eml",
    "message/global": "message.eml",
    "message/delivery-status": "delivery-status.txt",
    "message/disposition-notification": "disposition-notification.txt",
    "text/rfc822-headers": "headers.txt",
    "text/calendar": "invite.ics",
    "text/html": "attachment.html",
    "application/pdf": "attachment.pdf",
    "application/pgp-signature": "signature.asc",
    "application/pgp-keys": "key.asc",
    "application/pkcs7-signature": "smime.p7s",
    "application/x-pkcs7-signature": "smime.p7s",
    "application/pkcs7-mime": "smime.p7m",
    "application/x-pkcs7-mime": "smime.p7m",
    "application/ms-tnef": "winmail.dat",
    "image/gif": "image.gif",
    "image/jpeg": "image.jpg",
    "image/png": "image.png",
}
_SIGNED_ONLY = {"signed-data", "certs-only", "compressed-data"}
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_NEWLINE = re.compile(r"\r\n|\r")
_UU = re.compile(rb"^begin [0-7]{3,4} ([^\r\n]{1,255})\r?\n(?:[ -`]{0,62}\r?\n)*+end[ \t]*\r?$", re.MULTILINE)
_PGP_BEGIN = "-----BEGIN PGP MESSAGE-----"
_PGP_END = "-----END PGP MESSAGE-----"


@dataclass(slots=True, repr=False)
class Contents:
    """Texts in order, files by name, and parts that stay unread. `rendered`: some text was made from HTML."""

    texts: list[str] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)
    unread: list[UnreadPart] = field(default_factory=list)
    rendered: bool = False

    def add(self, other: "Contents", *, with_text: bool = True) -> None:
        """Take in another part's contents."""
        self.files += other.files
        self.unread += other.unread
        if with_text:
            self.texts += other.texts
            self.rendered |= other.rendered

    @property
    def has_text(self) -> bool:
        """There is something to read in it."""
        return any(character.isalnum() for text in self.texts for character in text)


class ContentReader:
    """Reads the tree of one message."""

    def __init__(self, content: bytes, root: Part) -> None:
        self._content = content
        self._root = root

    def read(self) -> Contents:
        """Everything in the message."""
        return self._part(self._root)

    def _part(self, part: Part) -> Contents:
        if reason := part.unread or _encrypted(part):
            return self._unread(part, reason)
        if not part.children:
            return self._leaf(part)
        parts = [self._part(child) for child in part.children]
        return _alternative(parts) if part.content_type.value == "multipart/alternative" else _mixed(parts)

    def _leaf(self, part: Part) -> Contents:
        data = decoded(self._content[part.start : part.end], part.encoding)
        kind = part.content_type.value
        if not self._is_body(part):
            return Contents(files=[(part.name or _DEFAULT_NAMES.get(kind, ""), data)])
        charset = part.content_type.parameters.get("charset", "")
        if kind in _HTML:
            return Contents(texts=[html.to_text(_html_markup(data, charset))], rendered=True)
        return _plain(data, charset)

    def _is_body(self, part: Part) -> bool:
        kind = part.content_type.value
        if part.disposition.value == "attachment" or (part.name and part is not self._root):
            return False
        return kind in _HTML or kind == "text/plain" or kind.startswith("multipart/")

    def _unread(self, part: Part, reason: Reason) -> Contents:
        default = "encrypted message" if reason is Reason.ENCRYPTED else ""
        name = part.name or _DEFAULT_NAMES.get(part.content_type.value, default)
        return Contents(unread=[UnreadPart(Raw(name), part.end - part.start, reason)])


def _encrypted(part: Part) -> Reason | None:
    kind = part.content_type.value
    if kind == "multipart/encrypted":
        return Reason.ENCRYPTED
    if kind.removeprefix("application/").removeprefix("x-") == "pkcs7-mime":
        smime_type = part.content_type.parameters.get("smime-type", "").lower()
        return Reason.UNSUPPORTED if smime_type in _SIGNED_ONLY else Reason.ENCRYPTED
    return None


def _mixed(parts: Iterable[Contents]) -> Contents:
    whole = Contents()
    for part in parts:
        whole.add(part)
    return whole


def _alternative(parts: list[Contents]) -> Contents:
    """One text of the several renderings: the plain one if it says anything; the files of all."""
    readable = [part for part in parts if part.has_text]
    chosen = next((part for part in readable if not part.rendered), readable[-1] if readable else None)
    whole = Contents()
    for part in parts:
        whole.add(part, with_text=part is chosen)
    return whole


def _html_markup(data: bytes, charset: str) -> str:
    meta = None if charset else _META_CHARSET.search(data[:4096])
    return charsets.decode(data, meta[1].decode("ascii") if meta else charset)


def _plain(data: bytes, charset: str) -> Contents:
    """A plain text; files and ciphertext that stand in it are taken out."""
    contents = Contents()
    rest = []
    position = 0
    for block in _UU.finditer(data):
        rest.append(data[position : block.start()])
        contents.files.append((charsets.decode(block[1]), uudecode(block[0])))
        position = block.end()
    text = charsets.decode(b"".join([*rest, data[position:]]), charset)
    contents.texts.append(_without_ciphertext(_NEWLINE.sub("\n", text), contents))
    return contents


def _without_ciphertext(text: str, contents: Contents) -> str:
    rest = []
    position = 0
    while (start := text.find(_PGP_BEGIN, position)) >= 0:
        found = text.find(_PGP_END, start)
        end = found + len(_PGP_END) if found >= 0 else len(text)
        contents.unread.append(UnreadPart(Raw("encrypted message"), end - start, Reason.ENCRYPTED))
        rest.append(text[position:start])
        position = end
    return "".join([*rest, text[position:]])
