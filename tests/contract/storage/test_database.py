"""Transactions: what is committed, what is rolled back, and which errors leave."""

import asyncio
import traceback
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from redaction.types import EMPTY, RedactedText
from storage.database import Database
from storage.errors import Rejected, StorageError, Unavailable
from storage.tables import RequesterRecord
from tests.contract.conftest import Redact
from tests.contract.storage.samples import open_ticket
from tests.support.keys import LEDGER_KEY

CANARY = "4012 8888 8888 1881"


async def add(database: Database, email: RedactedText) -> None:
    """One small transaction."""
    async with database.write() as transaction:
        await transaction.people.create_agent(email, EMPTY)


async def agents(database: Database) -> int:
    """How many small transactions were committed."""
    async with database.read() as transaction:
        return len(await transaction.people.agents())


async def test_a_block_that_raises_is_rolled_back(database: Database, redact: Redact) -> None:
    async def fail() -> None:
        async with database.write() as transaction:
            await transaction.people.create_agent(redact("ann@example.com"), EMPTY)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    assert await agents(database) == 0


async def test_what_is_not_committed_is_not_seen(database: Database, redact: Redact) -> None:
    async with database.write() as transaction:
        await transaction.people.create_agent(redact("ann@example.com"), EMPTY)
        assert await agents(database) == 0
    assert await agents(database) == 1


async def test_a_reader_sees_one_state(database: Database, redact: Redact) -> None:
    async with database.read() as transaction:
        before = await transaction.people.agents()
        await add(database, redact("ann@example.com"))
        assert await transaction.people.agents() == before == []
    assert await agents(database) == 1


async def test_a_reader_cannot_write(database: Database, redact: Redact) -> None:
    with pytest.raises(StorageError):
        async with database.read() as transaction:
            await transaction.people.create_agent(redact("ann@example.com"), EMPTY)
    assert await agents(database) == 0


@pytest.mark.parametrize("moment", [0.0, 0.001, 0.003, 0.01, 0.03])
async def test_a_cancelled_writer_leaves_nothing_half_and_blocks_nobody(
    database: Database, redact: Redact, moment: float
) -> None:
    emails = [redact(f"{name}@example.com") for name in "abc"]

    async def write_three() -> None:
        async with database.write() as transaction:
            for email in emails:
                await transaction.people.create_agent(email, EMPTY)

    writers = [asyncio.create_task(write_three()) for _ in range(3)]
    await asyncio.sleep(moment)
    for writer in writers:
        writer.cancel()
    await asyncio.wait(writers)
    assert await agents(database) in {0, 3}
    async with asyncio.timeout(10):
        await add(database, redact("next@example.com"))


async def test_a_statement_that_is_cancelled_keeps_no_lock(database: Database, redact: Redact) -> None:
    """Whatever still refers to it, as the tracebacks of the cancelled tasks do here."""
    emails = [redact(f"{number}@example.com") for number in range(3)]

    async def write_three() -> None:
        async with database.write() as transaction:
            for email in emails:
                await transaction.people.requester(email, EMPTY)

    kept = []
    for moment in range(100):
        writer = asyncio.create_task(write_three())
        await asyncio.sleep(moment * 0.000_1)
        writer.cancel()
        await asyncio.wait([writer])
        kept.append(writer)
        async with asyncio.timeout(4):  # SQLite waits for 5 seconds for a lock
            await write_three()


async def test_many_cancelled_writers_leave_the_pool_whole(database: Database, redact: Redact) -> None:
    async def hang() -> None:
        async with database.write() as transaction:
            await transaction.people.create_agent(redact("ann@example.com"), EMPTY)
            await asyncio.sleep(60)

    async with asyncio.timeout(30):
        for _ in range(20):
            writer = asyncio.create_task(hang())
            await asyncio.sleep(0.01)
            writer.cancel()
            await asyncio.wait([writer])
        await add(database, redact("ann@example.com"))
    assert await agents(database) == 1


@pytest.mark.parametrize("value", [CANARY, b"bytes", 4242, object()])
async def test_only_a_redacted_text_is_stored_and_the_refusal_does_not_repeat_it(
    database: Database, redact: Redact, value: object
) -> None:
    with pytest.raises(Rejected) as refusal:
        async with database.write() as transaction:
            await transaction.people.create_agent(redact("ann@example.com"), value)  # type: ignore[arg-type]
    assert CANARY not in "".join(traceback.format_exception(refusal.value))
    assert refusal.value.__suppress_context__
    assert await agents(database) == 0


async def test_a_raw_string_cannot_be_compared_with_a_column_either(database: Database) -> None:
    with pytest.raises(Rejected):
        async with database.read() as transaction:
            await transaction.people._session.execute(
                RequesterRecord.__table__.select().where(RequesterRecord.name == CANARY)
            )


@pytest.mark.parametrize("engine", ["_writer", "_reader"])
async def test_an_error_of_sqlalchemy_names_no_value(database: Database, engine: str) -> None:
    """Even before it is turned into one of ours; its lines in a log would read the same."""
    async with getattr(database, engine).connect() as connection:
        with pytest.raises(DBAPIError) as error:
            await connection.execute(text("SELECT nothing FROM nowhere WHERE n = :n"), {"n": CANARY})
    assert "nowhere" in str(error.value)
    assert CANARY not in str(error.value)


async def test_characters_that_databases_refuse_are_replaced_one_by_one(
    database: Database, redact: Redact
) -> None:
    async with database.write() as transaction:
        agent = await transaction.people.create_agent(
            redact("a\x00b@example.com"), redact("x\x00\ud83d4242 4242 4242 4242\udc00")
        )
    async with database.read() as transaction:
        found = await transaction.people.agent(agent)
    assert found is not None
    assert found.email.text == "a\ufffdb@example.com"
    assert found.name.text == "x\ufffd\ufffd[card ending 4242 removed]\ufffd"
    [span] = found.name.spans
    assert found.name.text[span.start : span.end] == "[card ending 4242 removed]"


async def test_the_database_checks_its_words_itself(database: Database, redact: Redact) -> None:
    async with database.write() as transaction:
        rosa = await transaction.people.requester(redact("rosa@example.com"), EMPTY)
        await open_ticket(transaction, rosa, redact("Help"))
    with pytest.raises(Rejected):
        async with database.write() as transaction:
            await transaction.people._session.execute(text("UPDATE tickets SET status = 'pigeon'"))


async def test_a_damaged_cell_is_an_error_of_ours(database: Database, redact: Redact) -> None:
    await add(database, redact("ann@example.com"))
    async with database.write() as transaction:
        await transaction.people._session.execute(text(f"UPDATE agents SET name = '{CANARY}'"))
    with pytest.raises(Rejected) as refusal:
        await agents(database)
    assert CANARY not in "".join(traceback.format_exception(refusal.value))


async def test_commits_survive_a_power_cut_by_the_settings(database: Database) -> None:
    rows = await database.durability()
    assert len(rows) >= 3
    assert all(right for _, _, right in rows)


async def test_ping_answers_and_a_missing_database_is_unavailable(database: Database, tmp_path: Path) -> None:
    await database.ping()
    for url in (f"sqlite:///{tmp_path}/nowhere/veilbox.db", "postgresql://nobody@127.0.0.1:1/nothing"):
        gone = Database(url, LEDGER_KEY)
        for use in (gone.ping, gone.migrate, gone.is_current, gone.durability):
            with pytest.raises(Unavailable):
                await use()
        await gone.close()
