"""What agents report about the recognizers. A miss is removed at once; a false finding can't be undone."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from redaction.corrections import ENTITIES, LEAST, MOST, Correction, FileCorrection
from redaction.raw import Raw
from redaction.types import RedactedText, Span
from service.errors import Invalid, UnknownTicket
from service.faults import faults, reading, writing
from service.files import Files
from storage.corrections import CorrectedFile
from storage.database import Database
from storage.errors import NotFound
from storage.objects.protocol import ObjectStore
from storage.reports import WHOLE_FILE
from storage.views import Message, NewAttachment, ReportView, StoredAttachment, Ticket

PAGE_ROWS: Final = 50
LAST_PAGE: Final = 10_000

NOT_FOUND: Final = "This text isn’t in the ticket or its text files. Nothing was changed."
LENGTH: Final = f"Mark {LEAST} to {MOST} characters."
KIND: Final = "Choose one of the kinds."


@dataclass(frozen=True)
class Where:
    """Where a placeholder stands: in a message, in a file, or else in a field of the ticket itself.

    `start` is its first code point, of a file its number in the list of what was removed, from 0.
    """

    start: int
    message: int | None = None
    file: int | None = None
    field: str = "subject"


@dataclass(frozen=True)
class Placeholder:
    """What is known of something that was removed from a message, from a file of it, or from the ticket."""

    number: int
    field: str
    span: Span
    message: Message | None = None
    file: StoredAttachment | None = None


@dataclass(frozen=True)
class Review:
    """One page of reports, newest first; the first page is 1."""

    rows: tuple[ReportView, ...]
    page: int
    has_more: bool


FIELDS: Final[Mapping[str, Callable[[Ticket], RedactedText]]] = {
    "subject": lambda ticket: ticket.subject,
    "company": lambda ticket: ticket.company,
    "environment": lambda ticket: ticket.environment,
    "name": lambda ticket: ticket.requester_name,
}
"""The ticket's own texts."""

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
        await self._files.clear([old.key for old, _ in corrected])
        return places

    async def mistake(self, number: int, agent: int, where: Where) -> None:
        """Note that a placeholder stands for something harmless; nothing is shown again, as nothing was kept.

        The same one again changes nothing. Raises UnknownTicket when there is no such placeholder.
        """
        ticket = await self._ticket(number)
        known = _placeholder(ticket, where)
        at = known.message.id if known.message else ticket.messages[0].id
        async with writing(self._database) as transaction:
            await transaction.reports.mistake(
                number,
                at,
                known.field,
                known.span,
                by=agent,
                at=datetime.now(UTC),
                attachment=known.file.id if known.file else None,
            )

    async def placeholder(self, number: int, where: Where) -> Placeholder:
        """What stands there. Raises UnknownTicket."""
        return _placeholder(await self._ticket(number), where)

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
        try:
            await self._files.put(attachments, files)
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


def _correction(marked: Raw, entity: str) -> Correction:
    """Raises Invalid."""
    if entity not in ENTITIES:
        raise Invalid({"entity": KIND})
    try:
        return Correction(marked, entity)
    except ValueError:
        raise Invalid({"marked": LENGTH}) from None


def _placeholder(ticket: Ticket, where: Where) -> Placeholder:
    """Raises UnknownTicket."""
    if where.file is not None:
        return _in_file(ticket, where.file, where.start)
    if where.message is not None:
        return _in_message(ticket, where.message, where.start)
    if where.field not in FIELDS:
        raise UnknownTicket
    return Placeholder(ticket.number, where.field, _span(FIELDS[where.field](ticket), where.start))


def _in_message(ticket: Ticket, message: int, start: int) -> Placeholder:
    of = next((one for one in ticket.messages if one.id == message), None)
    if of is None:
        raise UnknownTicket
    field = "description" if of is ticket.messages[0] else "note" if of.kind == "note" else "reply"
    return Placeholder(ticket.number, field, _span(of.body, start), of)


def _in_file(ticket: Ticket, file: int, place: int) -> Placeholder:
    files = [(message, one) for message in ticket.messages for one in message.attachments if one.id == file]
    if not files or not 0 <= place < len(files[0][1].findings):
        raise UnknownTicket
    message, of = files[0]
    found = of.findings[place]
    by = (found.recognizer, found.recognizer_version)
    span = Span(place, place, found.entity, found.kept, found.score, *by)
    return Placeholder(ticket.number, found.where or WHOLE_FILE, span, message, of)


def _span(text: RedactedText, start: int) -> Span:
    span = next((one for one in text.spans if one.start == start), None)
    if span is None:
        raise UnknownTicket
    return span
