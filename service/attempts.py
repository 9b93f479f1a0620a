"""What to do with input that can't be read, however often it comes.

When worker processes are lost over it, a second time is enough: they crashed, or were killed for using too
much processor time or memory. When its reader raises, it is tried for hours, because a mended reader may read
it; then a ticket without it says more to everybody than a bounce. Time on the clock never counts: it says
more about the load of the machine, and a busy day must not cost anybody what they sent.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Protocol, Self

from redaction.errors import ReaderFailed, WorkerLost
from redaction.raw import RawFile
from service.tokens import Signer
from storage.database import Database

MOST = 2
MOST_FAILURES = 12  # at least an hour lies between two that count; servers wait six at most between tries
APART = timedelta(hours=1)
REMEMBERED = timedelta(days=7)  # mail servers give up after four or five days (RFC 5321, 4.5.4.1)


HOPELESS = (WorkerLost, ReaderFailed)  # over the input itself, whenever it comes


def _now() -> datetime:
    return datetime.now(UTC)


class Sent(Protocol):
    """What can be tried and given up: a submission, an addition."""

    @property
    def key(self) -> bytes:
        """The same when it comes again, and for nothing else."""

    @property
    def files(self) -> Sequence[RawFile]:
        """What came with its texts."""

    def fingerprint(self) -> bytes:
        """The same for the same texts and files, whoever sent them by whatever form. Raw: never stored."""

    def given_up(self) -> Self:
        """The same without what a worker would read; each part is named as withheld."""


class Attempts:
    """Counts by a keyed fingerprint of what was sent. `clock` tells the time, aware."""

    def __init__(self, database: Database, secret: bytes, clock: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._lost = Signer(secret, "attempt key")
        self._failed = Signer(secret, "failure key")
        self._now = clock

    async def was_last(self, content: bytes, why: type[WorkerLost | ReaderFailed]) -> bool:
        """Count that this was not read; whether it is to be given up now. Raises StorageError."""
        lost = issubclass(why, WorkerLost)
        signer, most, apart = (
            (self._lost, MOST, timedelta()) if lost else (self._failed, MOST_FAILURES, APART)
        )
        key = await asyncio.to_thread(signer.mac, content)
        async with self._database.write() as transaction:
            return await transaction.attempts.add(key, self._now() + REMEMBERED, apart) >= most
