"""Mails within a part of a mail: winmail.dat of Outlook, and S/MIME that is signed only."""

import struct
from base64 import encodebytes
from collections.abc import Callable
from hashlib import sha256

import pytest

from redaction.documents.mail.parse import parse_mail
from redaction.documents.mail_types import MailLimits, ParsedMail
from redaction.types import Reason

SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")
DATA = bytes.fromhex("06092a864886f70d010701")


def attribute(tag: int, data: bytes, level: int = 1) -> bytes:
    return struct.pack("<BIL", level, tag, len(data)) + data + struct.pack("<H", sum(data) & 0xFFFF)


def one_property(number: int, kind: int, value: bytes, name: bytes = b"") -> bytes:
    padded = value + b"\0" * (-len(value) % 4)
    fixed = kind in {0x03, 0x0B}
    return (
        struct.pack("<HH", kind, number)
        + name
        + (value if fixed else struct.pack("<LL", 1, len(value)) + padded)
    )


def properties(*each: bytes) -> bytes:
    return struct.pack("<L", len(each)) + b"".join(each)


def wide(text: str) -> bytes:
    return f"{text}\0".encode("utf-16-le")


def tnef(*attributes: bytes) -> bytes:
    return b"\x78\x9f\x3e\x22\1\0" + b"".join(attributes)


NAMED = one_property(
    0x8001, 0x03, b"\1\0\0\0", b"\0" * 16 + b"\1\0\0\0" + struct.pack("<L", 6) + wide("ab") + b"\0\0"
)
FILE = (
    attribute(0x00069002, b"\0" * 14),
    attribute(0x00018010, b"LONGNA~1.TXT\0"),
    attribute(0x0006800F, b"file bytes"),
    attribute(
        0x00069005,
        properties(
            NAMED,
            one_property(0x0E20, 0x03, b"\x0a\0\0\0"),
            one_property(0x3707, 0x1F, wide("long näme.txt")),
            one_property(0x370E, 0x1E, b"Text/Plain\0"),
            one_property(0x3712, 0x1E, b"<1@x>\0"),
        ),
    ),
)
OLD_FILE = (
    attribute(0x00069002, b""),
    attribute(0x00018010, b"\xe9t\xe9.bin\0"),
    attribute(0x0006800F, b"\0\1"),
)


def mail(packed: bytes, *before: str) -> ParsedMail:
    parts = "".join(f"--b\n\n{text}\n" for text in before)
    start = f"Content-Type: multipart/mixed; boundary=b\n\n{parts}--b\nContent-Type: application/ms-tnef\n"
    coded = b"Content-Transfer-Encoding: base64\n\n" + encodebytes(packed)
    return parse_mail(start.encode() + coded + b"--b--\n", MailLimits())


def files(parsed: ParsedMail) -> list[tuple[str, bytes]]:
    return [(file.name.reveal(), file.content) for file in parsed.files]


def test_the_files_of_a_winmail_dat() -> None:
    packed = tnef(attribute(0x00069007, struct.pack("<LL", 1252, 0)), *FILE, *OLD_FILE)
    parsed = mail(packed)
    assert files(parsed) == [("long näme.txt", b"file bytes"), ("été.bin", b"\0\1")]
    first = parsed.files[0]
    assert (first.media_type.reveal(), first.content_id.reveal(), first.inline) == ("text/plain", "1@x", True)
    unpacked = [(one.name.reveal(), one.size, one.sha256) for one in parsed.unpacked]
    assert unpacked == [("winmail.dat", len(packed), sha256(packed).hexdigest())]
    assert parsed.unread == ()


@pytest.mark.parametrize(
    "said",
    [
        attribute(0x0002800C, b"words of Outlook\0"),
        attribute(0x00069003, properties(one_property(0x1000, 0x1F, wide("words of Outlook")))),
        attribute(0x00069003, properties(one_property(0x1013, 0x102, b"<p>words of <b>Outlook</b>"))),
    ],
    ids=["old", "plain", "HTML"],
)
def test_the_text_of_a_winmail_dat_is_said_once(said: bytes) -> None:
    assert mail(tnef(said)).text.reveal() == "words of Outlook"
    assert mail(tnef(said), "Words of Outlook.").text.reveal() == "Words of Outlook."
    assert mail(tnef(said), "something else").text.reveal().endswith("words of Outlook")


def test_rich_text_of_a_winmail_dat_is_a_file() -> None:
    rtf = b"{\\rtf1 words}"
    packed = struct.pack("<LL", len(rtf) + 12, len(rtf)) + b"MELA" + b"\0" * 4 + rtf
    parsed = mail(tnef(attribute(0x00069003, properties(one_property(0x1009, 0x102, packed)))))
    assert files(parsed) == [("message.rtf", rtf)]


def test_an_object_is_a_file_without_its_kind() -> None:
    inner = one_property(0x3701, 0x0D, b"i" * 16 + b"object")
    parsed = mail(tnef(attribute(0x00069002, b""), attribute(0x00069005, properties(inner))))
    assert files(parsed) == [("attachment", b"object")]


@pytest.mark.parametrize("length", range(10, 200, 7))
def test_a_broken_winmail_dat_is_kept_beside_what_was_in_it(length: int) -> None:
    packed = tnef(*OLD_FILE, *FILE)[:length]
    parsed = mail(packed)
    assert ("winmail.dat", packed) in files(parsed) or parsed.unpacked


def test_what_only_looks_like_one_is_a_file() -> None:
    for packed in (b"\x78\x9f\x3e\x22", b"\x78\x9f\x3e\x22\1\0junk", b"words", b""):
        assert files(mail(packed)) == [("winmail.dat", packed)]


def der(tag: int, *content: bytes) -> bytes:
    inner = b"".join(content)
    return bytes([tag, 0x84]) + struct.pack(">L", len(inner)) + inner


def ber(tag: int, *content: bytes) -> bytes:
    return bytes([tag, 0x80]) + b"".join(content) + b"\0\0"


def signed(content: bytes) -> bytes:
    inner = der(0x30, DATA, der(0xA0, der(0x04, content)))
    return der(0x30, SIGNED_DATA, der(0xA0, der(0x30, b"\x02\x01\x01", b"\x31\x00", inner, b"\x31\x00")))


def signed_in_pieces(content: bytes) -> bytes:
    pieces = ber(0x24, *(der(0x04, content[at : at + 9]) for at in range(0, len(content), 9)))
    inner = ber(0x30, DATA, ber(0xA0, pieces))
    return ber(0x30, SIGNED_DATA, ber(0xA0, ber(0x30, b"\x02\x01\x01", b"\x31\x00", inner, b"\x31\x00")))


START = b"Subject: s\nContent-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\n\n"
INNER = (
    b"Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n--b\nContent-Type: image/png\n\nx\n--b--\n"
)


@pytest.mark.parametrize("made", [signed, signed_in_pieces], ids=["DER", "BER"])
def test_what_is_signed_only_is_read(made: Callable[[bytes], bytes]) -> None:
    packed = made(INNER)
    parsed = parse_mail(START + packed, MailLimits())
    assert parsed.text.reveal() == "hello"
    assert files(parsed) == [("image.png", b"x")]
    assert [one.sha256 for one in parsed.unpacked] == [sha256(packed).hexdigest()]


def test_signed_in_signed_ends() -> None:
    content = INNER
    for _ in range(5):
        content = START + signed(content)
    parsed = parse_mail(content, MailLimits())
    assert parsed.text.reveal() == ""
    assert [part.reason for part in parsed.unread] == [Reason.UNSUPPORTED]


@pytest.mark.parametrize("length", range(0, len(signed(INNER)) - 20, 13))
def test_a_broken_signed_part_is_named(length: int) -> None:
    parsed = parse_mail(START + signed(INNER)[:length], MailLimits())
    assert [(part.name.reveal(), part.reason) for part in parsed.unread] == [
        ("smime.p7m", Reason.UNSUPPORTED)
    ]
