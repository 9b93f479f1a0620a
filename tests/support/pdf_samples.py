"""PDFs with a card number in one place each; the second page holds plain text."""

import io
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pikepdf
import reportlab
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

CARD: Final = "6011000990139424"
FIRST: Final = "An invoice for you"
SECOND: Final = "The second page stays"
SIZE: Final = (400, 300)
VERA: Final = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"

Sample = Callable[[], bytes]
SAMPLES: dict[str, Sample] = {}
LOOKED_AT: dict[str, Sample] = {}
"""Of these the drawn page has to be read."""


def sample(make: Sample) -> Sample:
    """Register a sample under the name of its function."""
    SAMPLES[make.__name__.replace("_", " ")] = make
    return make


def looked_at(make: Sample) -> Sample:
    """The same for one whose page has to be looked at."""
    LOOKED_AT[make.__name__.replace("_", " ")] = make
    return make


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    """Two pages; what `draw` does comes on the first."""
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=SIZE)
    canvas.drawString(20, 270, FIRST)
    draw(canvas)
    canvas.showPage()
    canvas.drawString(20, 270, SECOND)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def changed(change: Callable[[Pdf], None], content: bytes = b"") -> bytes:
    """A file after `change`."""
    with Pdf.open(io.BytesIO(content or drawn(lambda _: None))) as pdf:
        change(pdf)
        file = io.BytesIO()
        pdf.save(file, compress_streams=True)
    return file.getvalue()


def stream(pdf: Pdf, content: bytes) -> Stream:
    """A packed stream."""
    return Stream(pdf, zlib.compress(content), {"/Filter": Name.FlateDecode})


def added(code: bytes) -> bytes:
    """A file whose first page has more content."""
    return changed(lambda pdf: pdf.pages[0].contents_add(code))


def written(words: str) -> Image.Image:
    """A picture of words."""
    picture = Image.new("RGB", (40 + 22 * len(words), 90), "white")
    font = ImageFont.truetype(str(VERA), 32)
    ImageDraw.Draw(picture).text((20, 24), words, fill="black", font=font)
    return picture


def photo(comment: str) -> bytes:
    """A JPEG without text, with the comment in its EXIF data, a comment segment and behind its end."""
    picture = Image.radial_gradient("L").convert("RGB").resize((60, 40))
    exif = Image.Exif()
    exif[0x010E] = comment
    file = io.BytesIO()
    picture.save(file, "JPEG", exif=exif, comment=comment)
    return file.getvalue() + comment.encode()


@sample
def text() -> bytes:
    return drawn(lambda canvas: canvas.drawString(20, 200, f"Card {CARD} thanks"))


@sample
def kerned() -> bytes:
    digits = b" -300 ".join(b"(%c)" % digit for digit in CARD.encode())
    return added(b"BT /F1 12 Tf 20 200 Td [%s] TJ ET" % digits)


@sample
def scattered() -> bytes:
    def draw(canvas: Canvas) -> None:
        for place in (3, 9, 1, 15, 0, 2, 4, 5, 14, 13, 12, 6, 7, 8, 10, 11):
            canvas.drawString(20 + 8 * place, 200, CARD[place])

    return drawn(draw)


@sample
def in_columns_of_digits() -> bytes:
    def draw(canvas: Canvas) -> None:
        for place in (3, 9, 1, 15, 0, 2, 4, 5, 14, 13, 12, 6, 7, 8, 10, 11):
            canvas.drawString(200, 250 - 13 * place, CARD[place])

    return drawn(draw)


@sample
def turned_text() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.translate(300, 50)
        canvas.rotate(90)
        for place in (1, 0, 3, 2):
            canvas.drawString(30 * place, 0, CARD[4 * place : 4 * place + 4])

    return drawn(draw)


@sample
def slanted_text() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.translate(100, 50)
        canvas.rotate(33)
        canvas.drawString(0, 0, CARD)

    return drawn(draw)


@sample
def turned_page() -> bytes:
    return changed(lambda pdf: pdf.pages[0].rotate(90, relative=False), text())


@sample
def embedded_font() -> bytes:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Vera", 12)
        canvas.drawString(20, 200, CARD)

    return drawn(draw)


@sample
def white_text() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.setFillGray(1)
        canvas.drawString(20, 200, CARD)

    return drawn(draw)


@sample
def invisible_text() -> bytes:
    return added(f"BT /F1 12 Tf 3 Tr 20 200 Td ({CARD}) Tj ET".encode())


@sample
def outside_of_the_page() -> bytes:
    return drawn(lambda canvas: canvas.drawString(500, 700, CARD))


@sample
def cropped_away() -> bytes:
    def crop(pdf: Pdf) -> None:
        pdf.pages[0].CropBox = Array([0, 220, 400, 300])

    return changed(crop, text())


@sample
def clipped_away() -> bytes:
    return added(f"q 0 0 m W n BT /F1 12 Tf 20 200 Td ({CARD}) Tj ET Q".encode())


@sample
def across_the_page_end() -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=SIZE)
    canvas.drawString(20, 20, f"{FIRST}, card number {CARD[:8]}")
    canvas.showPage()
    canvas.drawString(20, 270, f"{CARD[8:]} is the rest")
    canvas.showPage()
    canvas.drawString(20, 270, SECOND)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


@sample
def form_field() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="pan", value=CARD, x=20, y=100, width=200, height=20)

    return drawn(draw)


@sample
def form_field_without_appearance() -> bytes:
    def strip(pdf: Pdf) -> None:
        for field in pdf.pages[0].Annots:
            del field.AP

    return changed(strip, form_field())


@sample
def annotation() -> bytes:
    return drawn(lambda canvas: canvas.textAnnotation(f"Card {CARD}", (20, 100, 40, 120)))


@sample
def link() -> bytes:
    return drawn(lambda canvas: canvas.linkURL(f"https://shop.example/?pan={CARD}", (20, 100, 40, 120)))


@sample
def properties() -> bytes:
    return drawn(lambda canvas: canvas.setTitle(f"Card {CARD}"))


@sample
def wide_properties() -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.docinfo.Subject = String(f"café ☃ {CARD}")

    return changed(change)


@sample
def xmp() -> bytes:
    def change(pdf: Pdf) -> None:
        with pdf.open_metadata() as metadata:
            metadata["dc:title"] = f"Card {CARD}"
        pdf.pages[0].Metadata = pdf.Root.Metadata

    return changed(change)


@sample
def bookmark() -> bytes:
    def draw(canvas: Canvas) -> None:
        canvas.bookmarkPage("here")
        canvas.addOutlineEntry(f"Card {CARD}", "here")

    return drawn(draw)


@sample
def attachment() -> bytes:
    def attach(pdf: Pdf) -> None:
        pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(
            pdf, f"{CARD}\n".encode(), filename="notes.txt"
        )

    return changed(attach)


@sample
def script() -> bytes:
    def change(pdf: Pdf) -> None:
        code = stream(pdf, f'app.alert("{CARD}")'.encode())
        pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"var pan = '{CARD}'"))
        pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=pdf.make_indirect(code)))

    return changed(change)


@sample
def hidden_layer() -> bytes:
    def change(pdf: Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("notes")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        pdf.pages[0].Resources.Properties = Dictionary(Layer=layer)
        pdf.pages[0].contents_add(f"/OC /Layer BDC BT /F1 12 Tf 20 200 Td ({CARD}) Tj ET EMC".encode())

    return changed(change)


@sample
def spoken_text() -> bytes:
    return added(f"/Span <</ActualText ({CARD})>> BDC BT /F1 12 Tf 20 200 Td (number) Tj ET EMC".encode())


@sample
def structure() -> bytes:
    def change(pdf: Pdf) -> None:
        part = pdf.make_indirect(Dictionary(S=Name.Figure, Alt=String(f"Card {CARD}")))
        pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=part))
        pdf.pages[0].StructParents = 0

    return changed(change)


@sample
def comment_in_the_content() -> bytes:
    return added(f"% card {CARD}\n".encode())


@sample
def stray_operand() -> bytes:
    return added(f"({CARD}) <</X ({CARD})>> q Q /Other {CARD} 1 1 0 xx".encode())


@sample
def page_label() -> bytes:
    def change(pdf: Pdf) -> None:
        label = Dictionary(P=String(f"Card {CARD} "), S=Name.D)
        pdf.Root.PageLabels = Dictionary(Nums=Array([0, label]))

    return changed(change)


@sample
def named_destination() -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.Root.Dests = Dictionary({f"/{CARD}": Array([pdf.pages[0].obj, Name.Fit])})

    return changed(change)


@sample
def piece_info() -> bytes:
    def change(pdf: Pdf) -> None:
        private = Dictionary(Private=stream(pdf, f"Card {CARD}".encode()))
        pdf.pages[0].PieceInfo = Dictionary(Editor=private)
        pdf.pages[0].Unknown = Dictionary(Text=String(CARD))

    return changed(change)


@sample
def unused_resource() -> bytes:
    def change(pdf: Pdf) -> None:
        code = f"BT /F1 12 Tf 20 200 Td ({CARD}) Tj ET".encode()
        form = Stream(pdf, code, {"/Subtype": Name.Form, "/BBox": Array([0, 0, 400, 300])})
        pdf.pages[0].Resources.XObject = Dictionary(Unused=pdf.make_indirect(form))

    return changed(change)


@sample
def form_in_a_form() -> bytes:
    def change(pdf: Pdf) -> None:
        resources = Dictionary(Font=pdf.pages[0].Resources.Font)
        code = f"BT /F1 12 Tf 20 200 Td ({CARD[:8]}) Tj ({CARD[8:]}) Tj ET".encode()
        keys = {"/Subtype": Name.Form, "/BBox": Array([0, 0, 400, 300])}
        inner = Stream(pdf, code, {**keys, "/Resources": resources})
        outer = Stream(pdf, b"/In Do", {**keys, "/Resources": Dictionary(XObject=Dictionary(In=inner))})
        pdf.pages[0].Resources.XObject = Dictionary(Out=pdf.make_indirect(outer))
        pdf.pages[0].contents_add(b"/Out Do")

    return changed(change)


@looked_at
def name_of_a_resource() -> bytes:
    def change(pdf: Pdf) -> None:
        pdf.pages[0].Resources.Font[f"/Card-{CARD}"] = pdf.pages[0].Resources.Font["/F1"]
        pdf.pages[0].contents_add(f"BT /Card-{CARD} 12 Tf 20 200 Td (hello) Tj ET".encode())

    return changed(change)


@looked_at
def font_with_other_letters() -> bytes:
    """Its strings spell the number, its map says that they are letters."""

    def change(pdf: Pdf) -> None:
        pairs = b"".join(b"<%02x> <%04x>\n" % (0x30 + digit, 0x61 + digit) for digit in range(10))
        head = b"1 begincodespacerange <00> <ff> endcodespacerange 10 beginbfchar\n"
        font = pdf.make_indirect(Dictionary(dict(pdf.pages[0].Resources.Font["/F1"].items())))
        font.ToUnicode = stream(pdf, b"begincmap " + head + pairs + b"endbfchar endcmap")
        pdf.pages[0].Resources.Font["/F9"] = font
        pdf.pages[0].contents_add(f"BT /F9 12 Tf 20 200 Td ({CARD}) Tj ET".encode())

    return changed(change)


@looked_at
def font_program() -> bytes:
    def change(pdf: Pdf) -> None:
        font = next(font for font in pdf.pages[0].Resources.Font.values() if "/FontDescriptor" in font)
        program = font.FontDescriptor.FontFile2
        program.write(program.read_bytes() + f"Card {CARD}".encode())

    def draw(canvas: Canvas) -> None:
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
        canvas.setFont("Vera", 12)
        canvas.drawString(20, 200, "hello")

    return changed(change, drawn(draw))


@sample
def unused_object() -> bytes:
    file = drawn(lambda _: None)
    table = file.rindex(b"xref\n")
    return file[:table] + f"99 0 obj\n(Card {CARD})\nendobj\n".encode() + file[table:]


@sample
def older_revision() -> bytes:
    """The first page's content is replaced by an update behind the end."""
    old = text()
    with Pdf.open(io.BytesIO(old)) as pdf:
        number = pdf.pages[0].Contents.objgen[0]
    code = b"BT /F1 12 Tf 20 270 Td (%s) Tj ET" % FIRST.encode()
    new = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(code), code)
    start = len(old)
    before = int(old[old.rindex(b"startxref") :].split()[1])
    trailer = old[old.rindex(b"trailer") + 7 : old.rindex(b"startxref")].strip()
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n" % (number, start)
    trailer = trailer.removesuffix(b">>") + b"/Prev %d >>\n" % before
    return old + new + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (start + len(new))


@sample
def behind_the_end() -> bytes:
    return drawn(lambda _: None) + f"\nCard {CARD}\n".encode()


@sample
def before_the_head() -> bytes:
    return f"Card {CARD}\n".encode() + drawn(lambda _: None)


@sample
def object_streams() -> bytes:
    with Pdf.open(io.BytesIO(properties())) as pdf:
        pdf.pages[0].PieceInfo = Dictionary(Editor=pdf.make_indirect(Dictionary(Private=String(CARD))))
        file = io.BytesIO()
        pdf.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


@sample
def user_password_left_empty() -> bytes:
    with Pdf.open(io.BytesIO(text())) as pdf:
        file = io.BytesIO()
        pdf.save(file, encryption=pikepdf.Encryption(owner="secret", user=""))
    return file.getvalue()


@looked_at
def picture() -> bytes:
    return drawn(lambda canvas: canvas.drawImage(ImageReader(written(f"Card {CARD}")), 20, 150, 300, 50))


@looked_at
def scan() -> bytes:
    """A page that is one JPEG."""

    def change(pdf: Pdf) -> None:
        page = Image.new("L", (1111, 833), "white")
        page.paste(written(f"Card {CARD}").convert("L"), (100, 300))
        file = io.BytesIO()
        page.save(file, "JPEG")
        image = Stream(pdf, file.getvalue(), {"/Subtype": Name.Image, "/Width": 1111, "/Height": 833})
        image.ColorSpace, image.BitsPerComponent, image.Filter = Name.DeviceGray, 8, Name.DCTDecode
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(Scan=pdf.make_indirect(image)))
        pdf.pages[0].Contents = pdf.make_stream(b"q 400 0 0 300 0 0 cm /Scan Do Q")

    return changed(change)


def _beneath(code: bytes) -> bytes:
    """A scanned page and more content, the last of the page; `/Scan` is its picture."""
    return changed(lambda pdf: pdf.pages[0].contents_add(code), scan())


@looked_at
def covered_picture() -> bytes:
    """A scan with a box drawn over the number."""
    return _beneath(b"0 g 0 150 400 60 re f")


@looked_at
def half_covered_picture() -> bytes:
    """A white box over a part of the number."""
    return _beneath(b"1 g 0 150 130 60 re f")


@looked_at
def clipped_picture() -> bytes:
    """A part of a picture that has more."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(b"q 0 220 400 60 re W n 400 0 0 300 0 0 cm /Scan Do Q")

    return changed(change, scan())


@looked_at
def picture_seen_through() -> bytes:
    """A picture that is clear in every place."""

    def change(pdf: Pdf) -> None:
        image = pdf.pages[0].Resources.XObject.Scan
        mask = stream(pdf, bytes(1111 * 833))
        mask.Type, mask.Subtype, mask.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
        mask.Width, mask.Height, mask.BitsPerComponent = 1111, 833, 8
        image.SMask = pdf.make_indirect(mask)

    return changed(change, scan())


@looked_at
def small_picture() -> bytes:
    """A whole page as small as a stamp: a viewer enlarges it."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].Contents = pdf.make_stream(b"q 40 0 0 30 300 200 cm /Scan Do Q")

    return changed(change, scan())


@looked_at
def drawn_letters() -> bytes:
    """Letters that are areas, without any text."""
    picture = written(f"Card {CARD}").convert("1")
    dark = [
        (x, y) for x in range(picture.width) for y in range(picture.height) if not picture.getpixel((x, y))
    ]
    areas = " ".join(f"{x} {picture.height - y} 1.1 1.1 re" for x, y in dark)
    return added(f"q .6 0 0 .6 20 100 cm {areas} f Q".encode())


@looked_at
def unmapped_font() -> bytes:
    """Nothing says which letters its numbers are."""

    def change(pdf: Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            if "/ToUnicode" in font:
                del font.ToUnicode
        fonts = [font for font in pdf.pages[0].Resources.Font.values() if "/FontDescriptor" in font]
        for font in fonts:
            font.BaseFont = font.FontDescriptor.FontName = Name("/ABCDEF+Own")

    return changed(change, embedded_font())


@looked_at
def pattern() -> bytes:
    def change(pdf: Pdf) -> None:
        code = f"BT /F1 16 Tf 10 20 Td (Card {CARD}) Tj ET".encode()
        tile = Stream(pdf, code, {"/PatternType": 1, "/PaintType": 1, "/TilingType": 1})
        tile.BBox, tile.XStep, tile.YStep = Array([0, 0, 300, 60]), 300, 60
        tile.Resources = Dictionary(Font=pdf.pages[0].Resources.Font)
        pdf.pages[0].Resources.Pattern = Dictionary(Tile=pdf.make_indirect(tile))
        pdf.pages[0].contents_add(b"/Pattern cs /Tile scn 20 100 300 60 re f")

    return changed(change)


@looked_at
def metadata_of_a_photo() -> bytes:
    def change(pdf: Pdf) -> None:
        image = Stream(pdf, photo(f"Card {CARD}"), {"/Subtype": Name.Image, "/Width": 60, "/Height": 40})
        image.ColorSpace, image.BitsPerComponent, image.Filter = Name.DeviceRGB, 8, Name.DCTDecode
        pdf.pages[0].Resources.XObject = Dictionary(Photo=pdf.make_indirect(image))
        pdf.pages[0].contents_add(b"q 60 0 0 40 20 100 cm /Photo Do Q")

    return changed(change)


@looked_at
def pixels_that_are_text() -> bytes:
    return added(b"q 90 0 0 5 20 100 cm BI /W 21 /H 1 /CS /G /BPC 8 ID Card %s EI Q" % CARD.encode())


@looked_at
def behind_the_pixels() -> bytes:
    def change(pdf: Pdf) -> None:
        packed = zlib.compress(bytes(range(100))) + f"Card {CARD}".encode()
        image = Stream(pdf, packed, {"/Subtype": Name.Image, "/Width": 10, "/Height": 10})
        image.ColorSpace, image.BitsPerComponent, image.Filter = Name.DeviceGray, 8, Name.FlateDecode
        pdf.pages[0].Resources.XObject = Dictionary(Photo=pdf.make_indirect(image))
        pdf.pages[0].contents_add(b"q 60 0 0 40 20 100 cm /Photo Do Q")

    return changed(change)
