"""Receipts: the same submission sent again finds its first result."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import ReceiptRecord
from storage.views import ReceiptRow


class Receipts:
    """The queries about receipts, inside one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, key: bytes) -> ReceiptRow | None:
        """What the submission with this key led to."""
        record = await self._session.scalar(select(ReceiptRecord).where(ReceiptRecord.key == key))
        if record is None:
            return None
        return ReceiptRow(number=record.ticket_number, message=record.message_id, opened=record.opened)

    async def add(self, key: bytes, number: int, message: int, opened: bool, expires: datetime) -> None:
        """Keep a result. Duplicate when a submission with this key was accepted already."""
        self._session.add(
            ReceiptRecord(key=key, ticket_number=number, message_id=message, opened=opened, expires=expires)
        )
        await self._session.flush()

    async def expire(self, now: datetime) -> None:
        """Remove the receipts whose time is over."""
        await self._session.execute(delete(ReceiptRecord).where(ReceiptRecord.expires <= now))
