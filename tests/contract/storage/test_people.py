"""Requesters and agents."""

import asyncio

import pytest

from redaction.types import EMPTY
from storage.database import Database
from storage.errors import Duplicate, NotFound, Rejected
from tests.contract.conftest import Redact
from tests.contract.storage.conftest import People
from tests.contract.storage.samples import open_ticket

HASH = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsgt3ub+b7dWRWJTmaaJObG"


async def test_a_requester_is_found_again_whatever_the_case_of_the_address(
    database: Database, redact: Redact
) -> None:
    async with database.write() as transaction:
        first = await transaction.people.requester(redact("Rosa@Example.com"), redact("Rosa"))
        again = await transaction.people.requester(redact("rosa@example.COM"), redact("Rosa Diaz"))
        other = await transaction.people.requester(redact("eve@example.com"), EMPTY)
    assert first == again != other


async def test_the_newest_name_that_is_not_empty_wins(database: Database, redact: Redact) -> None:
    for name in ("Rosa", "Rosa Diaz", ""):
        async with database.write() as transaction:
            rosa = await transaction.people.requester(redact("rosa@example.com"), redact(name))
    async with database.write() as transaction:
        opened = await open_ticket(transaction, rosa, redact("Help"))
    async with database.read() as transaction:
        ticket = await transaction.tickets.find(opened.number)
    assert ticket is not None
    assert ticket.requester_name.text == "Rosa Diaz"
    assert ticket.requester_email.text == "rosa@example.com"


async def test_a_new_requester_who_writes_eight_times_at_once_is_one(
    database: Database, redact: Redact
) -> None:
    async def arrive() -> int:
        async with database.write() as transaction:
            return await transaction.people.requester(redact("rosa@example.com"), redact("Rosa"))

    assert len(set(await asyncio.gather(*(arrive() for _ in range(8))))) == 1


async def test_an_address_with_a_finding_is_refused(database: Database, redact: Redact) -> None:
    email = redact("4242 4242 4242 4242@example.com")
    assert not email.is_clean
    with pytest.raises(Rejected):
        async with database.write() as transaction:
            await transaction.people.requester(email, EMPTY)
    async with database.read() as transaction:
        assert await transaction.people.agent_by_email(email) is None


async def test_two_agents_cannot_share_an_address(database: Database, people: People, redact: Redact) -> None:
    with pytest.raises(Duplicate):
        async with database.write() as transaction:
            await transaction.people.create_agent(redact("ANN@example.com"), redact("Other"))


async def test_agents_are_found_by_id_and_by_address(
    database: Database, people: People, redact: Redact
) -> None:
    async with database.read() as transaction:
        ann = await transaction.people.agent(people.ann)
        assert ann == await transaction.people.agent_by_email(redact("Ann@Example.com"))
        assert [agent.id for agent in await transaction.people.agents()] == [people.ann, people.ben]
        assert await transaction.people.agent_by_email(redact("rosa@example.com")) is None


@pytest.mark.parametrize("unknown", [0, -1, 999, 2**31, 2**63, 10**30])
async def test_an_agent_that_cannot_be_is_not_found(database: Database, unknown: int) -> None:
    async with database.read() as transaction:
        assert await transaction.people.agent(unknown) is None
        assert await transaction.people.password_hash(unknown) is None
        assert not await transaction.people.has_agents()
    with pytest.raises(NotFound):
        async with database.write() as transaction:
            await transaction.people.set_password(unknown, HASH)


async def test_a_password_is_set_and_a_name_is_changed(
    database: Database, people: People, redact: Redact
) -> None:
    async with database.write() as transaction:
        assert await transaction.people.password_hash(people.ann) is None
        await transaction.people.set_password(people.ann, HASH)
        await transaction.people.rename(people.ann, redact("Ann Lee"))
    async with database.read() as transaction:
        agent = await transaction.people.agent(people.ann)
        assert await transaction.people.password_hash(people.ann) == HASH
        assert await transaction.people.has_agents()
    assert agent is not None
    assert agent.name.text == "Ann Lee"


async def test_a_password_itself_is_never_stored(database: Database, people: People) -> None:
    with pytest.raises(Rejected):
        async with database.write() as transaction:
            await transaction.people.set_password(people.ann, "correct horse battery staple")
