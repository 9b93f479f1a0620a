"""Fonts that are there: Debian's DejaVu, those that reportlab carries, and Pillow's own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

import reportlab
from PIL import ImageFont

# Faces to try in turn: Debian may have only the core of DejaVu, and Bitstream Vera has its digits.
_FACES: Final = {
    "arial": ("_a______.pfb",),
    "arial bold": ("_ab_____.pfb",),
    "dejavu": ("DejaVuSans.ttf", "Vera.ttf"),
    "dejavu bold": ("DejaVuSans-Bold.ttf", "VeraBd.ttf"),
    "condensed": ("DejaVuSansCondensed.ttf", "DejaVuSans.ttf", "Vera.ttf"),
    "thin": ("DejaVuSans-ExtraLight.ttf", "Vera.ttf"),
    "mono": ("DejaVuSansMono.ttf", "com_____.pfb"),
    "serif": ("DejaVuSerif.ttf", "_er_____.pfb"),
    "times": ("_er_____.pfb",),
    "times bold": ("_eb_____.pfb",),
    "courier": ("cob_____.pfb",),
    "arial italic": ("_ai_____.pfb",),
    "aileron": (),
}
_CARRIED: Final = Path(reportlab.__file__).parent / "fonts"


@lru_cache(maxsize=256)
def font(face: str, size: int) -> ImageFont.FreeTypeFont:
    """A face at a size in pixels."""
    for name in _FACES[face]:
        carried = _CARRIED / name
        try:
            return ImageFont.truetype(str(carried) if carried.exists() else name, size)
        except OSError:
            continue
    own = ImageFont.load_default(size)
    if not isinstance(own, ImageFont.FreeTypeFont):
        raise TypeError("Pillow was built without FreeType")
    return own
