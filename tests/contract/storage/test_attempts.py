"""Messages over which worker processes were lost are counted, and forgotten after a while."""

import asyncio

import pytest

from storage.database import Database
from storage.errors import Duplicate, Rejected
from tests.contract.storage.samples import later

KEY, OTHER = b"k" * 32, b"o" * 32


async def add(database: Database, key: bytes, minutes: int = 60) -> int:
    async with database.write() as transaction:
        return await transaction.attempts.add(key, later(minutes))


async def test_each_message_is_counted_by_itself(database: Database) -> None:
    assert [await add(database, key) for key in (KEY, OTHER, KEY, KEY)] == [1, 1, 2, 3]


async def test_the_count_is_forgotten_some_time_after_the_last(database: Database) -> None:
    await add(database, KEY, 60)
    await add(database, KEY, 90)
    for minutes, count in ((89, 3), (90, 1)):
        async with database.write() as transaction:
            await transaction.attempts.expire(later(minutes))
        assert await add(database, KEY, 90) == count


async def test_eight_at_once_are_all_counted_or_told(database: Database) -> None:
    counts = await asyncio.gather(*(add(database, KEY) for _ in range(8)), return_exceptions=True)
    counted = [count for count in counts if isinstance(count, int)]
    assert sorted(counted) == list(range(1, len(counted) + 1))
    assert all(isinstance(count, int | Duplicate) for count in counts)
    assert await add(database, KEY) == len(counted) + 1


async def test_a_key_that_is_no_digest_is_refused(database: Database) -> None:
    with pytest.raises(Rejected):
        await add(database, b"4111 1111 1111 1111")
