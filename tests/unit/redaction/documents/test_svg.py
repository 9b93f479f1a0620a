"""SVG drawings: numbers in their texts and attributes, and nothing that runs or fetches."""

import pytest
from lxml import etree

from redaction.documents.files import Files
from redaction.types import Reason, Withheld
from tests.support.documents import CARD, GONE, found, left_out, redacted, spelled

NUMBER = CARD.replace(" ", "")
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'


def drawn(inner: str, before: str = "") -> bytes:
    return f"{before}{HEAD}{inner}</svg>".encode()


@pytest.mark.parametrize(
    "inner",
    [
        f"<text>{CARD}</text>",
        f"<text>so {NUMBER}</text>",
        "<text><tspan>4111</tspan> <tspan>1111</tspan><tspan>1111</tspan>1111</text>",
        "".join(f'<text x="{n}" y="5">{part}</text>' for n, part in enumerate(CARD.split())),
        f"<title>{CARD}</title>",
        f"<text>a</text>{CARD}<text>b</text>",
        f"<desc>{CARD}</desc>",
        f'<rect id="{NUMBER}" width="1"/>',
        f'<g aria-label="{CARD}"/>',
        f'<path d="paid by {CARD}"/>',
        f"<style>/* {CARD} */ .a {{ fill: red }}</style>",
        "<text>&#52;&#49;11 1111 1111 1111</text>",
        f"<!-- {CARD} --><metadata>{CARD}</metadata>",
        f"<text><![CDATA[{CARD}]]></text>",
    ],
)
def test_a_number_is_gone(files: Files, inner: str) -> None:
    done = redacted(files.redact("a.svg", drawn(inner)))
    assert done.media_type == "image/svg+xml"
    text = "".join(map(str, etree.fromstring(done.content).itertext()))
    assert "1111" not in text.replace(GONE, "")
    assert not spelled(done.content)


@pytest.mark.parametrize(
    "inner",
    [
        "<script>alert(1)</script>",
        '<rect onclick="alert(1)"/>',
        '<a href="javascript:alert(1)"><text>x</text></a>',
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></body></foreignObject>',
        '<image xlink:href="http://evil.example/alert"/>',
        '<use href="http://evil.example/alert#a"/>',
        "<style>@import url(http://evil.example/alert);</style>",
        '<rect style="fill: url(//evil.example/alert)"/>',
        '<rect style="fill: u\\72l(//evil.example/alert)"/>',
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onclick" to="alert(1)"/>',
        '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
        "<?xml-stylesheet href='alert'?>",
        '<iframe src="data:text/html,alert"/>',
    ],
)
def test_nothing_runs_or_is_fetched(files: Files, inner: str) -> None:
    done = redacted(files.redact("a.svg", drawn(f"{inner}<text>kept</text>")))
    for word in (b"alert", b"script", b"evil", b"import"):
        assert word not in done.content
    assert b"kept" in done.content


def test_what_stands_around_is_gone(files: Files) -> None:
    before = (
        f'<?xml version="1.0"?><!-- {CARD} --><?xml-stylesheet href="x"?><!DOCTYPE svg PUBLIC "{CARD}" "x">'
    )
    done = redacted(files.redact("a.svg", drawn("<text>x</text>", before)))
    assert not spelled(done.content)
    assert b"stylesheet" not in done.content


def test_a_plain_drawing_keeps_its_bytes(files: Files) -> None:
    inside = '<clipPath id="a"/><linearGradient id="b" xlink:href="#c"/>'
    path = '<path d="M4111 1111 1111 1111" clip-path="url(#a)"/>'
    content = drawn(f"<defs>{inside}</defs>{path}<text>x</text>")
    done = redacted(files.redact("a.svg", content))
    assert (done.content, done.findings) == (content, ())


def test_a_picture_inside_that_cant_be_read_is_named(files: Files) -> None:
    done = redacted(
        files.redact("a.svg", drawn('<image href="data:image/png;base64,f0VMRgA="/><text>x</text>'))
    )
    assert left_out(done) == [("picture", "unsupported")]
    assert b"base64" not in done.content


def test_where_it_was(files: Files) -> None:
    done = redacted(files.redact("a.svg", drawn(f'<text id="{NUMBER}">{CARD}</text>')))
    assert found(done) == [("CREDIT_CARD", "text"), ("CREDIT_CARD", "attribute")]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (drawn("<text>")[:-3], Reason.CORRUPT),
        (drawn("<g>" * 1_000 + "</g>" * 1_000), Reason.CORRUPT),
        (drawn("<g/>" * 100_001), Reason.TOO_LARGE),
        (b'<svg xmlns="http://www.w3.org/1999/xhtml"/>', Reason.UNSUPPORTED),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + drawn("<text>&a;</text>"), Reason.UNSUPPORTED),
    ],
)
def test_what_is_not_read(files: Files, content: bytes, reason: Reason) -> None:
    done = files.redact("a.svg", content)
    assert isinstance(done, Withheld)
    assert done.reason is reason
