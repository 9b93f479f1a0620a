"""Tickets by the mailbox to which they belong, and moving them."""

import pytest
from alembic import command
from sqlalchemy import Connection, text

from storage import migrating
from storage.codes import EventKind, View
from storage.database import Database
from storage.errors import NotFound
from storage.mailboxes import EVERY, Mailboxes
from storage.views import EventView
from tests.contract.conftest import Redact
from tests.contract.storage.conftest import People
from tests.contract.storage.samples import later, open_ticket
from tests.support.keys import LEDGER_KEY

SUPPORT, BILLING, GONE = "support@example.com", "billing@example.com", "gone@example.com"
OF_BILLING, THE_REST = Mailboxes((BILLING,), others=False), Mailboxes((BILLING,))


async def tickets_of(database: Database, redact: Redact, people: People, *mailboxes: str | None) -> list[int]:
    """A ticket for each mailbox."""
    async with database.write() as transaction:
        return [
            (await open_ticket(transaction, people.rosa, redact("Help"), mailbox=mailbox)).number
            for mailbox in mailboxes
        ]


async def numbers(database: Database, people: People, mailboxes: Mailboxes) -> list[int]:
    async with database.read() as transaction:
        rows = await transaction.tickets.listing(View.OPEN, agent=people.ann, mailboxes=mailboxes)
    return sorted(row.number for row in rows)


async def test_the_rest_has_what_belongs_nowhere_else(
    database: Database, people: People, redact: Redact
) -> None:
    form, support, billing, gone = await tickets_of(database, redact, people, None, SUPPORT, BILLING, GONE)
    assert await numbers(database, people, OF_BILLING) == [billing]
    assert await numbers(database, people, THE_REST) == [form, support, gone]
    assert await numbers(database, people, EVERY) == [form, support, billing, gone]
    async with database.read() as transaction:
        counts = await transaction.tickets.counts(people.ann)
    assert {mailbox: found[View.OPEN] for mailbox, found in counts.items()} == dict.fromkeys(
        (None, SUPPORT, BILLING, GONE), 1
    )
    for mailboxes in (OF_BILLING, THE_REST, EVERY):
        held = [mailbox for mailbox in (None, SUPPORT, BILLING, GONE) if mailboxes.hold(mailbox)]
        assert len(held) == len(await numbers(database, people, mailboxes))


async def test_moving_is_told_once_and_changes_the_ticket(
    database: Database, people: People, redact: Redact
) -> None:
    (number,) = await tickets_of(database, redact, people, None)
    for minutes in (5, 9):
        async with database.write() as transaction:
            await transaction.tickets.move(number, OF_BILLING, BILLING, by=people.ann, at=later(minutes))
    async with database.read() as transaction:
        ticket = await transaction.tickets.find(number)
    assert ticket is not None
    assert (ticket.mailbox, ticket.updated) == (BILLING, later(5))
    assert [message.event for message in ticket.messages[1:]] == [
        EventView(EventKind.MOVED, None, None, BILLING)
    ]
    assert ticket.messages[1].author_name.text == "Ann"
    with pytest.raises(NotFound):
        async with database.write() as transaction:
            await transaction.tickets.move(99, OF_BILLING, BILLING, by=people.ann, at=later(1))


def before(connection: Connection) -> None:
    """A ticket by mail and one by the form, as they were before there were queues."""
    migrating.upgrade(connection, LEDGER_KEY, "0007")
    day, empty = "2026-01-01 00:00:00", '{"t":"","s":[]}'
    connection.execute(
        text("INSERT INTO requesters (id, email, name) VALUES (1, 'r@example.com', :empty)"), {"empty": empty}
    )
    for number in (1, 2):
        connection.execute(
            text(
                "INSERT INTO tickets (number, requester_id, channel, subject, company, environment, snippet,"
                " status, created, updated) VALUES (:number, 1, 'form', :empty, :empty, :empty, :empty,"
                f" 'new', '{day}', '{day}')"
            ),
            {"number": number, "empty": empty},
        )
    connection.execute(text(f"INSERT INTO ticket_mails (ticket_number, mailbox) VALUES (2, '{BILLING}')"))


def back(connection: Connection) -> None:
    config = migrating._config()
    config.attributes["connection"] = connection
    command.downgrade(config, "0007")


async def test_tickets_from_before_belong_where_their_mail_came_to(database_url: str) -> None:
    database = Database(database_url, LEDGER_KEY)
    async with database._writer.begin() as connection:
        await connection.run_sync(before)
    for _ in range(2):
        await database.migrate()
        async with database.read() as transaction:
            rows = await transaction.tickets.listing(View.OPEN, agent=1)
        assert {row.number: row.mailbox for row in rows} == {1: None, 2: BILLING}
        async with database._writer.begin() as connection:
            await connection.run_sync(back)
    await database.close()
