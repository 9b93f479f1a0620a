"""Of several renderings of a text nothing that one of them says alone is lost."""

import pytest

from redaction.documents.mail.alternatives import ONLY_THERE
from redaction.documents.mail.parse import parse_mail
from redaction.documents.mail_types import MailLimits, ParsedMail


def alternative(*renderings: tuple[str, str]) -> ParsedMail:
    parts = "".join(f"--b\nContent-Type: {kind}\n\n{text}\n" for kind, text in renderings)
    content = f"Content-Type: multipart/alternative; boundary=b\n\n{parts}--b--\n"
    return parse_mail(content.encode(), MailLimits())


def text_of(plain: str, html: str) -> str:
    return alternative(("text/plain", plain), ("text/html", html)).text.reveal()


@pytest.mark.parametrize(
    ("plain", "html"),
    [
        ("one two\nthree", "<p>One <b>two</b> three!</p>"),
        ("See the docs <https://a.example/b>", '<a href="https://a.example/b">See the docs</a>'),
        ("> quoted\n> words", "<blockquote>quoted words</blockquote>"),
        ("👍", "<p>👍</p>"),
        ("?", "<p>?</p>"),
        (":-)", "<p> </p>"),
        ("a 1\nb 2", "<table><tr><td>a<td>1<tr><td>b<td>2</table>"),
    ],
)
def test_the_same_words_are_said_once(plain: str, html: str) -> None:
    assert text_of(plain, html) == plain


@pytest.mark.parametrize(
    ("plain", "html", "line"),
    [
        ("Please refund 50 EUR", "<p>Please refund 500 EUR</p>", "Please refund 500 EUR"),
        ("pay, do not wait", "<p>do not pay</p>", "do not pay"),
        ("click here", '<a href="https://a.example">click here</a>', "click here (https://a.example)"),
        ("Your program can't show this.", "<div hidden>4111 1111 1111 1111</div>", "4111 1111 1111 1111"),
        ("fine", "<p>fine</p><p>👎</p>", "👎"),
    ],
)
def test_what_the_html_alone_says_follows(plain: str, html: str, line: str) -> None:
    assert text_of(plain, html) == f"{plain}\n\n{ONLY_THERE}\n{line}"


def test_every_rendering_counts() -> None:
    mail = alternative(
        ("text/plain", "a"), ("text/x-amp-html", "<p>b"), ("text/html", "<p>c"), ("text/plain", "d")
    )
    assert mail.text.reveal() == f"a\n\n{ONLY_THERE}\nb\nc\nd"
    assert mail.html.reveal() == "<p>c"


def test_a_long_rendering_follows_whole() -> None:
    words = "word " * 120_000
    assert text_of(words, f"<p>{words}</p>").count("word") == 240_000


def test_html_between_plain_texts_is_one_page() -> None:
    parts = "--b\n\na < b\n--b\nContent-Type: text/html\n\n<p>c</p>\n--b--"
    mail = parse_mail(f"Content-Type: multipart/mixed; boundary=b\n\n{parts}".encode(), MailLimits())
    assert mail.text.reveal() == "a < b\n\nc"
    assert mail.html.reveal() == "<div>a &lt; b</div>\n<hr>\n<p>c</p>"
