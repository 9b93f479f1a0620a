"""What stands in an Outlook message (MS-OXMSG): its properties by number, recipients, attachments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from redaction.documents import charsets

PROPERTIES: Final = "__properties_version1.0"
_ATTACHMENT: Final = "__attach_version1.0_#"
_STREAM: Final = re.compile(r"__substg1\.0_([0-9A-Fa-f]{4})([0-9A-Fa-f]{4})(?:-.{1,8})?")
_WIDE, _NARROW = "001f", "001e"
_DATA: Final = "3701"
_EMBEDDED: Final = f"__substg1.0_{_DATA}000D"


@dataclass(frozen=True, slots=True, repr=False)
class Property:
    """A property that is a stream: its number and type in hexadecimal, its bytes."""

    number: str
    kind: str
    content: bytes

    @property
    def text(self) -> str | None:
        """The text of a text property."""
        if self.kind == _WIDE:
            return self.content.decode("utf-16-le", "replace").rstrip("\0")
        return charsets.decode(self.content).rstrip("\0") if self.kind == _NARROW else None


class Message:
    """A message in a compound file, at the storage `at`."""

    def __init__(self, file: Any, at: tuple[str, ...] = ()) -> None:
        self._file = file
        self.at = at

    def attachments(self) -> "list[Message]":
        """The storages of attachments, in order."""
        depth = len(self.at)
        names = {
            path[depth]
            for path in map(tuple, self._file.listdir())
            if len(path) > depth + 1 and path[:depth] == self.at and path[depth].startswith(_ATTACHMENT)
        }
        return [Message(self._file, (*self.at, name)) for name in sorted(names)]

    def embedded(self) -> "Message | None":
        """The message that an attachment is, or another object that is a storage."""
        at = (*self.at, _EMBEDDED)
        return Message(self._file, at) if self._file.exists("/".join(at)) else None

    @property
    def is_message(self) -> bool:
        """There are the properties of one."""
        return bool(self._file.exists("/".join((*self.at, PROPERTIES))))

    def text(self, *numbers: str) -> str:
        """The first of these text properties that says anything."""
        for number in numbers:
            for kind in (_WIDE, _NARROW):
                if content := self._content(number, kind):
                    return Property(number, kind, content).text or ""
        return ""

    def binary(self, number: str) -> bytes:
        """A binary property."""
        return self._content(number, "0102")

    def everything(self) -> Iterator[Property]:
        """All streams of the message and its parts, but for the data of attachments and their messages."""
        depth = len(self.at)
        for path in map(tuple, self._file.listdir()):
            if path[:depth] != self.at or _EMBEDDED in path[depth:]:
                continue
            match = _STREAM.fullmatch(path[-1])
            number, kind = (match[1].lower(), match[2].lower()) if match else ("", "")
            if not (number == _DATA and path[-2].startswith(_ATTACHMENT)):
                yield Property(number, kind, self._read(path))

    def _content(self, number: str, kind: str) -> bytes:
        path = (*self.at, f"__substg1.0_{number.upper()}{kind.upper()}")
        return self._read(path) if self._file.exists("/".join(path)) else b""

    def _read(self, path: tuple[str, ...]) -> bytes:
        content: bytes = self._file.openstream(list(path)).read()
        return content
