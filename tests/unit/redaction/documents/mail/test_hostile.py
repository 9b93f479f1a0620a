"""Mail made to break its reader: it must come back within the limit of a call, and lose nothing unsaid."""

import pytest

from redaction.documents.mail.parse import parse_mail
from redaction.documents.mail_types import MailLimits
from redaction.redactor import Redactor
from redaction.types import Reason

START = b"From: ann@example.com\nSubject: s\n"
MIXED = START + b"Content-Type: multipart/mixed; boundary=b\n\n"


def nested(levels: int) -> bytes:
    inner = (
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(levels)
    )
    return START + b"".join(inner) + b"\nhello"


HOSTILE = {
    "a megabyte of encoded words": START.replace(b"s\n", b"=?utf-8?q?a?= " * 75_000 + b"\n") + b"\nx",
    "a full header of half words": b"Subject: " + b"=?a?b?" * 10_900 + b"\n\nx",
    "20,000 addresses": START + b"To: " + b"ann@example.com, " * 20_000 + b"\n\nx",
    "commas in From": b"Subject: s\nFrom: " + b"a," * 32_000 + b"\n\nx",
    "comments in From": b"Subject: s\nFrom: " + b"(" * 64_000 + b"\n\nx",
    "1,000 levels": nested(1_000),
    "10,000 parts": MIXED + b"--b\n\nhi\n" * 10_000 + b"--b--\n",
    "lines that look like boundaries": MIXED + b"--b\n\n" + b"--c\n" * 500_000,
    "a line of dashes": MIXED + b"--b\n\n" + b"-" * 2_000_000,
    "a header of folds": START + b"X: y" + b"\n " * 1_000_000 + b"\n\nx",
    "a million headers": START + b"a:\n" * 1_000_000 + b"\n\nx",
    "parts that hide their boundary": MIXED
    + b"--b\nContent-Type: multipart/mixed\n\n" * 999
    + b"x" * 2_000_000,
    "padding between all letters": START + b"Content-Transfer-Encoding: base64\n\n" + b"QQ==" * 500_000,
    "soft breaks without end": START + b"Content-Transfer-Encoding: quoted-printable\n\n" + b"= " * 1_000_000,
    "files that never end": START + b"\n" + b"begin 644 a\n" * 200_000,
    "yEnc that never ends": START + b"\n" + b"=ybegin name=a\n" * 200_000,
    "bare line ends": START + b"\n" + b"\r" * 2_000_000,
    "flowed lines that never end": START
    + b"Content-Type: text/plain; format=flowed; delsp=yes\n\n"
    + b"1 \n" * 300_000
    + b">" * 300_000
    + b"> \n>> \n" * 100_000,
    "parameters": START + b"Content-Type: text/plain" + b'; a="b' * 10_000 + b"\n\nx",
    "tags that never close": START + b"Content-Type: text/html\n\n" + b"<a" * 500_000,
    "comments that never close": START + b"Content-Type: text/html\n\n" + b"<!--" * 300_000,
    "attributes that never close": START + b"Content-Type: text/html\n\n<a " + b'x="' * 300_001 + b">",
    "scripts that never close": START + b"Content-Type: text/html\n\n" + b"<script></script " * 60_000,
    "quotes in quotes": START + b"Content-Type: text/html\n\n" + b"<blockquote>x" * 60_000,
    "a number too large": START + b"Content-Type: text/html\n\n&#" + b"9" * 1_000_000 + b";",
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
async def test_hostile_mail_ends_within_the_limit_of_a_call(redactor: Redactor, content: bytes) -> None:
    mail = await redactor.mail(content)
    assert mail.from_address or mail.subject


@pytest.mark.parametrize(
    ("case", "name", "reason"),
    [
        ("a megabyte of encoded words", "Subject", Reason.TOO_LARGE),
        ("1,000 levels", "", Reason.TOO_DEEP),
        ("10,000 parts", "", Reason.TOO_MANY),
        ("a million headers", "header", Reason.TOO_LARGE),
    ],
)
def test_what_lies_beyond_a_limit_is_named(case: str, name: str, reason: Reason) -> None:
    mail = parse_mail(HOSTILE[case], MailLimits())
    assert mail.from_address.reveal() == "ann@example.com"
    assert (name, reason) in [(part.name.reveal(), part.reason) for part in mail.unread]
    assert all(part.size > 0 for part in mail.unread)


def test_the_parts_within_the_limit_are_read() -> None:
    mail = parse_mail(HOSTILE["10,000 parts"], MailLimits())
    assert mail.text.reveal().split() == ["hi"] * 999
    assert mail.unread[0].size == len(b"\n--b\n\nhi" * 9_001 + b"\n--b--\n")


def test_a_part_whose_kind_is_unknown_is_not_taken_for_text() -> None:
    limits = MailLimits(header=100)
    content = MIXED + b"--b\nContent-Type: text/plain;" + b" x" * 100 + b"\n\nNDExMQ==\n--b\n\nread\n--b--\n"
    mail = parse_mail(content, limits)
    assert mail.text.reveal() == "read"
    assert [(part.size, part.reason) for part in mail.unread] == [(8, Reason.TOO_LARGE)]
