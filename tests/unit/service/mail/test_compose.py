"""The mails to requesters, as a mail program reads them."""

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime
from email.header import decode_header
from email.message import EmailMessage
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from redaction.engine import Engine
from redaction.types import RedactedText
from service.links import Links
from service.mail.addressing import Addressing
from service.mail.compose import Composer
from service.mail.envelope import NOBODY
from service.mail.headers import Unsendable
from storage.codes import OutgoingKind
from storage.mail_views import SentBefore
from storage.views import FindingView, OutgoingMail, WithheldView
from tests.unit.service.mail.conftest import SECRET, settings

CARD = "4111 1111 1111 1111"
LINKS = Links(SECRET)
ADDRESSING = Addressing(SECRET, "example.com")
NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def composer_with(**values: object) -> Composer:
    usual = {
        "public_url": "https://help.example.com",
        "inbox": "support@example.com,sales@example.com",
        "sender": "support@example.com",
    }
    return Composer(LINKS, settings(Path("data"), **usual | values), ADDRESSING)


@pytest.fixture
def composer() -> Composer:
    return composer_with()


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
        thread=(),
        withheld=(),
        removed=(),
        created=NOON,
        since=NOON,
    )


@pytest.fixture
def reply(mail: OutgoingMail, engine: Engine) -> OutgoingMail:
    """An agent's answer."""
    body = engine.redact(f"Grüße!\n\nIs the <b>fire</b> out?\n  Card {CARD}?\n").text
    return replace(mail, kind=OutgoingKind.REPLY, body=body, agent_name=engine.redact("Ann Archer").text)


@pytest.fixture
def request_for_files(reply: OutgoingMail) -> OutgoingMail:
    """An agent asks somebody else."""
    until = datetime(2024, 5, 15, 12, 0, tzinfo=UTC)
    return replace(reply, kind=OutgoingKind.REQUEST, copied=True, request=(5, until))


def read(message: EmailMessage) -> EmailMessage:
    """What arrives."""
    arrived = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
    assert isinstance(arrived, EmailMessage)
    return arrived


def part(message: EmailMessage, subtype: str) -> str:
    """The text of one part, as it arrives."""
    found = read(message).get_body((subtype,))
    assert found is not None
    return str(found.get_content()).replace("\r\n", "\n")


def page_of(message: EmailMessage) -> LexborNode:
    """The body of the HTML part."""
    body = LexborHTMLParser(part(message, "html")).body
    assert body is not None
    return body


def both(message: EmailMessage) -> str:
    """What a reader of either part sees: the text, and the HTML without its markup."""
    return part(message, "plain") + page_of(message).text()


def finding(entity: str, count: int, where: str = "description") -> FindingView:
    return FindingView(entity, "", where, 1.0, "test", count)


def test_a_receipt_names_the_ticket_and_links_to_it(composer: Composer, mail: OutgoingMail) -> None:
    message = composer.compose(mail)
    arrived = read(message)
    assert arrived["From"] == "Acme <support@example.com>"
    assert arrived["To"] == "Rita Requester <rita@example.org>"
    assert arrived["Subject"] == "Re: Printer on fire [ticket 12]"
    assert arrived["Auto-Submitted"] == "auto-replied"
    assert arrived.get_content_type() == "multipart/alternative"
    assert [one.get_content_type() for one in arrived.iter_parts()] == ["text/plain", "text/html"]
    link = f"https://help.example.com/t/{LINKS.ticket_token(12)}"
    assert link in part(message, "plain")
    page = page_of(message)
    assert [one.attributes["href"] for one in page.css("a")] == [link]
    assert "My card" not in both(message)
    assert "removed" not in both(message)


def test_a_receipt_says_what_was_removed_and_withheld(
    composer: Composer, mail: OutgoingMail, engine: Engine
) -> None:
    removed = (
        finding("CREDIT_CARD", 1),
        finding("US_SSN", 2, "file 2 line 3"),
        finding("US_SSN", 1, "file 2 line 9"),
        finding("EMPLOYEE_NUMBER", 1, "subject"),
    )
    withheld = (WithheldView(engine.redact("<scan>.pdf").text, 10, "unsupported"),)
    message = composer.compose(replace(mail, removed=removed, withheld=withheld))
    for text in (part(message, "plain"), page_of(message).text()):
        assert "1 card number in your message" in text
        assert "3 social security numbers in file 2" in text
        assert "1 employee number in the subject" in text
        assert "<scan>.pdf: files of this kind can’t be checked" in text


def test_an_answer_carries_what_the_agent_wrote(composer: Composer, reply: OutgoingMail) -> None:
    message = composer.compose(reply)
    assert read(message)["Auto-Submitted"] is None
    assert part(message, "plain").startswith(
        "Grüße!\n\nIs the <b>fire</b> out?\n  Card [card ending 1111 removed]?\n"
    )
    assert "Ann Archer\nAcme" in part(message, "plain")
    page = page_of(message)
    assert [one.text() for one in page.css("p span")] == ["[card ending 1111 removed]"]
    assert "Is the <b>fire</b> out?" in page.text()
    assert "Ann Archer" in page.text()


def test_long_lines_stay_whole_and_short_on_the_wire(
    composer: Composer, reply: OutgoingMail, engine: Engine
) -> None:
    message = composer.compose(replace(reply, body=engine.redact("x" * 5000).text))
    assert "x" * 5000 in part(message, "plain")
    assert "x" * 5000 in part(message, "html")
    assert max(map(len, message.as_bytes().splitlines())) < 998


@pytest.mark.parametrize(
    "body", ["<script>x</script>", '"><img src=x onerror=y>', "&lt;b&gt;", "]]><!--", "{{ 7 * 7 }}"]
)
def test_nothing_in_a_text_becomes_markup(
    composer: Composer, reply: OutgoingMail, engine: Engine, body: str
) -> None:
    text = engine.redact(body).text
    message = composer.compose(replace(reply, body=text, subject=text, to_name=text, agent_name=text))
    page = page_of(message)
    assert body in page.text()
    assert {node.tag for node in page.traverse()} <= {"body", "div", "p", "bdi", "br", "a"}


def test_the_html_loads_nothing_from_elsewhere(composer: Composer, reply: OutgoingMail) -> None:
    html = part(composer.compose(reply), "html")
    page = LexborHTMLParser(html)
    assert page.css("img, script, link, iframe, object, form, [src], [background]") == []
    assert "url(" not in html
    assert "@import" not in html


@pytest.mark.parametrize("locale", ["en", "de"])
def test_a_request_for_files_has_their_link_and_nothing_of_the_ticket(
    request_for_files: OutgoingMail, locale: str
) -> None:
    message = composer_with(mail_locale=locale).compose(request_for_files)
    text, html = part(message, "plain"), part(message, "html")
    for shown in (text, html):
        assert f"https://help.example.com/h/{LINKS.request_token(5)}" in shown
        assert "2024-05-15" in shown
        assert "[card ending 1111 removed]" in shown
        assert "/t/" not in shown
    assert "Printer on fire" not in text + html + message["Subject"]
    assert "12" in message["Subject"]
    assert message["Auto-Submitted"] is None


@pytest.mark.parametrize("kind", OutgoingKind)
def test_answers_come_to_the_ticket(
    composer: Composer, request_for_files: OutgoingMail, kind: OutgoingKind
) -> None:
    arrived = read(composer.compose(replace(request_for_files, kind=kind)))
    [address] = arrived["Reply-To"].addresses
    local, _, domain = address.addr_spec.partition("@")
    assert domain == "example.com"
    assert local.startswith("support+")
    assert ADDRESSING.ticket_of(local.removeprefix("support+")) == 12
    assert ADDRESSING.ours(arrived["Message-ID"]) == (12, 7)
    assert ADDRESSING.is_ours(arrived["X-Veilbox-Loop"])


@pytest.mark.parametrize(
    "values",
    [
        {"smtp": ""},
        {"mail_plus": False},
        {"sender": "noreply@example.com"},
        {"inbox": f"{'s' * 60}@example.com", "sender": f"{'s' * 60}@example.com"},
    ],
)
def test_where_no_answer_would_arrive_no_address_for_it_is_given(
    mail: OutgoingMail, values: dict[str, object]
) -> None:
    assert composer_with(**values).compose(mail)["Reply-To"] is None


def test_a_mail_asks_for_answers_only_where_they_arrive(mail: OutgoingMail) -> None:
    assert "answer this mail" in both(composer_with().compose(mail))
    assert "answer this mail" not in both(composer_with(smtp="").compose(mail))


def test_a_mail_goes_out_from_the_mailbox_that_it_came_to(composer: Composer, mail: OutgoingMail) -> None:
    arrived = read(composer.compose(replace(mail, mailbox="sales@example.com")))
    assert arrived["From"].addresses[0].addr_spec == "sales@example.com"
    assert arrived["Reply-To"].addresses[0].addr_spec.startswith("sales+")


def test_a_mailbox_that_is_no_longer_ours_sends_nothing(composer: Composer, mail: OutgoingMail) -> None:
    arrived = read(composer.compose(replace(mail, mailbox="old@example.com\r\nBcc: x@example.org")))
    assert arrived["From"].addresses[0].addr_spec == "support@example.com"
    assert arrived["Bcc"] is None


def test_every_attempt_sends_the_same_mail(composer: Composer, mail: OutgoingMail) -> None:
    first, second = composer.compose(mail), composer.compose(replace(mail, attempts=3))
    assert first.as_bytes() == second.as_bytes()
    assert composer.compose(replace(mail, id=8))["Message-ID"] != first["Message-ID"]


def test_an_answer_to_a_mail_lands_in_its_thread(
    composer: Composer, mail: OutgoingMail, engine: Engine
) -> None:
    one, two = (engine.redact(f"<{name}@example.org>").text for name in ("one", "two" + "o" * 200))
    arrived = read(composer.compose(replace(mail, thread=(one, SentBefore(5, NOON), two))))
    ours = ADDRESSING.message_id(12, 5, NOON)
    assert arrived["In-Reply-To"] == two.text
    assert arrived["References"].split() == [one.text, ours, two.text]


def test_where_nobody_wrote_a_mail_the_thread_is_ours(composer: Composer, mail: OutgoingMail) -> None:
    arrived = read(composer.compose(replace(mail, thread=(SentBefore(5, NOON),))))
    assert arrived["In-Reply-To"] == arrived["References"] == ADDRESSING.message_id(12, 5, NOON)


@pytest.mark.parametrize(
    "message_id",
    [
        "<4111111111111111@example.org>",
        "<a@b>\r\nBcc: x@example.org",
        "<a@b> <c@d>",
        "no message id",
        "<ü@b>",
        "<" + "a" * 1000 + "@b>",
        "<=?utf-8?b?NDExMSAxMTExIDExMTEgMTExMQ==?=@b>",
    ],
)
def test_a_message_id_that_can_not_be_used_is_left_out(
    composer: Composer, mail: OutgoingMail, engine: Engine, message_id: str
) -> None:
    arrived = read(composer.compose(replace(mail, thread=(engine.redact(message_id).text,))))
    assert arrived["In-Reply-To"] is None
    assert arrived["References"] is None


@pytest.mark.parametrize(
    "word",
    [
        "=?utf-8?b?NDExMSAxMTExIDExMTEgMTExMQ==?=",
        "=?utf-8?q?4=31=31=31_1=31=31=31_1=31=31=31_1=31=31=31?=",
        "==?utf-8?b?NDExMSAxMTExIDExMTEgMTExMQ==?=",
    ],
)
def test_nothing_is_decoded_on_the_way_out(
    composer: Composer, reply: OutgoingMail, engine: Engine, word: str
) -> None:
    text = engine.redact(word).text
    assert text.is_clean
    message = composer.compose(replace(reply, subject=text, to_name=text, agent_name=text))
    arrived = read(message)
    assert CARD not in message.as_bytes().decode()
    for shown in (arrived["Subject"], arrived["To"], part(message, "plain")):
        assert CARD not in shown
        assert decode_header(shown) == [(shown, None)]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\x85", "\u2028"])
def test_no_text_begins_another_header(
    composer: Composer, mail: OutgoingMail, engine: Engine, end: str
) -> None:
    text = engine.redact(f"Rita{end}Bcc: mallory@example.org").text
    arrived = read(composer.compose(replace(mail, subject=text, to_name=text)))
    assert arrived["Bcc"] is None
    assert set(arrived.keys()) == {
        *("From", "To", "Reply-To", "Subject", "Date", "Message-ID", "X-Veilbox-Loop"),
        *("Auto-Submitted", "X-Auto-Response-Suppress", "Content-Type", "MIME-Version"),
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
