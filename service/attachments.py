"""What agents do with a file by hand, when the recognizers have left something in it: delete it."""

from datetime import UTC, datetime

from service.errors import UnknownTicket
from service.faults import faults, reading
from service.files import Files
from storage.database import Database
from storage.errors import NotFound
from storage.views import StoredAttachment


class Attachments:
    """Files of tickets. Every method raises Temporary when database or object store can't be used now."""

    def __init__(self, database: Database, files: Files) -> None:
        self._database = database
        self._files = files

    async def find(self, number: int, file: int) -> StoredAttachment:
        """What is known of a file that is there. Raises UnknownTicket."""
        async with reading(self._database) as transaction:
            stored = await transaction.tickets.attachment(number, file)
        if stored is None or stored.removed:
            raise UnknownTicket
        return stored

    async def remove(self, number: int, file: int, agent: int) -> None:
        """Delete a file: its row says so, and its object is gone on return or with the next housekeeping.

        Raises UnknownTicket when there is no such file any longer.
        """
        now = datetime.now(UTC)
        with faults():
            try:
                async with self._database.write() as transaction:
                    key = await transaction.corrections.remove_file(number, file, by=agent, at=now)
                    # From here on the object belongs to no ticket: whoever finds its intent deletes it.
                    await transaction.intents.declare([key], now)
            except NotFound:
                raise UnknownTicket from None
        await self._files.clear([key])
