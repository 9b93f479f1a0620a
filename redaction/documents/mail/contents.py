"""What the parts of a message are to its reader: text, files, or unreadable."""

import re
from collections.abc import Iterable, Iterator

from redaction.documents import charsets, html
from redaction.documents.mail.alternatives import alternative
from redaction.documents.mail.found import Body, Contents, file_of, unpacked_part, unread_part
from redaction.documents.mail.plain import plain
from redaction.documents.mail.signed import signed_content
from redaction.documents.mail.structure import Part, Structure
from redaction.documents.mail.tnef.read import read_tnef
from redaction.documents.mail.transfer import decoded, undecoded
from redaction.documents.mail_types import MailLimits, UnreadPart
from redaction.raw import Raw
from redaction.types import Reason

_PAGES = {"text/html", "application/xhtml+xml"}
_MARKED = _PAGES | {"text/x-amp-html", "text/watch-html", "text/enriched", "text/richtext"}
_ELSEWHERE = {"message/partial", "message/external-body"}  # RFC 2046, 5.2.2 and 5.2.3
_SIGNED_ONLY = {"signed-data", "certs-only", "compressed-data"}
_SIGNED_IN_SIGNED = 2
# Between parts only notices to old programs are to be expected; this is what is left of a part.
_BROKEN_PART = re.compile(rb"[\r\n](?:--[^\s-]|content-[a-z]{1,40}:)", re.IGNORECASE)
_BEHIND = "text behind a file"
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?([\w.:-]{1,40})", re.IGNORECASE)


class ContentReader:
    """Reads the tree of one message."""

    def __init__(self, content: bytes, root: Part, limits: MailLimits, depth: int = 0) -> None:
        """`depth`: how many signed messages lie around this one."""
        self._content = content
        self._root = root
        self._limits = limits
        self._depth = depth
        self._outlook: list[Body] = []

    def read(self) -> Contents:
        """Everything in the message; what a winmail.dat says is another rendering of its text."""
        whole = self._part(self._root)
        if not self._outlook:
            return whole
        renderings = [Contents(whole.bodies), *(Contents([body]) for body in self._outlook)]
        together = alternative(renderings)
        together.add_files(whole)
        return together

    def _part(self, part: Part) -> Contents:
        if part.unread:
            return unread_part(part, part.end - part.start, part.unread)
        if reason := _unreadable(part):
            return self._signed(part) or self._unread(part, reason)
        if not part.children:
            return self._leaf(part)
        parts = [self._part(child) for child in part.children]
        kind = part.content_type.value
        whole = alternative(parts) if kind == "multipart/alternative" else _mixed(parts)
        for start, end in part.gaps:
            if _BROKEN_PART.search(self._content, max(0, start - 1), end):
                whole.add(plain(self._content[start:end], {}))
        return whole

    def _leaf(self, part: Part) -> Contents:
        data = self._data(part)
        rest = undecoded(self._content[part.start : part.end], part.encoding)
        kind = part.content_type.value
        if not self._is_body(part):
            contents = self._unpacked(part, data) or file_of(part, data)
            if rest.strip():
                contents.unread.append(UnreadPart(Raw(_BEHIND), len(rest), Reason.CORRUPT))
            return contents
        charset = part.content_type.parameters.get("charset", "")
        if kind in _MARKED:
            markup = _markup(data, charset)
            contents = Contents([Body(html.to_text(markup), markup if kind in _PAGES else "")])
        else:
            contents = plain(data, part.content_type.parameters)
        if rest.strip():
            contents.add(plain(rest, {"charset": charset}))
        if part.name:
            contents.unpacked.append(unpacked_part(part, data))
        return contents

    def _unpacked(self, part: Part, data: bytes) -> Contents | None:
        """What is in a winmail.dat, and the whole of it where some of it could not be read."""
        found = read_tnef(data)
        if not found or not (found.bodies or found.files):
            return None
        self._outlook += found.bodies
        contents = Contents(files=found.files)
        if found.whole:
            contents.unpacked.append(unpacked_part(part, data))
        else:
            contents.add_files(file_of(part, data))
        return contents

    def _signed(self, part: Part) -> Contents | None:
        """What is in a part that is signed and not encrypted."""
        data = b"" if part.children or self._depth >= _SIGNED_IN_SIGNED else self._data(part)
        content = signed_content(data)
        if not content:
            return None
        inner = Structure(content, self._limits)
        if inner.beyond:
            return None
        contents = ContentReader(content, inner.root, self._limits, self._depth + 1).read()
        contents.unpacked.append(unpacked_part(part, data))
        return contents

    def _data(self, part: Part) -> bytes:
        return decoded(self._content[part.start : part.end], part.encoding)

    def _is_body(self, part: Part) -> bool:
        kind = part.content_type.value
        if part.disposition.value == "attachment" or (part.name and part is not self._root):
            return False
        return kind in _MARKED or kind == "text/plain" or kind.startswith("multipart/")

    def _unread(self, part: Part, reason: Reason) -> Contents:
        """The part, or all parts in it, each by its name."""
        whole = Contents()
        for leaf in _leaves(part):
            whole.add(unread_part(leaf, leaf.end - leaf.start, reason, self._data(leaf)))
        return whole


def _leaves(part: Part) -> Iterator[Part]:
    if not part.children:
        yield part
    for child in part.children:
        yield from _leaves(child)


def _unreadable(part: Part) -> Reason | None:
    kind = part.content_type.value
    if kind == "multipart/encrypted":
        return Reason.ENCRYPTED
    if kind in _ELSEWHERE:
        return Reason.UNSUPPORTED
    if kind.removeprefix("application/").removeprefix("x-") == "pkcs7-mime":
        smime_type = part.content_type.parameters.get("smime-type", "").lower()
        return Reason.UNSUPPORTED if smime_type in _SIGNED_ONLY else Reason.ENCRYPTED
    return None


def _mixed(parts: Iterable[Contents]) -> Contents:
    whole = Contents()
    for part in parts:
        whole.add(part)
    return whole


def _markup(data: bytes, charset: str) -> str:
    meta = None if charset else _META_CHARSET.search(data[:4096])
    return charsets.decode(data, meta[1].decode("ascii") if meta else charset)
