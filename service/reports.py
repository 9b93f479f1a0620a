"""What agents report about the recognizers. A miss is removed at once; a false finding can't be undone."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from redaction.corrections import ENTITIES, LEAST, MOST, Correction
from redaction.raw import Raw
from redaction.redactor import Redactor
from redaction.types import RedactedFile, RedactedText, Span
from service.corrections import Corrected, Corrections, correction_of
from service.errors import Invalid, UnknownTicket
from service.faults import faults, reading, writing
from storage.database import Database
from storage.errors import NotFound
from storage.objects.protocol import ObjectStore
from storage.reports import WHOLE_FILE
from storage.views import Message, ReportView, StoredAttachment, Ticket

PAGE_ROWS: Final = 50
LAST_PAGE: Final = 10_000

NOT_FOUND: Final = "This text isn’t in the ticket, nor readable in its files. Nothing was changed."
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
class Removal:
    """In how many places a text was removed, and how many files could not be searched for it."""

    places: int
    unsearched: int


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


class Reports:
    """Reports of agents. Every method raises Temporary when database or object store can't be used now."""

    def __init__(
        self, database: Database, objects: ObjectStore, redactor: Redactor, corrections: Corrections
    ) -> None:
        self._database = database
        self._objects = objects
        self._redactor = redactor
        self._corrections = corrections

    async def miss(self, number: int, agent: int, marked: Raw, entity: str) -> Removal:
        """Remove a text wherever it stands in the ticket.

        On return it is gone from the database, its log, and the object store, unless somebody was reading the
        old state; then housekeeping sees to it. Raises Invalid for "marked" and "entity", UnknownTicket.
        """
        correction = _correction(marked, entity)
        ticket = await self._ticket(number)
        with faults():
            found = await self._found(ticket, correction, marked, entity)
            places = await self._corrections.apply(number, correction.text, found.corrected, by=agent)
        if not places:
            raise Invalid({"marked": NOT_FOUND})
        return Removal(places, found.unsearched)

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

    async def _found(self, ticket: Ticket, correction: Correction, marked: Raw, entity: str) -> "_Found":
        """The ticket's files in which the text stands, one after the other: they can be large."""
        found = _Found([], 0)
        for file in (file for message in ticket.messages for file in message.attachments if not file.removed):
            try:
                content = await self._objects.get(file.key)
            except NotFound:
                continue  # what isn't there holds nothing
            if file.media_type.startswith("text/"):
                new = await asyncio.to_thread(correction.file, file.name, file.media_type, content)
                found.corrected += [Corrected(file, new)] if new else []
                continue
            done = await self._redactor.correct(file.name, content, marked, entity)
            if not isinstance(done, RedactedFile):
                found.unsearched += 1
            elif done.findings:
                found.corrected.append(Corrected(file, correction_of(done)))
        return found


@dataclass
class _Found:
    """`unsearched`: files that can't be read a second time."""

    corrected: list[Corrected]
    unsearched: int


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
    field = "description" if of is ticket.messages[0] else of.kind.field
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
