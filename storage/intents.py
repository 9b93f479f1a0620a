"""Intents: an object that lies in the store either belongs to a ticket or has a row here.

The row is committed before the put. The transaction that opens the ticket consumes it; the sweep claims it
and deletes the object. Both delete the row, so only one of them can have it.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, insert, select, union, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.errors import Unavailable
from storage.statements import affected
from storage.tables import AttachmentRecord, IntentRecord


class Intents:
    """The queries about intents, inside one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def declare(self, keys: Sequence[str], at: datetime) -> None:
        """Announce objects. The transaction must be committed before the first of them is put."""
        if keys:
            rows = [{"key": key, "declared": at} for key in keys]
            await self._session.execute(insert(IntentRecord), rows)

    async def consume(self, keys: Sequence[str]) -> None:
        """Take the intents of objects that the same transaction attaches to a ticket.

        Unavailable when the sweep has claimed one of them: its object is gone or about to go, and the
        transaction must not be committed.
        """
        if not keys:
            return
        taken = delete(IntentRecord).where(IntentRecord.key.in_(keys))
        if await affected(self._session, taken) != len(keys):
            raise Unavailable

    async def stale(self, before: datetime) -> list[str]:
        """The keys that were declared before this moment and not consumed since."""
        stale = select(IntentRecord.key).where(IntentRecord.declared < before).order_by(IntentRecord.declared)
        return list(await self._session.scalars(stale))

    async def claim(self, key: str) -> bool:
        """Take an intent for the sweep; False when the ticket was faster.

        Delete the object inside the same transaction: until it is committed, `consume` waits for it, and
        after a crash in between the row is still there and the next sweep deletes again.
        """
        return await affected(self._session, delete(IntentRecord).where(IntentRecord.key == key)) == 1

    async def renew(self, key: str, at: datetime) -> bool:
        """Leave an intent to a later sweep, as if it were declared now; False when a ticket has consumed it.

        For the one who declared it, and gave up: nobody else consumes it. The object may be deleted at once;
        whatever of it arrives in the store afterwards, the sweep deletes.
        """
        renewed = update(IntentRecord).where(IntentRecord.key == key).values(declared=at)
        return await affected(self._session, renewed) == 1

    async def held(self, keys: Sequence[str]) -> set[str]:
        """Those of the keys that an attachment or an intent has. One statement, so that a key which goes from
        an intent to an attachment meanwhile is seen in either."""
        attached = select(AttachmentRecord.key).where(AttachmentRecord.key.in_(keys))
        announced = select(IntentRecord.key).where(IntentRecord.key.in_(keys))
        return set(await self._session.scalars(union(attached, announced)))
