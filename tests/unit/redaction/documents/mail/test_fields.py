"""Who wrote to whom and when, which mails belong together, and what kind of mail it is."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from redaction.documents.mail.parse import parse_mail
from redaction.documents.mail_types import Bounce, MailKind, MailLimits, ParsedMail, Sender
from redaction.raw import Raw
from redaction.types import Reason


def parse(*lines: str | bytes) -> ParsedMail:
    """A message from its lines, with CRLF between them."""
    raw = b"\r\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return parse_mail(raw, MailLimits())


def people(*pairs: tuple[str, str]) -> tuple[Sender, ...]:
    return tuple(Sender(Raw(name), Raw(address)) for name, address in pairs)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("From: =?utf-8?q?=C3=84nn_Lee?=\r\n <ann@example.com>", "Änn Lee <ann@example.com>"),
        ('From: "Lee, Ann" <ann@example.com> (at home)', '"Lee, Ann" <ann@example.com> (at home)'),
        ("From:  ann@example.com \r\nFrom: bob@example.com", "ann@example.com"),
        ("From:", ""),
    ],
)
def test_the_from_field_as_its_reader_sees_it(header: str, field: str) -> None:
    assert parse(header, "", "text").from_field.reveal() == field


@pytest.mark.parametrize(
    ("content_type", "raw", "subject"),
    [
        ("text/plain", "café".encode(), "café"),
        ("text/plain", "café".encode("latin-1"), "café"),
        ("text/plain; charset=koi8-r", "привет".encode("koi8-r"), "привет"),
        ("text/plain; charset=koi8-r", "привет".encode(), "привет"),
        ("text/plain; charset=gb2312", "中文邮件".encode("gb18030"), "中文邮件"),
        ("text/plain; charset=shift_jis", "日本語".encode("shift_jis"), "日本語"),
        ("text/plain", "日本語".encode("iso-2022-jp"), "日本語"),
    ],
)
def test_raw_letters_in_a_header_are_read_as_those_of_the_text(
    content_type: str, raw: bytes, subject: str
) -> None:
    mail = parse(b"Subject: " + raw, f"Content-Type: {content_type}", "", "")
    assert mail.subject.reveal() == subject


def test_all_recipients() -> None:
    mail = parse(
        'To: Ann <ann@example.com>, "Lee, Bo" <bo@example.com>,\r\n\tcy@example.com (Cy)',
        "Cc: friends: dee@example.com, Ed <ed@example.com>;, =?utf-8?q?F=C3=BCr?= <f@example.com>",
        "Reply-To: <answers@example.com>",
        "",
    )
    to = [("Ann", "ann@example.com"), ("Lee, Bo", "bo@example.com"), ("Cy", "cy@example.com")]
    assert mail.to == people(*to)
    assert mail.cc == people(("", "dee@example.com"), ("Ed", "ed@example.com"), ("Für", "f@example.com"))
    assert mail.cc_field.reveal().endswith("Für <f@example.com>")
    assert mail.reply_to == Sender(Raw(""), Raw("answers@example.com"))


def test_recipients_beyond_the_cap_are_named() -> None:
    mail = parse("To: " + ", ".join(f"a{number}@example.com" for number in range(300)), "", "")
    assert [one.address.reveal() for one in mail.to] == [f"a{number}@example.com" for number in range(100)]
    assert mail.to_field.reveal().endswith("a299@example.com")
    assert [(part.name.reveal(), part.reason) for part in mail.unread] == [("To", Reason.TOO_MANY)]


@pytest.mark.parametrize(
    ("field", "date"),
    [
        ("Mon, 1 Jan 2024 10:00:00 +0100", datetime(2024, 1, 1, 10, tzinfo=timezone(timedelta(hours=1)))),
        ("1 Jan 2024 10:00 -0000 (nowhere)", datetime(2024, 1, 1, 10, tzinfo=UTC)),
        ("Mon, 01 Jan 24 10:00:00 GMT", datetime(2024, 1, 1, 10, tzinfo=UTC)),
        ("yesterday", None),
        ("Mon, 99 Jan 2024 10:00:00 +0100", None),
        ("Mon, 1 Jan 2024 10:00:00 +9999999999", None),
        ("", None),
    ],
)
def test_the_date(field: str, date: datetime | None) -> None:
    assert parse(f"Date: {field}", "", "").date == date


def test_what_it_answers() -> None:
    ids = [f"<{number}@example.com>" for number in range(150)]
    mail = parse("In-Reply-To: Your mail of Monday <1@x>", "References: " + "\r\n ".join(ids), "", "")
    assert mail.in_reply_to.reveal() == "<1@x>"
    assert [one.reveal() for one in mail.references] == ids[50:]


def test_what_servers_wrote() -> None:
    results = ["Authentication-Results: a; spf=pass", "Authentication-Results: b;\r\n dkim=fail"]
    mail = parse("Received: by a", *results, "Received: by b", "X-Veilbox-Loop: t", "Auto-Submitted: no", "")
    assert [one.reveal() for one in mail.authentication] == ["a; spf=pass", "b; dkim=fail"]
    assert (mail.received_count, mail.loop.reveal(), mail.auto_submitted.reveal()) == (2, "t", "no")


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Auto-Submitted: auto-replied", MailKind.AUTO_REPLY),
        ("Auto-Submitted: auto-generated (by a program); owner=x", MailKind.AUTO_REPLY),
        ("Auto-Submitted: no", MailKind.PERSON),
        ("Precedence: bulk", MailKind.LIST),
        ("Precedence: auto_reply", MailKind.AUTO_REPLY),
        ("Precedence: first-class", MailKind.PERSON),
        ("X-Auto-Response-Suppress: All", MailKind.AUTO_REPLY),
        ("X-Auto-Response-Suppress: None", MailKind.PERSON),
        ("X-Autoreply: yes", MailKind.AUTO_REPLY),
        ("List-Unsubscribe: <mailto:x@y>", MailKind.LIST),
        ("Return-Path: <>", MailKind.AUTO_REPLY),
        ("From: MAILER-DAEMON@example.com", MailKind.BOUNCE),
        ("Return-Path: <>\r\nFrom: postmaster@example.com", MailKind.BOUNCE),
        ("From: postmaster@example.com", MailKind.PERSON),
        ("Return-Path: <ann@example.com>", MailKind.PERSON),
        ("Content-Type: multipart/report; report-type=delivery-status; boundary=b", MailKind.BOUNCE),
        ("Content-Type: multipart/report; report-type=disposition-notification", MailKind.REPORT),
        ("X-Mailer: any", MailKind.PERSON),
    ],
)
def test_mail_from_programs_is_told_apart(header: str, kind: MailKind) -> None:
    mail = parse(header, "From: a@b.c", "", "text")
    assert mail.kind is kind
    assert mail.automatic is (kind is not MailKind.PERSON)


def delivery(*fields: str, returned: str = "message/rfc822", original: str = "") -> Bounce | None:
    return parse(
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "",
        "--b",
        "",
        "Sorry.",
        "--b",
        "Content-Type: message/delivery-status",
        "",
        *fields,
        "--b",
        f"Content-Type: {returned}",
        "",
        original,
        "--b--",
    ).bounce


def test_what_a_bounce_says() -> None:
    fields = ["Reporting-MTA: dns; mx.example.com", ""]
    fields += ["Final-Recipient: rfc822; <nobody@example.com>", "Status: 5.1.1 (no such user)", ""]
    fields += ["Final-Recipient: rfc822; other@example.com", "Status: 4.2.2"]
    recipients = (Raw("nobody@example.com"), Raw("other@example.com"))
    expected = Bounce("5.1.1", recipients, Raw("<out@example.com>"))
    original = "Received: x\r\nMessage-ID:\r\n <out@example.com>\r\nSubject: y\r\n\r\ntext"
    assert delivery(*fields, original=original) == expected
    assert delivery(*fields, original=original, returned="text/rfc822-headers") == expected


@pytest.mark.parametrize("fields", [[], ["nonsense"], ["Status: 4111111111111111"], ["Status: 9.1.1"]])
def test_a_bounce_that_says_nothing_is_one(fields: list[str]) -> None:
    assert delivery(*fields) == Bounce()


@pytest.mark.parametrize(
    ("actions", "final"),
    [([], True), (["failed"], True), (["Delayed"], False), (["delivered", "failed"], True), (["new"], True)],
)
def test_a_delay_is_no_end(actions: list[str], final: bool) -> None:
    groups = [
        line for action in actions for line in ("", "Original-Recipient: rfc822;a@b.c", f"Action: {action}")
    ]
    found = delivery("Reporting-MTA: dns; mx.example.com", *groups)
    assert found == Bounce("", (Raw("a@b.c"),) * len(actions), final=final)


def test_other_mail_has_no_bounce() -> None:
    assert parse("Subject: x", "", "Status: 5.1.1").bounce is None


def test_where_a_mail_was_delivered_says_the_last_server_alone() -> None:
    mail = parse(
        "Return-Path: <a@example.com>",
        "X-Original-To: <One+Token@example.com>",
        "Delivered-To: two@example.com (x)",
        "Envelope-To: three@example.com, four@example.com",
        "Received: from a by b",
        "Delivered-To: forged@example.com",
        "Envelope-to: forged@example.com",
        "",
        "text",
    )
    names = [address.reveal().partition("@")[0] for address in mail.delivered_to]
    assert names == ["One+Token", "two", "three", "four"]
    assert len(parse(*["Delivered-To: a@example.com"] * 50, "", "text").delivered_to) == 10
