"""Whole messages as mail programs send them, byte for byte."""

import base64
from hashlib import sha256

import pytest

from redaction.documents.mail.parse import parse_mail
from redaction.documents.mail_types import MailLimits, ParsedMail
from redaction.types import Reason


def parse(*lines: str | bytes) -> ParsedMail:
    """A message from its lines, with CRLF between them."""
    raw = b"\r\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return parse_mail(raw, MailLimits())


def files(mail: ParsedMail) -> list[tuple[str, bytes]]:
    return [(file.name.reveal(), file.content) for file in mail.files]


def unread(mail: ParsedMail) -> list[tuple[str, Reason]]:
    return [(part.name.reveal(), part.reason) for part in mail.unread]


def test_a_plain_mail() -> None:
    mail = parse(
        "From: Ann Lee <ann@example.com>",
        "Subject: Printer is",
        "  on fire",
        "Message-ID: <1@example.com>",
        "",
        "It burns.",
        "",
        "Ann",
    )
    assert mail.subject.reveal() == "Printer is on fire"
    assert (mail.from_name.reveal(), mail.from_address.reveal()) == ("Ann Lee", "ann@example.com")
    assert mail.message_id.reveal() == "<1@example.com>"
    assert mail.text.reveal() == "It burns.\n\nAnn"
    assert (mail.files, mail.unread, mail.automatic) == ((), (), False)


@pytest.mark.parametrize("content", [b"", b"\r\n", b"\n\n", b"\0", b":", b"From:", b"Subject: \r\n\r\n\r\n"])
def test_an_empty_mail_is_a_mail(content: bytes) -> None:
    mail = parse_mail(content, MailLimits())
    assert mail.subject.reveal() == ""
    assert mail.from_address.reveal() == ""
    assert not any(character.isalnum() for character in mail.text.reveal())


@pytest.mark.parametrize("end", [b"\r\n", b"\n", b"\r"])
def test_any_line_end_makes_the_same_mail(end: bytes) -> None:
    lines = [
        b"Subject: a",
        b"\tb",
        b"Content-Type: multipart/mixed; boundary=x",
        b"",
        b"--x",
        b"",
        b"one",
        b"two",
        b"--x--",
    ]
    mail = parse_mail(end.join(lines), MailLimits())
    assert (mail.subject.reveal(), mail.text.reveal()) == ("a b", "one\ntwo")


def test_a_mailbox_file_line_before_the_headers_is_no_text() -> None:
    mail = parse("From ann@example.com Mon Jan  1 00:00:00 2024", "Subject: hello", "", "text")
    assert (mail.subject.reveal(), mail.text.reveal()) == ("hello", "text")


def test_a_missing_blank_line_begins_the_body() -> None:
    mail = parse("Subject: hello", "this is no header", "nor this")
    assert (mail.subject.reveal(), mail.text.reveal()) == ("hello", "this is no header\nnor this")


@pytest.mark.parametrize(
    ("headers", "body", "text"),
    [
        (["Content-Type: text/plain; charset=utf-8"], "héllo ☺".encode(), "héllo ☺"),
        (["Content-Type: text/plain; charset=iso-8859-1"], b"h\xe9llo", "héllo"),
        (["Content-Type: text/plain; charset=us-ascii"], b"\x93quoted\x94 \x80 5", "“quoted” € 5"),
        (["Content-Type: text/plain; charset=us-ascii"], "wrong ☺".encode(), "wrong ☺"),
        (["Content-Type: text/plain; charset=x-unknown"], "ünknown".encode(), "ünknown"),
        (["Content-Type: text/plain; charset=utf-8"], b"mixed \xe9", "mixed é"),
        (['Content-Type: text/plain; charset="koi8-r"'], "привет".encode("koi8-r"), "привет"),
        (["Content-Type: text/plain; charset=iso-2022-jp"], "日本".encode("iso-2022-jp"), "日本"),
        (["Content-Type: text/plain; charset=GB2312"], "中文".encode("gb18030"), "中文"),
        (["Content-Type: text/plain; charset=utf-7"], b"+ADQAMQAxADE-", "4111"),
        (["Content-Type: text/plain; charset=utf-16"], b"not wide", "not wide"),
        (["Content-Type: text/plain; charset=punycode"], b"a-b", "a-b"),
        (["Content-Type: nonsense"], b"text", "text"),
        (["Content-Type: text/plain", "Content-Transfer-Encoding: x-foo"], b"as it is", "as it is"),
        (
            ["Content-Transfer-Encoding: quoted-printable"],
            b"4111 1111=\r\n 1111=20\r\n1=31=zz",
            "4111 1111 1111 \n11=zz",
        ),
        (["Content-Transfer-Encoding: quoted-printable"], b"soft= \r\nbreak", "softbreak"),
        (["Content-Transfer-Encoding: base64"], b"NDExMSAx\r\nMTEx", "4111 1111"),
        (["Content-Transfer-Encoding: BASE64 (really)"], b"NDExMSAxMTEx", "4111 1111"),
        (["Content-Transfer-Encoding: base64"], b"it is plain text, really", "it is plain text, really"),
        (["Content-Transfer-Encoding: base64"], b"NDExMSAxMQ==\n=aB3d", "4111 11"),
        (["Content-Transfer-Encoding: base64"], b"NDExMQ==\n\n____\n(a footer)", "4111\n\n____\n(a footer)"),
        (["Content-Transfer-Encoding: x-uuencode"], b"begin 644 a\r\n#0V%T\r\n`\r\nend", "Cat"),
        ([], b"a\0b\0c", "abc"),
        ([], "שלום \u200fRTL 😀".encode(), "שלום \u200fRTL 😀"),
    ],
)
def test_text_in_any_charset_and_encoding(headers: list[str], body: bytes, text: str) -> None:
    assert parse("Subject: x", *headers, "", body).text.reveal() == text


def test_a_wide_text_behind_base64_is_read() -> None:
    body = base64.encodebytes("card 4111 1111 1111 1111".encode("utf-16-le"))
    mail = parse("Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64", "", body)
    assert mail.text.reveal() == "card 4111 1111 1111 1111"


def alternative(plain: str, html: str) -> ParsedMail:
    return parse(
        "Content-Type: multipart/alternative; boundary=b",
        "",
        "--b",
        "Content-Type: text/plain",
        "",
        plain,
        "--b",
        "Content-Type: text/html",
        "",
        html,
        "--b--",
    )


@pytest.mark.parametrize(
    ("plain", "html", "text"),
    [
        ("plain words", "<p>Plain <b>words</b>!</p>", "plain words"),
        (" \t", "<p>only here</p>", "only here"),
        ("", "", ""),
    ],
)
def test_of_two_renderings_the_plain_one_that_says_something(plain: str, html: str, text: str) -> None:
    assert alternative(plain, html).text.reveal() == text


def test_html_alone_becomes_text() -> None:
    mail = parse(
        "Content-Type: text/html; charset=utf-8", "", "<p>Card 4111<span> 1111</span><b> 1111 1111</b></p>"
    )
    assert mail.text.reveal() == "Card 4111 1111 1111 1111"


def test_the_charset_of_html_may_stand_in_its_markup() -> None:
    mail = parse("Content-Type: text/html", "", b'<meta charset="koi8-r"><p>' + "привет".encode("koi8-r"))
    assert mail.text.reveal() == "привет"


PICTURE = b"\x89PNG\r\n\x1a\n\0\r\r\n\n"


def test_mixed_alternative_related_and_attachments() -> None:
    mail = parse(
        'Content-Type: multipart/mixed; boundary="a b"',
        "",
        "This is a multi-part message.",
        "--a b",
        "Content-Type: multipart/related; boundary=inner",
        "",
        "--inner",
        "Content-Type: text/html",
        "",
        '<p>see <img src="cid:1" alt="logo"></p>',
        "--inner",
        "Content-Type: image/png",
        "Content-ID: <1>",
        "Content-Transfer-Encoding: base64",
        "",
        base64.encodebytes(PICTURE),
        "--inner--",
        "--a b",
        "Content-Type: application/octet-stream",
        "Content-Disposition: attachment; filename=data.bin",
        "Content-Transfer-Encoding: binary",
        "",
        PICTURE,
        "--a b",
        "Content-Type: text/plain",
        "",
        "after the files",
        "--a b--",
        "epilogue",
    )
    assert mail.text.reveal() == "see logo\n\nafter the files"
    assert files(mail) == [("image.png", PICTURE), ("data.bin", PICTURE)]


def test_a_missing_last_boundary_loses_nothing() -> None:
    mail = parse(
        "Content-Type: multipart/mixed; boundary=b",
        "",
        "--b",
        "",
        "text",
        "--b",
        "Content-Disposition: attachment",
        "",
        "end",
    )
    assert (mail.text.reveal(), files(mail)) == ("text", [("attachment", b"end")])


def test_a_missing_last_boundary_has_its_line_end_all_the_same() -> None:
    mail = parse(
        "Content-Type: multipart/mixed; boundary=b",
        "",
        "--b",
        "Content-Disposition: attachment",
        "",
        "end",
        "",
    )
    assert files(mail) == [("attachment", b"end")]


def test_what_stands_behind_an_encoded_file_is_named() -> None:
    mail = parse("Content-Type: image/png", "Content-Transfer-Encoding: base64", "", "NDExMQ==", "a footer")
    assert files(mail) == [("image.png", b"4111")]
    assert unread(mail) == [("text behind a file", Reason.CORRUPT)]


def test_a_text_with_a_name_that_is_all_of_the_mail_is_read() -> None:
    mail = parse('Content-Type: text/plain; name="notes.txt"', "", "words")
    assert mail.text.reveal() == "words"
    assert [(one.name.reveal(), one.sha256) for one in mail.unpacked] == [
        ("notes.txt", sha256(b"words").hexdigest())
    ]


def test_a_missing_or_wrong_boundary_loses_nothing() -> None:
    guessed = parse("Content-Type: multipart/mixed", "", "--b", "", "text", "--b--")
    wrong = parse("Content-Type: multipart/mixed; boundary=c", "", "--b", "", "text", "--b--")
    assert guessed.text.reveal() == "text"
    assert wrong.text.reveal() == "--b\n\ntext\n--b--"


def test_between_parts_only_what_is_left_of_a_part_is_text() -> None:
    start = "Content-Type: multipart/mixed; boundary=b"
    notice = parse(start, "", "A message in MIME format.", "--b", "", "text", "--b--", "end of it")
    broken = parse(
        start, "", "--c", "Content-Type: text/plain", "", "one", "--b", "", "two", "--b--", "--c", "three"
    )
    assert notice.text.reveal() == "text"
    assert [word for word in broken.text.reveal().split() if word.isalpha()] == ["two", "one", "three"]


def test_an_inner_part_that_never_ends_is_ended_by_the_outer_one() -> None:
    mail = parse(
        "Content-Type: multipart/mixed; boundary=out",
        "",
        "--out",
        "Content-Type: multipart/mixed; boundary=in",
        "",
        "--in",
        "",
        "inner",
        "--out",
        "Content-Disposition: attachment; filename=a.txt",
        "",
        "outer",
        "--out--",
    )
    assert (mail.text.reveal(), files(mail)) == ("inner", [("a.txt", b"outer")])


def test_a_forwarded_message_is_a_file_with_its_own_bytes() -> None:
    inner = b"From: a@b\nSubject: inner\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\nx\n--i--\n"
    mail = parse(
        "Content-Type: multipart/mixed; boundary=b",
        "",
        "--b",
        "Content-Type: message/rfc822",
        "",
        inner,
        "--b--",
    )
    assert files(mail) == [("message.eml", inner)]


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        (["Content-Type: multipart/encrypted; boundary=b"], ("encrypted message", Reason.ENCRYPTED)),
        (["Content-Type: message/partial; id=1"], ("part of a message", Reason.UNSUPPORTED)),
        (["Content-Type: message/external-body; url=x"], ("external file", Reason.UNSUPPORTED)),
        (["Content-Type: application/pkcs7-mime; name=smime.p7m"], ("smime.p7m", Reason.ENCRYPTED)),
        (
            ["Content-Type: application/x-pkcs7-mime; smime-type=enveloped-data"],
            ("smime.p7m", Reason.ENCRYPTED),
        ),
        (["Content-Type: application/pkcs7-mime; smime-type=signed-data"], ("smime.p7m", Reason.UNSUPPORTED)),
    ],
)
def test_an_encrypted_mail_is_named_and_not_read(headers: list[str], expected: tuple[str, Reason]) -> None:
    mail = parse(*headers, "", "--b", "", "ciphertext", "--b--")
    assert (mail.text.reveal(), mail.files, unread(mail)) == ("", (), [expected])


def test_ciphertext_inside_a_text_is_named_and_the_rest_is_read() -> None:
    mail = parse("", "hello", "-----BEGIN PGP MESSAGE-----", "hQEMA", "-----END PGP MESSAGE-----", "bye")
    assert mail.text.reveal() == "hello\n\nbye"
    assert unread(mail) == [("encrypted message", Reason.ENCRYPTED)]


def test_a_uuencoded_file_inside_a_text_is_a_file() -> None:
    mail = parse("", "see file", "begin 644 cat.txt", "#0V%T", "`", "end", "thanks", "begin 644 of nothing")
    assert mail.text.reveal() == "see file\n\nthanks\nbegin 644 of nothing"
    assert files(mail) == [("cat.txt", b"Cat")]


def test_a_file_in_yenc_inside_a_text_is_a_file() -> None:
    data = bytes(range(256))
    coded = b"".join(
        b"=" + bytes([(code + 64) % 256]) if code in b"\0\n\r=" else bytes([code])
        for code in ((byte + 42) % 256 for byte in data)
    )
    part = b"=ypart begin=1 end=256"
    for lines in ([coded[:130], coded[130:]], [part, coded]):
        mail = parse(
            "", "see file", "=ybegin line=128 size=256 name=a b.bin", *lines, "=yend size=256", "thanks"
        )
        assert mail.text.reveal() == "see file\n\nthanks"
        assert files(mail) == [("a b.bin", data)]


def test_a_boundary_is_taken_as_it_is() -> None:
    for boundary in (b"=?utf-8?q?b?=", b"b\xe9"):
        start = b'Content-Type: multipart/mixed; boundary="' + boundary + b'"'
        mail = parse(start, "", b"--" + boundary, "", "text", b"--" + boundary + b"--")
        assert mail.text.reveal() == "text"


def test_other_types_are_files_with_telling_names() -> None:
    kinds = [
        "text/calendar; method=REQUEST",
        "application/ms-tnef",
        "message/delivery-status",
        "image/png",
        "foo/bar",
    ]
    parts = [line for kind in kinds for line in ("--b", f"Content-Type: {kind}", "", "x")]
    mail = parse("Content-Type: multipart/mixed; boundary=b", "", *parts, "--b--")
    assert [name for name, _ in files(mail)] == [
        "invite.ics",
        "winmail.dat",
        "delivery-status.txt",
        "image.png",
        "attachment",
    ]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("Content-Disposition: attachment; filename=report.txt", "report.txt"),
        ('Content-Disposition: attachment; filename="two words; more.txt"', "two words; more.txt"),
        ("Content-Disposition: attachment; filename=two words.txt", "two words.txt"),
        ("Content-Disposition: attachment; filename*=utf-8''na%C3%AFve.txt", "naïve.txt"),
        (
            "Content-Disposition: attachment; filename*0*=utf-8'en'na%C3; filename*1*=%AFve; filename*2=.txt",
            "naïve.txt",
        ),
        ("Content-Disposition: attachment; filename=old.txt; filename*=utf-8''new.txt", "new.txt"),
        ('Content-Disposition: attachment; filename="=?utf-8?B?bmHDr3ZlLnR4dA==?="', "naïve.txt"),
        ('Content-Disposition: attachment; filename="../../etc/passwd"', "passwd"),
        ('Content-Disposition: attachment; filename="C:\\\\temp\\\\a.txt"', "a.txt"),
        ('Content-Disposition: attachment; filename="gpj.\u202etxt.exe"', "gpj.txt.exe"),
        ('Content-Disposition: attachment; filename=""', "attachment"),
        ('Content-Disposition: attachment; filename=".."', "attachment"),
        ('Content-Disposition: attachment; filename="never closed', "never closed"),
        ("Content-Type: application/octet-stream; name=typed.bin", "typed.bin"),
    ],
)
def test_file_names(header: str, name: str) -> None:
    mail = parse("Content-Type: multipart/mixed; boundary=b", "", "--b", header, "", "x", "--b--")
    assert files(mail) == [(name, b"x")]


def test_files_of_the_same_name_are_told_apart() -> None:
    part = ["--b", "Content-Disposition: attachment; filename=a.txt", "", "x"]
    mail = parse("Content-Type: multipart/mixed; boundary=b", "", *part, *part, *part, "--b--")
    assert [name for name, _ in files(mail)] == ["a.txt", "a (2).txt", "a (3).txt"]
