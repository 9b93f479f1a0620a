"""What to do with input over which worker processes are lost: a second time is enough.

Lost means crashed, or killed for using too much processor time or memory. Time on the clock never counts: it
says more about the load of the machine, and a busy day must not cost anybody what they sent.
"""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Protocol, Self

from service.tokens import Signer
from storage.database import Database

MOST = 2
REMEMBERED = timedelta(days=7)  # mail servers give up after four or five days (RFC 5321, 4.5.4.1)


class Sent(Protocol):
    """What can be tried and given up: a submission, an addition."""

    def fingerprint(self) -> bytes:
        """The same for the same texts and files, whoever sent them by whatever form. Raw: never stored."""

    def given_up(self) -> Self:
        """The same without what a worker would read; each part is named as withheld."""


class Attempts:
    """Counts by a keyed fingerprint of what was sent."""

    def __init__(self, database: Database, secret: bytes) -> None:
        self._database = database
        self._signer = Signer(secret, "attempt key")

    async def was_last(self, content: bytes) -> bool:
        """Count that a worker was lost over this; whether it is to be given up now. Raises StorageError."""
        key = await asyncio.to_thread(self._signer.mac, content)
        async with self._database.write() as transaction:
            return await transaction.attempts.add(key, datetime.now(UTC) + REMEMBERED) >= MOST
