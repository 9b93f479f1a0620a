"""Findings that were there before the ledger was are chained when it comes, and stay when it goes."""

from collections.abc import AsyncIterator

import pytest
from alembic import command
from sqlalchemy import Connection, text

from redaction.types import Span
from storage import migrating
from storage.database import Database
from storage.ledger.proof import Proof
from storage.views import FindingView
from tests.support.keys import LEDGER_KEY

DAY = "2026-01-01 00:00:00"
TICKET = "number, requester_id, channel, subject, company, environment, snippet, status, created, updated"
MESSAGE = "id, ticket_number, kind, channel, body, created"
FINDING = "ticket_number, message_id, entity, kept, place, score, recognizer, count, attachment_id"
SUBJECT = '{"t":"[card ending 4242 removed]","s":[[0,26,"CREDIT_CARD","4242",1.0,"CardRecognizer"]]}'
ROWS = f"""
INSERT INTO requesters (id, email, name) VALUES (1, 'rosa@example.com', '{{"t":"Rosa","s":[]}}');
INSERT INTO tickets ({TICKET})
    SELECT 1, id, 'form', '{SUBJECT}', name, name, name, 'new', '{DAY}', '{DAY}' FROM requesters;
INSERT INTO tickets ({TICKET})
    SELECT 2, id, 'form', name, name, name, name, 'new', '{DAY}', '{DAY}' FROM requesters;
INSERT INTO tickets ({TICKET})
    SELECT 4, id, 'form', name, name, name, name, 'new', '{DAY}', '{DAY}' FROM requesters;
INSERT INTO messages ({MESSAGE}) SELECT 1, 1, 'requester', 'form', name, '{DAY}' FROM requesters;
INSERT INTO messages ({MESSAGE}) SELECT 2, 2, 'requester', 'form', name, '{DAY}' FROM requesters;
INSERT INTO messages ({MESSAGE}) SELECT 3, 4, 'requester', 'form', name, '{DAY}' FROM requesters;
INSERT INTO messages ({MESSAGE}) SELECT 4, 1, 'event', 'desk', name, '{DAY}' FROM requesters;
INSERT INTO messages ({MESSAGE}) SELECT 5, 1, 'requester', 'form', name, '{DAY}' FROM requesters;
INSERT INTO attachments (id, ticket_number, message_id, position, key, name, media_type, size, sha256)
    SELECT 1, 1, 5, 1, '{"a" * 32}', name, 'text/plain', 1, '{"b" * 64}' FROM requesters;
INSERT INTO findings ({FINDING}) VALUES
    (1, 1, 'CREDIT_CARD', '4242', 'subject', 1.0, 'CardRecognizer', 1, NULL),
    (4, 3, 'US_SSN', '', 'description', 0.85, 'SsnRecognizer', 2, NULL),
    (1, 5, 'CREDIT_CARD', '1111', 'line 3', 0.55, 'CardRecognizer', 3, 1)
"""
BEFORE = f"SELECT {FINDING} FROM findings"


def first_tables(connection: Connection) -> None:
    """The database as it was before the ledger, with rows in it."""
    migrating.upgrade(connection, LEDGER_KEY, "0001")
    for row in ROWS.split(";"):
        connection.exec_driver_sql(row)


def back(connection: Connection) -> None:
    """Return to the tables before the ledger."""
    config = migrating._config()
    config.attributes["connection"] = connection
    command.downgrade(config, "0001")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database with tickets and findings of the first version."""
    database = Database(database_url, LEDGER_KEY)
    async with database._writer.begin() as connection:
        await connection.run_sync(first_tables)
    yield database
    await database.close()


async def prove(database: Database) -> Proof:
    """Walk the whole ledger."""
    async with database.read() as transaction:
        return await transaction.ledger.prove(None, 100)


async def test_rows_that_are_there_are_chained(database: Database) -> None:
    await database.migrate()
    assert await prove(database) == Proof(tickets=3, findings=3, last=4)
    async with database.read() as transaction:
        ticket = await transaction.tickets.find(1)
    assert ticket is not None
    assert ticket.findings == (
        FindingView("CREDIT_CARD", "4242", "subject", 1.0, "CardRecognizer", 1),
        FindingView("CREDIT_CARD", "1111", "file 1 line 3", 0.55, "CardRecognizer", 3),
    )


async def test_a_text_that_was_stored_without_versions_is_read(database: Database) -> None:
    await database.migrate()
    async with database.read() as transaction:
        ticket = await transaction.tickets.find(1)
    assert ticket is not None
    assert ticket.subject.spans == (Span(0, 26, "CREDIT_CARD", "4242", 1.0, "CardRecognizer", ""),)


async def test_a_database_that_was_migrated_is_tamper_evident_from_then_on(database: Database) -> None:
    await database.migrate()
    async with database._writer.begin() as connection:
        await connection.execute(text("UPDATE findings SET count = 9 WHERE ticket_number = 4"))
    fault = (await prove(database)).fault
    assert fault is not None
    assert (fault.ticket, fault.row, fault.kind) == (4, 1, "changed")


async def test_the_way_back_keeps_the_findings(database: Database) -> None:
    async with database._writer.begin() as connection:
        before = sorted((await connection.execute(text(BEFORE))).all(), key=repr)
    await database.migrate()
    async with database._writer.begin() as connection:
        await connection.run_sync(back)
        after = sorted((await connection.execute(text(BEFORE))).all(), key=repr)
    assert after == before
    await database.migrate()
    assert (await prove(database)).fault is None
