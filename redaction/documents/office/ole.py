"""Compound files: encrypted documents, and the formats of before 2007, which are not read."""

from io import BytesIO
from typing import Final, Never

import olefile

from redaction.documents.content import NotRead
from redaction.documents.reading import Reading
from redaction.types import Reason

# MS-OFFCRYPTO 2.3.4.4, and the streams of MS-OFFCRYPTO 2.4 that rights management writes.
_ENCRYPTED: Final = ("EncryptedPackage", "\tDRMContent")


def read_ole(_: Reading, content: bytes) -> Never:
    """Raises NotRead: encrypted, corrupt or unsupported."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as file:
            encrypted = any(file.exists(name) for name in _ENCRYPTED)
    except Exception:  # noqa: BLE001 - the parser meets hostile bytes and raises many kinds of error
        raise NotRead(Reason.CORRUPT) from None
    raise NotRead(Reason.ENCRYPTED if encrypted else Reason.UNSUPPORTED)
