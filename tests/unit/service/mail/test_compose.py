"""The mails to requesters, as a mail program reads them."""

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from redaction.engine import Engine
from redaction.types import EMPTY, RedactedText
from service.links import Links
from service.mail.compose import REASONS, Composer, Unsendable
from service.mail.envelope import NOBODY
from storage.codes import OutgoingKind
from storage.views import FindingView, OutgoingMail, WithheldView
from tests.unit.service.mail.conftest import SECRET, settings

CARD = "4111 1111 1111 1111"
LINKS = Links(SECRET)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


@pytest.fixture
def composer() -> Composer:
    values = {"public_url": "https://help.example.com", "sender": "support@example.com"}
    return Composer(LINKS, settings(Path("data"), **values), SECRET)


@pytest.fixture
def mail(engine: Engine) -> OutgoingMail:
    """A receipt."""
    return OutgoingMail(
        id=7,
        kind=OutgoingKind.RECEIPT,
        attempts=0,
        to=engine.redact("rita@example.org").text,
        to_name=engine.redact("Rita Requester").text,
        number=12,
        subject=engine.redact("Printer on fire").text,
        body=engine.redact(f"My card is {CARD}.").text,
        agent_name=None,
        message=3,
        reply_to_mail_id=EMPTY,
        withheld=(),
        removed=(),
        created=datetime(2024, 5, 1, 12, 0, tzinfo=UTC),
    )


def read(message: EmailMessage) -> EmailMessage:
    """What arrives."""
    arrived = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
    assert isinstance(arrived, EmailMessage)
    return arrived


def finding(entity: str, count: int) -> FindingView:
    return FindingView(entity, "", "description", 1.0, "test", count)


def test_a_receipt_names_the_ticket_and_links_to_it(composer: Composer, mail: OutgoingMail) -> None:
    arrived = read(composer.compose(mail))
    assert arrived["From"] == "Acme <support@example.com>"
    assert arrived["To"] == "Rita Requester <rita@example.org>"
    assert arrived["Subject"] == "Re: Printer on fire [ticket 12]"
    assert arrived["Auto-Submitted"] == "auto-replied"
    assert arrived.get_content_type() == "text/plain"
    assert f"https://help.example.com/t/{LINKS.ticket_token(12)}" in arrived.get_content()
    assert "My card" not in arrived.get_content()
    assert "removed" not in arrived.get_content()


def test_a_receipt_says_what_was_removed_and_withheld(
    composer: Composer, mail: OutgoingMail, engine: Engine
) -> None:
    removed = (finding("CREDIT_CARD", 1), finding("US_SSN", 2), finding("US_SSN", 1))
    withheld = (WithheldView(engine.redact("scan.pdf").text, 10, "unsupported"),)
    text = read(composer.compose(replace(mail, removed=removed, withheld=withheld))).get_content()
    assert "We removed 1 card number and 3 social security numbers before storing it." in text
    assert "- scan.pdf: files of this kind can't be checked" in text


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_has_words(composer: Composer, mail: OutgoingMail, reason: str) -> None:
    text = composer.compose(replace(mail, withheld=(WithheldView(EMPTY, 1, reason),))).get_content()
    assert "We did not keep these files" in text


def test_an_answer_carries_what_the_agent_wrote(
    composer: Composer, mail: OutgoingMail, engine: Engine
) -> None:
    reply = replace(
        mail,
        kind=OutgoingKind.REPLY,
        body=engine.redact("Grüße!\n\nIs the fire out?\n" + "x" * 2000).text,
        agent_name=engine.redact("Ann Archer").text,
    )
    arrived = read(composer.compose(reply))
    assert arrived["Auto-Submitted"] is None
    text = arrived.get_content().replace("\r\n", "\n")
    assert text.startswith("Grüße!\n\nIs the fire out?\n" + "x" * 2000)
    assert "Ann Archer\nAcme" in text
    assert max(map(len, composer.compose(reply).as_bytes().splitlines())) < 998


def test_every_attempt_sends_the_same_mail(composer: Composer, mail: OutgoingMail) -> None:
    first, second = composer.compose(mail), composer.compose(replace(mail, attempts=3))
    assert first.as_bytes() == second.as_bytes()
    assert composer.compose(replace(mail, id=8))["Message-ID"] != first["Message-ID"]


def test_an_answer_to_a_mail_lands_in_its_thread(
    composer: Composer, mail: OutgoingMail, engine: Engine
) -> None:
    arrived = read(composer.compose(replace(mail, reply_to_mail_id=engine.redact("<one@example.org>").text)))
    assert arrived["In-Reply-To"] == arrived["References"] == "<one@example.org>"


@pytest.mark.parametrize(
    "message_id",
    [
        "<4111111111111111@example.org>",
        "<a@b>\r\nBcc: x@example.org",
        "<a@b> <c@d>",
        "no message id",
        "<ü@b>",
        "<" + "a" * 1000 + "@b>",
    ],
)
def test_a_message_id_that_can_not_be_used_is_left_out(
    composer: Composer, mail: OutgoingMail, engine: Engine, message_id: str
) -> None:
    arrived = read(composer.compose(replace(mail, reply_to_mail_id=engine.redact(message_id).text)))
    assert arrived["In-Reply-To"] is None
    assert arrived["References"] is None


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028"])
def test_no_text_begins_another_header(
    composer: Composer, mail: OutgoingMail, engine: Engine, end: str
) -> None:
    text = engine.redact(f"Rita{end}Bcc: mallory@example.org").text
    arrived = read(composer.compose(replace(mail, subject=text, to_name=text)))
    assert arrived["Bcc"] is None
    assert set(arrived.keys()) == {
        *("From", "To", "Subject", "Date", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress"),
        *("Content-Type", "Content-Transfer-Encoding", "MIME-Version"),
    }
    assert [address.addr_spec for address in arrived["To"].addresses] == ["rita@example.org"]


@pytest.mark.parametrize(
    "address",
    [
        "",
        NOBODY,
        "rita",
        "a@b, c@d",
        "rita@example.org\nBcc: x@example.org",
        "Rita <rita@example.org>",
        '"a b"@c',
    ],
)
def test_a_mail_without_one_plain_address_is_never_sent(
    composer: Composer, mail: OutgoingMail, engine: Engine, address: str
) -> None:
    with pytest.raises(Unsendable):
        composer.compose(replace(mail, to=engine.redact(address).text))


@pytest.mark.parametrize(
    ("address", "sent_to"),
    [("jörg@example.org", "jörg@example.org"), ("rita@bücher.example", "rita@xn--bcher-kva.example")],
)
def test_addresses_beyond_ascii(
    composer: Composer, mail: OutgoingMail, engine: Engine, address: str, sent_to: str
) -> None:
    message = composer.compose(replace(mail, to=engine.redact(address).text))
    assert message["To"].addresses[0].addr_spec == sent_to


def test_names_are_quoted_as_they_must_be(composer: Composer, mail: OutgoingMail, engine: Engine) -> None:
    name: RedactedText = engine.redact('Rita "R." <rita>, Grüße').text
    assert read(composer.compose(replace(mail, to_name=name)))["To"].addresses[0].display_name == name.text
