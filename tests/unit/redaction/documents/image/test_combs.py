"""Digits in boxes so narrow that the frames touch them, as on tax forms."""

import pytest
from PIL import Image, ImageDraw, ImageFont

from redaction.documents.files import Files
from redaction.types import RedactedFile
from tests.unit.redaction.documents.image.samples import CARD, drawn, is_painted, opened, saved

SSN, EMPLOYER, PHONE = ("536", "22", "8726"), ("53", "6228726"), ("415", "555", "0142")
LIGHT, DARK, FAINT = (
    ("white", "black", "black"),
    ("#18181f", "#e0e0e8", "#909098"),
    ("white", "#222", "#c8c8d0"),
)
PITCH, GAP, HEIGHT = 9, 9, 20  # pixels; a digit of 12 points is 7 wide
LEFT, TOP = 20, 36


def form(label: str, groups: tuple[str, ...], colours: tuple[str, str, str], sides: int) -> Image.Image:
    """Groups of boxes below their name. `sides`: how high those are; boxes that are lower have no top."""
    paper, ink, line = colours
    picture = Image.new("RGB", (260, 80), paper)
    draw = ImageDraw.Draw(picture)
    draw.text((LEFT, 14), label, fill=ink, font_size=12)
    x = LEFT
    for group in groups:
        for digit in group:
            frame = [(x, TOP + HEIGHT - sides), (x, TOP + HEIGHT), (x + PITCH, TOP + HEIGHT)]
            draw.line([*frame, (x + PITCH, TOP + HEIGHT - sides)], fill=line)
            if sides == HEIGHT:
                draw.line([frame[0], (x + PITCH, TOP)], fill=line)
            draw.text((x + 2, TOP + 2), digit, fill=ink, font=ImageFont.load_default(12))
            x += PITCH
        x += GAP
    return picture


def redacted(files: Files, picture: Image.Image) -> RedactedFile:
    file = files.redact("a.png", saved(picture, "PNG"))
    assert isinstance(file, RedactedFile)
    return file


@pytest.mark.parametrize("colours", [LIGHT, DARK, FAINT])
@pytest.mark.parametrize("sides", [HEIGHT, HEIGHT // 3])
def test_all_boxes_of_a_number_lie_under_one_bar(
    files: Files, colours: tuple[str, str, str], sides: int
) -> None:
    file = redacted(files, form("Social security number", SSN, colours, sides))
    assert [finding.entity for finding in file.findings] == ["US_SSN"]
    assert is_painted(opened(file.content), (LEFT, TOP + 3, LEFT + 9 * PITCH + 2 * GAP, TOP + HEIGHT - 1))


@pytest.mark.parametrize(("label", "groups"), [("Employer identification no.", EMPLOYER), ("Phone", PHONE)])
def test_other_numbers_in_boxes_stay(files: Files, label: str, groups: tuple[str, ...]) -> None:
    assert not redacted(files, form(label, groups, LIGHT, HEIGHT)).findings


def test_a_form_that_lies_on_its_side(files: Files) -> None:
    turned = form("Social security number", SSN, LIGHT, HEIGHT).rotate(90, expand=True)
    assert [finding.entity for finding in redacted(files, turned).findings] == ["US_SSN"]


def test_two_numbers_in_one_row(files: Files) -> None:
    """A code and a quantity beside each other: each stands below its own name."""
    picture = Image.new("RGB", (300, 80), "white")
    for left, label, number in ((0, "CVV", "407"), (110, "Quantity", "382")):
        picture.paste(form(label, (number,), LIGHT, HEIGHT).crop((0, 0, 110, 80)), (left, 0))
    assert [finding.entity for finding in redacted(files, picture).findings] == ["CARD_CVV"]


def test_digits_on_a_line_are_in_no_boxes(files: Files) -> None:
    picture = drawn((30, 20, CARD), (30, 50, "signed"), points=12)
    ImageDraw.Draw(picture).line([(10, 36), (300, 36)], fill="black")
    assert [finding.entity for finding in redacted(files, picture).findings] == ["CREDIT_CARD"]
