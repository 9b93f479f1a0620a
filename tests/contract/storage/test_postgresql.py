"""What only a database server does: lose connections, end them, and refuse those that take too long."""

import asyncio
from collections.abc import AsyncIterator

import asyncpg
import pytest
from sqlalchemy import text

from redaction.types import EMPTY, RedactedText
from storage.database import Database
from storage.errors import Unavailable
from tests.contract.conftest import Redact
from tests.support.keys import LEDGER_KEY
from tests.support.postgres import PostgresServer, private_folder, start_postgres


@pytest.fixture
async def server(postgres_url: str) -> AsyncIterator[Database]:
    """A migrated database on PostgreSQL."""
    database = Database(postgres_url, LEDGER_KEY)
    await database.migrate()
    yield database
    await database.close()


async def add(database: Database, email: RedactedText) -> None:
    """One small transaction."""
    async with database.write() as transaction:
        await transaction.people.create_agent(email, EMPTY)


async def end_connections(url: str) -> None:
    """What a restart does to every client."""
    connection = await asyncpg.connect(url)
    await connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'veilbox'"
        " AND datname = current_database()"
    )
    await connection.close()


async def test_a_connection_lost_inside_a_transaction_is_unavailable_and_the_next_works(
    server: Database, postgres_url: str, redact: Redact
) -> None:
    async def fail() -> None:
        async with server.write() as transaction:
            await end_connections(postgres_url)
            await transaction.people.create_agent(redact("ann@example.com"), EMPTY)

    with pytest.raises(Unavailable):
        await fail()
    await add(server, redact("ann@example.com"))


async def test_a_connection_lost_before_the_commit_loses_the_transaction_and_says_so(
    server: Database, postgres_url: str, redact: Redact
) -> None:
    async def fail() -> None:
        async with server.write() as transaction:
            await transaction.people.create_agent(redact("ann@example.com"), EMPTY)
            await end_connections(postgres_url)

    with pytest.raises(Unavailable):
        await fail()
    async with server.read() as transaction:
        assert await transaction.people.agents() == []


async def test_connections_lost_between_transactions_cost_none(
    server: Database, postgres_url: str, redact: Redact
) -> None:
    await add(server, redact("ann@example.com"))
    await end_connections(postgres_url)
    await add(server, redact("ben@example.com"))


async def test_a_statement_that_takes_too_long_is_unavailable(server: Database) -> None:
    async def wait() -> None:
        async with server.write() as transaction:
            await transaction.people._session.execute(text("SET LOCAL statement_timeout = '50ms'"))
            await transaction.people._session.execute(text("SELECT pg_sleep(20)"))

    with pytest.raises(Unavailable):
        await wait()


async def test_more_writers_than_connections_wait_their_turn(server: Database, redact: Redact) -> None:
    await asyncio.gather(*(add(server, redact(f"{number}@example.com")) for number in range(40)))
    async with server.read() as transaction:
        assert len(await transaction.people.agents()) == 40


@pytest.mark.requires_postgres
async def test_fsync_off_is_reported() -> None:
    with private_folder() as folder:
        other: PostgresServer = start_postgres(folder)
        try:
            other.run("psql", "--quiet", "--dbname=postgres", "--command=ALTER SYSTEM SET fsync = off")
            other.run("psql", "--quiet", "--dbname=postgres", "--command=SELECT pg_reload_conf()")
            database = Database(other.create_database(), LEDGER_KEY)
            assert ("fsync", "off", False) in await database.durability()
            await database.close()
        finally:
            other.stop()
