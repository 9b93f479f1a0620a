"""What agents do with a file by hand, when the recognizers have left something in it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from redaction.by_hand import WHOLE, Area
from redaction.corrections import ENTITIES
from redaction.redactor import Redactor
from redaction.types import RedactedFile
from service.corrections import Corrected, Corrections, correction_of, unchanged
from service.errors import Invalid, UnknownTicket
from service.faults import faults, reading
from service.files import Files
from storage.database import Database
from storage.errors import NotFound
from storage.objects.protocol import ObjectStore
from storage.views import StoredAttachment

__all__ = ["WHOLE", "Area", "Attachments"]

KIND: Final = "Choose one of the kinds."
MARK: Final = "Mark what is to be blacked out."
NO_PICTURE: Final = "Only pictures can be blacked out by hand. Nothing was changed."


class Attachments:
    """Files of tickets. Every method raises Temporary when database or object store can't be used now."""

    def __init__(
        self,
        database: Database,
        objects: ObjectStore,
        redactor: Redactor,
        files: Files,
        corrections: Corrections,
    ) -> None:
        self._database = database
        self._objects = objects
        self._redactor = redactor
        self._files = files
        self._corrections = corrections

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

    async def black_out(self, number: int, file: int, agent: int, areas: Sequence[Area], entity: str) -> None:
        """Paint bars over areas of a picture; the picture before is gone on return, or with housekeeping.

        Raises Invalid for "areas" and "entity", UnknownTicket.
        """
        if entity not in ENTITIES:
            raise Invalid({"entity": KIND})
        if not areas:
            raise Invalid({"areas": MARK})
        stored = await self.find(number, file)
        with faults():
            painted = await self._painted(stored, areas, entity)
            await self._corrections.apply(
                number, unchanged, [Corrected(stored, correction_of(painted))], by=agent
            )

    async def _painted(self, stored: StoredAttachment, areas: Sequence[Area], entity: str) -> RedactedFile:
        try:
            content = await self._objects.get(stored.key)
        except NotFound:
            raise UnknownTicket from None
        painted = await self._redactor.paint(stored.name, content, areas, entity)
        if not isinstance(painted, RedactedFile) or not painted.findings:
            raise Invalid({"areas": NO_PICTURE})
        return painted
