"""Pictures as an iPhone sends them. Our own library can't write them; a program of Debian does."""

import subprocess
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageSequence

from redaction.documents.files import Files
from redaction.types import RedactedFile
from tests.support.needs import requires_heif_enc
from tests.unit.redaction.documents.image.samples import CARD, card, is_painted, saved

NUMBER = (32, 34, 200, 48)
TURNED = 6  # EXIF: to be turned to the right by a quarter
pytestmark = requires_heif_enc


def heic(folder: Path, *pictures: Image.Image) -> bytes:
    """A file of several pictures, each with a number in its EXIF and a tag that says it lies on its side."""
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = CARD, TURNED
    names = []
    for number, picture in enumerate(pictures):
        names.append(f"{number}.png")
        (folder / names[-1]).write_bytes(saved(picture, "PNG", exif=exif))
    subprocess.run(["heif-enc", "-o", "all.heic", *names], cwd=folder, check=True, capture_output=True)
    return (folder / "all.heic").read_bytes()


def redacted(files: Files, content: bytes) -> RedactedFile:
    file = files.redact("IMG_0001.HEIC", content)
    assert isinstance(file, RedactedFile)
    assert b"4111" not in file.content
    assert not Image.open(BytesIO(file.content)).getexif().keys() & {0x010E, 0x0112}
    return file


def test_a_card_is_painted_over(files: Files, tmp_path: Path) -> None:
    sent = heic(tmp_path, card())
    assert CARD.encode() in sent
    file = redacted(files, sent)
    assert (file.media_type, len(file.findings)) == ("image/jpeg", 1)
    assert is_painted(Image.open(BytesIO(file.content)), NUMBER)
    assert not redacted(files, file.content).findings


def test_a_tag_does_not_turn_what_the_format_has_turned_already(files: Files, tmp_path: Path) -> None:
    """ISO/IEC 23008-12: a HEIC is turned by a property of its own, and a tag in its EXIF only repeats it."""
    lying = card().transpose(Image.Transpose.ROTATE_90)
    shown = Image.open(BytesIO(redacted(files, heic(tmp_path, lying)).content))
    assert shown.size == lying.size
    assert is_painted(shown.transpose(Image.Transpose.ROTATE_270), NUMBER)


def test_every_picture_is_read(files: Files, tmp_path: Path) -> None:
    file = redacted(files, heic(tmp_path, card(), Image.new("RGB", (420, 90), "white"), card()))
    assert (file.media_type, [one.where for one in file.findings]) == ("image/tiff", ["page 1", "page 3"])
    pages = [page.convert("RGB") for page in ImageSequence.Iterator(Image.open(BytesIO(file.content)))]
    assert [is_painted(page, NUMBER) for page in pages] == [True, True, True]
    assert min(pages[0].crop(NUMBER).tobytes()) < 20
