"""Mails, files and texts come out of a worker as they would in the server."""

import base64

import pytest

from redaction.caps import FileCaps
from redaction.documents.files import Files
from redaction.documents.mail.parse import parse_mail
from redaction.documents.mail_types import MailLimits, ParsedMail
from redaction.engine import Engine
from redaction.policy import Policy
from redaction.pool.jobs import READ_FILE, READ_MAIL, REDACT
from redaction.pool.limits import Limits
from redaction.pool.pool import Pool
from redaction.types import RedactedFile, Withheld

CARD = "4111 1111 1111 1111"
MIXED = b"Content-Type: multipart/mixed; boundary=b\r\n\r\n"
MAILS = {
    "empty": b"",
    "plain": f"From: Ann <ann@example.com>\r\nSubject: {CARD}\r\nMessage-ID: <1@x>\r\n\r\n{CARD}".encode(),
    "automatic": b"Auto-Submitted: auto-replied\r\n\r\nI am away",
    "HTML": f"Content-Type: text/html; charset=utf-8\r\n\r\n<p>é 🦊 <b>{CARD}</b></p>".encode(),
    "not UTF-8": b"Subject: \xff\xfe\r\n\r\n\xff\xd8\0",
    "files": MIXED
    + b'--b\r\n\r\ntext\r\n--b\r\nContent-Type: image/png; name="a\xed\xa0\x80.png"\r\n'
    + b"Content-Transfer-Encoding: base64\r\n\r\n"
    + base64.b64encode(bytes(range(256)) * 40)
    + b"\r\n--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment\r\n\r\n\r\n--b--",
    "unread": MIXED + b"--b\r\nContent-Type: multipart/encrypted\r\n\r\nx\r\n--b--",
}
FILES = {
    "text": f"one\ntwo {CARD}\n".encode(),
    "wide": f"two {CARD}".encode("utf-16"),
    "clean": b"\r\n\r\n",
    "empty": b"",
    "picture": b"\x89PNG\r\n\x1a\n",
    "encrypted": b"-----BEGIN PGP MESSAGE-----\n",
}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def laid_open(mail: ParsedMail) -> object:
    texts = (mail.subject, mail.from_name, mail.from_address, mail.message_id, mail.text)
    return (
        [text.reveal() for text in texts],
        [(file.name.reveal(), file.content) for file in mail.files],
        [(part.name.reveal(), part.size, part.reason) for part in mail.unread],
        mail.automatic,
    )


@pytest.mark.parametrize("content", MAILS.values(), ids=MAILS)
async def test_a_mail(pool: Pool, content: bytes) -> None:
    there, here = await pool.run(READ_MAIL, content), parse_mail(content, MailLimits())
    assert laid_open(there) == laid_open(here)
    assert "4111" not in repr(there)


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
async def test_a_file(pool: Pool, engine: Engine, content: bytes) -> None:
    there, here = (
        await pool.run(READ_FILE, f"{CARD}.txt", content),
        Files(engine, FileCaps()).redact(f"{CARD}.txt", content),
    )
    assert type(there) is type(here)
    assert there == here
    assert isinstance(there, RedactedFile | Withheld)
    assert there.name.text == "[card ending 1111 removed].txt"


@pytest.mark.parametrize("text", ["", "nothing", f"a {CARD} b 536-22-8726 c\ud800", f"é🦊 {CARD}\n" * 500])
async def test_a_text(pool: Pool, engine: Engine, text: str) -> None:
    assert await pool.run(REDACT, text) == engine.redact(text)


async def test_five_megabytes(engine: Engine) -> None:
    text = f"{'The quick brown fox jumps over the lazy dog.' * 200} {CARD}\n" * 570
    assert len(text) > 5_000_000
    pool = Pool(Policy(), workers=1, max_waiting=0, limits=Limits())
    try:
        assert await pool.run(REDACT, text) == engine.redact(text)
    finally:
        await pool.close()


async def test_the_policy_is_followed() -> None:
    pool = Pool(Policy(keep_last_four=False, itin=True), workers=1, max_waiting=0, limits=Limits())
    try:
        redaction = await pool.run(REDACT, f"{CARD}, ITIN 912-70-1234")
        assert redaction.text.text == "[card removed], ITIN [ITIN removed]"
    finally:
        await pool.close()
