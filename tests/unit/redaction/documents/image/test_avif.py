"""Pictures in AVIF, as browsers and newer phones save them."""

from io import BytesIO

import pytest
from PIL import Image

from redaction.documents.files import Files
from redaction.types import Reason, RedactedFile, Withheld
from tests.unit.redaction.documents.image.samples import CARD, card, drawn, is_painted, saved

NUMBER = (32, 34, 200, 48)
BRAND = slice(8, 12)


def redacted(files: Files, content: bytes) -> RedactedFile:
    file = files.redact("shot.avif", content)
    assert isinstance(file, RedactedFile)
    assert b"4111" not in file.content
    return file


@pytest.mark.parametrize("brand", [b"avif", b"mif1"])
def test_a_card_is_painted_over(files: Files, brand: bytes) -> None:
    exif = Image.Exif()
    exif[0x010E] = CARD
    sent = bytearray(saved(card(), "AVIF", exif=exif))
    sent[BRAND] = brand
    assert CARD.encode() in sent
    file = redacted(files, bytes(sent))
    assert (file.media_type, len(file.findings)) == ("image/jpeg", 1)
    assert is_painted(Image.open(BytesIO(file.content)), NUMBER)
    assert not redacted(files, file.content).findings


def test_what_is_clear_stays_clear(files: Files) -> None:
    picture = card().convert("RGBA")
    picture.paste((0, 0, 0, 0), (380, 60, 420, 90))
    file = redacted(files, saved(picture, "AVIF"))
    shown = Image.open(BytesIO(file.content))
    assert (file.media_type, len(file.findings)) == ("image/png", 1)
    assert shown.getpixel((400, 75)) == (0, 0, 0, 0)


def test_a_number_stays_covered_in_all_frames(files: Files) -> None:
    frames = [drawn((30, 60, "typing"), points=12), card()]
    file = redacted(files, saved(frames[0], "AVIF", save_all=True, append_images=frames[1:], duration=400))
    shown = Image.open(BytesIO(file.content))
    assert (file.media_type, getattr(shown, "n_frames", 1)) == ("image/webp", 2)
    assert [one.where for one in file.findings] == ["frame 2"]
    for at in range(2):
        shown.seek(at)
        assert is_painted(shown.convert("RGB"), NUMBER)


def test_a_broken_one_is_withheld(files: Files) -> None:
    content = saved(card(), "AVIF")
    no_item = content.replace(b"av01", b"av99", 1)
    no_pixels = content[:-100] + bytes(100)
    for broken in (content[: len(content) // 2], content[:40], content[:-1], no_item, no_pixels):
        kept = files.redact("shot.avif", broken)
        assert isinstance(kept, Withheld)
        assert kept.reason is Reason.CORRUPT
