"""Reads a picture file: every frame and page is looked at, and a fresh file is written."""

import struct
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from typing import Final

import pi_heif
from PIL import AvifImagePlugin, Image, ImageOps

from redaction.documents.content import Content, NotRead
from redaction.documents.image.blackout import findings, look, painted
from redaction.documents.image.colour import profile
from redaction.documents.image.fresh import Frame, Sent, bare, write
from redaction.documents.reading import Reading
from redaction.ocr.find import Found
from redaction.types import Finding, Reason

_FORMATS: Final = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF", "HEIF", "AVIF")
_SINGLE: Final = frozenset(
    {"JPEG", "MPO", "BMP"}
)  # what follows the first picture of an MPO is depth and the like
_PAGES: Final = frozenset({"TIFF", "HEIF"})
_HEAD: Final = 1024  # bytes; within these a WebP says how it was packed, and an AVIF that it is one
_TOGETHER: Final = 3  # times the pixels of one picture that all frames may have: they are held until the end

_BOMBS: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)
_BROKEN: Final = (
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
)

# A worker can't make threads.
pi_heif.register_heif_opener(thumbnails=False, decode_threads=1)
AvifImagePlugin.DEFAULT_MAX_THREADS = 1


Look = Callable[[int, Image.Image], tuple[Found, ...]]


def read_picture(reading: Reading, content: bytes) -> Content:
    """A fresh picture file with bars over what was found. Raises NotRead and RedactionError."""
    known: dict[bytes, tuple[Found, ...]] = {}

    def seen(_: int, picture: Image.Image) -> tuple[Found, ...]:
        """What has to go; the same frame again is not looked at again."""
        look_of = repr((picture.mode, picture.size, picture.getpalette("RGBA"))).encode()
        key = sha256(look_of + picture.tobytes()).digest()
        if key not in known:
            known[key] = look(reading.eyes, reading.engine, picture)
        return known[key]

    return paint_picture(reading, content, seen, lasting=True)


def paint_picture(reading: Reading, content: bytes, look_at: Look, *, lasting: bool = False) -> Content:
    """A fresh picture file with bars over what `look_at` gives for each frame, counted from 1.

    `lasting`: in an animation each bar stays in all frames, as a number may be typed in one after the other.
    Raises NotRead, and what `look_at` raises.
    """
    with _parsing(reading.caps.pixels):
        image = Image.open(BytesIO(content), formats=_formats(content[:_HEAD]))
    with image:
        return _Picture(reading, image, content[:_HEAD], look_at, lasting=lasting).read()


def _formats(head: bytes) -> tuple[str, ...]:
    """HEIC and AVIF are of one container; which of both it is stands among its brands (ISO/IEC 14496-12)."""
    brands = head[8 : int.from_bytes(head[:4])] if head[4:8] == b"ftyp" else b""
    return tuple(name for name in _FORMATS if name != "HEIF" or b"avif" not in brands)


class _Picture:
    def __init__(
        self, reading: Reading, image: Image.Image, head: bytes, look_at: Look, *, lasting: bool
    ) -> None:
        self._reading = reading
        self._image = image
        self._head = head
        self._look_at = look_at
        self._lasting = lasting and image.format not in _PAGES
        self._findings: list[Finding] = []
        self._left = _TOGETHER * reading.caps.pixels

    def read(self) -> Content:
        count = self._count()
        looked = [self._frame(number, count) for number in range(1, count + 1)]
        ever = [one for _, found in looked for one in found]
        frames = [_barred(frame, ever if self._lasting else found) for frame, found in looked]
        media_type, written = write(
            Sent(self._image, self._head, profile(self._reading.engine, self._image)), frames
        )
        return Content(media_type, written, tuple(self._findings))

    def _count(self) -> int:
        caps = self._reading.caps
        with _parsing(caps.pixels):
            count = 1 if self._image.format in _SINGLE else int(getattr(self._image, "n_frames", 1))
        if count > caps.frames:
            raise NotRead(Reason.TOO_MANY)
        return count

    def _frame(self, number: int, count: int) -> tuple[Frame, tuple[Found, ...]]:
        where = ""
        if count > 1:
            step = "page" if self._image.format in _PAGES else "frame"
            self._reading.progress(step, number, count)
            where = f"{step} {number}"
        picture = self._decoded(number)
        found = self._look_at(number, picture)
        self._findings += findings(found, where)
        return Frame(picture, self._image.info.get("duration", 0)), found

    def _decoded(self, number: int) -> Image.Image:
        """One frame the right way up, and nothing but its pixels."""
        with _parsing(self._reading.caps.pixels):
            if number > 1:
                self._image.seek(number - 1)
            width, height = self._image.size
            self._left -= width * height
            if width * height > self._reading.caps.pixels or self._left < 0:
                raise NotRead(Reason.TOO_LARGE)
            self._image.load()
            return bare(ImageOps.exif_transpose(self._image))


def _barred(frame: Frame, found: Sequence[Found]) -> Frame:
    return frame._replace(picture=painted(frame.picture, found)) if found else frame


@contextmanager
def _parsing(pixels: int) -> Iterator[None]:
    """What a parser of hostile files raises, as NotRead: its own texts may quote the file."""
    most, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, pixels
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except _BOMBS:
        raise NotRead(Reason.TOO_LARGE) from None
    except _BROKEN:
        raise NotRead(Reason.CORRUPT) from None
    finally:
        Image.MAX_IMAGE_PIXELS = most
