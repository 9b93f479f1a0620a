"""Transactions in one trip: each is committed or rolled back by itself, however many come at one time."""

import asyncio
import traceback

import pytest

from redaction.types import EMPTY, RedactedText
from storage.database import Database
from storage.errors import Duplicate, Rejected, Unavailable
from storage.transaction import Transaction
from tests.contract.conftest import Redact
from tests.contract.storage.samples import NOON, open_ticket

CANARY = "4012 8888 8888 1881"


async def add(database: Database, email: RedactedText, error: type[Exception] | None = None) -> int:
    """Commit an agent, unless an error comes after that."""

    async def work(transaction: Transaction) -> int:
        agent = await transaction.people.create_agent(email, EMPTY)
        if error is not None:
            raise error
        return agent

    return await database.commit(work)


async def emails(database: Database) -> set[str]:
    """The agents that are there."""
    async with database.read() as transaction:
        return {agent.email.text for agent in await transaction.people.agents()}


async def test_what_it_returns_is_committed(database: Database, redact: Redact) -> None:
    agent = await add(database, redact("ann@example.com"))
    async with database.read() as transaction:
        assert await transaction.people.agent(agent) is not None


async def test_what_raises_is_rolled_back_and_nothing_else_is(database: Database, redact: Redact) -> None:
    errors = [None, LookupError, None, Unavailable, None]
    results = await asyncio.gather(
        *(add(database, redact(f"{at}@example.com"), error) for at, error in enumerate(errors)),
        return_exceptions=True,
    )
    assert [type(one) if isinstance(one, Exception) else None for one in results] == errors
    assert await emails(database) == {"0@example.com", "2@example.com", "4@example.com"}


async def test_one_of_many_at_once_has_a_key(database: Database, redact: Redact) -> None:
    results = await asyncio.gather(
        *(add(database, redact("ann@example.com")) for _ in range(8)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in results) == ["Duplicate"] * 7 + ["int"]
    with pytest.raises(Duplicate):
        await add(database, redact("ann@example.com"))


async def test_changes_that_wait_in_the_session_are_committed(database: Database, redact: Redact) -> None:
    async def work(transaction: Transaction) -> int:
        requester = await transaction.people.requester(redact("rosa@example.com"), EMPTY)
        number = (await open_ticket(transaction, requester, redact("Help"))).number
        ben = await transaction.people.requester(redact("ben@example.com"), EMPTY)
        await transaction.mail.invite(number, [ben], NOON)
        return number

    number = await database.commit(work)
    async with database.read() as transaction:
        [participant] = await transaction.mail.participants(number)
        assert participant.email.text == "ben@example.com"


async def test_only_a_redacted_text_is_stored_and_the_refusal_does_not_repeat_it(
    database: Database, redact: Redact
) -> None:
    async def work(transaction: Transaction) -> None:
        requester = await transaction.people.requester(redact("rosa@example.com"), EMPTY)
        await open_ticket(transaction, requester, CANARY)  # type: ignore[arg-type]

    with pytest.raises(Rejected) as refusal:
        await database.commit(work)
    assert CANARY not in "".join(traceback.format_exception(refusal.value))
    async with database.read() as transaction:
        assert await transaction.tickets.find(1) is None


@pytest.mark.parametrize("moment", [0.0, 0.001, 0.003, 0.01])
async def test_who_is_cancelled_leaves_nothing_half_and_blocks_nobody(
    database: Database, redact: Redact, moment: float
) -> None:
    async def work(transaction: Transaction) -> None:
        for name in "abc":
            await transaction.people.create_agent(redact(f"{name}@example.com"), EMPTY)

    writers = [asyncio.create_task(database.commit(work)) for _ in range(3)]
    await asyncio.sleep(moment)
    for writer in writers:
        writer.cancel()
    await asyncio.wait(writers)
    assert len(await emails(database)) in {0, 3}
    async with asyncio.timeout(10):
        await add(database, redact("next@example.com"))


async def test_a_commit_that_would_wait_holds_nobody_up(database: Database, redact: Redact) -> None:
    async def waiting(transaction: Transaction) -> None:
        await transaction.people.create_agent(redact("ann@example.com"), EMPTY)
        await asyncio.sleep(0)

    async with asyncio.timeout(10):
        with pytest.raises(RuntimeError, match="waits for nothing"):
            await database.commit(waiting)
        await add(database, redact("ann@example.com"))


async def test_both_ways_of_writing_take_turns(database: Database, redact: Redact) -> None:
    async def write(email: str) -> None:
        async with database.write() as transaction:
            await transaction.people.create_agent(redact(email), EMPTY)
            await asyncio.sleep(0.001)

    names = [f"{number}@example.com" for number in range(20)]
    await asyncio.gather(
        *(write(name) if at % 2 else add(database, redact(name)) for at, name in enumerate(names))
    )
    assert await emails(database) == set(names)
