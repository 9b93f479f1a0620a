"""Numbers where people write them: in boxes, below labels, over lines, turned, in codes."""

from io import BytesIO

import pytest
import segno
from PIL import Image, ImageDraw

from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.engine import Engine
from redaction.ocr import tesseract
from redaction.types import RedactedFile
from tests.unit.redaction.documents.image.samples import CARD, SSN, Place, drawn, is_painted, opened, saved

MIR = "2204 9796 1122 6197"
LONG = "6759 6326 4167 8846 678"
FOUND: list[tuple[list[Place], list[str]]] = [
    ([(20, 20, "4111"), (100, 20, "1111"), (180, 20, "1111"), (260, 20, "1111")], ["CREDIT_CARD"]),
    ([(20, 10, "Card no. 41111111"), (108, 36, "11111111")], ["CREDIT_CARD"]),
    ([(20, 10, "refund to 41111111 1111"), (20, 36, "1111 please")], ["CREDIT_CARD"]),
    ([(20, 10, "Social security number"), (20, 44, "536228726")], ["US_SSN"]),
    ([(20, 20, "SSN"), (200, 20, SSN)], ["US_SSN"]),
    ([(20, 20, "Order 5362287260"), (20, 50, "Phone +1 415 555 0142")], []),
    ([(20, 20, "Visa **** **** **** 1111"), (20, 50, "IMEI 490154203237518")], []),
    ([(20, 20, "Invoice 2026-004711"), (250, 20, "11/27/2026")], []),
    ([(20, 10, "SSN"), (200, 10, "ZIP+4"), (20, 44, SSN), (200, 44, "24110-4399")], ["US_SSN"]),
    ([(20, 10, "SSN"), (200, 10, "ZIP+4"), (200, 44, "24110-4399")], []),
    ([(20, 10, "Account numbers"), (20, 34, "899284666"), (20, 58, "Taxpayer Identification")], []),
    ([(20, 10, "899284666"), (20, 34, "Social security number")], ["US_SSN"]),
    ([(20, 10, "Member ID"), (20, 34, "191 396 435"), (20, 58, "389 895 335")], []),
    ([(20, 20, "xxxxxxxxxxxx4870"), (20, 44, "6759-6823-9382-5209")], []),
    ([(20, 20, "SSN:"), (120, 20, SSN), (20, 54, "ID:"), (120, 54, "181 633 939")], ["US_SSN"]),
    ([(20, 10, "392 791"), (20, 34, "354 357"), (20, 58, "132 195")], []),
    ([(20, 6, "Type"), (200, 6, "ZIP+4"), (20, 34, "SSN"), (200, 34, "09705-1394")], []),
    ([(20, 20, "Paid with 4111 111 1111 1111")], ["CREDIT_CARD"]),
    ([(20, 20, "Paid with 4111 1111 1111 111")], []),
    ([(20, 10, "Visa"), (20, 60, "Depot"), (160, 36, LONG)], ["CREDIT_CARD"]),
    ([(20, 10, "Parcels to be sent"), (20, 50, LONG)], []),
    ([(20, 10, "Visa"), (20, 60, "Depot"), (160, 24, LONG[:-4]), (160, 48, LONG[-3:])], ["CREDIT_CARD"]),
    (
        [(20, 10, "Applicant's SSN"), (240, 10, "No."), (20, 44, "517 27 4272"), (180, 44, "370 384 626")],
        ["US_SSN"],
    ),
    (
        [(20, 10, "SSN"), (130, 10, "Member"), (20, 44, "774248404"), (140, 44, "771851963")],
        ["US_SSN"],
    ),
    ([(20, 4, "Social security number"), (20, 30, SSN), (20, 54, "801336"), (20, 76, "521")], ["US_SSN"]),
    ([(20, 2 + 22 * at, sum_) for at, sum_ in enumerate(("4222", "222", "222", "222"))], []),
    ([(20, 10, "Visa"), (20, 60, "Depot"), (160, 36, "6304.4377.3033.9999.97")], ["CREDIT_CARD"]),
    ([(20, 10, "Springfield"), (20, 44, "61763-4755"), (170, 44, "SSN"), (240, 44, SSN)], ["US_SSN"]),
    ([(20, 20, "SSN of spouse"), (260, 20, "Account 479 690 180")], []),
    (
        [(20, 10, "Social security number"), *((20 + 30 * at, 44, d) for at, d in enumerate("8O9325234"))],
        ["US_SSN"],
    ),
]
# The same, with security codes: what heads a value, stands before it, or belongs to a neighbour.
CODES: list[tuple[list[Place], list[str]]] = [
    ([(20, 10, CARD), (20, 50, "CID"), (200, 50, "382")], ["CARD_CVV", "CREDIT_CARD"]),
    ([(20, 10, CARD), (20, 50, "382"), (200, 50, "CID")], ["CARD_CVV", "CREDIT_CARD"]),
    ([(20, 20, "CID"), (200, 20, "382")], []),
    ([(20, 4, "Exp. date:"), (20, 32, "CVV:"), (84, 32, "382"), (20, 60, "Tel.: 555-0142")], ["CARD_CVV"]),
    (
        [(20, 6, "CVV2"), (200, 6, "Qty"), (20, 34, "382"), (200, 34, "71"), (20, 60, "504"), (200, 60, "9")],
        ["CARD_CVV", "CARD_CVV"],
    ),
    ([(20, 6, "3-digit"), (20, 28, "code"), (20, 56, "382")], ["CARD_CVV"]),
    (
        [(20, 6, "Security"), (160, 6, "Branch"), (20, 28, "CVV"), (160, 28, "716"), (20, 50, "382")],
        ["CARD_CVV"],
    ),
    ([(20, 10, "CVV"), (66, 10, "Expiry"), (20, 44, "382"), (66, 44, "06-27-29")], ["CARD_CVV"]),
    ([(20, 6, "Declined. Code 367"), (20, 32, "CVV"), (20, 60, "382")], ["CARD_CVV"]),
    ([(20, 20, "CVV2"), (120, 20, "382"), (220, 20, "5046"), (320, 20, "716")], ["CARD_CVV"] * 3),
    ([(20, 20, "CVV"), (120, 20, "382"), (190, 20, "Qty"), (260, 20, "504"), (330, 20, "716")], ["CARD_CVV"]),
    ([(20, 10, "C A R D   C O D E"), (20, 44, "382")], ["CARD_CVV"]),
    ([(20, 20, "CWV2"), (120, 20, "382")], ["CARD_CVV"]),
    ([(20, 20, "Card verifcation code"), (290, 20, "382")], ["CARD_CVV"]),
    ([(20, 10, "1599"), (20, 34, "PIN")], ["CARD_PIN"]),
    ([(20, 10, "8753"), (20, 34, "CVV2 (3 digits):")], ["CARD_CVV"]),
    ([(20, 20, "PIN » 4713")], ["CARD_PIN"]),
    ([(20, 10, "CVC2"), (20, 44, "412 545 612")], []),
    ([(20, 20, f"{CARD}07/33 cvv469")], ["CARD_CVV", "CREDIT_CARD"]),
    ([(20, 20, "CVCZ"), (120, 20, "382")], ["CARD_CVV"]),
    ([(20, 20, "CWV382")], ["CARD_CVV"]),
    (
        [
            (280, 4, "pan,cvv,no,id"),
            *((20, 30, "30014701317484,013,7,9"), (20, 56, "5558692693614249,894,8,1")),
        ],
        ["CREDIT_CARD", "CARD_CVV"] * 2,
    ),
    ([(20, 20, "? CVC v 382")], ["CARD_CVV"]),
    ([(20, 10, "CVV"), (20, 44, "O82")], ["CARD_CVV"]),
    (
        [
            *((20, 4, "Name"), (106, 4, "No"), (164, 4, "CVV")),
            *((20, 30, "Ann Roe"), (106, 30, "1042"), (164, 30, "382")),
            *((20, 58, "Bo Tullis"), (106, 58, "1042"), (164, 58, "504")),
        ],
        ["CARD_CVV", "CARD_CVV"],
    ),
]
BOXES = ("5", "3", "6", "-", "2", "2", "-", "8", "7", "2", "6")


@pytest.mark.parametrize(("texts", "entities"), [*FOUND, *CODES])
def test_what_goes_and_what_stays(files: Files, texts: list[Place], entities: list[str]) -> None:
    file = files.redact("a.png", saved(drawn(*texts), "PNG"))
    assert isinstance(file, RedactedFile)
    assert [finding.entity for finding in file.findings] == entities


def test_a_number_in_the_next_cell_is_no_part_of_a_card(files: Files) -> None:
    file = files.redact("a.png", saved(drawn((20, 20, "24769912"), (150, 20, "5315 9298 7694 5568")), "PNG"))
    assert isinstance(file, RedactedFile)
    assert [finding.entity for finding in file.findings] == ["CREDIT_CARD"]
    assert not is_painted(opened(file.content), (22, 24, 100, 38))


@pytest.mark.parametrize("degrees", [0, 6])
def test_boxes_with_dashes_between_are_one_number_below_one_bar(files: Files, degrees: int) -> None:
    picture = drawn((20, 10, "Social security number"), size=(420, 110))
    draw = ImageDraw.Draw(picture)
    for at, sign in enumerate(BOXES):
        if sign != "-":
            draw.rectangle((20 + 34 * at, 50, 48 + 34 * at, 84), outline="black")
        draw.text((29 + 34 * at, 56), sign, fill="black", font_size=20)
    turned = picture.rotate(degrees, expand=True, resample=Image.Resampling.BICUBIC, fillcolor="white")
    file = files.redact("a.png", saved(turned, "PNG"))
    assert isinstance(file, RedactedFile)
    assert [finding.entity for finding in file.findings] == ["US_SSN"]
    straight = opened(file.content).rotate(-degrees, fillcolor="white")
    left, top = (straight.width - 420) // 2, (straight.height - 110) // 2
    assert is_painted(straight, (left + 26, top + 62, left + 380, top + 72))


@pytest.mark.parametrize("height", [32, 64, 128])
def test_large_text_is_read(files: Files, height: int) -> None:
    picture = Image.new("RGB", (16 * height, 3 * height), "white")
    ImageDraw.Draw(picture).text((height, height), f"Card {CARD}", fill="black", font_size=height)
    file = files.redact("a.png", saved(picture, "PNG"))
    assert isinstance(file, RedactedFile)
    assert [finding.entity for finding in file.findings] == ["CREDIT_CARD"]


@pytest.mark.parametrize("degrees", [90, 180, 270, 5, -30])
def test_turned_text_is_read(files: Files, degrees: int) -> None:
    texts = ((30, 20, "Please charge my card"), (30, 50, CARD))
    turned = drawn(*texts).rotate(degrees, expand=True, resample=Image.Resampling.BICUBIC, fillcolor="white")
    file = files.redact("a.png", saved(turned, "PNG"))
    assert isinstance(file, RedactedFile)
    assert [finding.entity for finding in file.findings] == ["CREDIT_CARD"]


def test_upside_down_words_that_read_like_others_are_turned(files: Files) -> None:
    slip = ((20, 10, "TOTAL"), (150, 10, "$355"), (20, 40, "REF"), (150, 40, "56477804"), (20, 66, MIR))
    file = files.redact("a.png", saved(drawn(*slip).rotate(180), "PNG"))
    assert isinstance(file, RedactedFile)
    assert [finding.entity for finding in file.findings] == ["CREDIT_CARD"]


@pytest.mark.parametrize(("points", "count"), [(7, 1), (20, 0)])
def test_what_looks_like_a_card_goes_where_its_digits_can_t_be_surely_read(
    files: Files, points: int, count: int
) -> None:
    wrong = drawn((20, 10, "Paid with 4111 1111 1111 1113"), (20, 50, "Order 1042"), points=points)
    file = files.redact("a.png", saved(wrong, "PNG"))
    assert isinstance(file, RedactedFile)
    assert [finding.entity for finding in file.findings] == ["CREDIT_CARD"] * count


def test_a_column_of_numbers_is_no_card(files: Files) -> None:
    ids = [(20, 10 + 26 * at, id_) for at, id_ in enumerate(("3638", "4930", "8165", "9085", "7971"))]
    file = files.redact("a.png", saved(drawn(*ids, size=(200, 160)), "PNG"))
    assert isinstance(file, RedactedFile)
    assert file.findings == ()


def test_a_masked_number_doesn_t_go_on_in_the_next_line(files: Files) -> None:
    texts = ((40, 10, "XXXX-XXXX-XXXX-6245"), (58, 38, "4803 4920 7244 0613"))
    file = files.redact("a.png", saved(drawn((20, 66, "Visa"), *texts), "PNG"))
    assert isinstance(file, RedactedFile)
    assert [finding.entity for finding in file.findings] == ["CREDIT_CARD"]
    assert not is_painted(opened(file.content), (200, 12, 240, 28))


def test_a_code_that_carries_a_card_can_t_be_read_any_more(files: Files) -> None:
    for text, count in ((f"pay {CARD}", 1), ("https://example.com/1234567", 0)):
        buffer = BytesIO()
        segno.make(text).save(buffer, kind="png", scale=4)
        file = files.redact("a.png", buffer.getvalue())
        assert isinstance(file, RedactedFile)
        assert len(file.findings) == count


@pytest.mark.skipif(not tesseract.is_there(), reason="needs tesserocr and tesseract-ocr-eng")
def test_tesseract_helps_where_there_is_much_text(engine: Engine) -> None:
    prose = [
        (10, 10 + 18 * line, "please call the customer back about this order " * 2) for line in range(56)
    ]
    page = drawn(*prose, (10, 1024, f"My card is {CARD}, thanks"), size=(900, 1060), points=14)
    file = Files(engine, FileCaps(), ocr="tesseract").redact("a.png", saved(page, "PNG"))
    assert isinstance(file, RedactedFile)
    assert [finding.entity for finding in file.findings] == ["CREDIT_CARD"]
