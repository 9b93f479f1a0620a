"""PDFs that loop, grow, nest, or are locked."""

from __future__ import annotations

import io
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from bench.attachments.bombs.bomb import LINE, Bomb, bombs, zeros
from bench.attachments.documents.construction import zipped

_TEXT: Final = b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % LINE


def _page(content: Stream, box: tuple[float, float] = (612, 792)) -> Dictionary:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *box]),
        Resources=Dictionary(Font=Dictionary(F1=font)),
        Contents=content,
    )


def _document(content: bytes = _TEXT, box: tuple[float, float] = (612, 792)) -> Pdf:
    document = pikepdf.new()
    document.pages.append(pikepdf.Page(_page(document.make_stream(content), box)))
    return document


def _saved(document: Pdf) -> bytes:
    file = io.BytesIO()
    document.save(file, static_id=True)
    return file.getvalue()


def _raw(*objects: bytes) -> bytes:
    """Objects numbered from 1; the first is the catalogue."""
    parts = [b"%PDF-1.7\n"]
    offsets = []
    start = len(parts[0])
    for number, body in enumerate(objects, 1):
        offsets.append(start)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        start += len(parts[-1])
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    parts.append(
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\n" % (count, rows, count)
    )
    return b"".join([*parts, b"startxref\n%d\n%%%%EOF\n" % start])


def pdf_tree_loop() -> bytes:
    """A page tree whose child is its parent."""
    return _raw(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>",
    )


def pdf_deep_tree() -> bytes:
    """A page ten thousand nodes down."""
    depth = 10_000
    nodes = [b"<< /Type /Pages /Count 1 /Kids [%d 0 R] >>" % (number + 3) for number in range(depth)]
    page = b"<< /Type /Page /MediaBox [0 0 612 792] /Parent %d 0 R >>" % (depth + 1)
    return _raw(b"<< /Type /Catalog /Pages 2 0 R >>", *nodes, page)


def pdf_huge_page() -> bytes:
    """A page of two hundred thousand points."""
    return _saved(_document(box=(200_000, 200_000)))


def pdf_many_pages() -> bytes:
    """Twenty thousand pages."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 20_003))
    page = b"<< /Type /Page /MediaBox [0 0 612 792] /Parent 2 0 R >>"
    pages = b"<< /Type /Pages /Count 20000 /Kids [%s] >>" % kids
    return _raw(b"<< /Type /Catalog /Pages 2 0 R >>", pages, *[page] * 20_000)


def pdf_stream_bomb() -> bytes:
    """A page's operators of a gibibyte."""
    body = zeros(1024)
    return _raw(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /MediaBox [0 0 612 792] /Parent 2 0 R /Contents 4 0 R >>",
        b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(body), body),
    )


def pdf_object_bomb() -> bytes:
    """An object stream of a gibibyte, with the catalogue in it."""
    body = zeros(1024)
    return (
        b"%%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 100000 /First 10 /Filter /FlateDecode /Length %d >>\nstream\n"
        b"%s\nendstream\nendobj\ntrailer\n<< /Root 5 0 R >>\n%%%%EOF\n" % (len(body), body)
    )


def pdf_form_loop() -> bytes:
    """A form that draws itself twice."""
    document = _document(b"/X Do")
    form = document.make_stream(b"/X Do /X Do")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 612, 792])
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    document.pages[0].Resources.XObject = Dictionary(X=form)
    return _saved(document)


def pdf_form_tree() -> bytes:
    """Forms that each draw the next one ten times, thirty levels down."""
    document = _document(b"/X Do")
    form = document.make_stream(_TEXT)
    for _ in range(30):
        form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 612, 792])
        outer = document.make_stream(b"/X Do " * 10)
        outer.Resources = Dictionary(XObject=Dictionary(X=form))
        form = outer
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 612, 792])
    document.pages[0].Resources.XObject = Dictionary(X=form)
    return _saved(document)


def pdf_image_bomb() -> bytes:
    """A picture of fifty thousand pixels each way."""
    document = _document(_TEXT + b" q 600 0 0 600 0 0 cm /I Do Q")
    image = Stream(document, bytes(16))
    image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
    image.Width, image.Height, image.BitsPerComponent = 50_000, 50_000, 8
    image.write(zeros(512), filter=Name.FlateDecode)
    document.pages[0].Resources.XObject = Dictionary(I=document.make_indirect(image))
    return _saved(document)


def pdf_deep_array() -> bytes:
    """Brackets a hundred thousand deep."""
    return _raw(
        b"<< /Type /Catalog /Pages 2 0 R /A %s%s >>" % (b"[" * 100_000, b"]" * 100_000),
        b"<< /Type /Pages /Count 0 /Kids [] >>",
    )


def pdf_outline_loop() -> bytes:
    """A bookmark that is followed by itself."""
    return _raw(
        b"<< /Type /Catalog /Pages 2 0 R /Outlines 4 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /MediaBox [0 0 612 792] /Parent 2 0 R >>",
        b"<< /First 5 0 R /Last 5 0 R /Count 1 >>",
        b"<< /Title (%s) /Parent 4 0 R /Next 5 0 R /Prev 5 0 R >>" % LINE,
    )


def pdf_previous_loop() -> bytes:
    """A table of objects whose earlier version is itself."""
    content = _raw(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Count 0 /Kids [] >>")
    at = content.index(b"xref\n")
    return content.replace(b"/Root 1 0 R", b"/Prev %d /Root 1 0 R" % at)


def pdf_locked() -> bytes:
    """Encrypted with a password."""
    file = io.BytesIO()
    _document().save(file, encryption=pikepdf.Encryption(owner="a", user="b"))
    return file.getvalue()


def pdf_restricted() -> bytes:
    """Encrypted with an empty password: readable by everybody."""
    file = io.BytesIO()
    _document().save(file, encryption=pikepdf.Encryption(owner="a", user=""))
    return file.getvalue()


def pdf_and_zip() -> bytes:
    """An archive behind a document."""
    return _saved(_document(b"")) + zipped({"a.txt": LINE}, stored=("a.txt",))


def pdf_late() -> bytes:
    """A document that begins after a thousand bytes of something else."""
    return LINE * 40 + _saved(_document())


BOMBS: Final[tuple[Bomb, ...]] = bombs(
    "PDF",
    *(
        (make, "pdf")
        for make in (
            *(pdf_tree_loop, pdf_deep_tree, pdf_huge_page, pdf_many_pages, pdf_stream_bomb, pdf_object_bomb),
            *(
                pdf_form_loop,
                pdf_form_tree,
                pdf_image_bomb,
                pdf_deep_array,
                pdf_outline_loop,
                pdf_previous_loop,
            ),
            *(pdf_locked, pdf_restricted, pdf_and_zip, pdf_late),
        )
    ),
)
