"""One-time links and sessions."""

import asyncio

import pytest

from storage.database import Database
from storage.errors import Duplicate, Rejected
from tests.contract.storage.conftest import People
from tests.contract.storage.samples import NOON, later

ONE, TWO = b"1" * 32, b"2" * 32


async def test_a_link_can_be_looked_at_often_and_used_once(database: Database, people: People) -> None:
    async with database.write() as transaction:
        await transaction.access.add_link(ONE, people.ann, later(10))
    async with database.read() as transaction:
        assert await transaction.access.link(ONE, NOON) == people.ann
        assert await transaction.access.link(TWO, NOON) is None
    async with database.write() as transaction:
        assert await transaction.access.use_link(ONE, NOON) == people.ann
    async with database.write() as transaction:
        assert await transaction.access.use_link(ONE, NOON) is None
        assert await transaction.access.link(ONE, NOON) is None


async def test_of_eight_who_use_a_link_at_once_one_gets_in(database: Database, people: People) -> None:
    async with database.write() as transaction:
        await transaction.access.add_link(ONE, people.ann, later(10))

    async def use() -> int | None:
        async with database.write() as transaction:
            return await transaction.access.use_link(ONE, NOON)

    used = await asyncio.gather(*(use() for _ in range(8)))
    assert [agent for agent in used if agent is not None] == [people.ann]


async def test_a_link_expires_to_the_minute(database: Database, people: People) -> None:
    async with database.write() as transaction:
        await transaction.access.add_link(ONE, people.ann, later(10))
        assert await transaction.access.link(ONE, later(9)) == people.ann
        assert await transaction.access.link(ONE, later(10)) is None
        assert await transaction.access.use_link(ONE, later(10)) is None


async def test_links_of_one_agent_end_together(database: Database, people: People) -> None:
    async with database.write() as transaction:
        await transaction.access.add_link(ONE, people.ann, later(10))
        await transaction.access.add_link(TWO, people.ben, later(10))
        await transaction.access.end_links(people.ann)
        assert await transaction.access.link(ONE, NOON) is None
        assert await transaction.access.link(TWO, NOON) == people.ben


async def test_a_session_lasts_until_it_ends_or_expires(database: Database, people: People) -> None:
    async with database.write() as transaction:
        await transaction.access.add_session(ONE, people.ann, NOON, later(60))
        await transaction.access.add_session(TWO, people.ann, NOON, later(60))
    async with database.read() as transaction:
        agent = await transaction.access.session(ONE, later(59))
        assert agent is not None
        assert agent.id == people.ann
        assert await transaction.access.session(ONE, later(60)) is None
    async with database.write() as transaction:
        await transaction.access.end_session(ONE)
        assert await transaction.access.session(ONE, NOON) is None
        assert await transaction.access.session(TWO, NOON) is not None
        await transaction.access.end_sessions(people.ann)
        assert await transaction.access.session(TWO, NOON) is None


async def test_what_has_expired_is_removed(database: Database, people: People) -> None:
    async with database.write() as transaction:
        await transaction.access.add_link(ONE, people.ann, later(10))
        await transaction.access.add_session(ONE, people.ann, NOON, later(10))
        await transaction.access.add_session(TWO, people.ann, NOON, later(60))
        await transaction.access.expire(later(30))
        assert await transaction.access.link(ONE, NOON) is None
        assert await transaction.access.session(ONE, NOON) is None
        assert await transaction.access.session(TWO, NOON) is not None


async def test_a_digest_is_stored_once(database: Database, people: People) -> None:
    async with database.write() as transaction:
        await transaction.access.add_session(ONE, people.ann, NOON, later(60))
    with pytest.raises(Duplicate):
        async with database.write() as transaction:
            await transaction.access.add_session(ONE, people.ben, NOON, later(60))


@pytest.mark.parametrize("token", [b"", b"short", b"x" * 33])
async def test_what_is_no_digest_is_refused(database: Database, people: People, token: bytes) -> None:
    with pytest.raises(Rejected):
        async with database.write() as transaction:
            await transaction.access.add_session(token, people.ann, NOON, later(60))
