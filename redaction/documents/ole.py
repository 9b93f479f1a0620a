"""Compound files (MS-CFB): Outlook messages, encrypted documents, and the formats of before 2007."""

import io
from typing import Any, Final

import olefile

from redaction.documents.content import Content, NotRead
from redaction.documents.message.msg import read_message
from redaction.documents.message.outlook import Message
from redaction.documents.reading import Reading
from redaction.errors import RedactionError
from redaction.types import Reason

# MS-OFFCRYPTO 2.3.4.4, and the streams of MS-OFFCRYPTO 2.4 that rights management writes.
_ENCRYPTED: Final = ("EncryptedPackage", "\tDRMContent")


def read_ole(reading: Reading, content: bytes) -> Content:
    """A message; nothing else in such a file is read. Raises NotRead."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as file:
            return _read(reading, file, content)
    except (NotRead, RedactionError, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - the parser meets hostile bytes and raises errors of many kinds
        raise NotRead(Reason.CORRUPT) from None


def _read(reading: Reading, file: Any, content: bytes) -> Content:
    if any(file.exists(name) for name in _ENCRYPTED):
        raise NotRead(Reason.ENCRYPTED)
    message = Message(file)
    if not message.is_message:
        raise NotRead(Reason.UNSUPPORTED)
    return read_message(reading, message, content)
