"""Images that are huge, endless, cyclic, broken, or something else as well."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Final

from PIL import Image

from bench.attachments.bombs.bomb import LINE, Bomb, bombs, zeros
from bench.attachments.documents.construction import zipped

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _head(width: int, height: int, depth: int = 8, colour: int = 0) -> bytes:
    return _SIGNATURE + _chunk(b"IHDR", struct.pack(">2I5B", width, height, depth, colour, 0, 0, 0))


def _small(kind: str, size: tuple[int, int] = (64, 64)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "white").save(file, kind)
    return file.getvalue()


def png_huge() -> bytes:
    """Sixty thousand pixels wide and high, with no pixel in it."""
    return _head(60_000, 60_000, 8, 6) + _chunk(b"IDAT", zlib.compress(b"\0")) + _chunk(b"IEND", b"")


def png_flat() -> bytes:
    """Real, white and of 400 megapixels in colour."""
    return _head(20_000, 20_000, 8, 2) + _chunk(b"IDAT", zeros(1152)) + _chunk(b"IEND", b"")


def png_long() -> bytes:
    """One pixel high and two thousand million wide."""
    return _head(2_000_000_000, 1) + _chunk(b"IDAT", zeros(64)) + _chunk(b"IEND", b"")


def png_bad_sum() -> bytes:
    """A chunk whose sum is wrong."""
    content = bytearray(_small("PNG"))
    content[content.index(b"IDAT") + 6] ^= 0xFF
    return bytes(content)


def png_bad_length() -> bytes:
    """A chunk that says it is longer than the file."""
    return _head(8, 8) + struct.pack(">I", 0x7FFFFFFF) + b"IDAT" + LINE


def png_text_bomb() -> bytes:
    """Compressed text of half a gibibyte."""
    text = _chunk(b"zTXt", b"Comment\0\0" + zeros(512))
    return _head(8, 8) + text + _chunk(b"IDAT", zlib.compress(bytes(72))) + _chunk(b"IEND", b"")


def png_profile_bomb() -> bytes:
    """A colour profile of half a gibibyte."""
    profile = _chunk(b"iCCP", b"a\0\0" + zeros(512))
    return _head(8, 8) + profile + _chunk(b"IDAT", zlib.compress(bytes(72))) + _chunk(b"IEND", b"")


def apng_endless() -> bytes:
    """Ten thousand frames, for ever."""
    data = zlib.compress(bytes(256 * 257))
    frames = [_head(256, 256), _chunk(b"acTL", struct.pack(">2I", 10_000, 0))]
    frames += [
        _chunk(b"fcTL", struct.pack(">5I2H2B", 0, 256, 256, 0, 0, 1, 100, 0, 0)),
        _chunk(b"IDAT", data),
    ]
    for at in range(1, 10_000):
        frames.append(_chunk(b"fcTL", struct.pack(">5I2H2B", 2 * at - 1, 256, 256, 0, 0, 1, 100, 0, 0)))
        frames.append(_chunk(b"fdAT", struct.pack(">I", 2 * at) + data))
    return b"".join([*frames, _chunk(b"IEND", b"")])


def gif_frames() -> bytes:
    """Ten thousand frames on a large screen."""
    frame = b"\x21\xf9\x04\x04\x01\0\0\0\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0"
    return _gif_head(4000, 4000) + frame * 10_000 + b";"


def gif_huge() -> bytes:
    """As large as the format allows."""
    return _gif_head(65_535, 65_535) + b"\x2c\0\0\0\0\xff\xff\xff\xff\0\x02\x02\x44\x01\0;"


def gif_script() -> bytes:
    """A script that begins like a picture."""
    return b"GIF89a/*" + bytes(7) + b"*/='';var card='" + LINE + b"';"


def _gif_head(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<2H3B", width, height, 0x80, 0, 0) + b"\0\0\0\xff\xff\xff"


def tiff_cycle() -> bytes:
    """A page that is followed by itself."""
    tags = (
        (256, 4, 8),
        (257, 4, 8),
        (258, 3, 8),
        (259, 3, 1),
        (262, 3, 1),
        (273, 4, 122),
        (278, 4, 8),
        (279, 4, 64),
    )
    entries = b"".join(struct.pack("<2H2I", tag, kind, 1, value) for tag, kind, value in tags)
    return (
        b"II*\0"
        + struct.pack("<I", 8)
        + struct.pack("<H", len(tags))
        + entries
        + struct.pack("<I", 8)
        + bytes(80)
    )


def tiff_huge() -> bytes:
    """Says that it is huge, in one strip of nothing."""
    return tiff_cycle().replace(struct.pack("<2H2I", 256, 4, 1, 8), struct.pack("<2H2I", 256, 4, 1, 1 << 30))


def jpeg_huge() -> bytes:
    """A small one that says it is 65,500 pixels wide and high."""
    content = bytearray(_small("JPEG"))
    at = content.index(b"\xff\xc0")
    content[at + 5 : at + 9] = struct.pack(">2H", 65_500, 65_500)
    return bytes(content)


def bmp_huge() -> bytes:
    """A head of two thousand million rows."""
    content = bytearray(_small("BMP"))
    content[22:26] = struct.pack("<i", -2_000_000_000)
    return bytes(content)


def webp_broken() -> bytes:
    """Noise in a container."""
    return b"RIFF" + struct.pack("<I", 4 + 8 + 64) + b"WEBPVP8 " + struct.pack("<I", 64) + bytes(range(64))


def heic_broken() -> bytes:
    """A container with nothing behind its brand."""
    return struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + struct.pack(">I", 1 << 30) + b"mdat" + LINE


def png_and_zip() -> bytes:
    """An archive behind a picture's end."""
    return _small("PNG") + zipped({"a.txt": LINE}, stored=("a.txt",))


def jpeg_and_text() -> bytes:
    """Text behind a picture's end."""
    return _small("JPEG") + LINE * 20


BOMBS: Final[tuple[Bomb, ...]] = bombs(
    "image",
    *((png_huge, "png"), (png_flat, "png"), (png_long, "png"), (png_bad_sum, "png"), (png_bad_length, "png")),
    *((png_text_bomb, "png"), (png_profile_bomb, "png"), (apng_endless, "png"), (gif_frames, "gif")),
    *((gif_huge, "gif"), (gif_script, "gif"), (tiff_cycle, "tif"), (tiff_huge, "tif"), (jpeg_huge, "jpg")),
    *((bmp_huge, "bmp"), (webp_broken, "webp"), (heic_broken, "heic"), (png_and_zip, "png")),
    (jpeg_and_text, "jpg"),
)
