"""Packs the parts of a document again: no dates, no comments, nothing between the entries."""

from collections.abc import Mapping
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_NO_DATE: Final = (1980, 1, 1, 0, 0, 0)
_PLAIN: Final = "mimetype"  # of OpenDocument: the first entry, and never packed


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The bytes of a fresh package."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        for name, data in parts.items():
            entry = ZipInfo(name, _NO_DATE)
            entry.create_system = 0
            entry.external_attr = 0
            entry.compress_type = ZIP_STORED if name == _PLAIN else ZIP_DEFLATED
            file.writestr(entry, data)
    return buffer.getvalue()
