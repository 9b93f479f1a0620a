"""The header block of a message or part: split, bounded, unfolded, decoded (RFC 5322, RFC 2047)."""

import re
from dataclasses import dataclass, field

from redaction.documents import charsets
from redaction.documents.mail.transfer import base64
from redaction.documents.mail_types import MailLimits

_NAME = re.compile(rb"([!-9;-~]+)[ \t]*:")
# Possessive, so that a field of a million folded lines takes no memory to go back to.
_FIELD = re.compile(rb"[^\r\n]*+(?:(?:\r\n|\r|\n)[ \t][^\r\n]*+)*+(?:\r\n|\r|\n)?")
# A byte order mark, and what is left of a field whose beginning is missing.
_MARK = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:(?:[ \t]++[^\r\n]++(?:\r\n|\r|\n))++"
    rb"(?=(?:from|to|subject|date|received|message-id|mime-version|content-type):)|[ \t]++(?=[!-9;-~]+:))?",
    re.IGNORECASE,
)
_MBOX = re.compile(rb">?From [^\r\n]*+(?:\r\n|\r|\n|\Z)(?:[ \t]++[^\r\n]++(?:\r\n|\r|\n))*+")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_BLANK = re.compile(rb"(?:\r\n\r\n|\n\n|\r\r|\n\r\n)")
_FOLD = re.compile(r"[\r\n]+[ \t]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]+")
_Q = re.compile(rb"=([0-9A-Fa-f]{2})")
ALL = ""
_WORD = re.compile(r"=\?([^?\s*]{0,64})(?:\*[^?\s]{0,64})?\?([bBqQ])\?")


_REPEATED = {"authentication-results", "received"}
_DELIVERED = {"delivered-to", "x-original-to", "envelope-to"}


@dataclass(frozen=True, slots=True, repr=False)
class Headers:
    """The first field of each name, and the sizes of those too large to be read.

    `ALL` stands for everything past the total limit. `repeated` holds every field of the few names of which
    more than one counts. `delivered` are the addresses to which the last server says that it delivered: what
    stands above the first Received is its own. `charset` is what raw bytes beyond ASCII are in when they are
    no UTF-8.
    """

    fields: dict[str, bytes] = field(default_factory=dict)
    withheld: dict[str, int] = field(default_factory=dict)
    repeated: dict[str, list[bytes]] = field(default_factory=dict)
    delivered: list[bytes] = field(default_factory=list)
    charset: str = ""

    def raw(self, name: str) -> str:
        """A field unfolded, its encoded words still encoded."""
        return self._unfolded(self.fields.get(name, b""))

    def every(self, name: str) -> list[str]:
        """All fields of a name whose fields count together, as `raw`."""
        return [self._unfolded(value) for value in self.repeated.get(name, [])]

    def delivered_to(self, most: int) -> list[str]:
        """The first of `delivered`, as `raw`."""
        return [self._unfolded(value) for value in self.delivered[:most]]

    def _unfolded(self, value: bytes) -> str:
        if not value:  # most fields that are asked for aren't there
            return ""
        charset = "" if charsets.is_utf8(value) else self.charset
        return _FOLD.sub(" ", charsets.decode(value, charset)).strip()

    def text(self, name: str) -> str:
        """A field as its reader should see it."""
        return decode_words(self.raw(name))


class HeaderReader:
    """Reads the header blocks of one message; all together may take `MailLimits.all_headers` bytes."""

    def __init__(self, content: bytes, limits: MailLimits) -> None:
        self._content = content
        self._limits = limits
        self._left = limits.all_headers

    def read(self, start: int, end: int) -> tuple[Headers, int]:
        """The header block at `start` and the offset of the body after it."""
        headers = Headers()
        position = self._beginning(start, end)
        while position < end:
            if self._left <= 0:
                return headers, self._skip(headers, position, end)
            name = self._name(position, end)
            if not name:
                blank = _LINE_END.match(self._content, position, end)
                return headers, blank.end() if blank else position
            position = self._field(headers, name, end)
        return headers, position

    def _beginning(self, start: int, end: int) -> int:
        """Past what some programs write before the first field of a message."""
        if start:
            return start
        mark = _MARK.match(self._content)
        position = mark.end() if mark else start
        mbox = _MBOX.match(self._content, position, end)
        return mbox.end() if mbox else position

    def _name(self, position: int, end: int) -> "re.Match[bytes] | None":
        """The name of the field that begins here, or behind the line of a mailbox file that does."""
        mbox = _MBOX.match(self._content, position, end)
        name = _NAME.match(self._content, mbox.end() if mbox else position, end)
        return None if self._content.startswith(b"--", position) else name

    def _field(self, headers: Headers, name: "re.Match[bytes]", end: int) -> int:
        whole = _FIELD.match(self._content, name.end(), end)
        field_end = whole.end() if whole else end
        size = field_end - name.start()
        self._left -= min(size, self._limits.header)
        key = name[1].decode("ascii").lower()
        if size > self._limits.header:
            headers.withheld.setdefault(key, size)
            return field_end
        if key in _REPEATED:
            headers.repeated.setdefault(key, []).append(self._content[name.end() : field_end])
        if key in _DELIVERED and "received" not in headers.fields and "received" not in headers.withheld:
            headers.delivered.append(self._content[name.end() : field_end])
        if key not in headers.fields and key not in headers.withheld:
            headers.fields[key] = self._content[name.end() : field_end]
        return field_end

    def _skip(self, headers: Headers, start: int, end: int) -> int:
        blank = _BLANK.search(self._content, max(0, start - 2), end)
        body = blank.end() if blank else end
        headers.withheld[ALL] = body - start
        return body


def decode_words(value: str) -> str:
    """Text with its encoded words decoded; white space between two of them is none (RFC 2047, 6.2)."""
    pieces: list[str] = []
    pending, charset = b"", ""
    position = 0
    for word in _WORD.finditer(value):
        end = value.find("?=", word.end())
        if end < 0:
            break
        if word.start() < position:
            continue
        between = value[position : word.start()]
        # Bytes of one charset are joined before decoding: some mailers cut a character in two.
        if between.strip() or word[1].lower() != charset:
            pieces.append(_decoded(pending, charset))
            pieces.append(between if between.strip() or not position else "")
            pending, charset = b"", word[1].lower()
        pending += _word_bytes(word[2], value[word.end() : end])
        position = end + 2
    pieces += [_decoded(pending, charset), value[position:]]
    return _CONTROLS.sub(" ", "".join(pieces)).strip()


def _decoded(pending: bytes, charset: str) -> str:
    return charsets.decode(pending, charset) if pending else ""


def _word_bytes(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "surrogatepass")
    if encoding in "bB":
        return base64(data)
    return _Q.sub(lambda code: bytes.fromhex(code[1].decode()), data.replace(b"_", b" "))
