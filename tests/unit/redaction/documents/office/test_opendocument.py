"""Numbers in ODT, ODS and ODP."""

from collections.abc import Callable

import pytest

from redaction.documents.files import Files
from redaction.types import Reason, RedactedFile, Withheld
from tests.support.office import book, holders, open_document, opens, unzipped

CARD = "4111111111111111"
SPACED = "4111 1111 1111 1111"
SSN = "536228726"
META = (
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"><office:meta>'
    '<meta:user-defined meta:name="SSN" '
    f'meta:value-type="float">{SSN}</meta:user-defined></office:meta></office:document-meta>'
)
PREVIEW = '<m:file-entry m:full-path="Thumbnails/thumbnail.png" m:media-type="image/png"/>'
ENCRYPTED = (
    '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"><m:encryption-data/></m:file-entry>'
)


def text(inner: str) -> bytes:
    return open_document("text", f"<text:p>untouched</text:p><text:p>{inner}</text:p>")


def table(*rows: str) -> bytes:
    inner = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    return open_document("spreadsheet", f'<table:table table:name="a">{inner}</table:table>')


def cell(shown: str, value: str = "", more: str = "") -> str:
    typed = f'office:value-type="float" office:value="{value}"' if value else 'office:value-type="string"'
    return f"<table:table-cell {typed} {more}><text:p>{shown}</text:p></table:table-cell>"


PLACES = {
    "spans": (text("4111 <text:span>1111</text:span> <text:span>11</text:span>11 1111"), "paragraph 2"),
    "spaces": (text('4111<text:s text:c="2"/>1111<text:s/>1111<text:tab/>1111'), "paragraph 2"),
    "a note": (
        text(f"x<text:note><text:note-body><text:p>{SPACED}</text:p></text:note-body></text:note>"),
        "paragraph 3",
    ),
    "around a comment": (
        text(
            f"{CARD[:6]}<office:annotation><meta:creator>Ann</meta:creator><text:p>see</text:p>"
            f"</office:annotation>{CARD[6:]}"
        ),
        "paragraph 2",
    ),
    "around a footnote": (
        text(
            f"{CARD[:6]}<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            f"<text:p>see</text:p></text:note-body></text:note>{CARD[6:]}"
        ),
        "paragraph 2",
    ),
    "around a reading aid": (
        text(f"{CARD[:6]}<text:ruby><text:ruby-text>see</text:ruby-text></text:ruby>{CARD[6:]}"),
        "paragraph 2",
    ),
    "around a picture": (
        text(f'{CARD[:6]}<draw:frame xmlns:draw="urn:d"><draw:title>see</draw:title></draw:frame>{CARD[6:]}'),
        "paragraph 2",
    ),
    "a comment": (text(f"x<office:annotation><text:p>{SPACED}</text:p></office:annotation>y"), "paragraph 3"),
    "a link": (
        text(
            f'<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="https://a.example/{CARD}">x</text:a>'
        ),
        "document",
    ),
    "a value": (table(cell("4.11E+15", CARD)), "sheet 1, row 1"),
    "a text cell": (table(cell("x"), cell(SPACED)), "sheet 1, row 2"),
    "a formula": (table(cell("7", "7", f'table:formula="of:={CARD}+0"')), "document"),
    "a slide": (
        open_document("presentation", f'<draw:page xmlns:draw="urn:d"><text:p>{SPACED}</text:p></draw:page>'),
        "slide 1",
    ),
    "a workbook inside": (
        open_document("text", "<text:p>untouched</text:p>", {"Object 1": book([SPACED])}),
        "part, sheet 1, row 1",
    ),
}


@pytest.mark.parametrize(("content", "place"), PLACES.values(), ids=PLACES)
def test_a_card_number(redact: Callable[[bytes], RedactedFile], content: bytes, place: str) -> None:
    done = redact(content)
    assert list(holders(done.content, CARD)) == []
    assert place in {finding.where for finding in done.findings}
    assert {finding.kept for finding in done.findings} == {"1111"}
    assert opens(done.content)
    assert (b"untouched" in unzipped(done.content)["content.xml"]) == (
        b"untouched" in unzipped(content)["content.xml"]
    )
    assert done.content[30:38] == b"mimetype"


def test_a_column_of_social_security_numbers(redact: Callable[[bytes], RedactedFile]) -> None:
    content = table(cell("Name") + cell("SSN"), cell("Ann") + cell("5.36E+8", SSN), cell("Bob") + cell("7"))
    done = redact(content)
    assert [finding.where for finding in done.findings] == ["sheet 1, row 2"]
    assert list(holders(done.content, SSN)) == []
    assert (
        b'office:value-type="string"><text:p>[SSN removed]</text:p>' in unzipped(done.content)["content.xml"]
    )


def test_properties(redact: Callable[[bytes], RedactedFile]) -> None:
    done = redact(open_document("text", "<text:p/>", {"meta.xml": META}))
    assert [finding.where for finding in done.findings] == ["properties"]
    assert b'value-type="string">[SSN removed]<' in unzipped(done.content)["meta.xml"]


def test_previews_go(redact: Callable[[bytes], RedactedFile]) -> None:
    done = unzipped(
        redact(open_document("text", "", {"Thumbnails/thumbnail.png": b"\x89PNG"}, PREVIEW)).content
    )
    assert list(done) == ["mimetype", "content.xml", "META-INF/manifest.xml"]
    assert b"Thumbnails" not in done["META-INF/manifest.xml"]


def test_other_numbers_stay(redact: Callable[[bytes], RedactedFile]) -> None:
    content = table(
        cell("Order number") + cell("share"),
        cell("4.5E+15", "4539148803436468") + cell("0.45", "0.4539148803436468"),
    )
    assert redact(content).content == content


def test_an_encrypted_one_is_withheld(files: Files) -> None:
    done = files.redact("a.odt", open_document("text", "", manifest=ENCRYPTED))
    assert isinstance(done, Withheld)
    assert done.reason is Reason.ENCRYPTED
