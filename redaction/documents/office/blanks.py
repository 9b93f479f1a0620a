"""What stands in a document in place of a file that was taken out of it."""

import struct
import zlib
from typing import Final

_PICTURES: Final = (
    ".png",
    ".jpg",
    ".jpeg",
    ".gif",
    ".bmp",
    ".tif",
    ".tiff",
    ".emf",
    ".wmf",
    ".wdp",
    ".webp",
    ".heic",
)
_DRAWING: Final = b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'


def _chunk(kind: bytes, data: bytes) -> bytes:
    checked = kind + data
    return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))


_GREY_PIXEL: Final = (
    b"\x89PNG\r\n\x1a\n"
    + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    + _chunk(b"IDAT", zlib.compress(b"\0\xc0"))
    + _chunk(b"IEND", b"")
)


def blank(name: str) -> bytes:
    """A grey pixel for a picture, which programs know by its content; nothing for another file."""
    ending = name[name.rfind(".") :].lower()
    if ending == ".svg":
        return _DRAWING
    return _GREY_PIXEL if ending in _PICTURES else b""
