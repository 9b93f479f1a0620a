"""Numbers on slides of a PPTX, in its notes and its comments."""

from collections.abc import Callable
from io import BytesIO

import pptx
import pytest

from redaction.types import RedactedFile
from tests.support.office import DRAWING, changed, holders, opens, slides, with_parts

CARD = "4111111111111111"
SPACED = "4111 1111 1111 1111"
PLAIN = slides("untouched", "notes")
SLIDE = "ppt/slides/slide1.xml"
NOTE = '<p:cmLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:cm><p:text>{}</p:text></p:cm></p:cmLst>'
TABLE = (
    f'<a:tbl xmlns:a="{DRAWING}"><a:tr><a:tc><a:txBody><a:p><a:r><a:t>4111 1111</a:t></a:r>'
    "<a:r><a:t> 1111 1111</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>"
)
DIAGRAM = (
    f'<dgm:dataModel xmlns:dgm="urn:d" xmlns:a="{DRAWING}"><a:p><a:r><a:t>{SPACED}</a:t>'
    "</a:r></a:p></dgm:dataModel>"
)

PLACES = {
    "a slide": (slides(f"pan {SPACED}"), "slide 1"),
    "notes": (slides("untouched", f"pan {SPACED}"), "notes 1"),
    "split runs": (
        changed(
            PLAIN,
            SLIDE,
            "<a:t>untouched</a:t></a:r>",
            "<a:t>4111 1111 1</a:t></a:r><a:r><a:t>111 1111</a:t></a:r>",
        ),
        "slide 1",
    ),
    "a table": (changed(PLAIN, SLIDE, "</p:spTree>", f"{TABLE}</p:spTree>"), "slide 1"),
    "an alternative text": (
        changed(PLAIN, SLIDE, 'name="Title 1"', f'name="Title 1" descr="{CARD}"'),
        "slide 1",
    ),
    "a comment": (
        with_parts(PLAIN, {"ppt/comments/comment1.xml": NOTE.format(SPACED)}, "comments", SLIDE),
        "comments, comment 1",
    ),
    "a diagram": (with_parts(PLAIN, {"ppt/diagrams/data1.xml": DIAGRAM}, "diagramData", SLIDE), "drawing 1"),
}


@pytest.mark.parametrize(("content", "place"), PLACES.values(), ids=PLACES)
def test_a_card_number(redact: Callable[[bytes], RedactedFile], content: bytes, place: str) -> None:
    done = redact(content)
    assert list(holders(content, CARD))
    assert list(holders(done.content, CARD)) == []
    assert [finding.where for finding in done.findings] == [place]
    assert opens(done.content)


def test_slides_have_the_numbers_that_people_see(redact: Callable[[bytes], RedactedFile]) -> None:
    presentation = pptx.Presentation()
    for text in ("one", SPACED):
        presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title.text = text
    order = presentation.slides._sldIdLst
    order.insert(0, order[1])
    buffer = BytesIO()
    presentation.save(buffer)
    assert [finding.where for finding in redact(buffer.getvalue()).findings] == ["slide 1"]
