"""Chains grow whatever happens at once, end in a tombstone, and hold nothing of what was removed."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

from redaction.types import Finding
from storage.codes import MessageKind
from storage.database import Database
from storage.errors import Duplicate, NotFound
from storage.ledger.fault import Fault, Kind
from storage.ledger.proof import Proof
from storage.ledger.seal import FINDING, HEAD, Seal
from storage.tables import LedgerHeadRecord
from tests.contract.conftest import Redact
from tests.contract.storage.conftest import People
from tests.contract.storage.ledger.steps import COLUMNS, MASTERCARD, ROWS, VISA, prove, reply, rows, run
from tests.contract.storage.samples import add_message, attachment, open_ticket
from tests.support.keys import LEDGER_KEY


@pytest.mark.parametrize("tickets", [1, 2, 100])
@pytest.mark.usefixtures("number")
async def test_what_nobody_touched_is_as_it_was_written(database: Database, tickets: int) -> None:
    assert await prove(database, tickets) == Proof(tickets=2, findings=ROWS + 1)


async def test_an_empty_ledger_is_as_it_was_written(database: Database) -> None:
    assert await prove(database) == Proof()


async def test_writers_on_one_ticket_at_once_make_one_chain(
    database: Database, number: int, redact: Redact
) -> None:
    other = Database(database._writer.url.render_as_string(hide_password=False), LEDGER_KEY)
    body = redact(f"card {VISA}, card {MASTERCARD}")

    async def write(through: Database) -> None:
        async with through.write() as transaction:
            await add_message(transaction, number, MessageKind.REPLY_REQUESTER, body)

    await asyncio.gather(*(write(through) for through in (database, other) for _ in range(8)))
    await other.close()
    assert await prove(database) == Proof(tickets=2, findings=ROWS + 1 + 16 * 2)
    seqs = [row["seq"] for row in await rows(database) if row["ticket_number"] == number]
    assert seqs == list(range(1, ROWS + 32 + 1))


async def test_a_transaction_that_fails_leaves_the_chain_as_it_was(
    database: Database, number: int, redact: Redact
) -> None:
    async def fail() -> None:
        async with database.write() as transaction:
            await add_message(transaction, number, MessageKind.REPLY_REQUESTER, redact(f"card {VISA}"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    assert await prove(database) == Proof(tickets=2, findings=ROWS + 1)


async def test_a_chain_is_opened_once(database: Database, number: int) -> None:
    with pytest.raises(Duplicate):
        async with database.write() as transaction:
            await transaction.ledger.begin(number, 1, [])


async def test_an_erased_ticket_leaves_a_tombstone(database: Database, number: int) -> None:
    moment = datetime(2026, 5, 4, 3, 2, 1, tzinfo=UTC)
    async with database.write() as transaction:
        await transaction.ledger.erase(number, moment)
    await run(
        database,
        *(f"DELETE FROM {table} WHERE ticket_number = {number}" for table in ("attachments", "messages")),
        f"DELETE FROM tickets WHERE number = {number}",
    )
    assert await prove(database) == Proof(tickets=1, findings=1, erased=1)
    [head, _] = await rows(database, "ledger_heads")
    assert (head["findings"], head["erased"]) == (ROWS, int(moment.timestamp()))
    await run(database, "UPDATE ledger_heads SET erased = erased + 1 WHERE ticket_number = 1")
    assert (await prove(database)).fault == Fault(number, Kind.HEAD_CHANGED)


async def test_a_row_of_an_erased_ticket_that_is_put_back_is_noticed(database: Database, number: int) -> None:
    [saved, *_] = await rows(database)
    async with database.write() as transaction:
        await transaction.ledger.erase(number, datetime.now(UTC))
    async with database._writer.begin() as connection:
        names = ", ".join(f":{name}" for name in saved)
        await connection.execute(text(f"INSERT INTO findings ({', '.join(saved)}) VALUES ({names})"), saved)
    assert (await prove(database)).fault == Fault(number, Kind.INSERTED, 1)


async def test_nothing_is_added_to_an_erased_ticket(database: Database, number: int, redact: Redact) -> None:
    async with database.write() as transaction:
        await transaction.ledger.erase(number, datetime.now(UTC))
    with pytest.raises(NotFound):
        await reply(database, redact)


async def test_a_file_with_many_findings_is_one_chain(
    database: Database, people: People, redact: Redact
) -> None:
    many = [
        Finding("CREDIT_CARD", "4242", f"line {line}", 0.85, "CardRecognizer", "1.0") for line in range(2500)
    ]
    async with database.write() as transaction:
        file = attachment(redact("a.log"), many)
        await open_ticket(transaction, people.rosa, redact("Help"), attachments=[file])
    assert await prove(database) == Proof(tickets=1, findings=2500)
    assert [row["place"] for row in await rows(database)] == [one.where for one in many]


async def test_what_has_no_chain_cannot_be_erased(database: Database) -> None:
    with pytest.raises(NotFound):
        async with database.write() as transaction:
            await transaction.ledger.erase(7, datetime.now(UTC))


async def test_a_row_says_nothing_of_what_was_removed(
    database: Database, people: People, redact: Redact
) -> None:
    """Cards with other digits and another length have the same row; so it holds neither, nor a digest."""
    bodies = ["card 4242 4242 4242 4242", "card 5555 5555 5555 4444", "card 3782 822463 10005"]
    async with database.write() as transaction:
        for body in bodies:
            await open_ticket(transaction, people.rosa, redact("Help"), body=redact(body))
    chain = {"ticket_number", "message_id", "mac"}
    found = await rows(database)
    alike = [{name: value for name, value in row.items() if name not in chain} for row in found]
    assert len(alike) == len(bodies)
    assert alike[0] == alike[1] == alike[2]
    seal = Seal(LEDGER_KEY)
    assert [row["mac"] for row in found] == [
        seal.finding({name: row[name] for name in FINDING}) for row in found
    ]
    dumped = json.dumps(found, default=repr)
    assert not any(body[-4:] in dumped for body in bodies)


def test_every_column_is_sealed() -> None:
    assert {*FINDING, "mac"} == set(COLUMNS)
    assert {*HEAD, "mac"} == {column.name for column in LedgerHeadRecord.__table__.columns}


@pytest.mark.parametrize("key", [b"", b"short", b"x" * 33])
def test_a_key_of_another_length_is_refused(key: bytes, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Database(f"sqlite:///{tmp_path}/veilbox.db", key)
