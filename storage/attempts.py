"""Attempts: how often a worker process was lost over the same message."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from storage.tables import AttemptRecord


class Attempts:
    """The queries about attempts, inside one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, key: bytes, expires: datetime, apart: timedelta = timedelta()) -> int:
        """Count one more, and return how many there were. Duplicate when another process was as fast.

        What comes within `apart` of the last one that was counted is not counted.
        """
        record = await self._session.get(AttemptRecord, key, with_for_update=True)
        if record is None:
            record = AttemptRecord(key=key, count=0, expires=expires)
            self._session.add(record)
        elif expires - record.expires < apart:
            return record.count
        record.count += 1
        record.expires = expires
        await self._session.flush()
        return record.count

    async def expire(self, now: datetime) -> None:
        """Forget those whose time is over."""
        await self._session.execute(delete(AttemptRecord).where(AttemptRecord.expires <= now))
