"""Whatever a mail is like, it is read, and nothing of it is lost: it is in the text, in a file, or named."""

import asyncio
import re
from base64 import b64encode
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.documents.mail.parse import parse_mail
from redaction.documents.mail_types import MailLimits, ParsedMail
from redaction.policy import Policy
from redaction.pool.jobs import READ_MAIL, READ_PAGE
from redaction.pool.limits import Limits
from redaction.pool.pool import Pool
from tests.support.mail_kinds import CONTAINERS, KINDS, MARK, START, container, everything, leaf

MAILS = everything()
MEMORY = 300 * 1024 * 1024
MARKS = re.compile(r"mark\d+x")


def kept(mail: ParsedMail) -> str:
    """All that is kept of a mail, as far as it can be read."""
    files = (file.content.decode("latin-1") for file in mail.files)
    return "\n".join([mail.text.reveal(), *files])


def lost(content: bytes, marks: set[str]) -> set[str]:
    """The marks that are nowhere, and for which there is no part that is named as unread."""
    mail = parse_mail(content, MailLimits())
    missing = marks - set(MARKS.findall(kept(mail)))
    return missing if len(missing) > len(mail.unread) else set()


def test_there_are_many_kinds() -> None:
    assert len(MAILS) > 400


def test_each_mail_is_read() -> None:
    for name, content in MAILS.items():
        mail = parse_mail(content, MailLimits())
        assert "\0" not in mail.text.reveal(), name
        names = [file.name.reveal() for file in mail.files]
        assert len(set(names)) == len(names), name
        assert all(each and "/" not in each and "\\" not in each for each in names), name
        assert all(part.size >= 0 for part in mail.unread), name


def test_nothing_of_a_mail_is_lost() -> None:
    for name, content in MAILS.items():
        marks = set(MARKS.findall(content.decode("latin-1")))
        assert not lost(content, marks), name


def test_a_mark_in_base64_is_not_lost() -> None:
    """The same for marks that can't be read in the mail itself."""
    for kind in CONTAINERS:
        parts = [leaf(1), leaf(2, "x/y", "base64"), leaf(3, "text/html", "base64")]
        assert not lost(START + container(kind, parts), {"mark1x", "mark2x", "mark3x"}), kind


LEAVES = st.tuples(
    st.sampled_from(KINDS),
    st.sampled_from(("", "7bit", "base64", "quoted-printable", "x-none")),
    st.sampled_from(("", "Content-Disposition: attachment", 'Content-Disposition: inline; filename="../a"')),
)
TREES = st.recursive(
    LEAVES, lambda inner: st.tuples(st.sampled_from(CONTAINERS), st.lists(inner, max_size=4))
)


def written(tree: object, marks: list[str], path: str = "b") -> bytes:
    """A tree of parts as MIME, and the marks of its leaves."""
    match tree:
        case (str(kind), list(inner)):
            parts = [written(each, marks, f"{path}_{number}") for number, each in enumerate(inner)]
            return container(kind, parts, boundary=path)
        case (str(kind), str(encoding), str(extra)):
            marks.append(MARK.format(len(marks)))
            return leaf(len(marks) - 1, kind, encoding, extra)
    raise TypeError


@settings(max_examples=150, deadline=None)
@given(TREES)
def test_nothing_of_any_tree_of_parts_is_lost(tree: object) -> None:
    marks: list[str] = []
    content = START + written(tree, marks)
    assert not lost(content, set(marks))


HEADS = st.lists(
    st.tuples(
        st.sampled_from(
            ("From", "To", "Cc", "Subject", "Date", "References", "Content-Type", "Reply-To", "")
        ),
        st.text(st.sampled_from("ab<>@,;:\"()\\=?*'[] \t\r\n\0é日\u202e-_.%"), max_size=40),
    ),
    max_size=12,
)


@settings(max_examples=150, deadline=None)
@given(HEADS, st.binary(max_size=200))
def test_any_header_and_any_bytes_are_read(fields: list[tuple[str, str]], body: bytes) -> None:
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    mail = parse_mail(head.encode() + b"\r\n" + body, MailLimits())
    shown = (mail.subject, mail.from_field, mail.to_field, mail.cc_field)
    assert not any(sign in text.reveal() for text in shown for sign in "\r\n\0")


@pytest.fixture(scope="module")
def narrow() -> Iterator[Pool]:
    opened = Pool(Policy(), workers=1, max_waiting=1, limits=Limits(memory=MEMORY))
    yield opened
    asyncio.run(opened.close())


LARGE = {
    "five megabytes of text": START + b"\r\n" + b"some words in a line\r\n" * 240_000,
    "a long line": START + b"\r\n" + b"x" * 8_000_000,
    "a large file": START
    + b"Content-Type: x/y\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    + b64encode(b"\0\xff" * 4_000_000),
    "large HTML": START
    + b"Content-Type: text/html\r\n\r\n"
    + b"<p>some <b>words</b> in a line</p>\r\n" * 20_000,
    "two large renderings": START
    + container(
        "alternative",
        [b"\r\n" + b"a b c d\r\n" * 20_000, b"Content-Type: text/html\r\n\r\n" + b"<p>e f" * 20_000],
    ),
    "1,000 files": START + container("mixed", [leaf(number, "x/y") for number in range(1_000)]),
    "encoded words": START.replace(b"s\r\n", b"=?utf-8?q?a?= " * 4_600 + b"\r\n") + b"\r\nx",
    "a million fields": START + b"a:b\r\n" * 1_000_000 + b"\r\nx",
}


@pytest.mark.parametrize("content", LARGE.values(), ids=LARGE)
async def test_a_large_mail_takes_little_memory(narrow: Pool, content: bytes) -> None:
    """The pool measures its workers, and ends the one that takes more: that would raise MemoryLimit."""
    mail = await narrow.run(READ_MAIL, content)
    assert mail.text or mail.files or mail.unread
    if mail.html and len(mail.html) < MailLimits().markup:
        assert await narrow.run(READ_PAGE, mail.html.reveal())
