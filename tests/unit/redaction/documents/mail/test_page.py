"""The HTML of a mail becomes safe markup, and nothing that its reader could see as a number is left in it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.documents.mail.page.rendering import rendered
from redaction.documents.mail_types import MailFile, ParsedMail
from redaction.engine import Engine
from redaction.raw import Raw
from redaction.redactor import Redactor
from redaction.types import RedactedText

CARD = "4111111111111111"
GONE = "[card ending 1111 removed]"
MOST = 1024 * 1024
REL = 'rel="noopener noreferrer nofollow"'


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def page(engine: Engine, markup: str, *content_ids: str) -> RedactedText:
    made = rendered(engine, markup, content_ids, MOST)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<p>a &lt;b&gt; &amp; <b>c</b></p>", "<p>a &lt;b&gt; &amp; <b>c</b></p>"),
        ("<p onclick=x style='color:red' class=y id=z>a", "<p>a</p>"),
        ("a<script>b</script><style>c</style><title>d</title>e", "ae"),
        ("a<!-- b --><![if x]>c<o:p>d</o:p>", "acd"),
        ("<center><font size=7>a</font></center><section>b</section>", "<div>a</div><div>b</div>"),
        ("<form action=https://x><input value=y>a<button>b</button></form>", "<div>ab</div>"),
        (
            '<a href="https://a.example/?b=1&c=2">d</a>',
            f'<a href="https://a.example/?b=1&amp;c=2" {REL}>d</a>',
        ),
        ('<a href="mailto:a@b.example" target=_top>d</a>', f'<a href="mailto:a@b.example" {REL}>d</a>'),
        ('<a href="javascript:x">a</a><a href=" jAvAscript:x">b</a><a name=x>c</a>', "abc"),
        ('<a href="data:text/html,x">a</a><a href="/b">b</a><a href="cid:1">c</a>', "abc"),
        ('<img src="https://x.example/pixel.gif"><img src="//x/y" alt="logo">', "logo"),
        ('<img src="data:image/png;base64,AAAA" alt="a"><iframe src=x>b</iframe>', "ab"),
        ('<td colspan=2 rowspan="x">a', "a"),
        (
            '<table background="http://x"><tr><td colspan=2 rowspan=x width=9>a</table>',
            '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
        ),
        ("<svg><a xlink:href='javascript:x'>a</a></svg><math>b", "b"),
        ("<p>שלום <b>👍</b>", "<p>שלום <b>👍</b></p>"),
        ("<bdo dir=rtl>abc</bdo><base href=//x><meta http-equiv=refresh content='0;x'>", "abc"),
        ("<p>a\0b</p>", "<p>ab</p>"),
    ],
)
def test_only_what_shows_text_is_left(engine: Engine, markup: str, shown: str) -> None:
    made = page(engine, markup)
    assert (made.text, made.spans) == (shown, ())


def test_images_of_the_mail_have_the_number_of_their_file(engine: Engine) -> None:
    markup = '<img src="cid:a%40x" alt="A &quot;B&quot;"><img src="CID:c@x"><img src="cid:none" alt="d">'
    made = page(engine, markup, "a@x", "", "c@x")
    assert made.text == '<img src="part:0" alt="A &quot;B&quot;"><img src="part:2">d'


HIDES = ("display:none", "visibility: hidden", "font-size:0px", "max-height:0", "opacity:0", "mso-hide:all")


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        (f"<p>a {CARD} b</p>", f"<p>a {GONE} b</p>"),
        ("4111<span>x</span>1111<span>x</span>1111<span>x</span>1111", GONE),
        ("4111<i>xyz</i>1111<i>xyz</i>1111<i>xyz</i>1111", f"{GONE}<i>xyz</i><i>xyz</i><i>xyz</i>"),
        (
            "<b>4111</b>xyz<b>1111</b>xyz<b>1111</b>xyz<b>1111</b>",
            f"<b>{GONE}</b>xyz<b></b>xyz<b></b>xyz<b></b>",
        ),
        ("<p>4111 <b>1111</b> <i>1111</i> 1111 end", f"<p>{GONE}<b></b><i></i> end</p>"),
        ("4111<wbr>1111<wbr>1111<wbr>1111", GONE),
        ("4111<!-- x -->1111<!-- 2 -->1111<!-->1111", GONE),
        ("4&#49;1&#x31;&#x0031;11&#49 1111 1111", GONE),
        ("4111\u200b1111\u00ad1111\ufeff1111", GONE),
        ("4111&zwnj;1111&nbsp;1111&shy;1111", GONE),
        ("4111\n1111\t1111\r\n1111", GONE),
        ("<p>4111 1111<p>1111 1111", f"<p>{GONE}</p><p></p>"),
        ("4111<br>1111<br>1111<br>1111", f"{GONE}<br><br><br>"),
        (f"<pre>a\n{CARD}\nb</pre>", f"<pre>a\n{GONE}\nb</pre>"),
        ("<img src='cid:a' alt='4111'> 1111 1111 1111", f'<img src="part:0">{GONE}'),
        ("4111 1111 <img src='cid:a' alt='1111 1111'>", f'{GONE}<img src="part:0">'),
        (f"<img src='cid:a' alt='{CARD}'>", f'<img src="part:0">{GONE}'),
        (f"<img src='http://x/' alt='{CARD}'>", GONE),
        (f"<a href='https://x.example/{CARD}'>pay</a>", "pay"),
        (f"<a href='https://x.example/%34{CARD[1:]}'>pay</a>", "pay"),
        (f"<a href='https://x.example/'>{CARD}</a>", f'<a href="https://x.example/" {REL}>{GONE}</a>'),
        (f"<td title={CARD} data-x={CARD} colspan={CARD}>a", "a"),
        (f"<table><td colspan={CARD}>a</table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
        (f"<{'x' * 9} {CARD}={CARD}>a", "a"),
        (f"a<!-- {CARD} --><script>{CARD}</script>", "a"),
    ],
)
def test_what_its_reader_could_read_is_cut_out_wherever_it_stands(
    engine: Engine, markup: str, shown: str
) -> None:
    made = page(engine, markup, "a")
    assert made.text == shown
    assert "".join(text for text, span in made.segments() if span) in {"", GONE}
    assert [(span.entity, span.kept) for span in made.spans] == [("CREDIT_CARD", "1111")] * shown.count(GONE)


@pytest.mark.parametrize("style", HIDES)
def test_what_a_style_hides_does_not_hide_a_number(engine: Engine, style: str) -> None:
    junk = f'<span style="{style}">some words</span>'
    made = page(engine, f"<div>{junk.join(('4111', ' 1111', ' 1111', ' 1111'))}</div>")
    assert made.text == f"<div>{GONE}{'some words' * 3}</div>"
    hidden = page(engine, f'a<div style="{style}">{CARD}</div>')
    assert hidden.text == f"a<div>{GONE}</div>"


WITHIN_A_LINE = (
    "",
    "&#8203;",
    "\u00ad",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<span>",
    "<wbr>",
    "<!-- 1 -->",
    "<u></u>",
)
BETWEEN = st.sampled_from(
    (*WITHIN_A_LINE, "<font size=1>", "<img src=x>", "<b style='display:none'>words</b>", "<i hidden>z</i>")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(BETWEEN, min_size=15, max_size=15))
def test_a_number_in_any_markup_is_cut_out(engine: Engine, between: list[str]) -> None:
    markup = "".join(map("".join, zip(CARD, [*between, ""], strict=True)))
    made = rendered(engine, f"<table><td>{markup}</table>", (), MOST)
    left = "".join(text for text, span in made.segments() if not span) if made else ""
    assert CARD[1:] not in re.sub("<[^>]*>|[^0-9<>]", "", left)


def test_a_table_with_a_digit_a_cell(engine: Engine) -> None:
    made = page(engine, f"<table><tr>{''.join(f'<td>{digit}' for digit in CARD)}</table>")
    assert made.text == f"<table><tbody><tr><td>{GONE}</td>{'<td></td>' * 15}</tr></tbody></table>"


def test_several_findings_in_order(engine: Engine) -> None:
    made = page(engine, f"<ul><li>SSN 536-22-8726<li>{CARD}<li>5500 0000 0000 0004</ul>")
    assert [text for text, span in made.segments() if span] == [
        "[SSN removed]",
        GONE,
        "[card ending 0004 removed]",
    ]


def test_a_page_stays_as_it_is_when_it_is_made_again(engine: Engine) -> None:
    once = page(engine, f'<p>a {CARD} <a href="https://a.example/b">b</a><img src="cid:a" alt="c">', "a")
    again = page(engine, once.text.replace("part:0", "cid:a"), "a")
    assert again.text == once.text
    assert again.is_clean


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<script>x</script>",
        "x" * (MOST + 1),
        "é" * (MOST // 2 + 1),
        "<div>" * 300 + "x",
        "<div>" * 200_000 + "x",
        "<div></span>" * 80_000 + "x",
        "<b><p>" * 150_000 + "x",
        "<table><tr><td>" * 60_000 + "x",
    ],
    ids=len,
)
def test_what_is_empty_too_large_or_too_deep_is_no_page(engine: Engine, markup: str) -> None:
    assert rendered(engine, markup, (), MOST) is None


@pytest.mark.parametrize(
    "markup",
    [
        "<b><i></b></i>" * 20_000,
        "<a href=https://a.example>x" * 9_000,
        "<" * 300_000,
        "&" * 300_000,
        "<p " + "a=b " * 100_000 + ">x",
        "a<br>" * 50_000,
        "<!--" * 100_000,
        "<b>4</b>1" * 30_000,
    ],
    ids=lambda markup: markup[:9],
)
async def test_hostile_markup_ends_within_the_limits_of_a_job(redactor: Redactor, markup: str) -> None:
    made = await redactor.mail_html(ParsedMail(html=Raw(markup)))
    assert made is None or made.text


async def test_the_page_of_a_mail_comes_from_a_worker(redactor: Redactor) -> None:
    files = (MailFile(Raw("a.txt"), b"a"), MailFile(Raw("b.png"), b"b", Raw("image/png"), Raw("b@x"), True))
    made = await redactor.mail_html(ParsedMail(html=Raw(f'<img src="cid:b@x">{CARD}'), files=files))
    assert made is not None
    assert made.text == f'<img src="part:1">{GONE}'
    assert await redactor.mail_html(ParsedMail(text=Raw("no page"))) is None
