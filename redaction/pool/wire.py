"""How jobs and their results travel between the server and a worker: JSON, with bytes beside it.

Not pickle: a worker has read hostile bytes, and whatever it sends must not make objects of its choice here.
Plain values come out (lists, texts, numbers, bytes, None); `redaction.pool.shapes` checks what they are.
"""

import json
import struct
from collections.abc import Callable
from typing import Any, Final

ORDER: Final = 128 * 1024  # bytes of what the server sends to a parent of processes; a policy is in it
READY: Final = b"ready"  # from a parent of processes, once it has loaded everything
CONFINED: Final = b"+"  # from a worker that has given up its rights
NOT_CONFINED: Final = b"-"

MOST: Final = 256 * 1024 * 1024  # bytes of an answer: the largest mail with all its files, and room
_LENGTH: Final = struct.Struct(">I")
_BYTES: Final = "bytes"


def pack(value: object) -> list[bytes]:
    """A message in pieces, to be sent one after the other. Raises TypeError for what isn't plain."""
    pieces: list[bytes] = []

    def beside(piece: object) -> dict[str, int]:
        if not isinstance(piece, bytes):
            raise TypeError("only plain values travel")
        pieces.append(piece)
        return {_BYTES: len(piece)}

    head = json.dumps(value, default=beside, ensure_ascii=False).encode(errors="surrogatepass")
    return [_LENGTH.pack(len(head)) + head, *pieces]


def unpack(read: Callable[[int], bytes], most: int) -> object:
    """One message of `most` bytes. `read` gives exactly as many bytes as it is asked for.

    Raises:
        ValueError: this is no message, or one that is too long. Its text may quote the message.
    """
    left = most

    def take(size: object) -> bytes:
        nonlocal left
        if not isinstance(size, int) or not 0 <= size <= left:
            raise ValueError("not a message")
        left -= size
        return read(size)

    def beside(found: dict[str, Any]) -> bytes:
        if set(found) != {_BYTES}:
            raise ValueError("not a message")
        return take(found[_BYTES])

    (size,) = _LENGTH.unpack(take(_LENGTH.size))
    head = take(size).decode(errors="surrogatepass")
    try:
        return json.loads(head, object_hook=beside)
    except RecursionError:
        raise ValueError("not a message") from None


def reading(receive: Callable[[memoryview], int]) -> Callable[[int], bytes]:
    """A `read` for `unpack`. `receive` fills a buffer as far as it can and tells how far; 0 is the end.

    Raises:
        EOFError: the other side is gone.
    """

    def read(size: int) -> bytes:
        content = bytearray(size)
        left = memoryview(content)
        while left:
            count = receive(left)
            if not count:
                raise EOFError
            left = left[count:]
        return bytes(content)

    return read
