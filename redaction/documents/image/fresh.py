"""Writes a picture file anew: pixels, colours and timing, and nothing else of what was sent."""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from typing import Any, Final, NamedTuple

import numpy as np
from PIL import Image, JpegImagePlugin

_QUALITY: Final = 92
_JPEG_MODES: Final = frozenset({"L", "RGB", "CMYK"})
# What we don't write: several pictures of a HEIF are pages, those of an AVIF are frames.
_SEVERAL: Final = {"HEIF": "TIFF", "AVIF": "WEBP"}
_BILEVEL: Final = "1"
_CLEAR_BY_COLOUR: Final = frozenset({"1", "L", "P", "RGB"})

Options = dict[str, Any]


class Sent(NamedTuple):
    """What came: the open file, how its bytes begin, and the meaning of its colours (ICC) if that is kept."""

    image: Image.Image
    head: bytes
    profile: bytes | None


class Frame(NamedTuple):
    """A picture, and for how many milliseconds it is shown."""

    picture: Image.Image
    duration: float


def bare(picture: Image.Image) -> Image.Image:
    """The pixels with their palette and what is clear of them, and no colour that nobody sees."""
    fresh = picture.copy()
    clear = picture.info.get("transparency")
    fresh.info = {"transparency": clear} if clear is not None and picture.mode in _CLEAR_BY_COLOUR else {}
    if picture.mode == "P":
        fresh.putpalette(_used_palette(picture))
    if picture.mode in {"LA", "RGBA"}:
        values = np.array(fresh)
        values[values[..., -1] == 0] = 0
        return Image.fromarray(values, fresh.mode)
    return fresh


def write(sent: Sent, frames: Sequence[Frame]) -> tuple[str, bytes]:
    """The media type and the bytes of a file of the format that was sent, or of the nearest that we write."""
    kind = _kind(sent.image.format or "", frames)
    options = _OPTIONS[kind](sent) if kind in _OPTIONS else {}
    options |= {"icc_profile": sent.profile} if sent.profile else {}
    first, *others = (frame.picture for frame in frames)
    if others:
        options |= {"save_all": True, "append_images": others}
        options |= {} if kind == "TIFF" else _timing(sent.image, frames)
    buffer = BytesIO()
    first.save(buffer, kind, **options)
    return Image.MIME[kind], buffer.getvalue()


def _kind(sent: str, frames: Sequence[Frame]) -> str:
    if sent not in _SEVERAL:
        return "JPEG" if sent == "MPO" else sent
    if len(frames) > 1:
        return _SEVERAL[sent]
    return "JPEG" if frames[0].picture.mode in _JPEG_MODES else "PNG"


def _jpeg(sent: Sent) -> Options:
    """As coarse as it was, so that it grows no larger and looks no worse."""
    tables: Mapping[int, Sequence[int]] = getattr(sent.image, "quantization", {})
    if not tables:
        return {"quality": _QUALITY}
    options: Options = {"qtables": [[min(255, max(1, step)) for step in table] for table in tables.values()]}
    image = sent.image
    sampling = JpegImagePlugin.get_sampling(image) if isinstance(image, JpegImagePlugin.JpegImageFile) else -1
    return options | ({"subsampling": sampling} if sampling >= 0 else {})


def _webp(sent: Sent) -> Options:
    """Without loss where it was: the chunk's name stands behind the head, or behind what describes frames."""
    return {"lossless": True, "quality": 20} if b"VP8L" in sent.head else {"quality": _QUALITY}


def _tiff(sent: Sent) -> Options:
    return {"compression": "group4" if sent.image.mode == _BILEVEL else "tiff_lzw"}


def _png(sent: Sent) -> Options:
    return {"default_image": bool(sent.image.info.get("default_image"))}


def _timing(sent: Image.Image, frames: Sequence[Frame]) -> Options:
    """How long each frame is shown and how often all are; each frame stands for itself."""
    clear = any(frame.picture.has_transparency_data for frame in frames)
    options: Options = {"duration": [frame.duration for frame in frames], "disposal": 2 if clear else 0}
    return options | ({"loop": loop} if (loop := sent.info.get("loop")) is not None else {})


def _used_palette(picture: Image.Image) -> list[int]:
    palette = picture.getpalette("RGB") or []
    used = {index for _, index in picture.getcolors(256) or ()}
    return [value if at // 3 in used else 0 for at, value in enumerate(palette)]


_OPTIONS: Final[Mapping[str, Callable[[Sent], Options]]] = {
    "JPEG": _jpeg,
    "PNG": _png,
    "TIFF": _tiff,
    "WEBP": _webp,
}
