"""Appending to the ledger, in the transaction that writes what the findings are about."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.errors import NotFound
from storage.findings import Found
from storage.ledger.proof import Proof, prove
from storage.ledger.seal import HEAD, START, Seal, same
from storage.tables import FindingRecord, KeptDigitsRecord, LedgerHeadRecord
from storage.tables.base import table

_HEAD: Final = insert(table(LedgerHeadRecord))
_ROWS_AT_ONCE: Final = 1000  # so that other work gets its turn while a large file's rows are written


class Ledger:
    """The ledger's chains, inside one transaction."""

    def __init__(self, session: AsyncSession, seal: Seal) -> None:
        self._session = session
        self._seal = seal

    async def begin(self, number: int, message: int, found: Sequence[Found]) -> None:
        """Note what was removed from the first message of a new ticket, even if that is nothing.

        Duplicate: the ticket has a chain.
        """
        last = await self._insert(number, message, found, 0, START)
        head = {"ticket_number": number, "messages": 1, "findings": len(found), "last": last, "erased": None}
        await self._session.execute(_HEAD, head | {"mac": self._seal.head(head)})

    async def append(self, number: int, message: int, found: Sequence[Found]) -> None:
        """Note what was removed from one more message of the ticket, even if that is nothing.

        A head that is missing or was tampered with is left so: a new seal on it would hide what was done.
        NotFound when the ticket was erased.
        """
        await self._append(number, message, found, messages=1)

    async def amend(self, number: int, message: int, found: Sequence[Found]) -> None:
        """Note what was removed later from a message that is there already. Raises as `append` does."""
        await self._append(number, message, found, messages=0)

    async def erase(self, number: int, at: datetime) -> None:
        """Remove a ticket's rows and leave a tombstone, which says when, and how many there were.

        NotFound when the ticket has no head.
        """
        head = await self._locked(number)
        if head is None:
            raise NotFound
        for record in (KeptDigitsRecord, FindingRecord):
            await self._session.execute(delete(record).where(record.ticket_number == number))
        if self._is_whole(head):
            head.erased = int(at.timestamp())
            self._renew(head)
            await self._session.flush()

    async def prove(self, after: int | None, tickets: int) -> Proof:
        """Check the chains of the next tickets, those with numbers greater than `after`; None: the first."""
        return await prove(self._session, self._seal, after, tickets)

    async def _append(self, number: int, message: int, found: Sequence[Found], *, messages: int) -> None:
        head = await self._locked(number)
        if head is None or not self._is_whole(head):
            await self._write(number, message, found, 0, START)
        elif head.erased is None:
            head.last = await self._write(number, message, found, head.findings, head.last)
            head.messages += messages
            head.findings += len(found)
            self._renew(head)
            await self._session.flush()
        else:
            raise NotFound

    async def _locked(self, number: int) -> LedgerHeadRecord | None:
        """The head, held until the transaction ends: two writers append one after the other."""
        chosen = select(LedgerHeadRecord).where(LedgerHeadRecord.ticket_number == number)
        return await self._session.scalar(chosen.with_for_update().execution_options(populate_existing=True))

    async def _write(
        self, number: int, message: int, found: Sequence[Found], written: int, last: bytes
    ) -> bytes:
        """Write rows that follow the one sealed with `last`, and return the last seal. They get places behind
        all that are taken, whatever the head says of them."""
        if not found:
            return last
        taken = select(func.max(FindingRecord.seq)).where(FindingRecord.ticket_number == number)
        place = max(written, await self._session.scalar(taken) or 0)
        return await self._insert(number, message, found, place, last)

    async def _insert(
        self, number: int, message: int, found: Sequence[Found], place: int, last: bytes
    ) -> bytes:
        """Write the rows after `place`, and return the last seal."""
        both = {"ticket_number": number, "message_id": message}
        for first in range(0, len(found), _ROWS_AT_ONCE):
            part = found[first : first + _ROWS_AT_ONCE]
            rows = []
            for seq, one in enumerate(part, start=place + first + 1):
                row = both | {"seq": seq, "previous": last} | one.row()
                last = self._seal.finding(row)
                rows.append(row | {"mac": last})
            await self._insert_rows(rows, [one.kept for one in part])
        return last

    async def _insert_rows(self, rows: Sequence[dict[str, object]], kept: Sequence[str]) -> None:
        await self._session.execute(insert(FindingRecord), rows)
        places = [
            {"ticket_number": row["ticket_number"], "seq": row["seq"], "digits": digits}
            for row, digits in zip(rows, kept, strict=True)
            if digits
        ]
        if places:
            await self._session.execute(insert(KeptDigitsRecord), places)

    def _is_whole(self, head: LedgerHeadRecord) -> bool:
        return same(head.mac, self._mac(head))

    def _renew(self, head: LedgerHeadRecord) -> None:
        head.mac = self._mac(head)

    def _mac(self, head: LedgerHeadRecord) -> bytes:
        return self._seal.head({name: getattr(head, name) for name in HEAD})
