"""DOCX: text in runs, boxes, notes, changes, properties and media."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, Final

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Inches

from bench.attachments.documents.construction import Construction, Planted, patched, unzipped, zipped

_CLEAN: Final = "The device arrived on Monday and does not start."
_CONTENT_TYPES: Final = "[Content_Types].xml"
_RELATIONS: Final = "word/_rels/document.xml.rels"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def written(change: Callable[[Any], None]) -> bytes:
    """A document of one clean paragraph and a change."""
    document = docx.Document()
    document.add_paragraph(_CLEAN)
    change(document)
    file = io.BytesIO()
    document.save(file)
    return zipped(unzipped(file.getvalue()))


def _with_xml(xml: str) -> bytes:
    """A last paragraph of runs in XML; `xmlns` of Word is declared."""
    paragraph = f"<w:p {nsdecls('w', 'wp', 'a', 'r', 'pic')}>{xml}</w:p>"
    return written(lambda document: document.paragraphs[0]._p.addnext(parse_xml(paragraph)))


def _with_part(name: str, content_type: str, relation: str, xml: str, runs: str = "") -> bytes:
    """A document with another part."""
    base = _with_xml(runs)
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    target = name.removeprefix("word/") if name.startswith("word/") else f"../{name}"
    related = f'<Relationship Id="rIdX" Type="{relation}" Target="{target}"/></Relationships>'
    return patched(
        base,
        {_CONTENT_TYPES: ("</Types>", override), _RELATIONS: ("</Relationships>", related)},
        {name: xml},
    )


def paragraph(planted: Planted) -> bytes:
    """One run."""
    return written(lambda document: document.add_paragraph(planted.line))


def split_runs(planted: Planted) -> bytes:
    """A run for each digit, some of them bold."""

    def change(document: Any) -> None:
        line = document.add_paragraph("Card ")
        for at, digit in enumerate(planted.digits):
            line.add_run(digit).bold = at % 3 == 0

    return written(change)


def table(planted: Planted) -> bytes:
    """A cell."""

    def change(document: Any) -> None:
        cells = document.add_table(2, 2).rows
        cells[0].cells[0].text, cells[0].cells[1].text = "Name", "Card number"
        cells[1].cells[0].text, cells[1].cells[1].text = "Jordan", planted.spaced

    return written(change)


def comment(planted: Planted) -> bytes:
    """A comment beside the text."""

    def change(document: Any) -> None:
        document.add_comment(document.paragraphs[0].runs[0], text=planted.line, author="Sam", initials="S")

    return written(change)


def header(planted: Planted) -> bytes:
    """A page's head."""

    def change(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = planted.line

    return written(change)


def footer(planted: Planted) -> bytes:
    """A page's foot."""

    def change(document: Any) -> None:
        document.sections[0].footer.paragraphs[0].text = planted.line

    return written(change)


def footnote(planted: Planted) -> bytes:
    """A note below the text."""
    note = f'<w:footnote w:id="2"><w:p><w:r><w:t>{planted.line}</w:t></w:r></w:p></w:footnote>'
    return _with_part(
        "word/footnotes.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
        f"{_OFFICE}/footnotes",
        f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    )


def inserted(planted: Planted) -> bytes:
    """A tracked insertion."""
    run = f"<w:r><w:t>{planted.line}</w:t></w:r>"
    return _with_xml(f'<w:ins w:id="1" w:author="Sam" w:date="2026-01-01T00:00:00Z">{run}</w:ins>')


def deleted(planted: Planted) -> bytes:
    """A tracked deletion: not shown, still there."""
    run = f"<w:r><w:delText>{planted.line}</w:delText></w:r>"
    return _with_xml(f'<w:del w:id="1" w:author="Sam" w:date="2026-01-01T00:00:00Z">{run}</w:del>')


def hidden(planted: Planted) -> bytes:
    """Hidden text."""
    return _with_xml(f"<w:r><w:rPr><w:vanish/></w:rPr><w:t>{planted.line}</w:t></w:r>")


def text_box(planted: Planted) -> bytes:
    """A text box in the old drawing language."""
    inner = f"<w:txbxContent><w:p><w:r><w:t>{planted.line}</w:t></w:r></w:p></w:txbxContent>"
    shape = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{inner}</v:textbox></v:shape>'
    return _with_xml(f"<w:r><w:pict>{shape}</w:pict></w:r>")


def field_code(planted: Planted) -> bytes:
    """What a field does, not what it shows."""
    code = f'<w:instrText xml:space="preserve"> QUOTE "{planted.spaced}" </w:instrText>'
    parts = ('<w:fldChar w:fldCharType="begin"/>', code, '<w:fldChar w:fldCharType="end"/>')
    return _with_xml("".join(f"<w:r>{part}</w:r>" for part in parts))


def alternative_text(planted: Planted) -> bytes:
    """The description of a picture."""

    def change(document: Any) -> None:
        document.add_picture(io.BytesIO(planted.picture.content), Inches(0.1))
        shape = document.inline_shapes[0]._inline.docPr
        shape.set("descr", planted.line)

    return written(change)


def hyperlink(planted: Planted) -> bytes:
    """The address behind a word."""
    base = _with_xml('<w:hyperlink r:id="rIdX"><w:r><w:t>here</w:t></w:r></w:hyperlink>')
    related = (
        f'<Relationship Id="rIdX" Type="{_OFFICE}/hyperlink" TargetMode="External" '
        f'Target="https://shop.example/?card={planted.digits}"/></Relationships>'
    )
    return patched(base, {_RELATIONS: ("</Relationships>", related)})


def core_properties(planted: Planted) -> bytes:
    """The title in docProps/core.xml."""

    def change(document: Any) -> None:
        document.core_properties.subject = planted.line

    return written(change)


def custom_properties(planted: Planted) -> bytes:
    """A property of the user's own."""
    own = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
    types = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
    value = (
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="Card">'
        f"<vt:lpwstr>{planted.spaced}</vt:lpwstr></property>"
    )
    return _with_part(
        "docProps/custom.xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        f"{_OFFICE}/custom-properties",
        f'<Properties xmlns="{own}" xmlns:vt="{types}">{value}</Properties>',
    )


def custom_xml(planted: Planted) -> bytes:
    """Data that a program bound to the document."""
    return _with_part(
        "customXml/item1.xml",
        "application/xml",
        f"{_OFFICE}/customXml",
        f'<order xmlns="urn:shop"><card>{planted.digits}</card></order>',
    )


def workbook(planted: Planted) -> bytes:
    """A workbook inside."""
    from bench.attachments.documents.sheets import number_cell

    base = patched(
        written(lambda _: None),
        {
            _CONTENT_TYPES: (
                "</Types>",
                '<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.'
                'spreadsheetml.sheet"/></Types>',
            ),
            _RELATIONS: (
                "</Relationships>",
                f'<Relationship Id="rIdX" Type="{_OFFICE}/package" Target="embeddings/a.xlsx"/></Relationships>',
            ),
        },
    )
    return zipped(unzipped(base) | {"word/embeddings/a.xlsx": number_cell(planted)})


def picture(planted: Planted) -> bytes:
    """A picture that shows it."""
    return written(lambda document: document.add_picture(io.BytesIO(planted.picture.content), Inches(5)))


CONSTRUCTIONS: Final = tuple(
    Construction("DOCX", make.__name__.replace("_", " "), f"{make.__name__}.docx", make, make is picture)
    for make in (
        *(
            paragraph,
            split_runs,
            table,
            comment,
            header,
            footer,
            footnote,
            inserted,
            deleted,
            hidden,
            text_box,
        ),
        *(field_code, alternative_text, hyperlink, core_properties, custom_properties, custom_xml, workbook),
        picture,
    )
)
