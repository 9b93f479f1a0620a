"""JPEG without its metadata, without decoding it."""

from collections.abc import Iterator
from typing import Final

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ADOBE: Final = 0xEE
_ADOBE_LENGTH: Final = 14  # of the segment with its length; it says how colours are stored (T.872, 6.5.3)
# Tables and frames; what is for applications, comments and unknown markers go (T.81, table B.1).
_KEPT: Final = frozenset((*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDD))
_RESTARTS: Final = range(0xD0, 0xD8)


def stripped(content: bytes) -> bytes:
    """Headers and scans alone, up to the end of the image; nothing of what is no whole JPEG."""
    try:
        return b"".join(_parts(content))
    except ValueError:
        return b""


def _parts(content: bytes) -> Iterator[bytes]:
    if content[:2] != b"\xff\xd8":
        raise ValueError("no JPEG")
    yield b"\xff\xd8"
    position = 2
    while True:
        position, marker = _marker(content, position)
        if marker == _END:
            yield b"\xff\xd9"
            return
        end = position + int.from_bytes(content[position : position + 2])
        if end < position + 2 or end > len(content):
            raise ValueError("no JPEG")
        if marker == _SCAN:
            end = _scan_end(content, end)
        if _is_kept(marker, content[position:end]):
            yield b"\xff" + bytes((marker,)) + content[position:end]
        position = end


def _marker(content: bytes, position: int) -> tuple[int, int]:
    """Where the segment begins, and its marker; fill bytes may stand before it."""
    if content[position : position + 1] != b"\xff":
        raise ValueError("no JPEG")
    while content[position : position + 1] == b"\xff":
        position += 1
    if position >= len(content) or content[position] in (0, _START):
        raise ValueError("no JPEG")
    return position + 1, content[position]


def _scan_end(content: bytes, position: int) -> int:
    while (position := content.find(b"\xff", position)) >= 0:
        following = content[position + 1 : position + 2]
        if following and following[0] != 0 and following[0] not in _RESTARTS:
            return position
        position += 2
    raise ValueError("no JPEG")


def _is_kept(marker: int, segment: bytes) -> bool:
    if marker == _ADOBE:
        return len(segment) == _ADOBE_LENGTH and segment[2:7] == b"Adobe"
    return marker in _KEPT
