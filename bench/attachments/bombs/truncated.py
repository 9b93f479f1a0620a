"""A file of each kind that ends too soon."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from typing import Final

from PIL import Image

from bench.attachments.bombs.bomb import CARD, Bomb
from bench.attachments.documents import open_document, packed, pdf, sheets, slides, texts, word
from bench.attachments.documents.build import with_digits
from bench.attachments.documents.construction import Planted

_SOME: Final = with_digits(CARD)
_MAKERS: Final[tuple[tuple[str, Callable[[Planted], bytes]], ...]] = (
    *(("pdf", pdf.second_page), ("docx", word.picture), ("xlsx", sheets.picture), ("pptx", slides.picture)),
    *(("odt", open_document.odt_picture), ("rtf", texts.rtf_text), ("eml", packed.eml_picture)),
    *(("zip", packed.zip_picture), ("tar", packed.tar_name), ("gz", packed.tar_gz), ("7z", packed.seven)),
)
_IMAGES: Final = ("png", "jpeg", "gif", "webp", "tiff", "bmp")


def _half(make: Callable[[Planted], bytes]) -> bytes:
    content = make(_SOME)
    return content[: len(content) * 2 // 3]


def _image(kind: str) -> bytes:
    file = io.BytesIO()
    Image.open(io.BytesIO(_SOME.picture.content)).convert("RGB").save(file, kind)
    return file.getvalue()[: file.tell() * 2 // 3]


BOMBS: Final[tuple[Bomb, ...]] = (
    *(
        Bomb("truncated", f"truncated {suffix}", f"cut.{suffix}", partial(_half, make))
        for suffix, make in _MAKERS
    ),
    *(Bomb("truncated", f"truncated {kind}", f"cut.{kind}", partial(_image, kind)) for kind in _IMAGES),
)
