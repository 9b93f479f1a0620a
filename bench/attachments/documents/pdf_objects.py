"""PDF: numbers beside the pages, in objects that a viewer shows elsewhere or never."""

from __future__ import annotations

import io
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String
from reportlab.pdfgen.canvas import Canvas

from bench.attachments.documents.construction import Construction, Planted
from bench.attachments.documents.pdf import text
from bench.attachments.documents.pdf_writing import CLEAN, changed, drawn

_XMP: Final = (
    '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
    'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>{}</dc:description></rdf:Description></rdf:RDF>'
    '</x:xmpmeta><?xpacket end="w"?>'
)


def form_field(planted: Planted) -> bytes:
    """A filled field."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Card number")
        canvas.acroForm.textfield(name="card", value=planted.spaced, x=72, y=650, width=300, height=24)

    return drawn(draw)


def hidden_field(planted: Planted) -> bytes:
    """A field's value that no page shows."""

    def change(document: Pdf) -> None:
        field = document.make_indirect(Dictionary(FT=Name.Tx, T=String("card"), V=String(planted.spaced)))
        document.Root.AcroForm = Dictionary(Fields=Array([field]))

    return changed(change)


def annotation(planted: Planted) -> bytes:
    """A sticky note."""

    def change(document: Pdf) -> None:
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Text, Rect=Array([72, 600, 92, 620]), Contents=String(planted.line)
        )
        document.pages[0].Annots = Array([document.make_indirect(note)])

    return changed(change)


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

    return changed(change)


def link(planted: Planted) -> bytes:
    """An address that a link leads to."""
    target = f"https://shop.example/pay?card={planted.digits}"
    return drawn(lambda canvas: canvas.linkURL(target, (72, 600, 300, 630)))


def metadata(planted: Planted) -> bytes:
    """The document's title."""

    def draw(canvas: Canvas) -> None:
        canvas.setTitle(planted.line)
        canvas.drawString(72, 700, CLEAN)

    return drawn(draw)


def xmp(planted: Planted) -> bytes:
    """Metadata in XML."""

    def change(document: Pdf) -> None:
        stream = Stream(document, _XMP.format(planted.line).encode())
        stream.Type, stream.Subtype = Name.Metadata, Name.XML
        document.Root.Metadata = document.make_indirect(stream)

    return changed(change)


def attachment(planted: Planted) -> bytes:
    """A file inside."""

    def change(document: Pdf) -> None:
        document.attachments["notes.txt"] = pikepdf.AttachedFileSpec(document, planted.line.encode())

    return changed(change)


def attachment_name(planted: Planted) -> bytes:
    """The name of a file inside."""

    def change(document: Pdf) -> None:
        document.attachments["a.txt"] = pikepdf.AttachedFileSpec(
            document, b"nothing", filename=f"card {planted.digits}.txt"
        )

    return changed(change)


def javascript(planted: Planted) -> bytes:
    """A script that runs when the file is opened."""

    def change(document: Pdf) -> None:
        script = String(f"app.alert('{planted.spaced}')")
        document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=script)

    return changed(change)


def bookmark(planted: Planted) -> bytes:
    """A title in the outline."""

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, CLEAN)
        canvas.bookmarkPage("a")
        canvas.addOutlineEntry(planted.line, "a")

    return drawn(draw)


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

    return changed(change)


def structure(planted: Planted) -> bytes:
    """Alternative text for a screen reader."""

    def change(document: Pdf) -> None:
        element = Dictionary(Type=Name.StructElem, S=Name.Figure, Alt=String(planted.line))
        document.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot, K=document.make_indirect(element))

    return changed(change)


def private_data(planted: Planted) -> bytes:
    """What a program keeps for itself (ISO 32000, 14.5)."""

    def change(document: Pdf) -> None:
        mine = Dictionary(LastModified=String("D:20260101"), Private=Dictionary(Card=String(planted.spaced)))
        document.Root.PieceInfo = Dictionary(Shop=mine)

    return changed(change)


def object_stream(planted: Planted) -> bytes:
    """Strings packed into an object stream."""
    document = pikepdf.open(io.BytesIO(hidden_field(planted)))
    file = io.BytesIO()
    document.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return file.getvalue()


def empty_password(planted: Planted) -> bytes:
    """Encrypted with AES-256, and opened by everybody."""
    document = pikepdf.open(io.BytesIO(text(planted)))
    file = io.BytesIO()
    document.save(file, encryption=pikepdf.Encryption(owner="owner", user=""))
    return file.getvalue()


CONSTRUCTIONS: Final = tuple(
    Construction("PDF", make.__name__.replace("_", " "), f"{make.__name__}.pdf", make)
    for make in (
        *(
            form_field,
            hidden_field,
            annotation,
            free_text,
            link,
            metadata,
            xmp,
            attachment,
            attachment_name,
            javascript,
            bookmark,
            earlier_version,
            orphan,
            page_label,
            structure,
            private_data,
            object_stream,
            empty_password,
        ),
    )
)
