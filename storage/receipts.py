"""Receipts: the same submission sent again finds its first result."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import ReceiptRecord
from storage.tables.base import table
from storage.views import ReceiptRow

_RECEIPTS: Final = table(ReceiptRecord).c
_ADD: Final = insert(table(ReceiptRecord))
_FIND: Final = select(_RECEIPTS.ticket_number, _RECEIPTS.message_id, _RECEIPTS.opened).where(
    _RECEIPTS.key == bindparam("wanted")
)


class Receipts:
    """The queries about receipts, inside one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def find(self, key: bytes) -> ReceiptRow | None:
        """What the submission with this key led to."""
        row = (await self._session.execute(_FIND, {"wanted": key})).one_or_none()
        return None if row is None else ReceiptRow(*row)

    async def add(self, key: bytes, number: int, message: int, opened: bool, expires: datetime) -> None:
        """Keep a result. Duplicate when a submission with this key was accepted already."""
        values = {
            "key": key,
            "ticket_number": number,
            "message_id": message,
            "opened": opened,
            "expires": expires,
        }
        await self._session.execute(_ADD, values)

    async def expire(self, now: datetime) -> None:
        """Remove the receipts whose time is over."""
        await self._session.execute(delete(ReceiptRecord).where(ReceiptRecord.expires <= now))
