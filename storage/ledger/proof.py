"""Walks the chains of the ledger, some tickets at a time, in memory that does not grow with them."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, func, select, type_coerce, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import NULLTYPE

from storage.codes import MessageKind
from storage.ledger.fault import Chain, Columns, Fault
from storage.ledger.seal import FINDING, HEAD, Seal
from storage.tables import Base, FindingRecord, LedgerHeadRecord, MessageRecord, TicketRecord

_ROWS_AT_ONCE: Final = 500


@dataclass(frozen=True)
class Proof:
    """How many tickets and findings were checked, and how many erased tickets, until the first `fault`.

    `last` is the greatest number of a ticket among them; None: there was none left to check.
    """

    tickets: int = 0
    findings: int = 0
    erased: int = 0
    last: int | None = None
    fault: Fault | None = None


async def prove(session: AsyncSession, seal: Seal, after: int | None, tickets: int) -> Proof:
    """Check the next `tickets` tickets whose numbers are greater than `after`."""
    numbers = await _numbers(session, after, tickets)
    if not numbers:
        return Proof()
    chains = await _chains(session, numbers)
    broken = await _follow(session, seal, chains)
    for chain in chains.values():
        if broken and broken["ticket_number"] == chain.number:
            async with aclosing(_rows(session, chain.number, chain.number)) as rows:
                fault: Fault | None = await chain.broken(broken, rows, seal)
        else:
            fault = chain.end(seal)
        if fault:
            return Proof(fault=fault)
    erased = sum(chain.head is not None and chain.head["erased"] is not None for chain in chains.values())
    findings = sum(chain.findings for chain in chains.values())
    return Proof(len(chains) - erased, findings, erased, numbers[-1])


async def _follow(session: AsyncSession, seal: Seal, chains: dict[int, Chain]) -> Columns | None:
    """Read all rows of these tickets; the first one that its chain doesn't take."""
    async with aclosing(_rows(session, min(chains), max(chains))) as rows:
        async for row in rows:
            if not chains[row["ticket_number"]].takes(row, seal):
                return row
    return None


async def _numbers(session: AsyncSession, after: int | None, limit: int) -> Sequence[int]:
    """The numbers of tickets, and those that are only in the ledger, in order."""
    columns = (TicketRecord.number, LedgerHeadRecord.ticket_number, FindingRecord.ticket_number)
    firsts = [_firsts(column, after, limit) for column in columns]
    together = union(*firsts).subquery()
    ordered = select(together.c.number).order_by(together.c.number).limit(limit)
    return (await session.scalars(ordered)).all()


def _firsts(column: Any, after: int | None, limit: int) -> Select[int]:
    chosen = select(column.label("number")).distinct().order_by(column).limit(limit)
    first = (chosen if after is None else chosen.where(column > after)).subquery()
    return select(first.c.number)


async def _chains(session: AsyncSession, numbers: Sequence[int]) -> dict[int, Chain]:
    first, last = numbers[0], numbers[-1]
    heads = select(*_raw(LedgerHeadRecord, HEAD)).where(LedgerHeadRecord.ticket_number.between(first, last))
    by_number = {head["ticket_number"]: dict(head) for head in (await session.execute(heads)).mappings()}
    written = (
        select(TicketRecord.number, func.count(MessageRecord.id))
        .outerjoin(
            MessageRecord,
            (MessageRecord.ticket_number == TicketRecord.number) & (MessageRecord.kind != MessageKind.EVENT),
        )
        .where(TicketRecord.number.between(first, last))
        .group_by(TicketRecord.number)
    )
    messages = dict((await session.execute(written)).all())
    return {number: Chain(number, by_number.get(number), messages.get(number)) for number in numbers}


async def _rows(session: AsyncSession, first: int, last: int) -> AsyncGenerator[Columns, None]:
    chosen = (
        select(*_raw(FindingRecord, FINDING))
        .where(FindingRecord.ticket_number.between(first, last))
        .order_by(FindingRecord.ticket_number, FindingRecord.seq)
    )
    result = await session.stream(chosen, execution_options={"yield_per": _ROWS_AT_ONCE})
    try:
        async for row in result.mappings():
            yield dict(row)
    finally:
        await result.close()


def _raw(record: type[Base], names: Sequence[str]) -> list[ColumnElement[Any]]:
    """Columns without their types: a damaged value has to be read, too."""
    columns = record.__table__.columns
    return [type_coerce(columns[name], NULLTYPE).label(name) for name in (*names, "mac")]
