"""Clears away, from time to time, objects that no ticket holds and rows whose time is over."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

from service.files import discard
from service.intake import RECEIPTS_LAST
from service.logs import type_and_place
from service.mail.in_hand import InHand
from storage.database import Database
from storage.errors import StorageError
from storage.objects.protocol import ObjectStore

log = logging.getLogger(__name__)

STALE_AFTER = timedelta(hours=1)  # far longer than an intake takes between its intents and its commit
EVERY = timedelta(minutes=10)


class Housekeeping:
    """`sweep` once, or `run` for as long as the process lives."""

    def __init__(self, database: Database, objects: ObjectStore, in_hand: InHand | None = None) -> None:
        self._database = database
        self._objects = objects
        self._in_hand = in_hand

    async def run(self) -> None:
        """Sweep now and then every `EVERY`; a failed sweep is logged and tried again at the next time."""
        while True:
            try:
                await self.sweep(datetime.now(UTC))
            except StorageError as error:
                log.warning("housekeeping failed for now: %s", type_and_place(error))
            except Exception as error:  # noqa: BLE001 - the next sweep may work; its text may hold anything
                log.error("housekeeping failed: %s", type_and_place(error))  # noqa: TRY400 - as above
            await asyncio.sleep(EVERY.total_seconds())

    async def sweep(self, now: datetime) -> int:
        """Delete expired rows and orphaned objects, overwrite what a correction had to leave, and return the
        number of objects deleted. Raises StorageError."""
        async with self._database.write() as transaction:
            await transaction.receipts.expire(now)
            await transaction.attempts.expire(now)
            await transaction.access.expire(now)
            stale = await transaction.intents.stale(now - STALE_AFTER)
        await self._database.scrub(again=True)
        deleted = 0
        for key in stale:
            deleted += await discard(self._database, self._objects, [key])
        await self._objects.tidy(now - STALE_AFTER)
        if self._in_hand:
            self._in_hand.expire(now - RECEIPTS_LAST)
        return deleted
