"""XLSX: numbers as numbers, as texts, in formulas, names, notes, hidden sheets and caches."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, Final

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from bench.attachments.documents.construction import Construction, Planted, patched, unzipped, zipped

_SHEET: Final = "xl/worksheets/sheet1.xml"
_ONE: Final = '<c r="B2" t="n"><v>1</v></c>'


def _written(change: Callable[[Any, Any], None]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["B1"] = "Customer", "Card number"
    sheet["A2"] = "Jordan"
    change(book, sheet)
    file = io.BytesIO()
    book.save(file)
    return zipped(unzipped(file.getvalue()))


def _with_cell(value: object) -> bytes:
    return _written(lambda _, sheet: sheet.__setitem__("B2", value))


def number_cell(planted: Planted) -> bytes:
    """A bare number."""
    return _with_cell(int(planted.digits))


def _with_shared(item: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    return patched(
        _with_cell(1),
        {
            _SHEET: (_ONE, '<c r="B2" t="s"><v>0</v></c>'),
            "[Content_Types].xml": (
                "</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>'
            ),
            "xl/_rels/workbook.xml.rels": (
                "</Relationships>", f'<Relationship Id="rIdS" Type="{relation}" Target="sharedStrings.xml"/></Relationships>'
            ),
        },
        {"xl/sharedStrings.xml": f'<sst xmlns="{main}" count="1" uniqueCount="1">{item}</sst>'},
    )  # fmt: skip


def shared_string(planted: Planted) -> bytes:
    """A text, as Excel stores it."""
    return _with_shared(f"<si><t>{planted.spaced}</t></si>")


def inline_string(planted: Planted) -> bytes:
    """A text in its cell."""
    cell = f'<c r="B2" t="inlineStr"><is><t>{planted.spaced}</t></is></c>'
    return patched(_with_cell(1), {_SHEET: (_ONE, cell)})


def rich_string(planted: Planted) -> bytes:
    """A text in runs of its own looks."""
    first, second = planted.digits[:7], planted.digits[7:]
    return _with_shared(f"<si><r><t>{first}</t></r><r><rPr><b/></rPr><t>{second}</t></r></si>")


def scientific(planted: Planted) -> bytes:
    """A number as a float is written."""
    as_float = f"{planted.digits[0]}.{planted.digits[1:]}E15"
    return patched(_with_cell(1), {_SHEET: (_ONE, f'<c r="B2"><v>{as_float}</v></c>')})


def formula(planted: Planted) -> bytes:
    """A constant in a formula."""
    return _with_cell(f'="{planted.digits}"&""')


def formula_result(planted: Planted) -> bytes:
    """The stored result of a formula that doesn't show it."""
    cell = f'<c r="B2" t="str"><f>A9</f><v>{planted.spaced}</v></c>'
    return patched(_with_cell(1), {_SHEET: (_ONE, cell)})


def note(planted: Planted) -> bytes:
    """A note on a cell."""

    def change(_: Any, sheet: Any) -> None:
        sheet["A2"].comment = Comment(planted.line, "Sam")

    return _written(change)


def defined_name(planted: Planted) -> bytes:
    """A constant with a name."""
    name = DefinedName("card", attr_text=f'"{planted.digits}"')
    return _written(lambda book, _: book.defined_names.add(name))


def page_header(planted: Planted) -> bytes:
    """What is printed above each page."""

    def change(_: Any, sheet: Any) -> None:
        sheet.oddHeader.center.text = planted.line

    return _written(change)


def hidden_sheet(planted: Planted) -> bytes:
    """A sheet that no menu shows."""

    def change(book: Any, _: Any) -> None:
        secret = book.create_sheet("old")
        secret["A1"] = planted.spaced
        secret.sheet_state = "veryHidden"

    return _written(change)


def sheet_name(planted: Planted) -> bytes:
    """A sheet's name."""
    return _written(lambda book, _: book.create_sheet(f"card {planted.digits}"))


def properties(planted: Planted) -> bytes:
    """The description in docProps/core.xml."""

    def change(book: Any, _: Any) -> None:
        book.properties.description = planted.line

    return _written(change)


def chart_cache(planted: Planted) -> bytes:
    """What a chart keeps of cells that have changed since."""

    def change(_: Any, sheet: Any) -> None:
        sheet["B2"] = 5
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=2), titles_from_data=True)
        sheet.add_chart(chart, "D4")

    points = f'<ptCount val="1"/><pt idx="0"><v>{planted.digits}</v></pt>'
    cache = f"<numCache><formatCode>General</formatCode>{points}</numCache>"
    return patched(_written(change), {"xl/charts/chart1.xml": ("</f></numRef>", f"</f>{cache}</numRef>")})


def validation(planted: Planted) -> bytes:
    """A message that helps to fill in a cell."""

    def change(_: Any, sheet: Any) -> None:
        rule = DataValidation(type="list", formula1='"a,b"', showInputMessage=True)
        rule.prompt, rule.promptTitle = planted.line, "Card"
        rule.add("A3")
        sheet.add_data_validation(rule)

    return _written(change)


def link(planted: Planted) -> bytes:
    """The address behind a cell."""

    def change(_: Any, sheet: Any) -> None:
        sheet["A2"].hyperlink = f"https://shop.example/?card={planted.digits}"

    return _written(change)


def picture(planted: Planted) -> bytes:
    """A picture on the sheet."""
    return _written(lambda _, sheet: sheet.add_image(Image(io.BytesIO(planted.picture.content)), "D2"))


CONSTRUCTIONS: Final = tuple(
    Construction("XLSX", make.__name__.replace("_", " "), f"{make.__name__}.xlsx", make, make is picture)
    for make in (
        *(number_cell, shared_string, inline_string, rich_string, scientific, formula, formula_result, note),
        *(defined_name, page_header, hidden_sheet, sheet_name, properties, chart_cache, validation, link),
        picture,
    )
)
