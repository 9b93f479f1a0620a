"""Outlook messages: kept as they are, or made a mail without what was found."""

import email
import email.policy
import struct
from email.message import EmailMessage

import pytest

from redaction.documents.files import Files
from redaction.types import Reason, RedactedFile, Withheld
from tests.support.compound import Tree, compound
from tests.support.documents import CARD, GONE, found, left_out, redacted, spelled

PROPERTIES: Tree = {"__properties_version1.0": bytes(32)}


def wide(number: str, text: str) -> Tree:
    return {f"__substg1.0_{number}001F": text.encode("utf-16-le")}


def narrow(number: str, text: str) -> Tree:
    return {f"__substg1.0_{number}001E": text.encode("cp1252")}


def binary(number: str, content: bytes) -> Tree:
    return {f"__substg1.0_{number}0102": content}


BASE: Tree = PROPERTIES | wide("0037", "héllo") | wide("0C1A", "Ann Ö") | wide("0C1F", "ann@example.com")
FINE: Tree = BASE | wide("1000", "fine text\r\n") | binary("1013", b"<p>fine text</p>") | wide("0E04", "Bob")


def attachment(name: str, content: bytes) -> Tree:
    return PROPERTIES | wide("3707", name) | binary("3701", content)


def mail(done: RedactedFile) -> EmailMessage:
    assert done.media_type == "message/rfc822"
    assert not spelled(done.content)
    message = email.message_from_bytes(done.content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


@pytest.mark.parametrize(
    "tree",
    [
        FINE,
        FINE | {"__attach_version1.0_#00000000": attachment("a.txt", b"fine" * 2_000)},
        FINE | {"__attach_version1.0_#00000000": PROPERTIES | {"__substg1.0_3701000D": FINE}},
    ],
)
def test_a_clean_message_keeps_its_bytes(files: Files, tree: Tree) -> None:
    content = compound(tree)
    done = redacted(files.redact("a.msg", content))
    assert (done.content, done.media_type, done.name.text) == (content, "application/vnd.ms-outlook", "a.msg")
    assert (done.findings, done.withheld) == ((), ())


@pytest.mark.parametrize(
    ("tree", "where"),
    [
        (wide("0037", f"card {CARD}"), "header"),
        (wide("1000", "") | narrow("1000", f"one\r\n{CARD}"), "line 2"),
        (binary("1013", b"<p>4111<b>1111</b>11111111"), "line 1"),
        (wide("8001", f"named {CARD}"), "properties"),
        (binary("8002", b"\0\1" + CARD.encode() + b"\0"), "properties"),
        ({"__nameid_version1.0": {"__substg1.0_00040102": CARD.encode("utf-16-le")}}, "properties"),
        ({"__recip_version1.0_#00000000": PROPERTIES | wide("3001", CARD)}, "properties"),
    ],
)
def test_what_is_found_makes_it_a_mail(files: Files, tree: Tree, where: str) -> None:
    done = redacted(files.redact("a.msg", compound(FINE | tree)))
    message = mail(done)
    assert (found(done), done.name.text) == ([("CREDIT_CARD", where)], "a.msg.eml")
    assert (str(message["From"]), str(message["To"])) == ("Ann Ö <ann@example.com>", "Bob")
    assert "card" in str(message["Subject"]) or str(message["Subject"]) == "héllo"


def test_the_mail_has_text_page_and_files(files: Files) -> None:
    tree: Tree = {
        "__attach_version1.0_#00000000": attachment("a.txt", f"x\n{CARD}".encode()),
        "__attach_version1.0_#00000001": attachment(f"{CARD}.bin", b"\x7fELF"),
        "__attach_version1.0_#00000002": PROPERTIES | {"__substg1.0_3701000D": FINE | wide("1000", CARD)},
    }
    done = redacted(files.redact("a.msg", compound(FINE | tree)))
    message = mail(done)
    body, page = message.get_body(("plain",)), message.get_body(("html",))
    assert body is not None
    assert page is not None
    assert (body.get_content().strip(), page.get_content().strip()) == ("fine text", "<p>fine text</p>")
    first, second = message.iter_attachments()
    assert (first.get_filename(), first.get_content()) == ("a.txt", f"x\n{GONE}")
    assert GONE.encode() in second.get_content()
    assert left_out(done) == [(f"{GONE}.bin", "unsupported")]
    assert [where for _, where in found(done)] == ["part 1, line 2", "part 2, name", "part 3, line 1"]


def test_compressed_text(files: Files) -> None:
    rtf = rb"{\rtf1 card 4111 1111 1111 1111}"
    bits = b"".join(b"\0" + rtf[at : at + 8] for at in range(0, len(rtf), 8))
    packed = struct.pack("<LL4sL", len(bits) + 12, len(rtf), b"LZFu", 0) + bits
    done = redacted(files.redact("a.msg", compound(FINE | binary("1009", packed))))
    assert found(done) == [("CREDIT_CARD", "properties")]
    assert not spelled(done.content)


def test_bytes_beside_the_streams(files: Files) -> None:
    done = redacted(files.redact("a.msg", compound(FINE) + CARD.encode().ljust(512, b"\0")))
    assert found(done) == [("CREDIT_CARD", "properties")]
    mail(done)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (compound({"EncryptedPackage": b"x" * 5_000, "EncryptionInfo": b"x"}), Reason.ENCRYPTED),
        (compound({"WordDocument": CARD.encode()}), Reason.UNSUPPORTED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), Reason.CORRUPT),
        (compound(FINE)[:1_000], Reason.CORRUPT),
    ],
)
def test_what_is_not_read(files: Files, content: bytes, reason: Reason) -> None:
    done = files.redact("a.msg", content)
    assert isinstance(done, Withheld)
    assert done.reason is reason
