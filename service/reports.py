"""What agents report about the recognizers. A miss is removed at once; a false finding can't be undone."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from redaction.corrections import ENTITIES, LEAST, MOST, Correction, FileCorrection
from redaction.raw import Raw
from redaction.types import Span
from service.errors import Invalid, UnknownTicket
from service.faults import faults, reading, writing
from service.files import Files, discard
from service.logs import type_and_place
from storage.corrections import CorrectedFile
from storage.database import Database
from storage.errors import NotFound, StorageError
from storage.objects.protocol import ObjectStore
from storage.views import Message, NewAttachment, ReportView, StoredAttachment, Ticket

PAGE_ROWS: Final = 50
LAST_PAGE: Final = 10_000

NOT_FOUND: Final = "This text isn’t in the ticket or its text files. Nothing was changed."
LENGTH: Final = f"Mark {LEAST} to {MOST} characters."
KIND: Final = "Choose one of the kinds."

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Placeholder:
    """What is known of something that was removed. `message` is None when it stood in the subject."""

    number: int
    field: str
    span: Span
    message: Message | None


@dataclass(frozen=True)
class Review:
    """One page of reports, newest first; the first page is 1."""

    rows: tuple[ReportView, ...]
    page: int
    has_more: bool


_Corrected = list[tuple[StoredAttachment, FileCorrection]]


class Reports:
    """Reports of agents. Every method raises Temporary when database or object store can't be used now."""

    def __init__(self, database: Database, objects: ObjectStore, files: Files) -> None:
        self._database = database
        self._objects = objects
        self._files = files

    async def miss(self, number: int, agent: int, marked: Raw, entity: str) -> int:
        """Remove a text wherever it stands in the ticket and return the number of places.

        On return it is gone from the database, its log, and the object store, unless somebody was reading the
        old state; then housekeeping sees to it. Raises Invalid for "marked" and "entity", UnknownTicket.
        """
        correction = _correction(marked, entity)
        ticket = await self._ticket(number)
        with faults():
            corrected = await self._corrected(ticket, correction)
            places = await self._remove(number, agent, correction, corrected)
        await self._clear([old.key for old, _ in corrected])
        return places

    async def mistake(self, number: int, agent: int, message: int | None, start: int) -> None:
        """Note that a placeholder stands for something harmless; nothing is shown again, as nothing was kept.

        The same one again changes nothing. Raises UnknownTicket when there is no such placeholder.
        """
        ticket = await self._ticket(number)
        known = _placeholder(ticket, message, start)
        at = known.message.id if known.message else ticket.messages[0].id
        async with writing(self._database) as transaction:
            await transaction.reports.mistake(
                number, at, known.field, known.span, by=agent, at=datetime.now(UTC)
            )

    async def placeholder(self, number: int, message: int | None, start: int) -> Placeholder:
        """The placeholder at `start` of a message, or of the subject. Raises UnknownTicket."""
        return _placeholder(await self._ticket(number), message, start)

    async def for_review(self, page: int = 1) -> Review:
        """A page of all reports."""
        page = min(max(page, 1), LAST_PAGE)
        async with reading(self._database) as transaction:
            rows = await transaction.reports.listing(PAGE_ROWS + 1, (page - 1) * PAGE_ROWS)
        return Review(tuple(rows[:PAGE_ROWS]), page, has_more=len(rows) > PAGE_ROWS)

    async def _ticket(self, number: int) -> Ticket:
        async with reading(self._database) as transaction:
            ticket = await transaction.tickets.find(number)
        if ticket is None:
            raise UnknownTicket
        return ticket

    async def _corrected(self, ticket: Ticket, correction: Correction) -> _Corrected:
        """The ticket's files in which the text stands, one after the other: they can be large."""
        corrected: _Corrected = []
        for file in (file for message in ticket.messages for file in message.attachments):
            try:
                content = await self._objects.get(file.key)
            except NotFound:
                continue  # what isn't there holds nothing
            new = await asyncio.to_thread(correction.file, file.name, file.media_type, content)
            if new:
                corrected.append((file, new))
        return corrected

    async def _remove(self, number: int, agent: int, correction: Correction, corrected: _Corrected) -> int:
        files = [new.file for _, new in corrected]
        attachments = await self._files.declare(files)
        await self._files.put(attachments, files)
        try:
            return await self._commit(number, agent, correction, corrected, attachments)
        except BaseException:
            await self._files.undo([new.key for new in attachments])
            raise

    async def _commit(
        self,
        number: int,
        agent: int,
        correction: Correction,
        corrected: _Corrected,
        attachments: Sequence[NewAttachment],
    ) -> int:
        now = datetime.now(UTC)
        changed = [
            CorrectedFile(old, new, correction.removed)
            for (old, correction), new in zip(corrected, attachments, strict=True)
        ]
        async with self._database.write() as transaction:
            places = await transaction.corrections.remove(number, correction.text, changed, by=agent, at=now)
            if not places:
                raise Invalid({"marked": NOT_FOUND})
            await transaction.intents.consume([new.key for new in attachments])
            # From here on the old objects belong to no ticket: whoever finds their intents deletes them.
            await transaction.intents.declare([old.key for old, _ in corrected], now)
        return places

    async def _clear(self, keys: list[str]) -> None:
        """Delete the old objects and overwrite what the old rows left. It was committed: no failure may say
        otherwise, and housekeeping tries again."""
        for clearing in (discard(self._database, self._objects, keys), self._database.scrub()):
            try:
                done = await clearing
            except StorageError as error:
                log.warning("remains of a correction are left to housekeeping: %s", type_and_place(error))
            else:
                if done is False:
                    log.warning("remains of a correction are left to housekeeping: somebody was reading")


def _correction(marked: Raw, entity: str) -> Correction:
    """Raises Invalid."""
    if entity not in ENTITIES:
        raise Invalid({"entity": KIND})
    try:
        return Correction(marked, entity)
    except ValueError:
        raise Invalid({"marked": LENGTH}) from None


def _placeholder(ticket: Ticket, message: int | None, start: int) -> Placeholder:
    """Raises UnknownTicket."""
    if message is None:
        text, field, of = ticket.subject, "subject", None
    else:
        of = next((one for one in ticket.messages if one.id == message), None)
        if of is None:
            raise UnknownTicket
        first = of is ticket.messages[0]
        text, field = of.body, "description" if first else "note" if of.kind == "note" else "reply"
    span = next((one for one in text.spans if one.start == start), None)
    if span is None:
        raise UnknownTicket
    return Placeholder(ticket.number, field, span, of)
