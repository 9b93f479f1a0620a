"""Mails as files: every place in them that holds text, and what must stay as it was."""

import base64
import binascii
import email
import email.policy
import gzip
import quopri
from email.message import EmailMessage

import pytest

from redaction.documents.files import Files
from redaction.types import Reason, RedactedFile, Withheld
from tests.support.documents import CARD, GONE, found, left_out, redacted, spelled

NUMBER = CARD.replace(" ", "")
HEAD = b"From: Ann <ann@example.com>\r\nMIME-Version: 1.0\r\nSubject: hello\r\n"
MIXED = HEAD + b'Content-Type: multipart/mixed; boundary="=_b"\r\n\r\n'


def mixed(*parts: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    body = b"".join(b"\r\n--=_b\r\n" + part for part in parts)
    return MIXED + before + body + b"\r\n--=_b--\r\n" + after


def parsed(done: RedactedFile) -> EmailMessage:
    message = email.message_from_bytes(done.content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def read(files: Files, content: bytes) -> RedactedFile:
    done = redacted(files.redact("a.eml", content))
    assert done.media_type == "message/rfc822"
    assert not spelled(done.content)
    return done


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        (b"7bit", f"so\r\n{CARD}\r\n".encode()),
        (b"base64", base64.encodebytes(f"so\r\n{CARD}\r\n".encode())),
        (b"quoted-printable", b"so\r\n4111 11=\r\n11 1111 =31111\r\n"),
    ],
)
def test_a_body_in_its_encoding(files: Files, encoding: bytes, body: bytes) -> None:
    head = HEAD + b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: " + encoding
    done = read(files, head + b"\r\n\r\n" + body)
    assert done.content.startswith(head)
    assert parsed(done).get_content().replace("\r\n", "\n") == f"so\n{GONE}\n"
    assert found(done) == [("CREDIT_CARD", "line 2")]


@pytest.mark.parametrize(
    ("charset", "text"),
    [("iso-8859-1", "né {}"), ("shift_jis", "カード {}"), ("utf-16", "é {}"), ("utf-8", "é {}")],
)
def test_a_body_in_its_charset(files: Files, charset: str, text: str) -> None:
    body = base64.encodebytes(text.format(CARD).encode(charset))
    head = (
        f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: base64\r\n\r\n".encode()
    )
    assert parsed(read(files, HEAD + head + body)).get_content().strip() == text.format(GONE)


def test_a_page_and_its_text(files: Files) -> None:
    page = quopri.encodestring(b"<p>4111<b>1111</b>11111111 \xc3\xa9</p>")
    content = mixed(
        b"\r\nplain " + CARD.encode(),
        b"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        + page,
    )
    done = read(files, content)
    plain, html = parsed(done).iter_parts()
    assert plain.get_content() == f"plain {GONE}"
    assert html.get_content().strip() == f"<p>{GONE}<b></b> é</p>"
    assert found(done) == [("CREDIT_CARD", "part 1, line 1"), ("CREDIT_CARD", "part 2, line 1")]


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        (f"Subject: card {CARD}", f"card {GONE}"),
        ("Subject: card 4111 1111\r\n 1111 1111", f"card {GONE}"),
        ("Subject: =?utf-8?q?card_4111_1111_?= =?utf-8?q?1111_1111?=", f"card {GONE}"),
        (f"Subject: =?utf-8?b?{base64.b64encode(f'für {CARD}'.encode()).decode()}?=", f"für {GONE}"),
        (f"Subject: grüße {CARD}", f"grüße {GONE}"),
    ],
)
def test_fields_of_the_header(files: Files, field: str, shown: str) -> None:
    content = f"Message-ID: <1@x>\r\n{field}\r\nX-Other: =?utf-8?q?caf=C3=A9?=\r\n\r\nbody\r\n".encode()
    done = read(files, content)
    assert str(parsed(done)["subject"]) == shown
    assert b"X-Other: =?utf-8?q?caf=C3=A9?=\r\n\r\nbody\r\n" in done.content
    assert found(done) == [("CREDIT_CARD", "header")]


@pytest.mark.parametrize(
    "name",
    [
        f'filename="{CARD}.txt"',
        "filename*=utf-8''4111%201111%201111%201111.txt",
        'filename*0="4111 1111 11"; filename*1="11 1111.txt"',
        'filename="=?utf-8?q?4111_1111_1111_1111=2Etxt?="',
    ],
)
def test_names_of_attachments(files: Files, name: str) -> None:
    part = f"Content-Type: text/plain\r\nContent-Disposition: attachment; {name}\r\n\r\nfine".encode()
    done = read(files, mixed(b"\r\nhello", part))
    assert [part.get_filename() for part in parsed(done).iter_attachments()] == [f"{GONE}.txt"]
    assert found(done) == [("CREDIT_CARD", "header")]


def test_attachments_go_through_the_door_of_all_files(files: Files) -> None:
    packed = base64.encodebytes(gzip.compress(CARD.encode()))
    wide = base64.encodebytes(f"card {CARD}".encode("utf-16"))
    head = b"Content-Disposition: attachment; filename=a\r\nContent-Transfer-Encoding: base64\r\n"
    done = read(files, mixed(b"\r\nhello", head + b"\r\n" + packed, head + b"\r\n" + wide))
    first, second = (part.get_payload(decode=True) for part in parsed(done).iter_attachments())
    assert isinstance(first, bytes)
    assert (gzip.decompress(first), second) == (GONE.encode(), f"card {GONE}".encode("utf-16"))
    assert found(done) == [("CREDIT_CARD", "part 2, line 1"), ("CREDIT_CARD", "part 3, line 1")]


def test_what_cant_be_read_is_taken_out_and_named(files: Files) -> None:
    program = base64.encodebytes(b"\x7fELF" + CARD.encode())
    head = f'Content-Disposition: attachment; filename="{CARD}.bin"\r\n'.encode()
    secret = b"Content-Type: multipart/encrypted; boundary=c\r\n\r\n--c\r\n\r\nVersion: 1\r\n--c--"
    part = head + b"Content-Transfer-Encoding: base64\r\n\r\n" + program
    done = read(files, mixed(b"\r\nhello", part, secret, b"\r\nlast"))
    texts = [part.get_content().strip() for part in parsed(done).iter_parts()]
    notice = "This part was withheld: it could not be inspected."
    assert texts == ["hello", notice, notice, "last"]
    assert left_out(done) == [(f"{GONE}.bin", "unsupported"), ("encrypted message", "encrypted")]


def test_a_mail_in_a_mail_in_a_mail(files: Files) -> None:
    content = b"Subject: " + CARD.encode() + b"\r\n\r\ndeep"
    for level in range(2):
        content = mixed(b"Content-Type: message/rfc822\r\n\r\n" + content).replace(b"=_b", b"=_%d" % level)
    done = read(files, content)
    assert GONE.encode() in done.content
    assert found(done) == [("CREDIT_CARD", "part 1, part 1, header")]
    deeper = redacted(
        files.redact("a.eml", mixed(b"\r\nx", b"Content-Type: message/rfc822\r\n\r\n" + content))
    )
    assert [reason for _, reason in left_out(deeper)] == ["too deep"]
    assert not spelled(deeper.content)


def test_what_stands_around_the_parts(files: Files) -> None:
    done = read(files, mixed(b"\r\nhello", before=b"for old readers " + CARD.encode(), after=CARD.encode()))
    assert found(done) == [("CREDIT_CARD", "header")] * 2
    assert done.content.count(GONE.encode()) == 2


def test_a_boundary_that_reads_like_a_number(files: Files) -> None:
    content = mixed(b"\r\nhello", b"\r\nworld").replace(b"=_b", b"4111-1111-1111-1111")
    done = read(files, content)
    assert [part.get_content() for part in parsed(done).iter_parts()] == ["hello", "world"]


def test_files_and_ciphertext_in_a_text(files: Files) -> None:
    uu = b"begin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n"
    secret = b"-----BEGIN PGP MESSAGE-----\r\n\r\nhQEMA\r\n-----END PGP MESSAGE-----\r\n"
    content = HEAD + b"\r\nhello\r\n" + secret + uu + b"bye\r\n"
    done = read(files, content)
    assert done.content == HEAD + b"\r\nhello\r\n\r\n" + uu + b"bye\r\n"
    assert left_out(done) == [("encrypted message", "encrypted")]


@pytest.mark.parametrize("head", [HEAD + b"\r\n", b""])
def test_a_file_in_a_text_that_holds_a_number(files: Files, head: bytes) -> None:
    line = binascii.b2a_uu(f"card {CARD}".encode()).rstrip()
    uu = b"begin 644 cards.txt\r\n" + line + b"\r\n`\r\nend\r\n"
    hqx = b"(This file must be converted with BinHex 4.0)\r\n\r\n:#dPJB@X\r\nZG(Kd:\r\n"
    done = redacted(files.redact("a", head + b"hello\r\n" + uu + hqx + b"bye\r\n"))
    assert done.content == head + b"hello\r\n\r\n\r\nbye\r\n"
    assert left_out(done) == [("cards.txt", "unsupported"), ("embedded file", "unsupported")]


def test_a_part_of_rich_text(files: Files) -> None:
    rich = b"{\\rtf1\\ansi card 4111\\b 111111111111}"
    done = read(files, mixed(b"Content-Type: text/rtf\r\n\r\n" + rich))
    assert found(done) == [("CREDIT_CARD", "part 1, paragraph 1")]


def test_a_charset_in_which_anything_can_be_spelled(files: Files) -> None:
    hidden = b"card +" + base64.b64encode(NUMBER.encode("utf-16-be")).rstrip(b"=") + b"-"
    head = HEAD + b"Content-Type: text/plain; charset=utf-7\r\n\r\n"
    assert isinstance(files.redact("a.eml", head + hidden), Withheld)
    assert read(files, head + CARD.encode()).content == head + GONE.encode()


def test_a_folder_of_mails(files: Files) -> None:
    mail = "From ann Mon Jan 1 00:00:00 2026\nSubject: a\nContent-Transfer-Encoding: base64\n\n{}\n\n"
    bodies = [base64.b64encode(text.encode()).decode() for text in ("fine", f"card {CARD}")]
    done = redacted(files.redact("a.mbox", "".join(mail.format(body) for body in bodies).encode()))
    assert (done.media_type, found(done)) == ("application/mbox", [("CREDIT_CARD", "entry 2, line 1")])
    assert base64.b64encode(f"card {GONE}".encode()) in done.content.replace(b"\n", b"")


@pytest.mark.parametrize(
    "content",
    [
        HEAD + b"\r\nfine\r\n",
        HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(b"fine " * 30),
        mixed(
            b"\r\nhello",
            b"Content-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nfine",
            before=b"old",
            after=b"\n",
        ),
        b"\xef\xbb\xbf" + HEAD + b"\r\nfine",
        HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\nno part at all",
    ],
)
def test_a_clean_mail_keeps_its_bytes(files: Files, content: bytes) -> None:
    done = redacted(files.redact("a.eml", content))
    assert (done.content, done.findings, done.withheld) == (content, (), ())


def test_text_beside_base64_is_gone(files: Files) -> None:
    head = HEAD + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.b64encode(b"fine " * 100)
    assert b"footer" not in read(files, head + b"\r\n\r\n-- \r\nlist footer").content
    done = files.redact("a.eml", head + b"\r\n\r\n-- \r\nlist footer " + CARD.encode())
    assert isinstance(done, Withheld)
    assert done.reason is Reason.CORRUPT


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            HEAD + b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\r\n\r\nMII",
            Reason.ENCRYPTED,
        ),
        (
            HEAD + b"Content-Type: multipart/encrypted; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b--",
            Reason.ENCRYPTED,
        ),
        (mixed(*[b"\r\nx"] * 1_500), Reason.TOO_MANY),
    ],
)
def test_a_mail_that_is_not_read(files: Files, content: bytes, reason: Reason) -> None:
    done = files.redact("a.eml", content)
    assert isinstance(done, Withheld)
    assert done.reason is reason


def test_hostile_nesting_ends_by_a_cap(files: Files) -> None:
    mails = CARD.encode()
    for _ in range(1_000):
        mails = b"Content-Type: message/rfc822\r\n\r\n" + mails
    parts = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(1_000)
    )
    for content in (HEAD + mails, HEAD + parts + CARD.encode()):
        done = files.redact("a.eml", content)
        assert isinstance(done, Withheld) or not spelled(done.content)


def test_a_signature_is_kept_unless_it_holds_something(files: Files) -> None:
    part = b"Content-Type: application/pkcs7-signature; name=smime.p7s\r\n"
    part += b"Content-Transfer-Encoding: base64\r\n\r\n"
    content = mixed(b"\r\nhello", part + base64.encodebytes(b"\x30\x82\x01\0\xff\0Ann"))
    assert redacted(files.redact("a.eml", content)).content == content
    done = read(
        files, mixed(b"\r\nhello", part + base64.encodebytes(b"\x30\x82\x01\0\xff\0" + CARD.encode()))
    )
    assert left_out(done) == [("smime.p7s", "unsupported")]
