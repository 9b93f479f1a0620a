"""PPTX: slides, tables, notes, hidden slides, pictures and properties."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, Final

from pptx import Presentation
from pptx.util import Inches

from bench.attachments.documents.construction import Construction, Planted, patched, unzipped, zipped

_BOX: Final = (Inches(1), Inches(2), Inches(8), Inches(1))


def _written(change: Callable[[Any, Any], None]) -> bytes:
    show = Presentation()
    slide = show.slides.add_slide(show.slide_layouts[5])
    slide.shapes.title.text = "Quarterly review"
    change(show, slide)
    file = io.BytesIO()
    show.save(file)
    return zipped(unzipped(file.getvalue()))


def text_box(planted: Planted) -> bytes:
    """Text on a slide, in two runs."""

    def change(_: Any, slide: Any) -> None:
        line = slide.shapes.add_textbox(*_BOX).text_frame.paragraphs[0]
        line.add_run().text = f"Card {planted.spaced[:11]}"
        line.add_run().text = planted.spaced[11:]

    return _written(change)


def table(planted: Planted) -> bytes:
    """A cell."""

    def change(_: Any, slide: Any) -> None:
        cells = slide.shapes.add_table(2, 2, *_BOX).table
        cells.cell(0, 1).text, cells.cell(1, 1).text = "Card number", planted.spaced

    return _written(change)


def notes(planted: Planted) -> bytes:
    """What the speaker reads."""

    def change(_: Any, slide: Any) -> None:
        slide.notes_slide.notes_text_frame.text = planted.line

    return _written(change)


def hidden_slide(planted: Planted) -> bytes:
    """A slide that isn't shown."""

    def change(_: Any, slide: Any) -> None:
        slide.shapes.add_textbox(*_BOX).text_frame.text = planted.line
        slide._element.set("show", "0")

    return _written(change)


def shape_name(planted: Planted) -> bytes:
    """The description of a shape."""

    def change(_: Any, slide: Any) -> None:
        shape = slide.shapes.add_textbox(*_BOX)
        shape._element.nvSpPr.cNvPr.set("descr", planted.line)

    return _written(change)


def properties(planted: Planted) -> bytes:
    """The title in docProps/core.xml."""

    def change(show: Any, _: Any) -> None:
        show.core_properties.title = planted.line

    return _written(change)


def link(planted: Planted) -> bytes:
    """The address behind a text."""

    def change(_: Any, slide: Any) -> None:
        run = slide.shapes.add_textbox(*_BOX).text_frame.paragraphs[0].add_run()
        run.text = "here"
        run.hyperlink.address = f"https://shop.example/?card={planted.digits}"

    return _written(change)


def layout_text(planted: Planted) -> bytes:
    """Text on the master that every slide shows."""

    def change(show: Any, _: Any) -> None:
        show.slide_layouts[5].placeholders[0].text_frame.text = planted.line

    return _written(change)


def comment(planted: Planted) -> bytes:
    """A comment on a slide, in the old form."""
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    main = "http://schemas.openxmlformats.org/presentationml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.presentationml.comments+xml"
    override = f'<Override PartName="/ppt/comments/comment1.xml" ContentType="{kind}"/></Types>'
    related = f'<Relationship Id="rIdC" Type="{relation}" Target="../comments/comment1.xml"/></Relationships>'
    said = f'<p:cm authorId="0" idx="1"><p:pos x="10" y="10"/><p:text>{planted.line}</p:text></p:cm>'
    return patched(
        _written(lambda _show, _slide: None),
        {
            "[Content_Types].xml": ("</Types>", override),
            "ppt/slides/_rels/slide1.xml.rels": ("</Relationships>", related),
        },
        {"ppt/comments/comment1.xml": f'<p:cmLst xmlns:p="{main}">{said}</p:cmLst>'},
    )


def picture(planted: Planted) -> bytes:
    """A picture on a slide."""
    file = io.BytesIO(planted.picture.content)
    return _written(lambda _, slide: slide.shapes.add_picture(file, Inches(1), Inches(2), Inches(6)))


CONSTRUCTIONS: Final = tuple(
    Construction("PPTX", make.__name__.replace("_", " "), f"{make.__name__}.pptx", make, make is picture)
    for make in (
        text_box,
        table,
        notes,
        hidden_slide,
        shape_name,
        properties,
        link,
        layout_text,
        comment,
        picture,
    )
)
