"""Image files of every kind, each with a number in all the places that nobody looks at."""

from __future__ import annotations

import io
from typing import Final

from PIL import Image, PngImagePlugin

HIDDEN: Final = "4242 4242 4242 4242"  # stands in metadata and behind the end of every file
_IMAGE_DESCRIPTION, _ORIENTATION = 0x010E, 0x0112
# How a reader turns a picture with this tag; stored is what becomes right by it.
_STORED: Final = {
    1: None,
    3: Image.Transpose.ROTATE_180,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def png(image: Image.Image) -> bytes:
    """With a text chunk and trailing bytes."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", HIDDEN)
    return _saved(image, "PNG", pnginfo=info, compress_level=1) + HIDDEN.encode()


def jpeg(image: Image.Image, quality: int = 85, orientation: int = 1) -> bytes:
    """With EXIF, a comment and trailing bytes. `image` as it is to be seen."""
    method = _STORED[orientation]
    stored = image.transpose(method) if method is not None else image
    exif = Image.Exif()
    exif[_IMAGE_DESCRIPTION] = HIDDEN
    exif[_ORIENTATION] = orientation
    return _saved(stored, "JPEG", quality=quality, exif=exif, comment=HIDDEN.encode()) + HIDDEN.encode()


def webp(image: Image.Image) -> bytes:
    """Lossy, with EXIF."""
    exif = Image.Exif()
    exif[_IMAGE_DESCRIPTION] = HIDDEN
    return _saved(image, "WEBP", quality=80, exif=exif)


def gif(*frames: Image.Image) -> bytes:
    """An animation."""
    first, *others = (frame.quantize(64) for frame in frames)
    return _saved(first, "GIF", save_all=True, append_images=others, duration=500, comment=HIDDEN.encode())


def apng(*frames: Image.Image) -> bytes:
    """An animation."""
    return _saved(frames[0], "PNG", save_all=True, append_images=list(frames[1:]), duration=500)


def tiff(*pages: Image.Image) -> bytes:
    """Pages with a description each."""
    return _saved(
        pages[0],
        "TIFF",
        save_all=True,
        append_images=list(pages[1:]),
        compression="tiff_lzw",
        description=HIDDEN,
    )


def bmp(image: Image.Image) -> bytes:
    """With trailing bytes."""
    return _saved(image, "BMP") + HIDDEN.encode()


def _saved(image: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()
