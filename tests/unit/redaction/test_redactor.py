"""The door to redaction: real bytes in, nothing of a card out."""

import base64
import codecs

import pytest

from redaction.errors import CpuLimit, RedactionFailed
from redaction.policy import Policy
from redaction.pool.limits import Limits
from redaction.raw import Raw, RawFile
from redaction.redactor import LONG_TEXT, Redactor
from redaction.types import Reason, RedactedFile, Withheld

CARD = "4111 1111 1111 1111"
GONE = "[card ending 1111 removed]"


async def redacted(redactor: Redactor, name: str, content: bytes) -> RedactedFile:
    file = await redactor.file(RawFile(Raw(name), content))
    assert isinstance(file, RedactedFile)
    return file


async def test_text_and_explanation(redactor: Redactor) -> None:
    explained = await redactor.explain(Raw(f"card {CARD}."))
    assert await redactor.text(Raw(f"card {CARD}.")) == explained.text
    assert explained.text.text == f"card {GONE}."
    assert [(hit.start, hit.end) for hit in explained.removed] == [(5, 24)]


async def test_texts_are_redacted_each_by_itself(redactor: Redactor) -> None:
    texts = await redactor.texts([Raw("4111 1111"), Raw("1111 1111"), Raw(CARD), Raw("")])
    assert [text.text for text in texts] == ["4111 1111", "1111 1111", GONE, ""]


async def test_the_policy_is_followed() -> None:
    redactor = Redactor(Policy(keep_last_four=False))
    assert (await redactor.text(Raw(CARD))).text == "[card removed]"
    await redactor.close()


@pytest.mark.parametrize("codec", ["utf-8", "cp1252", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
async def test_a_file_keeps_its_encoding_and_line_ends(redactor: Redactor, codec: str, end: str) -> None:
    text = f"naïve words{end}{end}card: {{}} it was{end}last “line”"
    file = await redacted(redactor, "a.txt", text.format(CARD).encode(codec))
    assert file.content == text.format(GONE).encode(codec)
    assert [(found.entity, found.kept, found.where) for found in file.findings] == [
        ("CREDIT_CARD", "1111", "line 3")
    ]


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ],
)
async def test_a_file_keeps_its_byte_order_mark(redactor: Redactor, mark: bytes, codec: str) -> None:
    file = await redacted(redactor, "a.txt", mark + f"日本 {CARD} 日本".encode(codec))
    assert file.content == mark + f"日本 {GONE} 日本".encode(codec)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"no finding\r\nat\rall\n\n",
        b"caf\xe9",
        codecs.BOM_UTF16_LE + "text".encode("utf-16-le"),
        b"{}",
    ],
)
async def test_a_file_without_findings_keeps_its_bytes(redactor: Redactor, content: bytes) -> None:
    file = await redacted(redactor, "a.txt", content)
    assert (file.content, file.findings) == (content, ())


async def test_wide_digits_of_a_double_byte_file_are_read(redactor: Redactor) -> None:
    file = await redacted(redactor, "a.txt", "カード ４１１１１１１１１１１１１１１１ です".encode("cp932"))
    assert file.content == f"カード {GONE} です".encode("cp932")


async def test_a_card_that_tags_split_is_removed_from_an_html_file(redactor: Redactor) -> None:
    page = b"<!DOCTYPE html><p>4111<span>1111</span>1111<b>1111</b></p>"
    file = await redacted(redactor, "a.html", page)
    assert file.media_type == "text/html"
    assert [found.entity for found in file.findings] == ["CREDIT_CARD"]
    assert b"4111" not in file.content


async def test_file_names_are_redacted_and_made_safe(redactor: Redactor) -> None:
    file = await redacted(redactor, f"../../{CARD}.txt", b"x")
    assert (file.name.text, len(file.name.spans)) == (f"{GONE}.txt", 1)
    withheld = await redactor.withhold(Raw(f"a\u202e {CARD}"), 7, Reason.ENCRYPTED)
    assert (withheld.name.text, withheld.size, withheld.reason) == (f"a {GONE}", 7, Reason.ENCRYPTED)
    assert (await redactor.withhold(Raw(""), 0, Reason.TOO_MANY)).name.text == "attachment"


async def test_a_long_name_is_shortened_after_redaction(redactor: Redactor) -> None:
    file = await redacted(redactor, "a" * 185 + f" {CARD}.txt", b"x")
    assert len(file.name) <= 200
    assert "4111" not in file.name.text


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n4111111111111111", Reason.CORRUPT),
        ("a.txt", b"%PDF-1.4 4111", Reason.CORRUPT),
        ("a.asc", b"-----BEGIN PGP MESSAGE-----\n", Reason.ENCRYPTED),
        ("a.txt", codecs.BOM_UTF16_LE + b"odd", Reason.CORRUPT),
    ],
)
async def test_what_cannot_be_read_is_withheld(
    redactor: Redactor, name: str, content: bytes, reason: Reason
) -> None:
    file = await redactor.file(RawFile(Raw(name), content))
    assert isinstance(file, Withheld)
    assert (file.name.text, file.size, file.reason) == (name, len(content), reason)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        (b"Content-Transfer-Encoding: quoted-printable", b"card 4111 11=\r\n11 1111 =31111."),
        (b"Content-Transfer-Encoding: base64", base64.b64encode(f"card {CARD}.".encode())),
        (b"Content-Type: text/html", b"<p>card 4111<span> 1111</span> <b>1111</b>&#32;1111.</p>"),
        (b"Content-Type: text/html", b"card <font>4111&nbsp;11</font>11<!-- x --> 1111 1111."),
        (b"Content-Type: text/plain; charset=utf-16", f"card {CARD}.".encode("utf-16")),
    ],
)
async def test_a_card_in_a_mail_is_removed(redactor: Redactor, headers: bytes, body: bytes) -> None:
    mail = await redactor.mail(b"From: ann@example.com\r\n" + headers + b"\r\n\r\n" + body)
    assert (await redactor.text(mail.text)).text == f"card {GONE}."


async def test_a_card_in_an_attached_wide_text_is_removed(redactor: Redactor) -> None:
    part = b'Content-Type: text/plain; name="=?utf-8?q?4111_1111_1111_1111=2Etxt?="\r\n'
    part += b"Content-Transfer-Encoding: base64"
    body = base64.encodebytes(f"card {CARD}".encode("utf-16"))
    content = (
        b"Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n" + part + b"\r\n\r\n" + body + b"--b--\r\n"
    )
    mail = await redactor.mail(content)
    file = await redactor.file(mail.files[0])
    assert isinstance(file, RedactedFile)
    assert file.name.text == f"{GONE}.txt"
    assert file.content == f"card {GONE}".encode("utf-16")


async def test_a_card_in_a_forwarded_mail_is_removed(redactor: Redactor) -> None:
    inner = b"From: a@b\r\nMIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    part = b"--b\r\nContent-Type: message/rfc822\r\n\r\n" + inner + base64.b64encode(CARD.encode())
    mail = await redactor.mail(b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + part + b"\r\n--b--")
    file = await redactor.file(mail.files[0])
    assert isinstance(file, RedactedFile)
    assert (file.name.text, file.media_type) == ("message.eml", "message/rfc822")
    assert file.content == inner + base64.b64encode(GONE.encode())


async def test_what_is_read_shows_sizes_only(redactor: Redactor) -> None:
    mail = await redactor.mail(b"Subject: 4111\r\nFrom: 4111@example.com\r\n\r\n4111")
    assert "4111" not in repr(mail)
    assert "4111" not in repr(mail.subject)


@pytest.mark.parametrize("length", [LONG_TEXT, LONG_TEXT + 1])
async def test_a_text_of_any_length_is_redacted(redactor: Redactor, length: int) -> None:
    text = f"{CARD} {'x ' * length}"[: length - 3] + " é"
    explained = await redactor.explain(Raw(text))
    assert explained.text.text == text.replace(CARD, GONE)
    assert [(hit.start, hit.end) for hit in explained.removed] == [(0, 19)]


async def test_long_and_short_texts_keep_their_order(redactor: Redactor) -> None:
    long = "word " * LONG_TEXT
    texts = await redactor.texts([Raw("1"), Raw(f"2 {long}{CARD}"), Raw(f"3 {CARD}"), Raw(f"4 {long}")])
    assert [text.text for text in texts] == ["1", f"2 {long}{GONE}", f"3 {GONE}", f"4 {long}"]


async def test_a_file_that_takes_too_much_is_withheld_and_a_text_is_refused() -> None:
    dense = f"{CARD} " * 40_000
    narrow = Limits(cpu_seconds=0.2)
    redactor = Redactor(limits=narrow, file_limits=narrow)
    file = await redactor.file(RawFile(Raw(f"{CARD}.txt"), dense.encode()))
    assert isinstance(file, Withheld)
    assert (file.name.text, file.size, file.reason) == (f"{GONE}.txt", len(dense), Reason.TIMED_OUT)
    with pytest.raises(CpuLimit):
        await redactor.text(Raw(dense))
    await redactor.close()


async def test_a_closed_redactor_fails() -> None:
    redactor = Redactor()
    await redactor.close()
    with pytest.raises(RedactionFailed):
        await redactor.text(Raw("x"))
    with pytest.raises(RedactionFailed):
        await redactor.mail(b"x")
