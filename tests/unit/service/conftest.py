"""The real rooms below the service, each in a folder of its own."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from redaction.redactor import Redactor
from service.attempts import Attempts
from service.intake import Intake
from service.queues import Queues
from service.runtime import Runtime, opened
from service.settings import Settings
from service.settings.queues import queues
from storage.database import Database
from storage.objects.filesystem import FilesystemStore
from storage.views import Ticket
from tests.support.keys import LEDGER_KEY

MAX_FILE_BYTES = 1_000_000
SECRET = b"s" * 32
FAR_FUTURE = datetime(9000, 1, 1, tzinfo=UTC)
FIRST_NUMBERS = range(1, 20)
QUEUES = Queues(queues("support@localhost=Support,help@localhost=Support,sales@localhost=Sales"))


@dataclass
class House:
    """Database, objects and redaction, and intakes on top of them."""

    database: Database
    objects: FilesystemStore
    redactor: Redactor
    folder: Path
    woken: list[str] = field(default_factory=list)

    def intake(self, redactor: Redactor | None = None, attempts: Attempts | None = None) -> Intake:
        """A new intake on the same rooms, as another process would have it."""
        return Intake(
            self.database,
            self.objects,
            redactor or self.redactor,
            attempts or Attempts(self.database, SECRET),
            max_file_bytes=MAX_FILE_BYTES,
            queued=lambda: self.woken.append("queued"),
        )

    async def ticket(self, number: int) -> Ticket:
        """A ticket that has to be there."""
        async with self.database.read() as transaction:
            ticket = await transaction.tickets.find(number)
        assert ticket is not None
        return ticket

    async def counts(self) -> tuple[int, int, int]:
        """How many tickets, objects and open intents there are."""
        async with self.database.read() as transaction:
            found = [await transaction.tickets.find(number) for number in FIRST_NUMBERS]
            intents = await transaction.intents.stale(FAR_FUTURE)
        return sum(ticket is not None for ticket in found), len(await self.objects.keys()), len(intents)

    async def pending(self) -> int:
        """How many mails wait to be sent."""
        async with self.database.read() as transaction:
            return await transaction.outbox.pending()


@pytest.fixture
async def house(tmp_path: Path, redactor: Redactor) -> AsyncIterator[House]:
    """Real rooms, migrated and empty."""
    database = Database(f"sqlite+aiosqlite:///{tmp_path / 'veilbox.db'}", LEDGER_KEY)
    await database.migrate()
    yield House(database, FilesystemStore(tmp_path / "objects"), redactor, tmp_path)
    await database.close()


@pytest.fixture
async def runtime(tmp_path: Path) -> AsyncIterator[Runtime]:
    """Every room of the service, nothing in the background."""
    settings = Settings(data=tmp_path / "data", smtp="127.0.0.1:0")
    async with opened(settings) as runtime:
        yield runtime
