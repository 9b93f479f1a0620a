"""Hostile and broken PDFs end by a cap, with the reason that people are told."""

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, Pdf, Stream, String

from bench.attachments.deep import holds
from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.engine import Engine
from redaction.policy import Policy
from redaction.pool.jobs import FILE_CREW, READ_FILE
from redaction.pool.limits import Limits
from redaction.pool.pool import Pool
from redaction.types import Reason, RedactedFile, Withheld
from tests.support.pdf_samples import CARD, changed, drawn, form_field, hidden_layer, stream, text

PLAIN = drawn(lambda _: None)
CAPS = FileCaps(pages=20, entries=5, unpacked=2_000_000, pixels=1_000_000)
LARGE = bytes(20_000_000)


def huge_page(pdf: Pdf) -> None:
    pdf.pages[0].MediaBox = Array([0, 0, 14400, 14400])


def page_in_itself(pdf: Pdf) -> None:
    pdf.Root.Pages.Kids.append(pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([pdf.pages[0].obj]))))
    pdf.Root.Pages.Kids[-1].Kids.append(pdf.Root.Pages)


def page_many_times(pdf: Pdf) -> None:
    pdf.Root.Pages.Kids = Array([pdf.pages[0].obj] * 50)
    pdf.Root.Pages.Count = 2


def deep_tree(pdf: Pdf) -> None:
    kid = pdf.pages[0].obj
    for _ in range(3000):
        kid = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=Array([kid]), Count=1))
    pdf.Root.Pages = kid


def large_content(pdf: Pdf) -> None:
    pdf.pages[0].Contents = stream(pdf, b"q Q " * 1_000_000)


def large_twice_packed(pdf: Pdf) -> None:
    packed = zlib.compress(zlib.compress(LARGE))
    pdf.pages[0].Contents = Stream(pdf, packed, {"/Filter": Array([Name.FlateDecode] * 2)})


def picture(pdf: Pdf, width: int) -> None:
    keys = {"/Subtype": Name.Image, "/Width": width, "/Height": width, "/Filter": Name.FlateDecode}
    image = Stream(
        pdf, zlib.compress(LARGE), {**keys, "/ColorSpace": Name.DeviceGray, "/BitsPerComponent": 8}
    )
    pdf.pages[0].Resources.XObject = Dictionary(Large=pdf.make_indirect(image))
    pdf.pages[0].contents_add(b"q 9 0 0 9 9 9 cm /Large Do Q")


def forms_in_forms(pdf: Pdf) -> None:
    """A few bytes that draw a million million lines."""
    form = Dictionary()
    for _ in range(13):
        keys = {"/Subtype": Name.Form, "/BBox": Array([0, 0, 9, 9]), "/Resources": Dictionary(XObject=form)}
        code = b"/In Do " * 10 if form.keys() else b"0 0 m 9 9 l S"
        form = Dictionary(In=pdf.make_indirect(Stream(pdf, code, keys)))
    pdf.pages[0].Resources.XObject = form
    pdf.pages[0].Contents = pdf.make_stream(b"/In Do")


def many_attachments(pdf: Pdf) -> None:
    for number in range(6):
        name = f"{number}.txt"
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, b"x", filename=name)


def form_that_is_a_program(pdf: Pdf) -> None:
    pdf.Root.AcroForm = Dictionary(XFA=stream(pdf, b"<xdp/>"), Fields=Array())
    pdf.Root.NeedsRendering = True


def locked() -> bytes:
    file = io.BytesIO()
    with Pdf.open(io.BytesIO(text())) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(owner="secret", user="secret"))
    return file.getvalue()


def large_object_stream() -> bytes:
    file = io.BytesIO()
    with Pdf.open(io.BytesIO(PLAIN)) as pdf:
        pdf.Root.Other = pdf.make_indirect(Array([String(LARGE.decode())]))
        pdf.save(file, object_stream_mode=ObjectStreamMode.generate)
    return file.getvalue()


WITHHELD = {
    "huge page": (changed(huge_page, text()), Reason.TOO_LARGE),
    "a million pages": (PLAIN.replace(b"/Count 2", b"/Count 1000000"), Reason.TOO_MANY),
    "page in itself": (changed(page_in_itself), Reason.CORRUPT),
    "page many times": (changed(page_many_times), Reason.TOO_MANY),
    "deep tree": (changed(deep_tree), Reason.TOO_DEEP),
    "large content": (changed(large_content), Reason.TOO_LARGE),
    "large content, packed twice": (changed(large_twice_packed), Reason.TOO_LARGE),
    "picture that is large": (changed(lambda pdf: picture(pdf, 4000)), Reason.TOO_LARGE),
    "picture that says it is small": (changed(lambda pdf: picture(pdf, 10)), Reason.TOO_LARGE),
    "forms in forms": (changed(forms_in_forms), Reason.TOO_LARGE),
    "many attachments": (changed(many_attachments), Reason.TOO_MANY),
    "form that is a program": (changed(form_that_is_a_program), Reason.UNSUPPORTED),
    "locked": (locked(), Reason.ENCRYPTED),
    "half a file": (PLAIN[: len(PLAIN) // 2], Reason.CORRUPT),
    "a head alone": (b"%PDF-1.7\n", Reason.CORRUPT),
    "large object stream": (large_object_stream(), Reason.CORRUPT),
}


@pytest.mark.parametrize(("content", "reason"), WITHHELD.values(), ids=WITHHELD)
def test_it_is_withheld(engine: Engine, content: bytes, reason: Reason) -> None:
    withheld = Files(engine, CAPS).redact("a.pdf", content)
    assert isinstance(withheld, Withheld)
    assert withheld.reason == reason


def test_a_damaged_file_is_repaired_if_both_parsers_see_the_same(engine: Engine) -> None:
    damaged = text().replace(b"startxref", b"startxxxx")
    done = Files(engine, CAPS).redact("a.pdf", damaged)
    assert isinstance(done, RedactedFile)
    assert not holds(done.content, CARD)


async def test_confined_workers_read_pdfs(engine: Engine) -> None:
    pool = Pool(Policy(), workers=1, max_waiting=3, limits=Limits(), crew=FILE_CREW)
    try:
        for content in (PLAIN, text(), form_field(), hidden_layer()):
            there, here = (
                await pool.run(READ_FILE, "a.pdf", content),
                Files(engine, FileCaps()).redact("a.pdf", content),
            )
            assert isinstance(here, RedactedFile)
            assert there == here
    finally:
        await pool.close()
