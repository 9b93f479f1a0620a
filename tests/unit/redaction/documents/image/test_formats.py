"""Every format and mode: the number is painted over, and nothing but the picture is kept."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageSequence, PngImagePlugin

from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.engine import Engine
from redaction.types import Reason, RedactedFile, Withheld
from tests.unit.redaction.documents.image.samples import CARD, card, drawn, is_painted, opened, saved

NUMBER = (32, 34, 200, 48)
KINDS = [
    ("PNG", "1", {}),
    ("PNG", "L", {}),
    ("PNG", "LA", {}),
    ("PNG", "P", {}),
    ("PNG", "RGBA", {}),
    ("JPEG", "L", {}),
    ("JPEG", "RGB", {"quality": 60}),
    ("JPEG", "CMYK", {}),
    ("WEBP", "RGB", {}),
    ("WEBP", "RGBA", {"lossless": True}),
    ("GIF", "P", {}),
    ("BMP", "RGB", {}),
    ("TIFF", "1", {}),
    ("TIFF", "RGB", {}),
    ("TIFF", "CMYK", {}),
]


def redacted(files: Files, content: bytes) -> RedactedFile:
    file = files.redact("a.bin", content)
    assert isinstance(file, RedactedFile)
    return file


@pytest.mark.parametrize(("kind", "mode", "options"), KINDS)
def test_a_card_is_painted_over(files: Files, kind: str, mode: str, options: dict[str, Any]) -> None:
    file = redacted(files, saved(card(mode), kind, **options))
    assert file.media_type == Image.MIME[kind]
    assert [(f.entity, f.kept, f.where) for f in file.findings] == [("CREDIT_CARD", "1111", "")]
    assert is_painted(opened(file.content), NUMBER)
    assert not redacted(files, file.content).findings


def test_sixteen_bits_are_read(files: Files) -> None:
    grey = card("L").point(lambda value: value * 257, "I").convert("I;16")
    file = redacted(files, saved(grey, "PNG"))
    assert len(file.findings) == 1
    assert Image.open(BytesIO(file.content)).mode == "I;16"


@pytest.mark.parametrize("text", [CARD, "nothing"])
def test_nothing_beside_the_picture_is_kept(files: Files, text: str) -> None:
    image = drawn((30, 30, text))
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", CARD)
    info.add_itxt("XML:com.adobe.xmp", CARD)
    exif = Image.Exif()
    exif[0x010E] = CARD
    for content in (
        saved(image, "PNG", pnginfo=info, exif=exif),
        saved(image, "JPEG", comment=CARD.encode(), exif=exif, xmp=CARD.encode()),
        saved(image, "WEBP", exif=exif, xmp=CARD.encode()),
        saved(image.convert("P"), "GIF", comment=CARD.encode()),
        saved(image, "TIFF", description=CARD, exif=exif),
        saved(image, "BMP"),
    ):
        file = redacted(files, content + CARD.encode())
        assert b"4111" not in file.content
        assert len(file.findings) == (text == CARD)
        assert opened(file.content).size == image.size


def test_colours_are_kept_and_numbers_in_their_profile_are_not(files: Files) -> None:
    sound = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    wide = "No copyright, use freely".encode("utf-16-be")
    planted = sound.replace(wide, "4111 1111 1111 1111     ".encode("utf-16-be"))
    for profile, kept in ((sound, sound), (planted, None), (sound + b"more", None), (b"none", None)):
        file = redacted(files, saved(card(), "PNG", icc_profile=profile))
        assert Image.open(BytesIO(file.content)).info.get("icc_profile") == kept


def test_it_is_turned_as_its_tag_says(files: Files) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = card().transpose(Image.Transpose.ROTATE_90)
    file = redacted(files, saved(turned, "JPEG", exif=exif))
    image = opened(file.content)
    assert image.size == card().size
    assert is_painted(image, NUMBER)


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_every_frame_is_read_and_keeps_its_time(files: Files, kind: str) -> None:
    frames = [drawn((30, 60, "first")), card(), drawn((30, 60, "last"))]
    file = redacted(files, saved(frames[0], kind, frames[1:], duration=[100, 200, 300], loop=2))
    assert [f.where for f in file.findings] == ["frame 2"]
    image = Image.open(BytesIO(file.content))
    times = []
    for number in range(3):
        image.seek(number)
        image.load()
        times.append(image.info["duration"])
    assert (times, image.info["loop"]) == ([100, 200, 300], 2)
    image.seek(1)
    assert is_painted(image.convert("RGB"), NUMBER)


def test_a_number_that_is_typed_in_is_gone_from_every_frame(files: Files) -> None:
    typed = [drawn((30, 30, CARD[:length]), (30, 60, "pay")) for length in (0, 9, 17, 19, 0)]
    file = redacted(files, saved(typed[0], "GIF", typed[1:], duration=100))
    assert [f.where for f in file.findings] == ["frame 4"]
    for frame in ImageSequence.Iterator(Image.open(BytesIO(file.content))):
        shown = frame.convert("RGB")
        assert is_painted(shown, NUMBER)
        assert not is_painted(shown, (30, 60, 70, 80))


def test_every_page_is_read(files: Files) -> None:
    told: list[tuple[str, int, int]] = []
    pages = [card(), drawn((30, 30, "second")), card()]
    content = saved(pages[0], "TIFF", pages[1:])
    file = files.redact("a.tif", content, lambda *step: told.append(step))
    assert isinstance(file, RedactedFile)
    assert [f.where for f in file.findings] == ["page 1", "page 3"]
    assert told == [("page", 1, 3), ("page", 2, 3), ("page", 3, 3)]


def test_what_shows_on_one_ground_alone_is_found(files: Files) -> None:
    for shade in (0, 255):
        clear = Image.new("RGBA", (420, 90), (shade, shade, shade, 0))
        clear.putalpha(card("L").point(lambda value: 255 - value))
        assert len(redacted(files, saved(clear, "PNG")).findings) == 1


def test_colours_below_what_is_clear_are_gone(files: Files) -> None:
    hidden = card("RGBA")
    hidden.putalpha(0)
    file = redacted(files, saved(hidden, "PNG"))
    assert opened(file.content).getextrema() == ((0, 0), (0, 0), (0, 0))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (saved(card(), "PNG")[:200], Reason.CORRUPT),
        (saved(card(), "JPEG")[:900], Reason.CORRUPT),
        (b"\x89PNG\r\n\x1a\n" + b"x" * 99, Reason.CORRUPT),
        (saved(Image.new("1", (20_000, 20_000)), "PNG"), Reason.TOO_LARGE),
        (saved(Image.new("L", (7_000, 7_000)), "WEBP"), Reason.TOO_LARGE),
        (saved(Image.new("1", (20_000, 20_000)), "TIFF", compression="group4"), Reason.TOO_LARGE),
    ],
)
def test_what_is_broken_or_too_large_is_withheld(files: Files, content: bytes, reason: Reason) -> None:
    file = files.redact("a.png", content)
    assert isinstance(file, Withheld)
    assert file.reason is reason


def test_too_many_frames_are_withheld(engine: Engine) -> None:
    frames = [drawn((30, 30, str(number))) for number in range(4)]
    file = Files(engine, FileCaps(frames=3), ocr="rapid").redact("a.gif", saved(frames[0], "GIF", frames[1:]))
    assert isinstance(file, Withheld)
    assert file.reason is Reason.TOO_MANY


def test_frames_are_too_large_together(engine: Engine) -> None:
    frames = [drawn((30, 30, str(number))) for number in range(4)]
    file = Files(engine, FileCaps(pixels=420 * 90), ocr="rapid").redact(
        "a.tif", saved(frames[0], "TIFF", frames[1:])
    )
    assert isinstance(file, Withheld)
    assert file.reason is Reason.TOO_LARGE
