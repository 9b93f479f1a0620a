"""Pictures with text, drawn with the typeface that Pillow brings."""

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, ImageFont

CARD = "4111 1111 1111 1111"
SSN = "536-22-8726"
Place = tuple[int, int, str]


def drawn(
    *texts: Place, size: tuple[int, int] = (420, 90), points: int = 20, mode: str = "RGB"
) -> Image.Image:
    """Dark texts on a light ground, each with its upper left corner."""
    image = Image.new("RGB", size, "white")
    draw, face = ImageDraw.Draw(image), ImageFont.load_default(points)
    for x, y, text in texts:
        draw.text((x, y), text, fill=(20, 20, 30), font=face)
    return image.convert(mode)


def card(mode: str = "RGB") -> Image.Image:
    """A card's number and nothing else."""
    return drawn((30, 30, CARD), mode=mode)


def saved(image: Image.Image, kind: str, others: Iterable[Image.Image] = (), **options: Any) -> bytes:
    """The bytes of a file."""
    buffer = BytesIO()
    more = {"save_all": True, "append_images": list(others)} if others else {}
    image.save(buffer, kind, **more, **options)
    return buffer.getvalue()


def opened(content: bytes) -> Image.Image:
    """The first frame, in colours."""
    return Image.open(BytesIO(content)).convert("RGB")


def is_painted(image: Image.Image, place: tuple[int, int, int, int]) -> bool:
    """Whether a part is of one colour, or nearly so after JPEG."""
    values = image.crop(place).convert("L").tobytes()
    return max(values) - min(values) < 40
