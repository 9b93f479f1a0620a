"""Migrations: from nothing to the models, on both databases."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text

from storage.database import Database
from storage.errors import NotMigrated, Unavailable
from storage.tables import Base
from tests.support.keys import LEDGER_KEY


@pytest.fixture
async def fresh(database_url: str) -> AsyncIterator[Database]:
    """A migrated database of the test's own, to be damaged."""
    database = Database(database_url, LEDGER_KEY)
    await database.migrate()
    yield database
    await database.close()


def differences(connection: Connection) -> list[Any]:
    """What a new migration would have to do."""
    options = {"compare_type": True, "compare_server_default": True}
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, Base.metadata))


def checks(connection: Connection) -> dict[str, set[str]]:
    """The check constraints by table, which Alembic doesn't compare: name and condition."""
    inspector = inspect(connection)
    return {
        table: {f"{one['name']}: {one['sqltext']}" for one in inspector.get_check_constraints(table)}
        for table in inspector.get_table_names()
        if table != "alembic_version"
    }


async def test_the_migrations_lead_to_the_models(fresh: Database) -> None:
    async with fresh._writer.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_the_migrations_make_the_checks_of_the_models(fresh: Database) -> None:
    async with fresh._writer.begin() as connection:
        migrated = await connection.run_sync(checks)
        await connection.run_sync(Base.metadata.drop_all)
        await connection.run_sync(Base.metadata.create_all)
        modelled = await connection.run_sync(checks)
    assert migrated == modelled
    assert sum(len(names) for names in migrated.values()) == 14


async def test_a_forgotten_column_would_be_noticed(fresh: Database) -> None:
    async with fresh._writer.begin() as connection:
        await connection.execute(text("ALTER TABLE agents DROP COLUMN password_hash"))
        await connection.execute(text("DROP INDEX ix_tickets_updated"))
        assert len(await connection.run_sync(differences)) == 2


async def test_an_empty_database_is_not_current_and_a_migrated_one_is(database_url: str) -> None:
    database = Database(database_url, LEDGER_KEY)
    assert not await database.is_current()
    with pytest.raises(Unavailable):
        async with database.read() as transaction:
            await transaction.people.agents()
    await database.migrate()
    assert await database.is_current()
    await database.migrate()
    assert await database.is_current()
    await database.close()


async def test_two_processes_may_migrate_at_once(database_url: str) -> None:
    first, second = Database(database_url, LEDGER_KEY), Database(database_url, LEDGER_KEY)
    await asyncio.gather(first.migrate(), second.migrate())
    assert await first.is_current()
    await first.close()
    await second.close()


async def test_the_database_of_a_newer_version_is_left_alone(fresh: Database) -> None:
    async with fresh._writer.begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert not await fresh.is_current()
    with pytest.raises(NotMigrated):
        await fresh.migrate()
