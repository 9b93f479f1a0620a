"""What the tests of the ledger do to it, with the key and without."""

from typing import Any

from sqlalchemy import text

from storage.codes import MessageKind
from storage.database import Database
from storage.ledger.proof import Proof
from storage.tables import FindingRecord
from tests.contract.conftest import Redact
from tests.contract.storage.samples import add_message

VISA, MASTERCARD, SSN = "4242 4242 4242 4242", "5555 5555 5555 4444", "219-09-9999"
ROWS = 5  # of the first ticket; the second one has one more
COLUMNS = [column.name for column in FindingRecord.__table__.columns]


async def run(database: Database, *statements: str) -> None:
    """What somebody does who can write to the database and has no key."""
    async with database._writer.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))


async def rows(database: Database, table: str = "findings") -> list[dict[str, Any]]:
    """All rows of a table of the ledger, in order."""
    async with database._reader.connect() as connection:
        order = ", seq" if table == "findings" else ""
        found = await connection.execute(text(f"SELECT * FROM {table} ORDER BY ticket_number{order}"))
        return [dict(row) for row in found.mappings()]


async def prove(database: Database, tickets: int = 100) -> Proof:
    """Walk all tickets, so many at a time, and add up."""
    done, after = Proof(), None
    while True:
        async with database.read() as transaction:
            part = await transaction.ledger.prove(after, tickets)
        if part.fault or part.last is None:
            return Proof(done.tickets, done.findings, done.erased, None, part.fault)
        sums = (done.tickets + part.tickets, done.findings + part.findings, done.erased + part.erased)
        done, after = Proof(*sums), part.last


async def reply(database: Database, redact: Redact) -> None:
    """One more message on the first ticket, with a finding in it."""
    async with database.write() as transaction:
        await add_message(transaction, 1, MessageKind.REPLY_REQUESTER, redact(f"also {VISA}"))


async def set_back(database: Database, head: dict[str, Any], *statements: str) -> None:
    """Put an earlier head of the first ticket back, seal and all."""
    async with database._writer.begin() as connection:
        for statement in statements:
            await connection.execute(text(statement))
        values = ", ".join(f"{name} = :{name}" for name in head if name != "ticket_number")
        await connection.execute(text(f"UPDATE ledger_heads SET {values} WHERE ticket_number = 1"), head)
