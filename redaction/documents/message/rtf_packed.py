"""Compressed RTF of Outlook messages (MS-OXRTFCP 2.1)."""

from collections.abc import Callable
from typing import Final

from redaction.documents.content import NotRead
from redaction.types import Reason

_PACKED: Final = b"LZFu"
_PLAIN: Final = b"MELA"
_HEADER: Final = 16
_WINDOW: Final = 4096
_PREFIX: Final = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)


def unpacked(content: bytes, count: Callable[[int], None]) -> bytes:
    """The RTF text. `count` hears of its bytes. Raises NotRead(CORRUPT)."""
    kind = content[8:12]
    if kind == _PLAIN:
        return content[_HEADER:]
    if kind != _PACKED:
        raise NotRead(Reason.CORRUPT)
    out = bytearray(_PREFIX)
    position = _HEADER
    while position < len(content):
        control = content[position]
        position += 1
        before = len(out)
        for bit in range(8):
            step = _token(content, position, out, packed=bool(control >> bit & 1))
            if not step:
                return bytes(out[len(_PREFIX) :])
            position += step
        count(len(out) - before)
    return bytes(out[len(_PREFIX) :])


def _token(content: bytes, position: int, out: bytearray, *, packed: bool) -> int:
    """Take one token to the text; how long it is, 0 at the end."""
    if not packed:
        out += content[position : position + 1]
        return int(position < len(content))
    if position + 2 > len(content):
        return 0
    token = int.from_bytes(content[position : position + 2], "big")
    place, length = token >> 4, (token & 15) + 2
    back = (len(out) - place) % _WINDOW
    if not back:
        return 0
    if back > len(out):
        raise NotRead(Reason.CORRUPT)
    for _ in range(length):
        out.append(out[-back])
    return 2
