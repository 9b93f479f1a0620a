"""Numbers in cells, bare or formatted, and in what stands around them in an XLSX."""

from collections.abc import Callable

import pytest

from redaction.documents.files import Files
from redaction.types import Reason, RedactedFile, Withheld
from tests.support.office import SHEET, book, cells, changed, holders, opens, unzipped, with_parts

CARD = "4111111111111111"
SPACED = "4111 1111 1111 1111"
SSN = "536228726"
GONE = "[card ending 1111 removed]"
CELL = '<c r="A1" t="n"><v>7</v></c>'
FORMAT = '<numFmts count="1"><numFmt numFmtId="164" formatCode="000\\-00\\-0000"/></numFmts>'
CHART = (
    '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart">'
    '<c:numCache><c:pt idx="0">'
    f"<c:v>{CARD}</c:v></c:pt></c:numCache></c:chartSpace>"
)
PIVOT = (
    f'<pivotCacheDefinition xmlns="{SHEET}"><cacheFields><cacheField name="a"><sharedItems><n v="{CARD}"/>'
    "</sharedItems></cacheField></cacheFields></pivotCacheDefinition>"
)
NOTES = (
    f'<comments xmlns="{SHEET}"><authors><author>a</author></authors><commentList><comment '
    'authorId="0" ref="A1"><text><r><t>4111 1111</t></r><r><t> 1111 1111</t></r></text>'
    "</comment></commentList></comments>"
)

Redact = Callable[[bytes], RedactedFile]


def sheet(old: str, new: str) -> bytes:
    """A workbook with a 7 in its cell, changed."""
    return changed(book([7]), "xl/worksheets/sheet1.xml", old, new)


PLACES = {
    "a bare number": book([int(CARD)]),
    "a number with an exponent": sheet(CELL, '<c r="A1"><v>4.111111111111111E+15</v></c>'),
    "a shared text": book([f"card {SPACED}"]),
    "a text inside": sheet(
        CELL,
        (
            '<c r="A1" t="inlineStr"><is><r><t>4111 1111</t></r><r><t xml:space="preserve"> 1111 '
            "1111</t></r></is></c>"
        ),
    ),
    "a formula": sheet(CELL, f'<c r="A1"><f>{CARD}+0</f></c>'),
    "a formula that joins": sheet(
        CELL, f'<c r="A1" t="str"><f>"4111"&amp;"111111111111"</f><v>{CARD}</v></c>'
    ),
    "a formula that joins arguments": sheet(
        CELL, '<c r="A1" t="str"><f>CONCATENATE("41111111", "11111111")</f><v>x</v></c>'
    ),
    "a formula that joins arguments with nothing between": sheet(
        CELL, '<c r="A1" t="str"><f>TEXTJOIN("",TRUE,"41111111","11111111")</f><v>x</v></c>'
    ),
    "a formula's value": sheet(CELL, f'<c r="A1"><f>B1</f><v>{CARD}</v></c>'),
    "a shared index out of range": sheet(CELL, f'<c r="A1" t="s"><v>{CARD}</v></c>'),
    "a page's header": sheet(
        "</worksheet>", f"<headerFooter><oddHeader>&amp;L{SPACED}</oddHeader></headerFooter></worksheet>"
    ),
    "a rule of validity": sheet(
        "</sheetData>",
        (
            f'</sheetData><dataValidations><dataValidation sqref="A1"><formula1>{CARD}</formula1>'
            "</dataValidation></dataValidations>"
        ),
    ),
    "a stray text": sheet("</row>", f"</row>{SPACED}"),
    "a sheet's name": changed(book([7]), "xl/workbook.xml", 'name="Sheet"', f'name="{SPACED}"'),
    "a defined name": changed(
        book([7]),
        "xl/workbook.xml",
        "<definedNames/>",
        f'<definedNames><definedName name="a">{CARD}</definedName></definedNames>',
    ),
    "a hidden sheet": changed(book([SPACED]), "xl/workbook.xml", 'state="visible"', 'state="hidden"'),
    "a comment": with_parts(book([7]), {"xl/comments1.xml": NOTES}, "comments", "xl/worksheets/sheet1.xml"),
    "a chart's cache": with_parts(
        book([7]), {"xl/charts/chart1.xml": CHART}, "chart", "xl/worksheets/sheet1.xml"
    ),
    "a pivot table's cache": with_parts(book([7]), {"xl/pivotCache/x1.xml": PIVOT}, "x", "xl/workbook.xml"),
    "a column of cards": book(["Name", "Card number"], ["Ann", int(CARD)], ["Bob", SPACED]),
}


@pytest.mark.parametrize("content", PLACES.values(), ids=PLACES)
def test_a_card_number(redact: Redact, content: bytes) -> None:
    done = redact(content)
    assert list(holders(done.content, CARD)) == []
    assert {finding.kept for finding in done.findings} == {"1111"}
    assert opens(done.content)
    assert done.withheld == ()
    again = redact(done.content)
    assert (again.content, again.findings) == (done.content, ())


def test_a_cell_becomes_text_and_the_others_stay(redact: Redact) -> None:
    done = redact(book(["id", "Card", "note"], [1, int(CARD), "fine"], [2.5, None, f"my {SPACED}!"]))
    assert cells(done.content) == [("id", "Card", "note"), (1, GONE, "fine"), (2.5, None, f"my {GONE}!")]
    assert [finding.where for finding in done.findings] == ["sheet 1, row 2", "sheet 1, row 3"]


def test_a_column_of_social_security_numbers(redact: Redact) -> None:
    rows: list[list[object]] = [
        ["Report 2024"],
        [],
        ["Line 1", "SSN"],
        ["Ann", int(SSN)],
        ["Bob", 12345678],
        ["Cy", "n/a"],
    ]
    done = redact(book(*rows))
    assert [row[1] for row in cells(done.content)][3:] == ["[SSN removed]", "[SSN removed]", "n/a"]


def test_a_number_that_its_format_shows_as_a_social_security_number(redact: Redact) -> None:
    styled = changed(book([int(SSN)]), "xl/styles.xml", "<fonts", f"{FORMAT}<fonts")
    styled = changed(styled, "xl/styles.xml", '<xf numFmtId="0"', '<xf numFmtId="164"')
    styled = changed(styled, "xl/worksheets/sheet1.xml", '<c r="A1"', '<c r="A1" s="0"')
    assert cells(redact(styled).content) == [("[SSN removed]",)]


@pytest.mark.parametrize("rows", [[["Card number"], [4111111111111110]], [["card", 4111111111111110]]])
def test_a_card_number_of_which_fifteen_digits_were_kept(redact: Redact, rows: list[list[object]]) -> None:
    assert cells(redact(book(*rows)).content)[-1][-1] == GONE


def test_formulas_that_shared_a_removed_one_keep_their_values(redact: Redact) -> None:
    shared = (
        f'<c r="A1"><f t="shared" ref="A1:B1" si="0">{CARD}+0</f><v>1</v></c><c r="B1"><f '
        't="shared" si="0"/><v>8</v></c>'
    )
    done = redact(
        with_parts(
            sheet(CELL, shared),
            {"xl/calcChain.xml": f'<calcChain xmlns="{SHEET}"/>'},
            "calcChain",
            "xl/workbook.xml",
        )
    )
    assert cells(done.content) == [(GONE, 8)]
    assert "xl/calcChain.xml" not in unzipped(done.content)


def test_other_numbers_stay(redact: Redact) -> None:
    rows: list[list[object]] = [
        ["Order number", "IMEI", "share", "when", "amount"],
        ["4539148803436468", 490154203237518, 0.4539148803436468, 45000.25, 123456789],
        [4539148803436468, "490154203237518", 0.1 + 0.2, 1.5e-7, 4.1e15],
    ]
    content = book(*rows)
    assert redact(content).content == content


def test_too_many_cells_end_at_the_cap(files: Files) -> None:
    row = "<row>" + "<c><v>1</v></c>" * 1000 + "</row>"
    content = sheet("<sheetData>", "<sheetData>" + row * 201)
    done = files.redact("a.xlsx", content)
    assert isinstance(done, Withheld)
    assert done.reason is Reason.TOO_LARGE
