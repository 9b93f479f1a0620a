"""Requests for files, what is handed over for them, and what they tell between the messages."""

from datetime import datetime

import pytest
from alembic import command
from sqlalchemy import Connection

from redaction.types import EMPTY
from storage import migrating
from storage.codes import EventKind, MessageKind, OutgoingKind, Status
from storage.database import Database
from storage.errors import NotFound
from storage.mailboxes import Mailboxes
from storage.transaction import Transaction
from storage.views import EventView, Ticket
from tests.contract.conftest import Redact
from tests.contract.storage.conftest import People
from tests.contract.storage.ledger.steps import prove
from tests.contract.storage.samples import add_message, attachment, later, open_ticket
from tests.support.keys import LEDGER_KEY

EXPIRES = later(60)


class Case:
    """A ticket of Rosa's, on which Ann asks Tara for files."""

    def __init__(self, database: Database, redact: Redact, people: People) -> None:
        self.database, self.redact, self.people = database, redact, people
        self.number = self.request = self.tara = 0

    async def open(self) -> None:
        async with self.database.write() as transaction:
            self.number = (await open_ticket(transaction, self.people.rosa, self.redact("Help"))).number
            self.tara = await transaction.people.contact(self.redact("tara@it.example"), self.redact("Tara"))
            message = await add_message(
                transaction, self.number, MessageKind.REQUEST, self.redact("The log?"), agent=self.people.ann
            )
            self.request = await transaction.file_requests.open(self.number, message, self.tara, EXPIRES)
            await transaction.outbox.add(
                OutgoingKind.REQUEST, ticket=self.number, message=message, at=later(0), to=self.tara
            )

    async def hand_over(self, at: datetime, request: int = 0, number: int = 0) -> int:
        async with self.database.write() as transaction:
            message = await self._message(transaction, at)
            await transaction.file_requests.hand_over(
                number or self.number, request or self.request, message, at
            )
        return message

    async def withdraw(self, at: datetime, number: int = 0) -> None:
        async with self.database.write() as transaction:
            await transaction.file_requests.withdraw(
                number or self.number, self.request, by=self.people.ann, at=at
            )

    async def ticket(self) -> Ticket:
        async with self.database.read() as transaction:
            ticket = await transaction.tickets.find(self.number)
        assert ticket is not None
        return ticket

    async def pending(self) -> int:
        async with self.database.read() as transaction:
            return await transaction.outbox.pending()

    async def _message(self, transaction: Transaction, at: datetime) -> int:
        files = [attachment(self.redact("printer.log"))]
        return await add_message(
            transaction, self.number, MessageKind.HANDOVER, EMPTY, attachments=files, at=at
        )


@pytest.fixture
async def case(database: Database, redact: Redact, people: People) -> Case:
    case = Case(database, redact, people)
    await case.open()
    return case


async def test_what_is_handed_over_stands_under_the_contacts_name(case: Case) -> None:
    message = await case.hand_over(later(1))
    ticket = await case.ticket()
    (request,) = ticket.requests
    assert (request.contact_name.text, request.contact_email.text) == ("Tara", "tara@it.example")
    assert (request.message, request.handovers) == (ticket.messages[1].id, (message,))
    assert [(one.kind, one.author_name.text) for one in ticket.messages[1:]] == [
        (MessageKind.REQUEST, "Ann"),
        (MessageKind.HANDOVER, "Tara"),
    ]
    assert [file.name.text for file in ticket.messages[2].attachments] == ["printer.log"]


async def test_a_mail_to_the_contact_is_queued_with_its_request(case: Case) -> None:
    async with case.database.write() as transaction:
        (mail,) = await transaction.outbox.take(later(1), later(2), 5)
    assert (mail.kind, mail.to.text, mail.copied) == (OutgoingKind.REQUEST, "tara@it.example", True)
    assert mail.request == (case.request, EXPIRES)
    assert mail.thread == ()


async def test_what_comes_opens_a_waiting_ticket_again(case: Case) -> None:
    async with case.database.write() as transaction:
        await transaction.tickets.set_status(case.number, Status.WAITING, by=case.people.ann, at=later(0))
    await case.hand_over(later(1))
    assert (await case.ticket()).status is Status.OPEN


@pytest.mark.parametrize("minutes", [60, 61])
async def test_after_its_end_nothing_is_taken(case: Case, minutes: int) -> None:
    with pytest.raises(NotFound):
        await case.hand_over(later(minutes))
    assert len((await case.ticket()).messages) == 2
    assert not (await case.ticket()).requests[0].is_open(later(minutes))


async def test_a_withdrawn_request_takes_nothing_and_sends_nothing(case: Case) -> None:
    for minutes in (1, 2):
        await case.withdraw(later(minutes))
    with pytest.raises(NotFound):
        await case.hand_over(later(3))
    ticket = await case.ticket()
    assert ticket.requests[0].withdrawn == later(1)
    assert not ticket.requests[0].is_open(later(1))
    assert [one.event for one in ticket.messages[2:]] == [
        EventView(EventKind.WITHDRAWN, None, None, None, case.redact("Tara"))
    ]
    assert await case.pending() == 0


async def test_requests_of_other_tickets_and_none_are_not_found(case: Case) -> None:
    async with case.database.write() as transaction:
        other = (await open_ticket(transaction, case.people.rosa, case.redact("Other"))).number
    for request, number in ((99, case.number), (2**31, case.number), (case.request, other)):
        with pytest.raises(NotFound):
            await case.hand_over(later(1), request, number)
    with pytest.raises(NotFound):
        await case.withdraw(later(1), other)
    async with case.database.read() as transaction:
        found = [await transaction.file_requests.ticket_of(one) for one in (case.request, 99, 2**31)]
    assert found == [case.number, None, None]


async def test_a_contact_who_is_known_keeps_their_own_name(case: Case) -> None:
    async with case.database.write() as transaction:
        known = await transaction.people.contact(case.redact("ROSA@example.com"), case.redact("Rosie"))
        assert known == case.people.rosa
    assert (await case.ticket()).requester_name.text == "Rosa Diaz"


def back(connection: Connection) -> None:
    """To the tables as they were before there were requests for files."""
    config = migrating._config()
    config.attributes["connection"] = connection
    command.downgrade(config, "0008")


async def test_before_there_were_requests_they_are_notes(database_url: str, redact: Redact) -> None:
    database = Database(database_url, LEDGER_KEY)
    await database.migrate()
    async with database.write() as transaction:
        people = People(
            rosa=await transaction.people.requester(redact("rosa@example.com"), redact("Rosa")),
            ann=await transaction.people.create_agent(redact("ann@example.com"), redact("Ann")),
            ben=0,
        )
    case = Case(database, redact, people)
    await case.open()
    await case.hand_over(later(1))
    await case.withdraw(later(2))
    async with database.write() as transaction:
        billing = Mailboxes(("billing@example.com",), others=False)
        await transaction.tickets.move(1, billing, "billing@example.com", by=people.ann, at=later(3))
    async with database._writer.begin() as connection:
        await connection.run_sync(back)
    await database.migrate()
    ticket = await case.ticket()
    kinds = [(one.kind, one.event and one.event.kind) for one in ticket.messages[1:]]
    assert kinds == [
        (MessageKind.NOTE, None),
        (MessageKind.NOTE, None),
        (MessageKind.EVENT, EventKind.MOVED),
    ]
    assert [file.name.text for file in ticket.messages[2].attachments] == ["printer.log"]
    assert ticket.requests == ()
    await prove(database)
    await database.close()
