"""PDF: where a number can stand in one, seen and unseen."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from bench.attachments.documents.construction import Construction, Planted

_CLEAN: Final = "The device arrived on Monday and does not start."
_XMP: Final = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>{}</dc:description></rdf:Description></rdf:RDF>'
    '</x:xmpmeta><?xpacket end="w"?>'
)


def _drawn(draw: Callable[[Canvas], None], size: tuple[float, float] = letter) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file, pagesize=size, invariant=1)
    canvas.setFont("Helvetica", 12)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def _base() -> Pdf:
    return pikepdf.open(io.BytesIO(_drawn(lambda canvas: canvas.drawString(72, 700, _CLEAN))))


def _saved(document: Pdf) -> bytes:
    file = io.BytesIO()
    document.save(file, deterministic_id=True)
    return file.getvalue()


def _changed(change: Callable[[Pdf], None]) -> bytes:
    document = _base()
    change(document)
    return _saved(document)


def _operators(planted: Planted, operators: str) -> bytes:
    """A page that shows some operators; `%s` stands for the number."""
    document = _base()
    content = f"BT /F1 12 Tf 72 700 Td {operators} ET".replace("%s", planted.spaced)
    document.pages[0].Contents = document.make_stream(content.encode("latin-1"))
    return _saved(document)


def text(planted: Planted) -> bytes:
    """A line of text."""
    return _drawn(lambda canvas: canvas.drawString(72, 700, planted.line))


def split_operators(planted: Planted) -> bytes:
    """A string a digit, moved by TJ."""
    pieces = " ".join(f"({digit}) -20" for digit in planted.digits)
    return _operators(planted, f"(Card ) Tj [{pieces}] TJ")


def separate_operators(planted: Planted) -> bytes:
    """A Tj for every four digits, each placed by itself."""
    parts = planted.spaced.split()
    return _operators(planted, "(Card ) Tj 40 0 Td " + " 32 0 Td ".join(f"({part}) Tj" for part in parts))


def rotated_page(planted: Planted) -> bytes:
    """A page that is shown turned."""
    document = pikepdf.open(io.BytesIO(text(planted)))
    document.pages[0].Rotate = 90
    return _saved(document)


def turned_text(planted: Planted) -> bytes:
    """Text along the edge."""

    def draw(canvas: Canvas) -> None:
        canvas.rotate(90)
        canvas.drawString(100, -300, planted.line)

    return _drawn(draw)


def white_text(planted: Planted) -> bytes:
    """White on white."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, _CLEAN)
        canvas.setFillGray(1)
        canvas.drawString(72, 600, planted.line)

    return _drawn(draw)


def invisible_text(planted: Planted) -> bytes:
    """Rendering mode 3, as under a scan."""
    return _operators(planted, "3 Tr (Card %s) Tj")


def covered_text(planted: Planted) -> bytes:
    """A black box over text that is still there."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, planted.line)
        canvas.rect(60, 690, 400, 30, fill=1)

    return _drawn(draw)


def outside(planted: Planted) -> bytes:
    """Text outside of the crop box."""
    document = pikepdf.open(io.BytesIO(text(planted)))
    document.pages[0].CropBox = Array([0, 0, 612, 500])
    return _saved(document)


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

    return _changed(change)


def form_field(planted: Planted) -> bytes:
    """A filled field."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Card number")
        canvas.acroForm.textfield(name="card", value=planted.spaced, x=72, y=650, width=300, height=24)

    return _drawn(draw)


def hidden_field(planted: Planted) -> bytes:
    """A field's value that no page shows."""

    def change(document: Pdf) -> None:
        field = document.make_indirect(Dictionary(FT=Name.Tx, T=String("card"), V=String(planted.spaced)))
        document.Root.AcroForm = Dictionary(Fields=Array([field]))

    return _changed(change)


def annotation(planted: Planted) -> bytes:
    """A sticky note."""

    def change(document: Pdf) -> None:
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=Array([72, 600, 92, 620]), Contents=String(planted.line)
        )
        document.pages[0].Annots = Array([document.make_indirect(note)])

    return _changed(change)


def free_text(planted: Planted) -> bytes:
    """An annotation whose look is a stream of its own."""

    def change(document: Pdf) -> None:
        look = Stream(document, f"BT /F1 12 Tf 4 8 Td (Card {planted.spaced}) Tj ET".encode())
        look.Type, look.Subtype, look.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 24])
        look.Resources = document.pages[0].Resources
        note = Dictionary(
            Type=Name.Annot,
            Subtype=Name.FreeText,
            Rect=Array([72, 600, 372, 624]),
            Contents=String("see"),
            AP=Dictionary(N=document.make_indirect(look)),
        )
        document.pages[0].Annots = Array([document.make_indirect(note)])

    return _changed(change)


def link(planted: Planted) -> bytes:
    """An address that a link leads to."""
    target = f"https://shop.example/pay?card={planted.digits}"
    return _drawn(lambda canvas: canvas.linkURL(target, (72, 600, 300, 630)))


def metadata(planted: Planted) -> bytes:
    """The document's title."""

    def draw(canvas: Canvas) -> None:
        canvas.setTitle(planted.line)
        canvas.drawString(72, 700, _CLEAN)

    return _drawn(draw)


def xmp(planted: Planted) -> bytes:
    """Metadata in XML."""

    def change(document: Pdf) -> None:
        stream = Stream(document, _XMP.format(planted.line).encode())
        stream.Type, stream.Subtype = Name.Metadata, Name.XML
        document.Root.Metadata = document.make_indirect(stream)

    return _changed(change)


def attachment(planted: Planted) -> bytes:
    """A file inside."""

    def change(document: Pdf) -> None:
        document.attachments["notes.txt"] = pikepdf.AttachedFileSpec(document, planted.line.encode())

    return _changed(change)


def attachment_name(planted: Planted) -> bytes:
    """The name of a file inside."""

    def change(document: Pdf) -> None:
        document.attachments["a.txt"] = pikepdf.AttachedFileSpec(
            document, b"nothing", filename=f"card {planted.digits}.txt"
        )

    return _changed(change)


def javascript(planted: Planted) -> bytes:
    """A script that runs when the file is opened."""

    def change(document: Pdf) -> None:
        script = String(f"app.alert('{planted.spaced}')")
        document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=script)

    return _changed(change)


def bookmark(planted: Planted) -> bytes:
    """A title in the outline."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, _CLEAN)
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry(planted.line, "a")

    return _drawn(draw)


def earlier_version(planted: Planted) -> bytes:
    """An update that replaces the page's text leaves the old one in the file."""
    before = text(planted)
    document = pikepdf.open(io.BytesIO(before))
    number, _ = document.pages[0].Contents.objgen
    start = before.rindex(b"startxref") + len(b"startxref")
    at = int(before[start:].split()[0])
    stream = b"BT /F1 12 Tf 72 700 Td (Nothing here) Tj ET"
    body = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(stream), stream)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(before))
    root, size = document.Root.objgen[0], int(document.trailer.Size)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (size, root, at)
    return before + body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(before) + len(body))


def orphan(planted: Planted) -> bytes:
    """Bytes after the end."""
    return text(planted._replace(spaced="-")) + planted.line.encode()


def page_label(planted: Planted) -> bytes:
    """A prefix of page numbers."""

    def change(document: Pdf) -> None:
        label = Dictionary(S=Name.D, P=String(f"{planted.spaced}-"))
        document.Root.PageLabels = Dictionary(Nums=Array([0, label]))

    return _changed(change)


def structure(planted: Planted) -> bytes:
    """Alternative text for a screen reader."""

    def change(document: Pdf) -> None:
        element = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(planted.line))
        document.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=document.make_indirect(element))

    return _changed(change)


def form_xobject(planted: Planted) -> bytes:
    """Text in a form that the page calls."""

    def draw(canvas: Canvas) -> None:
        canvas.beginForm("f")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 500, planted.line)
        canvas.endForm()
        canvas.doForm("f")

    return _drawn(draw)


def private_data(planted: Planted) -> bytes:
    """What a program keeps for itself (ISO 32000, 14.5)."""

    def change(document: Pdf) -> None:
        mine = Dictionary(LastModified=String("D:20260101"), Private=Dictionary(Card=String(planted.spaced)))
        document.Root.PieceInfo = Dictionary(Shop=mine)

    return _changed(change)


def object_stream(planted: Planted) -> bytes:
    """Strings packed into an object stream."""
    document = pikepdf.open(io.BytesIO(hidden_field(planted)))
    file = io.BytesIO()
    document.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return file.getvalue()


def hex_string(planted: Planted) -> bytes:
    """A string in hexadecimal."""
    return _operators(planted, f"<{planted.line.encode().hex()}> Tj")


def second_page(planted: Planted) -> bytes:
    """Only on the last of three pages."""

    def draw(canvas: Canvas) -> None:
        for _ in range(2):
            canvas.drawString(72, 700, _CLEAN)
            canvas.showPage()
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 700, planted.line)

    return _drawn(draw)


def scan(planted: Planted) -> bytes:
    """A page that is nothing but a picture."""
    image = Image.open(io.BytesIO(planted.picture.content))
    width, height = image.size[0] * 0.6, image.size[1] * 0.6
    return _drawn(lambda canvas: canvas.drawImage(ImageReader(image), 0, 0, width, height), (width, height))


def picture(planted: Planted) -> bytes:
    """A picture among text."""
    image = Image.open(io.BytesIO(planted.picture.content))

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 720, _CLEAN)
        canvas.drawImage(ImageReader(image), 72, 300, 468, 468 * image.size[1] / image.size[0])

    return _drawn(draw)


def inline_picture(planted: Planted) -> bytes:
    """A picture in the page's operators."""
    image = Image.open(io.BytesIO(planted.picture.content)).convert("L")
    width, height = image.size
    document = _base()
    page = document.pages[0]
    page.MediaBox = Array([0, 0, width, height])
    head = f"q {width} 0 0 {height} 0 0 cm BI /W {width} /H {height} /CS /G /BPC 8 ID ".encode()
    page.Contents = document.make_stream(head + image.tobytes() + b" EI Q")
    return _saved(document)


CONSTRUCTIONS: Final = tuple(
    Construction("PDF", make.__name__.replace("_", " "), f"{make.__name__}.pdf", make, make in {scan, picture, inline_picture})
    for make in (
        *(text, split_operators, separate_operators, hex_string, rotated_page, turned_text, white_text),
        *(invisible_text, covered_text, outside, hidden_layer, form_field, hidden_field, annotation, free_text),
        *(link, metadata, xmp, attachment, attachment_name, javascript, bookmark, earlier_version, orphan),
        *(page_label, structure, form_xobject, private_data, object_stream, second_page),
        *(scan, picture, inline_picture),
    )
)  # fmt: skip
