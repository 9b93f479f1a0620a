"""A page that is one picture."""

import io
import zlib
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from PIL import Image

_QUALITY: Final = 85
_FEW: Final = 4096  # colours: drawings and text have no more, photos do
_COLOURS: Final = 256


def picture_page(target: Pdf, picture: Image.Image, size: tuple[float, float]) -> Object:
    """A page of a size in points that shows a picture and nothing else."""
    width, height = size
    content = f"q {width:.3f} 0 0 {height:.3f} 0 0 cm /Page Do Q".encode()
    return Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(width, 3), round(height, 3)]),
        Resources=Dictionary(XObject=Dictionary(Page=_stream(target, picture))),
        Contents=target.make_stream(content),
    )


def _stream(target: Pdf, picture: Image.Image) -> Stream:
    """Drawings with a table of their colours, photos as JPEG, and either where the other is larger."""
    drawing = picture.getcolors(_FEW) is not None
    grey = drawing and _is_grey(picture)
    if grey:
        picture = picture.convert("L")
    photo = _jpeg(picture)
    if not drawing:
        return _image(target, picture, photo, Name.DCTDecode, Name.DeviceRGB)
    flat, space = (picture, Name.DeviceGray) if grey else _indexed(picture)
    packed = zlib.compress(flat.tobytes(), 6)
    if len(packed) <= len(photo):
        return _image(target, picture, packed, Name.FlateDecode, space)
    return _image(target, picture, photo, Name.DCTDecode, Name.DeviceGray if grey else Name.DeviceRGB)


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    return red.tobytes() == green.tobytes() == blue.tobytes()


def _indexed(picture: Image.Image) -> tuple[Image.Image, Object]:
    flat = picture.quantize(_COLOURS, dither=Image.Dither.NONE)
    table = bytes(flat.getpalette("RGB") or b"\0\0\0")
    return flat, Array([Name.Indexed, Name.DeviceRGB, len(table) // 3 - 1, table])


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=_QUALITY)
    return file.getvalue()


def _image(target: Pdf, picture: Image.Image, packed: bytes, packing: Name, space: Object) -> Stream:
    stream = target.make_stream(
        packed,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=space,
        BitsPerComponent=8,
    )
    stream.Filter = packing
    return stream
