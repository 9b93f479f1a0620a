"""Takes a winmail.dat apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from redaction.documents import charsets, html
from redaction.documents.content import NotRead
from redaction.documents.mail.cursor import Broken, Cursor
from redaction.documents.mail.found import Body, FoundFile
from redaction.documents.mail.tnef.properties import OBJECT, WIDE, properties
from redaction.documents.message.rtf_packed import unpacked
from redaction.types import Reason

SIGNATURE: Final = b"\x78\x9f\x3e\x22"
# Attributes by the lower half of their tags (MS-OXTNEF 2.1.3.3), properties by their numbers (MS-OXPROPS).
_BODY, _ATTACHMENT, _DATA, _TITLE = 0x800C, 0x9002, 0x800F, 0x8010
_MESSAGE_PROPERTIES, _ATTACHMENT_PROPERTIES, _CODE_PAGE = 0x9003, 0x9005, 0x9007
_PLAIN, _RTF, _HTML = 0x1000, 0x1009, 0x1013
_NAMES: Final = (0x3707, 0x3704, 0x3001)
_MIME, _CONTENT_ID, _OBJECT_DATA = 0x370E, 0x3712, 0x3701
_INTERFACE: Final = 16  # bytes before the data of an object, which tell what it is
_MOST_RTF: Final = 10 * 1024 * 1024

Properties = Mapping[int, tuple[int, bytes]]


@dataclass(slots=True, repr=False)
class Outlook:
    """What was in it. `whole`: all of it could be read."""

    bodies: list[Body] = field(default_factory=list)
    files: list[FoundFile] = field(default_factory=list)
    whole: bool = True


@dataclass(slots=True, repr=False)
class _Attachment:
    title: bytes = b""
    data: bytes = b""
    properties: Properties = field(default_factory=dict)


def read_tnef(data: bytes) -> Outlook | None:
    """The bodies and files in it; None when this is no TNEF."""
    return _Reader(data).read() if data.startswith(SIGNATURE) else None


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._cursor = Cursor(data, len(SIGNATURE) + 2)
        self._found = Outlook()
        self._attachments: list[_Attachment] = []
        self._body = b""
        self._properties: Properties = {}
        self._charset = ""

    def read(self) -> Outlook:
        try:
            while self._cursor.position < len(self._cursor.data):
                self._attribute()
        except Broken:
            self._found.whole = False
        self._read_bodies()
        self._found.files += map(self._file, self._attachments)
        return self._found

    def _attribute(self) -> None:
        """One attribute: level, tag, length, data, checksum. Raises Broken."""
        self._cursor.take(1)
        tag, _ = self._cursor.number(2), self._cursor.take(2)
        data = self._cursor.take(self._cursor.number(4))
        self._cursor.take(2)
        if tag == _CODE_PAGE and len(data) >= 4:
            self._charset = f"cp{int.from_bytes(data[:4], 'little')}"
        elif tag == _BODY:
            self._body = data
        elif tag == _MESSAGE_PROPERTIES:
            self._properties = properties(data)
        elif tag == _ATTACHMENT:
            self._attachments.append(_Attachment())
        elif self._attachments:
            self._of_attachment(self._attachments[-1], tag, data)

    @staticmethod
    def _of_attachment(attachment: _Attachment, tag: int, data: bytes) -> None:
        if tag == _DATA:
            attachment.data = data
        elif tag == _TITLE:
            attachment.title = data
        elif tag == _ATTACHMENT_PROPERTIES:
            attachment.properties = properties(data)

    def _read_bodies(self) -> None:
        plain = self._text(self._properties, _PLAIN) or self._narrow(self._body)
        if plain.strip():
            self._found.bodies.append(Body(plain.replace("\r\n", "\n")))
        if markup := self._text(self._properties, _HTML):
            self._found.bodies.append(Body(html.to_text(markup), markup))
        if packed := self._properties.get(_RTF, (0, b""))[1]:
            self._read_rtf(packed)

    def _read_rtf(self, packed: bytes) -> None:
        left = _MOST_RTF

        def count(size: int) -> None:
            nonlocal left
            left -= size
            if left < 0:
                raise NotRead(Reason.TOO_LARGE)

        try:
            self._found.files.append(FoundFile("message.rtf", unpacked(packed, count), "application/rtf"))
        except NotRead:
            self._found.whole = False

    def _file(self, attachment: _Attachment) -> FoundFile:
        named = (self._text(attachment.properties, number) for number in _NAMES)
        name = next(filter(None, named), "") or self._narrow(attachment.title)
        kind, value = attachment.properties.get(_OBJECT_DATA, (0, b""))
        data = attachment.data or (value[_INTERFACE:] if kind == OBJECT else value)
        content_id = self._text(attachment.properties, _CONTENT_ID).strip("<> ")
        media_type = self._text(attachment.properties, _MIME).lower()
        return FoundFile(name, data, media_type, content_id, bool(content_id))

    def _text(self, found: Properties, number: int) -> str:
        kind, value = found.get(number, (0, b""))
        if kind == WIDE:
            return value.decode("utf-16-le", "replace").rstrip("\0")
        return self._narrow(value)

    def _narrow(self, value: bytes) -> str:
        return charsets.decode(value.rstrip(b"\0"), self._charset)
