"""Office documents: numbers in parts of other formats, in settings and caches, and around notes."""

from __future__ import annotations

import base64
from collections.abc import Callable
from typing import Final

from bench.attachments.documents.compound import compound
from bench.attachments.documents.construction import Construction, Planted, patched, unzipped, zipped
from bench.attachments.documents.open_document import odt_paragraph
from bench.attachments.documents.sheets import number_cell
from bench.attachments.documents.word import written

_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET: Final = "xl/worksheets/sheet1.xml"


def _with_part(name: str, content: bytes | str, kind: str, media_type: str) -> bytes:
    """A document that has a part more, related to its main one."""
    parts = unzipped(written(lambda _: None))
    related = f'<Relationship Id="rIdNew" Type="{_RELATION}/{kind}" Target="/{name}"/></Relationships>'
    typed = f'<Override PartName="/{name}" ContentType="{media_type}"/></Types>'
    for part, end, more in (
        ("word/_rels/document.xml.rels", "</Relationships>", related),
        ("[Content_Types].xml", "</Types>", typed),
    ):
        parts[part] = parts[part].decode().replace(end, more).encode()
    return zipped(parts | {name: content})


def docx_html_part(planted: Planted) -> bytes:
    """A page that is imported when the document is opened."""
    page = f"<html><body><p>card {'<b></b>'.join(planted.digits)}</p></body></html>"
    return _with_part("word/a.html", page, "aFChunk", "text/html")


def docx_rtf_part(planted: Planted) -> bytes:
    """RTF that is imported."""
    rich = f"{{\\rtf1\\ansi card {planted.digits[:6]}\\b {planted.digits[6:]}}}"
    return _with_part("word/a.rtf", rich, "aFChunk", "application/rtf")


def docx_mail_part(planted: Planted) -> bytes:
    """A page with its pictures, as browsers save it."""
    head = "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html"
    body = f"<p>card {planted.digits[:6]}=\r\n{planted.digits[6:]}</p>\r\n--b--\r\n"
    page = f"{head}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{body}"
    return _with_part("word/a.mht", page, "aFChunk", "message/rfc822")


def docx_variables(planted: Planted) -> bytes:
    """A variable of the document, and a query for letters."""
    variable = f'<w:docVars><w:docVar w:name="c" w:val="{planted.digits}"/></w:docVars>'
    query = f"<w:mailMerge><w:query w:val=\"SELECT * WHERE pan='{planted.digits}'\"/></w:mailMerge>"
    return patched(
        written(lambda _: None), {"word/settings.xml": ("</w:settings>", f"{query}{variable}</w:settings>")}
    )


def docx_chart_workbook(planted: Planted) -> bytes:
    """The workbook behind a chart."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _with_part("word/embeddings/Book.xlsx", number_cell(planted), "package", kind)


def docx_object(planted: Planted) -> bytes:
    """A workbook in an object of old Office."""
    kind = "application/vnd.openxmlformats-officedocument.oleObject"
    packed = compound({"\1CompObj": b"x", "Package": number_cell(planted)})
    return _with_part("word/embeddings/oleObject1.bin", packed, "oleObject", kind)


def docx_drawing(planted: Planted) -> bytes:
    """A box of a diagram, its text in two runs."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006"
    runs = "".join(f"<a:r><a:t>{part}</a:t></a:r>" for part in (planted.digits[:8], planted.digits[8:]))
    points = f"<d:ptLst><d:pt><d:t><a:p>{runs}</a:p></d:t></d:pt></d:ptLst>"
    model = f'<d:dataModel xmlns:d="{drawing}/diagram" xmlns:a="{drawing}/main">{points}</d:dataModel>'
    return _with_part("word/diagrams/data1.xml", model, "diagramData", "application/xml")


def docx_symbols(planted: Planted) -> bytes:
    """Signs of a symbol font."""
    signs = "".join(f'<w:sym w:font="Symbol" w:char="F0{ord(digit):02X}"/>' for digit in planted.digits)
    written_so = f"<w:p><w:r>{signs}</w:r></w:p></w:body>"
    return patched(written(lambda _: None), {"word/document.xml": ("</w:body>", written_so)})


def docx_variable_in_base64(planted: Planted) -> bytes:
    """What an add-in keeps in the document."""
    packed = base64.b64encode(planted.line.encode()).decode()
    variable = f'<w:docVars><w:docVar w:name="c" w:val="{packed}"/></w:docVars></w:settings>'
    return patched(written(lambda _: None), {"word/settings.xml": ("</w:settings>", variable)})


def _row(cells: str, after: str = "") -> Callable[[Planted], bytes]:
    def make(planted: Planted) -> bytes:
        clean = number_cell(planted._replace(digits="12"))
        filled = cells.replace("%1", planted.digits[:8]).replace("%2", planted.digits[8:])
        filled = filled.replace("%d", planted.digits)
        more = after.replace("%d", planted.digits).replace("%s", planted.spaced)
        return patched(clean, {_SHEET: ("</sheetData>", f'<row r="9">{filled}</row></sheetData>{more}')})

    return make


def odt_around_a_note(planted: Planted) -> bytes:
    """A comment within the number."""
    note = "<office:annotation><dc:creator>Sam</dc:creator><text:p>see</text:p></office:annotation>"
    span = "</text:span><text:span>"
    return patched(odt_paragraph(planted), {"content.xml": (span, f"{span}{note}")})


_ROWS: Final = {
    "joined": _row('<c r="A9" t="str"><f>"%1"&amp;"%2"</f><v>x</v></c>'),
    "concatenated": _row('<c r="A9" t="str"><f>CONCATENATE("%1","%2")</f><v>x</v></c>'),
    "joined as a list": _row('<c r="A9" t="str"><f>TEXTJOIN("",TRUE,"%1","%2")</f><v>x</v></c>'),
    "whole float": _row('<c r="A9"><v>%dE0</v></c>'),
    "calculated": _row('<c r="A9"><f>%1*10^8+%2</f><v>%d</v></c>'),
    "cells": _row('<c r="A9"><v>%1</v></c><c r="B9"><v>%2</v></c>'),
    "filter": _row(
        "",
        '<autoFilter ref="A1:B2"><filterColumn colId="0"><filters><filter val="%d"/></filters></filterColumn>'
        "</autoFilter>",
    ),
    "page header in a face": _row(
        "", '<headerFooter><oddHeader>&amp;L&amp;"Arial,Bold"%s</oddHeader></headerFooter>'
    ),
}

CONSTRUCTIONS: Final = (
    *(
        Construction("DOCX", make.__name__.removeprefix("docx_").replace("_", " "), "sent.docx", make)
        for make in (
            *(docx_html_part, docx_rtf_part, docx_mail_part, docx_variables),
            *(docx_chart_workbook, docx_object, docx_drawing, docx_symbols, docx_variable_in_base64),
        )
    ),
    *(Construction("XLSX", name, "sent.xlsx", make) for name, make in _ROWS.items()),
    Construction("ODF", "odt around a note", "sent.odt", odt_around_a_note),
)
