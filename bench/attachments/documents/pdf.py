"""PDF: numbers on a page, seen and unseen."""

from __future__ import annotations

import io
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bench.attachments.documents.construction import Construction, Planted
from bench.attachments.documents.pdf_writing import CLEAN, base, changed, drawn, operators, saved

_TO_UNICODE: Final = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def "
    "1 begincodespacerange <00> <ff> endcodespacerange\n{}\nendcmap end end"
)


def text(planted: Planted) -> bytes:
    """A line of text."""
    return drawn(lambda canvas: canvas.drawString(72, 700, planted.line))


def split_operators(planted: Planted) -> bytes:
    """A string a digit, moved by TJ."""
    pieces = " ".join(f"({digit}) -20" for digit in planted.digits)
    return operators(planted, f"(Card ) Tj [{pieces}] TJ")


def separate_operators(planted: Planted) -> bytes:
    """A Tj for every four digits, each placed by itself."""
    parts = planted.spaced.split()
    return operators(planted, "(Card ) Tj 40 0 Td " + " 32 0 Td ".join(f"({part}) Tj" for part in parts))


def rotated_page(planted: Planted) -> bytes:
    """A page that is shown turned."""
    document = pikepdf.open(io.BytesIO(text(planted)))
    document.pages[0].Rotate = 90
    return saved(document)


def turned_text(planted: Planted) -> bytes:
    """Text along the edge."""

    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(100, -300, planted.line)

    return drawn(draw)


def white_text(planted: Planted) -> bytes:
    """White on white."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, CLEAN)
        canvas.setFillGray(1)
        canvas.drawString(72, 600, planted.line)

    return drawn(draw)


def invisible_text(planted: Planted) -> bytes:
    """Rendering mode 3, as under a scan."""
    return operators(planted, "3 Tr (Card %s) Tj")


def covered_text(planted: Planted) -> bytes:
    """A black box over text that is still there."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, planted.line)
        canvas.rect(60, 690, 400, 30, fill=1)

    return drawn(draw)


def outside(planted: Planted) -> bytes:
    """Text outside of the crop box."""
    document = pikepdf.open(io.BytesIO(text(planted)))
    document.pages[0].CropBox = Array([0, 0, 612, 500])
    return saved(document)


def hidden_layer(planted: Planted) -> bytes:
    """Optional content that is off."""

    def change(document: Pdf) -> None:
        group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("notes")))
        document.Root.OCProperties = Dictionary(
            OCGs=Array([group]), D=Dictionary(ON=Array([]), OFF=Array([group]), Order=Array([group]))
        )
        page = document.pages[0]
        page.Resources.Properties = Dictionary(L1=group)
        hidden = f"/OC /L1 BDC BT /F1 12 Tf 72 500 Td (Card {planted.spaced}) Tj ET EMC"
        page.contents_add(hidden.encode(), prepend=False)

    return changed(change)


def form_xobject(planted: Planted) -> bytes:
    """Text in a form that the page calls."""

    def draw(canvas: Canvas) -> None:
        canvas.beginForm("f")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 500, planted.line)
        canvas.endForm()
        canvas.doForm("f")

    return drawn(draw)


def hex_string(planted: Planted) -> bytes:
    """A string in hexadecimal."""
    return operators(planted, f"<{planted.line.encode().hex()}> Tj")


def embedded_font(planted: Planted) -> bytes:
    """Glyph numbers of a font in the file, with a table back to characters."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 12)
        canvas.drawString(72, 700, planted.line)

    return drawn(draw)


def own_font(planted: Planted) -> bytes:
    """A font whose glyphs are drawings (Type 3), with a table back to characters."""
    names = ("space", "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

    def change(document: Pdf) -> None:
        drawing = document.make_indirect(Stream(document, b"600 0 d0 100 0 400 700 re f"))
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, 0, 600, 800]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary({f"/{name}": drawing for name in names}),
            Encoding=Dictionary(
                Type=Name.Encoding, Differences=Array([64, *(Name(f"/{name}") for name in names)])
            ),
            FirstChar=64,
            LastChar=74,
            Widths=Array([600] * 11),
            Resources=Dictionary(),
        )
        pairs = "".join(f"<{65 + at:02x}> <{48 + at:04x}>\n" for at in range(10))
        table = _TO_UNICODE.format(f"11 beginbfchar\n<40> <0020>\n{pairs}endbfchar")
        font.ToUnicode = document.make_indirect(Stream(document, table.encode()))
        page = document.pages[0]
        page.Resources.Font["/T3"] = document.make_indirect(font)
        shown = planted.spaced.translate({32: 64} | {48 + at: 65 + at for at in range(10)})
        page.contents_add(f"BT /T3 12 Tf 72 600 Td ({shown}) Tj ET".encode(), prepend=False)

    return changed(change)


def second_page(planted: Planted) -> bytes:
    """Only on the last of three pages."""

    def draw(canvas: Canvas) -> None:
        for _ in range(2):
            canvas.drawString(72, 700, CLEAN)
            canvas.showPage()
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 700, planted.line)

    return drawn(draw)


def scan(planted: Planted) -> bytes:
    """A page that is nothing but a picture."""
    image = Image.open(io.BytesIO(planted.picture.content))
    width, height = image.size[0] * 0.6, image.size[1] * 0.6
    return drawn(lambda canvas: canvas.drawImage(ImageReader(image), 0, 0, width, height), (width, height))


def picture(planted: Planted) -> bytes:
    """A picture among text."""
    image = Image.open(io.BytesIO(planted.picture.content))

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 720, CLEAN)
        canvas.drawImage(ImageReader(image), 72, 300, 468, 468 * image.size[1] / image.size[0])

    return drawn(draw)


def inline_picture(planted: Planted) -> bytes:
    """A picture in the page's operators."""
    image = Image.open(io.BytesIO(planted.picture.content)).convert("L")
    width, height = image.size
    document = base()
    page = document.pages[0]
    page.MediaBox = Array([0, 0, width, height])
    head = f"q {width} 0 0 {height} 0 0 cm BI /W {width} /H {height} /CS /G /BPC 8 ID ".encode()
    page.Contents = document.make_stream(head + image.tobytes() + b" EI Q")
    return saved(document)


def _beneath(planted: Planted, code: str) -> bytes:
    """A scan, and more content; `%s` draws the scan."""
    document = pikepdf.open(io.BytesIO(scan(planted)))
    page = document.pages[0]
    page.Contents = document.make_stream(
        code.replace("%s", page.Contents.read_bytes().decode("latin-1")).encode("latin-1")
    )
    return saved(document)


def covered_picture(planted: Planted) -> bytes:
    """A scan with a box over it."""
    return _beneath(planted, "q %s Q 0 g 0 0 2000 2000 re f")


def clipped_picture(planted: Planted) -> bytes:
    """A scan of which a corner is shown."""
    return _beneath(planted, "q 0 0 300 20 re W n %s Q")


def small_picture(planted: Planted) -> bytes:
    """A scan as small as a stamp."""
    return _beneath(planted, "q .05 0 0 .05 100 100 cm %s Q")


_PICTURED: Final = (scan, picture, inline_picture, covered_picture, clipped_picture, small_picture)
CONSTRUCTIONS: Final = tuple(
    Construction("PDF", make.__name__.replace("_", " "), f"{make.__name__}.pdf", make, make in _PICTURED)
    for make in (
        *(
            text,
            split_operators,
            separate_operators,
            rotated_page,
            turned_text,
            white_text,
            invisible_text,
            covered_text,
            outside,
            hidden_layer,
            form_xobject,
            hex_string,
            embedded_font,
            own_font,
            second_page,
            scan,
            picture,
            inline_picture,
            covered_picture,
            clipped_picture,
            small_picture,
        ),
    )
)
