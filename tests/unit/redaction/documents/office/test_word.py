"""Numbers in every place of a DOCX that holds text."""

from base64 import b64encode
from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document

from redaction.types import RedactedFile
from tests.support.office import (
    RELATION,
    WORD,
    book,
    holders,
    opens,
    runs,
    unzipped,
    with_parts,
    word,
)

CARD = "4111111111111111"
SPACED = "4111 1111 1111 1111"
SSN = "536228726"
SPLIT = "".join(
    f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in ("4111 11", "11 1111 ", "1111")
)
TEXT_BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>'
    f"{runs('4111 1111', ' 1111 1111')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)
FIELD = (
    f"<w:p><w:r><w:t>4111</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>{runs(' 1111 1111 1111')[5:]}"
)
TRACKED = (
    '<w:p><w:r><w:t xml:space="preserve">4111 1111 </w:t></w:r><w:ins w:id="1" w:author="a"><w:r>'
    '<w:t>1111 1111</w:t></w:r></w:ins><w:del w:id="2" w:author="a"><w:r><w:delText>2222 '
    "2222</w:delText></w:r></w:del></w:p>"
)
DELETED = f'<w:p><w:del w:id="2" w:author="a"><w:r><w:delText>{SPACED}</w:delText></w:r></w:del></w:p>'
PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
    f'wordprocessingDrawing"><wp:docPr id="1" name="Picture" descr="{SPACED}"/></wp:inline>'
    "</w:drawing></w:r></w:p>"
)
CODE = f'<w:p><w:r><w:instrText>HYPERLINK "https://example.com/?n={CARD}"</w:instrText></w:r></w:p>'
TABLE = (
    "<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc><w:p><w:r><w:t>SSN</w:t></w:r></w:p></w:tc>"
    f"<w:tc><w:p><w:r><w:t>{SSN}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
LINES = "<w:p><w:r><w:t>4111 1111</w:t><w:br/><w:t>1111 1111</w:t></w:r></w:p>"
HYPHENS = (
    "<w:p><w:r><w:t>4111</w:t><w:noBreakHyphen/><w:t>1111</w:t><w:noBreakHyphen/>"
    "<w:t>11111111</w:t></w:r></w:p>"
)
UNKNOWN = f'<w:p><x:y xmlns:x="urn:x" z="{CARD}">{SPACED}<x:z/></x:y></w:p>'
COMMENT = f"<w:p><!-- {SPACED} --><?note {SPACED}?></w:p>"
CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    f'<property fmtid="{{0}}" pid="2" name="SSN"><vt:i4>{SSN}</vt:i4></property></Properties>'
)


def note(kind: str) -> str:
    return (
        f'<w:{kind}s xmlns:w="{WORD}">'
        f'<w:{kind} w:id="5">{runs("4111 1111 ", "1111 1111")}</w:{kind}></w:{kind}s>'
    )


def header(document: Document) -> None:
    paragraph = document.sections[0].header.paragraphs[0]
    for part in ("4111 1111 ", "1111 ", "1111"):
        paragraph.add_run(part)


def author(document: Document) -> None:
    document.core_properties.author = f"Ann {SPACED}"


def link(document: Document) -> None:
    document.part.relate_to(
        "https://example.com/?card=4111%201111%201111%201111", f"{RELATION}/hyperlink", is_external=True
    )


PLACES = {
    "split runs": (word(f"<w:p>{SPLIT}</w:p>"), "paragraph 1"),
    "tracked changes": (word(TRACKED), "paragraph 1"),
    "a deleted text": (word(DELETED), "paragraph 1"),
    "a text box": (word(TEXT_BOX), "paragraph 2"),
    "runs around a field": (word(FIELD), "paragraph 1"),
    "a field's code": (word(CODE), "paragraph 1"),
    "an alternative text": (word(PICTURE), "document"),
    "two lines": (word(LINES), "paragraph 1"),
    "hyphens": (word(HYPHENS), "paragraph 1"),
    "an unknown element": (word(UNKNOWN), "paragraph 1"),
    "a comment of XML": (word(COMMENT), "paragraph 1"),
    "a header": (word(fill=header), "header 1"),
    "properties": (word(fill=author), "properties"),
    "a comment": (
        with_parts(word(), {"word/comments.xml": note("comment")}, "comments", "word/document.xml"),
        "comments, comment 1",
    ),
    "a footnote": (
        with_parts(word(), {"word/footnotes.xml": note("footnote")}, "footnotes", "word/document.xml"),
        "footnotes, note 1",
    ),
    "custom XML": (
        with_parts(
            word(), {"customXml/item1.xml": f"<a><pan>{CARD}</pan></a>"}, "customXml", "word/document.xml"
        ),
        "data 1",
    ),
    "a text inside": (
        with_parts(word(), {"word/chunk.txt": f"my card {SPACED}"}, "aFChunk", "word/document.xml"),
        "part, line 1",
    ),
    "a workbook inside": (
        with_parts(word(), {"word/embeddings/a.xlsx": book([int(CARD)])}, "package", "word/document.xml"),
        "embedded file 1, sheet 1, row 1",
    ),
}


@pytest.mark.parametrize(("content", "place"), PLACES.values(), ids=PLACES)
def test_a_card_number(redact: Callable[[bytes], RedactedFile], content: bytes, place: str) -> None:
    done = redact(content)
    assert list(holders(content, CARD))
    assert list(holders(done.content, CARD)) == []
    assert place in {finding.where for finding in done.findings}
    assert {finding.kept for finding in done.findings} == {"1111"}
    assert opens(done.content)
    assert "untouched" in [p.text for p in docx.Document(BytesIO(done.content)).paragraphs]
    assert done.withheld == ()


@pytest.mark.parametrize(
    "content", [word(TABLE), with_parts(word(), {"docProps/custom.xml": CUSTOM}, "custom-properties", "")]
)
def test_a_social_security_number_beside_its_label(
    redact: Callable[[bytes], RedactedFile], content: bytes
) -> None:
    done = redact(content)
    assert list(holders(content, SSN))
    assert list(holders(done.content, SSN)) == []
    assert [finding.entity for finding in done.findings] == ["US_SSN"]
    assert opens(done.content)


SPELLED = {
    "signs of a symbol font": "".join(
        f'<w:sym w:font="Symbol" w:char="F0{ord(digit):X}"/>' for digit in CARD
    ),
    "text in a symbol font": f"<w:t>{''.join(chr(0xF000 + ord(digit)) for digit in CARD)}</w:t>",
    "base64": f"<w:t>see {b64encode(f'card {SPACED}'.encode()).decode()}</w:t>",
}


@pytest.mark.parametrize("spelled", SPELLED.values(), ids=SPELLED)
def test_a_number_that_is_spelled_in_another_way(
    redact: Callable[[bytes], RedactedFile], spelled: str
) -> None:
    done = redact(word(f"<w:p><w:r>{spelled}</w:r></w:p>"))
    assert [finding.kept for finding in done.findings] == ["1111"]
    assert spelled[-60:] not in unzipped(done.content)["word/document.xml"].decode()
    assert opens(done.content)


def test_runs_keep_what_is_no_number(redact: Callable[[bytes], RedactedFile]) -> None:
    done = redact(word(runs("Card 4111 ", "1111 ", "1111", " 1111, thanks")))
    paragraph = docx.Document(BytesIO(done.content)).paragraphs[0]
    assert [run.text for run in paragraph.runs] == ["Card [card ending 1111 removed]", "", "", ", thanks"]


def test_a_number_may_touch_the_words_in_the_runs_around(redact: Callable[[bytes], RedactedFile]) -> None:
    done = redact(word(runs("Card", SPACED, "Exp")))
    paragraph = docx.Document(BytesIO(done.content)).paragraphs[0]
    assert paragraph.text == "Card[card ending 1111 removed]Exp"


def test_an_element_s_name_never_speaks_for_a_card_number(redact: Callable[[bytes], RedactedFile]) -> None:
    custom = f'<order id="{CARD}"><orderId>{CARD}</orderId><ssn>{SSN}</ssn></order>'
    done = redact(with_parts(word(), {"customXml/item1.xml": custom}, "customXml", "word/document.xml"))
    assert sorted(finding.entity for finding in done.findings) == ["CREDIT_CARD", "CREDIT_CARD", "US_SSN"]


def test_a_link_stays_an_address(redact: Callable[[bytes], RedactedFile]) -> None:
    done = redact(word(fill=link))
    relations = unzipped(done.content)["word/_rels/document.xml.rels"].decode()
    assert [finding.where for finding in done.findings] == ["links"]
    assert 'Target="https://example.com/?card=%5Bcard%20ending%201111%20removed%5D"' in relations


def test_only_the_preview_goes_when_nothing_is_found(redact: Callable[[bytes], RedactedFile]) -> None:
    content = word(runs("Order number 4539148803436467 of 2024-05-01", ", IMEI 490154203237518"))
    sent, done = unzipped(content), unzipped(redact(content).content)
    assert set(sent) - set(done) == {"docProps/thumbnail.jpeg"}
    assert {name for name in done if done[name] != sent[name]} <= {"[Content_Types].xml", "_rels/.rels"}


def test_clean_bytes_stay(redact: Callable[[bytes], RedactedFile]) -> None:
    content = redact(word(runs("Order number 4539148803436467"))).content
    assert redact(content).content == content
