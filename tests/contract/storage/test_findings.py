"""What was removed comes back with its place, and chips come back where they were."""

import pytest

from redaction.types import Finding, Reason, RedactedText, Withheld
from storage.codes import MessageKind, View
from storage.database import Database
from storage.views import FindingView, Ticket, WithheldView
from tests.contract.conftest import Redact
from tests.contract.storage.conftest import People
from tests.contract.storage.samples import NOON, add_message, attachment, open_ticket

VISA = "4242 4242 4242 4242"
MASTERCARD = "5555 5555 5555 4444"
SSN = "219-09-9999"


def places(findings: tuple[FindingView, ...]) -> list[tuple[str, str, str, int]]:
    """The part of findings that doesn't depend on the recognizers' scores."""
    return [(one.where, one.entity, one.kept, one.count) for one in findings]


async def read(database: Database, number: int) -> Ticket:
    """The ticket, which exists."""
    async with database.read() as transaction:
        ticket = await transaction.tickets.find(number)
    assert ticket is not None
    return ticket


@pytest.fixture
def dirty(redact: Redact) -> RedactedText:
    """A text with three chips, one of them at the very end, behind characters that count double elsewhere."""
    text = redact(f"😀 card {VISA}, card {VISA}; my SSN is {SSN}")
    assert len(text.spans) == 3
    return text


async def test_spans_come_back_in_every_field(
    database: Database, people: People, dirty: RedactedText, redact: Redact
) -> None:
    async with database.write() as transaction:
        rosa = await transaction.people.requester(redact("rosa@example.com"), dirty)
        opened = await open_ticket(
            transaction,
            rosa,
            dirty,
            body=dirty,
            company=dirty,
            environment=dirty,
            attachments=[attachment(dirty)],
            withheld=[Withheld(dirty, 9, Reason.ENCRYPTED)],
        )
        [row] = await transaction.tickets.listing(View.OPEN, agent=people.ann)
    ticket = await read(database, opened.number)
    [message] = ticket.messages
    stored = [ticket.subject, ticket.company, ticket.environment, ticket.requester_name, message.body]
    stored += [message.attachments[0].name, message.withheld[0].name, message.author_name]
    stored += [row.subject, row.snippet, row.company, row.requester_name]
    assert all(text == dirty and text.spans == dirty.spans for text in stored)
    assert list(ticket.subject.segments()) == list(dirty.segments())


async def test_findings_name_their_field_and_are_counted(
    database: Database, people: People, dirty: RedactedText, redact: Redact
) -> None:
    async with database.write() as transaction:
        rosa = await transaction.people.requester(redact("rosa@example.com"), redact(f"Rosa {VISA}"))
        opened = await open_ticket(
            transaction,
            rosa,
            redact(f"Paid with {MASTERCARD}"),
            body=dirty,
            company=redact(f"Acme {VISA}"),
            environment=redact(f"{VISA} on Linux"),
            withheld=[Withheld(redact(f"{VISA}.zip"), 77, Reason.ENCRYPTED)],
        )
        [row] = await transaction.tickets.listing(View.OPEN, agent=people.ann)
    ticket = await read(database, opened.number)
    assert places(ticket.findings) == [
        ("subject", "CREDIT_CARD", "4444", 1),
        ("description", "CREDIT_CARD", "4242", 2),
        ("description", "US_SSN", "", 1),
        ("company", "CREDIT_CARD", "4242", 1),
        ("environment", "CREDIT_CARD", "4242", 1),
        ("name", "CREDIT_CARD", "4242", 1),
        ("file name", "CREDIT_CARD", "4242", 1),
    ]
    assert ticket.findings == ticket.messages[0].findings
    assert ticket.messages[0].withheld[0].reason == "encrypted"
    assert row.removed == 8
    assert (row.attachments, row.withheld) == (0, 1)


async def test_findings_of_a_file_name_the_file_and_the_line(
    database: Database, people: People, redact: Redact
) -> None:
    card = Finding("CREDIT_CARD", "4242", "line 3", 1.0, "CardRecognizer")
    ssn = Finding("US_SSN", "", "", 0.85, "SsnRecognizer")
    async with database.write() as transaction:
        plain = attachment(redact("a.log"))
        opened = await open_ticket(transaction, people.rosa, redact("Help"), attachments=[plain])
        dirty_file = attachment(redact("b.log"), [card, card, ssn])
        await add_message(
            transaction,
            opened.number,
            MessageKind.REPLY_REQUESTER,
            redact("Here it is"),
            attachments=[dirty_file],
        )
    ticket = await read(database, opened.number)
    assert places(ticket.findings) == [
        ("file 2 line 3", "CREDIT_CARD", "4242", 2),
        ("file 2", "US_SSN", "", 1),
    ]
    [stored] = ticket.messages[1].attachments
    assert stored.findings == (
        FindingView("CREDIT_CARD", "4242", "line 3", 1.0, "CardRecognizer", 2),
        FindingView("US_SSN", "", "", 0.85, "SsnRecognizer", 1),
    )
    async with database.read() as transaction:
        assert await transaction.tickets.attachment(opened.number, stored.id) == stored


async def test_findings_stay_with_their_message(database: Database, people: People, redact: Redact) -> None:
    text = redact(f"It was {VISA}")
    async with database.write() as transaction:
        number = (await open_ticket(transaction, people.rosa, redact("Help"))).number
        await add_message(transaction, number, MessageKind.NOTE, text, agent=people.ann)
        await add_message(transaction, number, MessageKind.REPLY_AGENT, text, agent=people.ann)
        await add_message(transaction, number, MessageKind.REPLY_REQUESTER, text)
    ticket = await read(database, number)
    card = ("CREDIT_CARD", "4242", 1)
    assert [places(message.findings) for message in ticket.messages] == [
        [],
        [("note", *card)],
        [("reply", *card)],
        [("reply", *card)],
    ]
    assert places(ticket.findings) == [("note", *card), ("reply", "CREDIT_CARD", "4242", 2)]


@pytest.mark.parametrize("reason", list(Reason))
async def test_every_reason_can_be_stored(
    database: Database, people: People, redact: Redact, reason: Reason
) -> None:
    async with database.write() as transaction:
        file = Withheld(redact("scan.pdf"), 3_000_000_000, reason)
        opened = await open_ticket(transaction, people.rosa, redact("Help"), withheld=[file])
    [message] = (await read(database, opened.number)).messages
    assert message.withheld == (WithheldView(redact("scan.pdf"), 3_000_000_000, reason.value),)
    assert message.created == NOON
