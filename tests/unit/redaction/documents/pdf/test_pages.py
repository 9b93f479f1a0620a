"""Pages look as they did, with bars where something was; what can be read stays text."""

import io
from collections.abc import Callable, Iterator
from contextlib import closing

import pikepdf
import pypdfium2
import pytest
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image, ImageChops, ImageFilter
from reportlab.pdfgen.canvas import Canvas

from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.engine import Engine
from redaction.progress import unheard
from redaction.types import RedactedFile
from tests.support.pdf_samples import CARD, FIRST, added, changed, drawn, text

MORE_OF_IT = (
    b"1 0 0 RG 3 w 20 20 m 380 60 l S /F1 9 Tf BT 30 100 Td [(A) -200 (long) 30 (line)] TJ T* (more) ' ET"
)

ROUNDING = 16  # PDFium draws the letters of a form's field in another way than those of a page


@pytest.fixture(scope="module")
def files(engine: Engine) -> Files:
    return Files(engine, FileCaps())


def redacted(
    files: Files, content: bytes, progress: Callable[[str, int, int], None] = unheard
) -> RedactedFile:
    done = files.redact("a.pdf", content, progress)
    assert isinstance(done, RedactedFile), done
    return done


def pictures(content: bytes) -> Iterator[Image.Image]:
    with closing(pypdfium2.PdfDocument(content)) as document:
        document.init_forms()
        for page in document:
            yield page.render(scale=2).to_pil().convert("L")


def form(canvas: Canvas) -> None:
    canvas.acroForm.textfield(name="name", value="Ann", x=20, y=100, width=200, height=20)
    canvas.acroForm.checkbox(name="yes", checked=True, x=20, y=60)


def shaded(canvas: Canvas) -> None:
    canvas.linearGradient(0, 0, 300, 300, ("red", "blue"))
    canvas.setFillAlpha(0.5)
    canvas.rect(50, 50, 100, 100, fill=1)


def shown_layer(pdf: Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="notes"))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(ON=Array([layer])))
    pdf.pages[0].Resources.Properties = Dictionary(Layer=layer)
    pdf.pages[0].contents_add(b"/OC /Layer BDC BT /F1 12 Tf 20 200 Td (hello) Tj ET EMC")


def inherited(pdf: Pdf) -> None:
    """The pages' own keys in their parent."""
    parent = pdf.Root.Pages
    for key in ("/Resources", "/MediaBox", "/Rotate"):
        parent[key] = pdf.pages[0].get(key, 90)
    for page in pdf.pages:
        for key in ("/Resources", "/MediaBox", "/Rotate"):
            del page[key]


def foreign_names() -> bytes:
    """Names in bytes that are no UTF-8, as Chinese programs write them; without a table of objects."""
    code = b"BT /#cb#ce 12 Tf 20 270 Td (%s) Tj ET" % FIRST.encode()
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 400 300]>>",
        b"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</#cb#ce 5 0 R>>>>>>",
        b"<</Length %d>>\nstream\n%s\nendstream" % (len(code), code),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/#cb#ce>>",
    )
    written = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + written + b"trailer\n<</Root 1 0 R>>\n"


CLEAN = {
    "text": drawn(lambda _: None),
    "lines": added(MORE_OF_IT),
    "form": drawn(form),
    "shading": drawn(shaded),
    "layer": changed(shown_layer),
    "turned": changed(lambda pdf: pdf.pages[0].rotate(270, relative=False)),
    "cropped": changed(lambda pdf: setattr(pdf.pages[0], "CropBox", Array([10, 150, 200, 290]))),
    "inherited": changed(inherited),
    "foreign names": foreign_names(),
}


@pytest.mark.parametrize("content", CLEAN.values(), ids=CLEAN)
def test_a_clean_page_looks_the_same_and_stays_text(files: Files, content: bytes) -> None:
    done = redacted(files, content)
    assert not done.findings
    for before, after in zip(pictures(content), pictures(done.content), strict=True):
        assert max(ImageChops.difference(before, after).tobytes()) <= ROUNDING
    with closing(pypdfium2.PdfDocument(done.content)) as document:
        assert FIRST in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_bar_stands_where_the_number_stood(files: Files, turn: int) -> None:
    content = changed(lambda pdf: pdf.pages[0].rotate(turn, relative=False), text())
    before, after = next(pictures(content)), next(pictures(redacted(files, content).content))
    assert before.size == after.size
    solid = after.filter(ImageFilter.MaxFilter(9)).point(lambda shade: 255 if shade < 64 else 0)
    bar = solid.getbbox()
    upright = (102, 180, 310, 200)  # "6011…" in pixels of half a point, without the edge of the bar
    assert bar is not None
    left, top, right, bottom = bar
    places = {
        0: (left, top, right, bottom),
        90: (top, 600 - right, bottom, 600 - left),
        180: (800 - right, 600 - bottom, 800 - left, 600 - top),
        270: (800 - bottom, left, 800 - top, right),
    }
    assert all(abs(a - b) <= 8 for a, b in zip(places[turn], upright, strict=True)), places[turn]


def test_colours_stay_on_a_page_with_bars(files: Files) -> None:
    content = changed(lambda pdf: pdf.pages[0].contents_add(b"1 0 0 rg 300 20 50 50 re f"), text())
    with closing(pypdfium2.PdfDocument(redacted(files, content).content)) as document:
        picture = document[0].render(scale=1).to_pil()
    red, green, blue = picture.getpixel((325, 255))
    assert red > 240
    assert max(green, blue) < 16


def test_pages_are_told_as_they_are_read(files: Files) -> None:
    told: list[tuple[str, int, int]] = []
    redacted(files, drawn(lambda _: None), lambda *step: told.append(step))
    assert told == [("page", 1, 2), ("page", 2, 2)]


def test_a_label_and_its_value_in_two_cells(files: Files) -> None:
    def table(canvas: Canvas) -> None:
        for column, words in ((20, ("Name", "Ann")), (100, ("SSN", "536-22-8726")), (170, ("CVV", "123"))):
            for row, word in enumerate(words):
                canvas.drawString(column, 200 - 16 * row, word)

    found = redacted(files, drawn(table)).findings
    assert {finding.entity for finding in found} == {"US_SSN", "CARD_CVV"}


def test_the_file_holds_nothing_but_pages(files: Files) -> None:
    with pikepdf.open(io.BytesIO(redacted(files, drawn(form)).content)) as pdf:
        assert set(pdf.Root.keys()) == {"/Type", "/Pages"}
        assert "/Info" not in pdf.trailer
        allowed = {"/Type", "/Parent", "/MediaBox", "/Rotate", "/Resources", "/Contents"}
        assert all(set(page.obj.keys()) <= allowed for page in pdf.pages)


def test_a_link_to_elsewhere_stays(files: Files) -> None:
    def draw(canvas: Canvas) -> None:
        for address in (
            "https://shop.example/orders",
            f"https://shop.example/%36{CARD[1:]}",
            "javascript:alert(1)",
        ):
            canvas.linkURL(address, (20, 100, 40, 120))

    with pikepdf.open(io.BytesIO(redacted(files, drawn(draw)).content)) as pdf:
        (link,) = pdf.pages[0].Annots
        assert str(link.A.URI) == "https://shop.example/orders"
        assert set(link.keys()) == {"/Type", "/Subtype", "/Rect", "/Border", "/A"}


def test_an_attachment_is_named(files: Files) -> None:
    def attach(pdf: Pdf) -> None:
        name = f"{CARD}.txt"
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, b"hello", filename=name)

    (withheld,) = redacted(files, changed(attach)).withheld
    assert (withheld.name.text, withheld.size) == ("[card ending 9424 removed].txt", 5)
