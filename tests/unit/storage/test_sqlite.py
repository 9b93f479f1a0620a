"""What only SQLite has: one file, its mode, its lock, and what stays in it after a deletion."""

import asyncio
import sqlite3
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from redaction.types import EMPTY, seal
from storage import engines
from storage.database import Database
from storage.errors import Unavailable
from storage.transaction import Transaction
from tests.support.keys import LEDGER_KEY


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The database's file."""
    return tmp_path / "veilbox.db"


@pytest.fixture
async def database(path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Database]:
    """A migrated database that loses patience with other processes soon."""
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.1)
    database = Database(f"sqlite:///{path}", LEDGER_KEY)
    await database.migrate()
    yield database
    await database.close()


async def add(database: Database, email: str) -> None:
    """One small transaction."""
    async with database.write() as transaction:
        await transaction.people.create_agent(seal(email, ()), EMPTY)


async def test_eight_writers_are_served_in_turn(database: Database) -> None:
    order: list[int] = []

    async def writer(number: int) -> None:
        for turn in range(3):
            await add(database, f"{number}-{turn}@example.com")
            order.append(number)

    await asyncio.gather(*(writer(number) for number in range(8)))
    rounds = [set(order[start : start + 8]) for start in (0, 8, 16)]
    assert rounds == [set(range(8))] * 3


async def test_files_are_for_the_owner_alone(database: Database, path: Path) -> None:
    await add(database, "ann@example.com")
    files = list(path.parent.iterdir())
    assert {file.name for file in files} == {"veilbox.db", "veilbox.db-shm", "veilbox.db-wal"}
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


async def test_a_lock_of_another_process_is_unavailable_for_writers_only(
    database: Database, path: Path
) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Unavailable):
        await add(database, "ann@example.com")
    async with database.read() as transaction:
        assert await transaction.people.agents() == []
    other.close()
    await add(database, "ann@example.com")


async def test_a_lock_of_another_process_is_unavailable_for_all_that_commit(
    database: Database, path: Path
) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.people.requester(seal("rosa@example.com", ()), EMPTY)

    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    commits = (database.commit(work) for _ in range(3))
    results = await asyncio.gather(*commits, return_exceptions=True)
    assert [type(result) for result in results] == [Unavailable] * 3
    other.close()
    await database.commit(work)


async def test_what_is_committed_survives_closing(database: Database) -> None:
    async def work(transaction: Transaction) -> None:
        await transaction.people.create_agent(seal("ann@example.com", ()), EMPTY)

    commit = asyncio.create_task(database.commit(work))
    await asyncio.sleep(0)
    await database.close()
    await commit
    async with database.read() as transaction:
        assert len(await transaction.people.agents()) == 1


async def test_deleted_text_is_not_left_in_the_file(database: Database, path: Path) -> None:
    await add(database, "gone-for-good@example.com")
    async with database.write() as transaction:
        await transaction.people._session.execute(text("DELETE FROM agents"))
    await database.close()
    assert b"gone-for-good" not in b"".join(file.read_bytes() for file in path.parent.iterdir())


async def test_every_connection_has_the_settings(database: Database) -> None:
    for engine in (database._writer, database._reader):
        async with engine.connect() as connection:
            for name, wanted in engines.SQLITE_SETTINGS.items():
                assert str(await connection.scalar(text(f"PRAGMA {name}"))) == wanted

    async def work(transaction: Transaction) -> None:
        for name, wanted in engines.SQLITE_SETTINGS.items():
            assert str(await transaction.people._session.scalar(text(f"PRAGMA {name}"))) == wanted

    await database.commit(work)


async def test_a_weakened_setting_is_reported(database: Database) -> None:
    assert all(right for _, _, right in await database.durability())
    async with database._writer.connect() as connection:  # it has no other
        await connection.execute(text("PRAGMA secure_delete = OFF"))
    assert [row for row in await database.durability() if not row[2]] == [("secure_delete", "0", False)]


@pytest.mark.parametrize("count", [0, 1, 999, 1000, 1001, 2500])
async def test_an_answer_of_any_length_comes_whole(database: Database, count: int) -> None:
    numbers = text(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i <= :count)"
        " SELECT i FROM n WHERE i <= :count"
    )
    async with database._reader.connect() as connection:
        whole = (await connection.execute(numbers, {"count": count})).scalars().all()
        async with connection.stream(numbers, {"count": count}) as streamed:
            parts = [row.i async for row in streamed]
    assert whole == parts == list(range(1, count + 1))


@pytest.mark.parametrize(
    "url", ["", "nonsense", "sqlite://", "sqlite:///:memory:", "mysql://root:hunter2@db/x", "postgres ql://x"]
)
def test_an_address_that_is_none_is_not_repeated(url: str) -> None:
    with pytest.raises(ValueError, match="not the address") as refusal:
        Database(url, LEDGER_KEY)
    assert "hunter2" not in str(refusal.value)
    assert refusal.value.__cause__ is None
    assert refusal.value.__context__ is None
