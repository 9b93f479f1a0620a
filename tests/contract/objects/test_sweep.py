"""Objects that were put and never acknowledged: every store gives them up to the sweep."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from redaction.types import EMPTY, seal_file
from service.housekeeping import STALE_AFTER, Housekeeping
from storage.database import Database
from storage.objects.keys import new_key
from storage.objects.protocol import ObjectStore
from tests.support.keys import LEDGER_KEY

FILE = seal_file(EMPTY, "text/plain", b"a log", ())


@pytest.fixture
async def rows(tmp_path: Path) -> AsyncIterator[Database]:
    """A migrated database."""
    database = Database(f"sqlite:///{tmp_path}/veilbox.db", LEDGER_KEY)
    await database.migrate()
    yield database
    await database.close()


async def test_what_a_killed_server_left_is_found(store: ObjectStore, rows: Database) -> None:
    """Killed between the put and the commit: the object is there, its intent, and nothing else."""
    old, young, now = new_key(), new_key(), datetime.now(UTC)
    async with rows.write() as transaction:
        await transaction.intents.declare([old], now - STALE_AFTER - timedelta(minutes=1))
        await transaction.intents.declare([young], now)
    for key in (old, young):
        await store.put(key, FILE)
    assert await Housekeeping(rows, store).sweep(now) == 1
    assert await store.keys() == [young]
    async with rows.read() as transaction:
        assert await transaction.intents.stale(now + timedelta(days=1)) == [young]
