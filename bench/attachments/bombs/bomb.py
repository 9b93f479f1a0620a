"""What every hostile file has: a name, bytes that are made when they are needed, and a number planted in it."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Final, NamedTuple

CARD: Final = "4012888888881881"  # a test number of the networks'
LINE: Final = b"card 4012 8888 8888 1881 "
MIB: Final = 1024 * 1024


class Bomb(NamedTuple):
    """`kind`: what it attacks."""

    kind: str
    name: str
    file_name: str
    make: Callable[[], bytes]


def bombs(kind: str, *makers: tuple[Callable[[], bytes], str]) -> tuple[Bomb, ...]:
    """Named after their functions; each with the suffix of its file."""
    return tuple(
        Bomb(kind, make.__name__.replace("_", " "), f"{make.__name__}.{suffix}", make)
        for make, suffix in makers
    )


def zeros(mebibytes: int, *, raw: bool = False) -> bytes:
    """A deflated run of zeros, made without running through it: the same flushed block again and again."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(bytes(16 * MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    body = block * (mebibytes // 16) + b"\x03\x00"
    return body if raw else b"\x78\xda" + body  # no Adler sum: whoever gets that far has read it all


def crc_of_zeros(mebibytes: int) -> int:
    """The CRC-32 of a run of zeros."""
    crc, block = 0, bytes(16 * MIB)
    for _ in range(mebibytes // 16):
        crc = zlib.crc32(block, crc)
    return crc
