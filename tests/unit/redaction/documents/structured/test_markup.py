"""XML and HTML stay well-formed."""

import base64
import gzip

import pytest
from lxml import etree

from redaction.documents.files import Files
from redaction.types import Reason, Withheld
from tests.support.documents import CARD, GONE, found, left_out, redacted, spelled

NUMBER = CARD.replace(" ", "")
ENTITIES = "".join(f"&#{ord(digit)};" for digit in NUMBER)


@pytest.mark.parametrize(
    ("xml", "result"),
    [
        (f"<a><b>{CARD}</b></a>", f"<a><b>{GONE}</b></a>"),
        (f"<a n=\"{CARD}\" m='x'/>", f"<a n=\"{GONE}\" m='x'/>"),
        (f"<a><!-- {CARD} --></a>", f"<a><!-- {GONE} --></a>"),
        (f"<a><![CDATA[<b> {CARD}]]></a>", f"<a><![CDATA[<b> {GONE}]]></a>"),
        ("<a><![CDATA[411111]]><![CDATA[1111111111]]></a>", f"<a><![CDATA[{GONE}]]><![CDATA[]]></a>"),
        (f"<a><?pay {CARD}?></a>", f"<a><?pay {GONE}?></a>"),
        (f"<a>{ENTITIES}&amp;</a>", f"<a>{GONE}&amp;</a>"),
        ("<a><b>4111</b><b>1111</b><b>1111</b><b>1111</b></a>", f"<a><b>{GONE}</b><b></b><b></b><b></b></a>"),
        (
            f"<r><c.{NUMBER}>x</c.{NUMBER}></r>",
            "<r><_c_card_ending_1111_removed>x</_c_card_ending_1111_removed></r>",
        ),
    ],
)
def test_xml(files: Files, xml: str, result: str) -> None:
    whole = '<?xml version="1.0" encoding="UTF-8"?>\n'
    done = redacted(files.redact("a.xml", (whole + xml).encode()))
    assert done.content.decode() == whole + result
    assert done.media_type == "text/xml"
    etree.fromstring(done.content)
    assert redacted(files.redact("a.xml", xml.encode())).content.decode() == result


def test_xml_in_utf_16(files: Files) -> None:
    xml = f'<?xml version="1.0" encoding="UTF-16"?><a n="1">{CARD}</a>'
    done = redacted(files.redact("a.xml", xml.encode("utf-16")))
    assert etree.fromstring(done.content).text == GONE


def test_a_document_that_defines_entities_is_not_read(files: Files) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    for xml in (
        f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "lol">{laughs}]><a>&l9;</a>',
        '<!DOCTYPE a SYSTEM "http://x/y.dtd" [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><a/>',
    ):
        done = files.redact("a.xml", xml.encode())
        assert isinstance(done, Withheld)
        assert done.reason is Reason.UNSUPPORTED


@pytest.mark.parametrize(
    ("page", "result"),
    [
        ("<p>4111<span>1111</span>1111<b>1111</b></p>", f"<p>{GONE}<span></span><b></b></p>"),
        (f"<p title='{CARD}'>x<br>y", f"<p title='{GONE}'>x<br>y"),
        (f"<input value={NUMBER} name=pan>", f'<input value="{GONE}" name=pan>'),
        (f"<script>var a = '{CARD}';</script>", f"<script>var a = '{GONE}';</script>"),
        (f"<!-- {CARD} --><p>x", f"<!-- {GONE} --><p>x"),
        ("4111<!-- a -->1111<script>b</script>11111111", f"{GONE}<!-- a --><script></script>"),
        (
            "".join(f"<input name=a value='{part}'>" for part in CARD.split()),
            f"<input name=a value='{GONE}'>" + "<input name=a value=''>" * 3,
        ),
        (f"<a href='?pan={NUMBER}&amp;a=b'>x</a>", f"<a href='?pan={GONE}&amp;a=b'>x</a>"),
        (f"<p>{ENTITIES} 5 < 6 <unclosed", f"<p>{GONE} 5 < 6 <unclosed"),
    ],
)
def test_html(files: Files, page: str, result: str) -> None:
    done = redacted(files.redact("a.html", f"<!DOCTYPE html>{page}".encode()))
    assert (done.media_type, done.content.decode()) == ("text/html", f"<!DOCTYPE html>{result}")


def test_a_link_that_holds_data(files: Files) -> None:
    data = base64.b64encode(f"<p>{CARD}</p>".encode()).decode()
    done = redacted(files.redact("a.html", f"<html><iframe src='data:text/html;base64,{data}'>".encode()))
    inner = done.content.decode().partition("base64,")[2].removesuffix("'>")
    assert base64.b64decode(inner) == f"<p>{GONE}</p>".encode()


def test_hostile_markup_ends_soon(files: Files) -> None:
    for text in (
        "<a " * 20_000,
        "<!--" * 20_000,
        "<![CDATA[" * 10_000,
        "<a>" * 10_000,
        '<a b="' * 10_000,
    ):
        done = files.redact("a.xml", f"<html>{text}{CARD}".encode())
        assert isinstance(done, Withheld) or not spelled(done.content)


def test_files_that_a_page_spells(files: Files) -> None:
    def page(*contents: bytes) -> bytes:
        links = (
            f"<a href='data:a/b;base64,{base64.b64encode(content).decode()}'>x</a>" for content in contents
        )
        return f"<html>{''.join(links)}".encode()

    clean, packed = gzip.compress(b"fine" * 10), gzip.compress(f"card {CARD}".encode(), mtime=0)
    broken = packed[:-9] + b"\0" * 9
    done = redacted(files.redact("a.html", page(clean, packed, broken)))
    assert done.content == page(clean, gzip.compress(f"card {GONE}".encode(), mtime=0), b"")
    assert (found(done), left_out(done)) == ([("CREDIT_CARD", "line 1")], [("embedded file", "corrupt")])
