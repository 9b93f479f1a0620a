"""Pictures in a file: those packed in it, however deep, and the pages of PDFs as they look."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image, ImageOps

from bench.attachments.deep.layers import members
from bench.attachments.images.judge import is_visible
from bench.attachments.images.truth import Sample

_DEEPEST: Final = 6


def shows(content: bytes, sample: Sample) -> bool:
    """Whether any picture in the file still shows a target of the sample, which was a picture or page."""
    original = ImageOps.exif_transpose(Image.open(io.BytesIO(sample.content))).convert("RGB")
    was = np.asarray(original, dtype=np.int16)
    for picture in pictures(content, original.size):
        now = np.asarray(picture.convert("RGB").resize(original.size), dtype=np.int16)
        if any(is_visible(mark, was, now) for mark in sample.marks if mark.is_target):
            return True
    return False


def pictures(content: bytes, size: tuple[int, int], depth: int = 0) -> Iterator[Image.Image]:
    """All pictures; pages are drawn at a size in pixels."""
    with suppress(Exception):  # whatever it is, it is no image
        image = Image.open(io.BytesIO(content))
        image.load()
        yield ImageOps.exif_transpose(image)
    if b"%PDF-" in content[:2048]:
        yield from _of_pdf(content, size)
    if depth < _DEEPEST:
        for _, member in members(content):
            yield from pictures(member, size, depth + 1)


def _of_pdf(content: bytes, size: tuple[int, int]) -> Iterator[Image.Image]:
    with suppress(Exception):
        document = pypdfium2.PdfDocument(content)
        for page in document:
            scale = size[0] / page.get_width()
            yield page.render(scale=scale).to_pil()
    with suppress(Exception):
        opened = pikepdf.open(io.BytesIO(content))
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                with suppress(Exception):
                    yield pikepdf.PdfImage(thing).as_pil_image()
