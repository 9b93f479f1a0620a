"""Paints over what a person marked in a picture because the recognizers missed it."""

from collections.abc import Sequence

import numpy as np
from PIL import Image

from redaction.by_hand import WHOLE, Area, span_of
from redaction.documents.content import Content
from redaction.documents.image.read import paint_picture
from redaction.documents.reading import Reading
from redaction.ocr.find import Found


def paint_areas(reading: Reading, content: bytes, areas: Sequence[Area], entity: str) -> Content:
    """A fresh picture file with a bar over each area. Raises NotRead."""

    def marked(number: int, picture: Image.Image) -> tuple[Found, ...]:
        here = (area for area in areas if area.frame in {0, number})
        return tuple(Found(span_of(entity), (_corners(area, picture),)) for area in here)

    return paint_picture(reading, content, marked)


def _corners(area: Area, picture: Image.Image) -> "np.typing.NDArray[np.float32]":
    left, right = (x * picture.width / WHOLE for x in (area.left, area.left + area.width))
    top, bottom = (y * picture.height / WHOLE for y in (area.top, area.top + area.height))
    return np.array([(left, top), (right, top), (right, bottom), (left, bottom)], np.float32)
