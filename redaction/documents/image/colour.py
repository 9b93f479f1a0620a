"""Colour profiles (ICC): kept when they are nothing but that, because screens' and cameras' differ."""

import re
from io import BytesIO
from typing import Final

from PIL import Image, ImageCms

from redaction.engine import Engine

_LARGEST: Final = 1_000_000
_TEXTS: Final = re.compile(
    rb"[\x20-\x7e]{3,}|(?:\0[\x20-\x7e]){3,}"
)  # ASCII and UTF-16, as in the format's texts


def profile(engine: Engine, image: Image.Image) -> bytes | None:
    """The picture's profile if it is sound, not large, and its texts hold nothing that has to go."""
    content = image.info.get("icc_profile")
    if not isinstance(content, bytes) or len(content) > _LARGEST or not _is_sound(content):
        return None
    texts = (match[0].replace(b"\0", b"").decode("ascii") for match in _TEXTS.finditer(content))
    return None if engine.redact("\n".join(texts)).removed else content


def _is_sound(content: bytes) -> bool:
    """It begins with its length (ICC.1:2022, 7.2.2), and the library that applies it can read it."""
    try:
        ImageCms.ImageCmsProfile(BytesIO(content))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return False
    return int.from_bytes(content[:4], "big") == len(content)
