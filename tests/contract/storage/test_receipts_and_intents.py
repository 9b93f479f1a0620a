"""The same submission twice, and objects that belong to no ticket yet."""

import asyncio

import pytest

from storage.database import Database
from storage.errors import Duplicate, Rejected, Unavailable
from storage.objects.keys import new_key
from storage.views import ReceiptRow
from tests.contract.conftest import Redact
from tests.contract.storage.conftest import People
from tests.contract.storage.samples import NOON, attachment, later, open_ticket

KEY = b"k" * 32


async def test_a_receipt_is_found_until_it_expires(
    database: Database, people: People, redact: Redact
) -> None:
    async with database.write() as transaction:
        opened = await open_ticket(transaction, people.rosa, redact("Help"))
        await transaction.receipts.add(KEY, opened.number, opened.message, True, later(60))
    async with database.write() as transaction:
        await transaction.receipts.expire(later(59))
        assert await transaction.receipts.find(KEY) == ReceiptRow(opened.number, opened.message, opened=True)
        assert await transaction.receipts.find(b"o" * 32) is None
        await transaction.receipts.expire(later(60))
        assert await transaction.receipts.find(KEY) is None


async def test_the_same_submission_eight_times_at_once_is_one_ticket(
    database: Database, people: People, redact: Redact
) -> None:
    async def submit() -> int | None:
        try:
            async with database.write() as transaction:
                opened = await open_ticket(transaction, people.rosa, redact("Help"))
                await transaction.receipts.add(KEY, opened.number, opened.message, True, later(60))
        except Duplicate:
            return None
        return opened.number

    [winner] = [number for number in await asyncio.gather(*(submit() for _ in range(8))) if number]
    async with database.read() as transaction:
        receipt = await transaction.receipts.find(KEY)
        everything = [number for number in range(1, 20) if await transaction.tickets.find(number)]
    assert receipt is not None
    assert everything == [winner] == [receipt.number]


async def test_intents_are_stale_after_a_while_and_gone_when_consumed(database: Database) -> None:
    old, new, taken = new_key(), new_key(), new_key()
    async with database.write() as transaction:
        await transaction.intents.declare([old, taken], NOON)
        await transaction.intents.declare([new], later(10))
        await transaction.intents.declare([], NOON)
    async with database.write() as transaction:
        await transaction.intents.consume([taken])
        await transaction.intents.consume([])
    async with database.read() as transaction:
        assert await transaction.intents.stale(NOON) == []
        assert await transaction.intents.stale(later(10)) == [old]


async def test_an_intent_is_claimed_once(database: Database) -> None:
    key = new_key()
    async with database.write() as transaction:
        await transaction.intents.declare([key], NOON)

    async def claim() -> bool:
        async with database.write() as transaction:
            return await transaction.intents.claim(key)

    assert sorted(await asyncio.gather(*(claim() for _ in range(4)))) == [False, False, False, True]


async def test_a_ticket_cannot_have_an_object_that_the_sweep_claimed(
    database: Database, people: People, redact: Redact
) -> None:
    keys = [new_key(), new_key()]
    async with database.write() as transaction:
        await transaction.intents.declare(keys, NOON)
    async with database.write() as transaction:
        assert await transaction.intents.claim(keys[1])

    async def accept() -> None:
        async with database.write() as transaction:
            await open_ticket(transaction, people.rosa, redact("Help"))
            await transaction.intents.consume(keys)

    with pytest.raises(Unavailable):
        await accept()
    async with database.read() as transaction:
        assert await transaction.tickets.find(1) is None
        assert await transaction.intents.stale(later(1)) == [keys[0]]


async def test_of_sweep_and_ticket_one_gets_the_object(
    database: Database, people: People, redact: Redact
) -> None:
    for _ in range(10):
        key = new_key()
        async with database.write() as transaction:
            await transaction.intents.declare([key], NOON)

        async def accept(key: str = key) -> bool:
            try:
                async with database.write() as transaction:
                    await open_ticket(transaction, people.rosa, redact("Help"))
                    await transaction.intents.consume([key])
            except Unavailable:
                return False
            return True

        async def sweep(key: str = key) -> bool:
            async with database.write() as transaction:
                return await transaction.intents.claim(key)

        assert sum(await asyncio.gather(accept(), sweep())) == 1


async def test_a_renewed_intent_is_left_to_a_later_sweep(database: Database) -> None:
    key = new_key()
    async with database.write() as transaction:
        await transaction.intents.declare([key], NOON)
    async with database.write() as transaction:
        assert await transaction.intents.renew(key, later(5))
        assert not await transaction.intents.renew(new_key(), later(5))  # or one that a ticket has consumed
    async with database.read() as transaction:
        assert await transaction.intents.stale(later(5)) == []
        assert await transaction.intents.stale(later(6)) == [key]


async def test_intents_and_attachments_hold_their_objects(
    database: Database, people: People, redact: Redact
) -> None:
    announced, nobodys = new_key(), new_key()
    attached = attachment(redact("a.txt"))
    async with database.write() as transaction:
        await transaction.intents.declare([announced], NOON)
        await open_ticket(transaction, people.rosa, redact("Help"), attachments=[attached])
    async with database.read() as transaction:
        held = await transaction.intents.held([announced, nobodys, attached.key])
    assert held == {announced, attached.key}


@pytest.mark.parametrize("key", ["../../etc/passwd", "", "A" * 32, "4242 4242 4242 4242"])
async def test_what_is_no_key_is_refused(database: Database, key: str) -> None:
    with pytest.raises(Rejected):
        async with database.write() as transaction:
            await transaction.intents.declare([key], NOON)
