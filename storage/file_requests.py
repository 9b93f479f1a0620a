"""Files that an agent asks somebody else for: who was asked, until when, and what was handed over."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage import entries
from storage.codes import Delivery, EventKind
from storage.errors import NotFound
from storage.tables import FileRequestRecord, HandoverRecord, OutgoingMailRecord, RequesterRecord
from storage.tables.base import may_exist
from storage.views import FileRequest


class FileRequests:
    """The queries about requests for files, inside one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def open(self, number: int, message: int, contact: int, expires: datetime) -> int:
        """Note that a message of ticket `number` asks `contact` for files, and return the request's id."""
        record = FileRequestRecord(
            ticket_number=number, message_id=message, contact_id=contact, expires=expires
        )
        self._session.add(record)
        await self._session.flush()
        return record.id

    async def hand_over(self, number: int, request: int, message: int, at: datetime) -> None:
        """Note that a message answers a request. NotFound: the ticket has no such request, or it takes
        no files."""
        record = await self._locked(number, request)
        if record.withdrawn is not None or record.expires <= at:
            raise NotFound
        self._session.add(HandoverRecord(message_id=message, request_id=request))
        await self._session.flush()

    async def withdraw(self, number: int, request: int, *, by: int, at: datetime) -> None:
        """Take no more files for a request, and don't send its mail unless it was sent.

        NotFound: the ticket has no such request.
        """
        record = await self._locked(number, request)
        if record.withdrawn is not None:
            return
        record.withdrawn = at
        unsent = delete(OutgoingMailRecord).where(
            OutgoingMailRecord.message_id == record.message_id,
            OutgoingMailRecord.delivery != Delivery.SENT,
        )
        await self._session.execute(unsent)
        kind, person = EventKind.WITHDRAWN, record.contact_id
        await entries.write_event(self._session, number, by, at, kind=kind, person=person)

    async def ticket_of(self, request: int) -> int | None:
        """The number of the ticket to which a request belongs; None when there is no such request."""
        if not may_exist(request):
            return None
        chosen = select(FileRequestRecord.ticket_number).where(FileRequestRecord.id == request)
        return await self._session.scalar(chosen)

    async def _locked(self, number: int, request: int) -> FileRequestRecord:
        chosen = select(FileRequestRecord).where(
            FileRequestRecord.id == request, FileRequestRecord.ticket_number == number
        )
        valid = may_exist(number) and may_exist(request)
        record = await self._session.scalar(chosen.with_for_update()) if valid else None
        if record is None:
            raise NotFound
        return record


async def of_ticket(session: AsyncSession, number: int) -> tuple[FileRequest, ...]:
    """A ticket's requests, oldest first."""
    chosen = (
        select(FileRequestRecord, RequesterRecord)
        .join(RequesterRecord, RequesterRecord.id == FileRequestRecord.contact_id)
        .where(FileRequestRecord.ticket_number == number)
        .order_by(FileRequestRecord.id)
    )
    rows = (await session.execute(chosen)).all()
    handovers = await _handovers(session, number) if rows else {}
    return tuple(
        FileRequest(
            id=record.id,
            message=record.message_id,
            contact_name=contact.name,
            contact_email=contact.email,
            expires=record.expires,
            withdrawn=record.withdrawn,
            handovers=tuple(handovers.get(record.id, ())),
        )
        for record, contact in rows
    )


async def _handovers(session: AsyncSession, number: int) -> Mapping[int, list[int]]:
    chosen = (
        select(HandoverRecord)
        .join(FileRequestRecord, FileRequestRecord.id == HandoverRecord.request_id)
        .where(FileRequestRecord.ticket_number == number)
        .order_by(HandoverRecord.message_id)
    )
    by_request: dict[int, list[int]] = defaultdict(list)
    for record in await session.scalars(chosen):
        by_request[record.request_id].append(record.message_id)
    return by_request
