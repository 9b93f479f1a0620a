"""Taking a marked text away wherever it stands in a ticket, in one transaction, with its rows in the ledger.

The outbox needs nothing of its own: a mail is composed from its message when it is due.
"""

from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from redaction.types import RedactedText, Redaction, Removed
from storage import findings
from storage.codes import ReportKind
from storage.errors import NotFound, Unavailable
from storage.findings import WHOLE, Found
from storage.ledger.chain import Ledger
from storage.statements import affected
from storage.tables import (
    AttachmentRecord,
    FileRequestRecord,
    MessageMailRecord,
    MessageRecord,
    ParticipantRecord,
    ReportRecord,
    RequesterRecord,
    TicketRecord,
    WithheldRecord,
)
from storage.tables.base import may_exist
from storage.tickets import SNIPPET_LENGTH
from storage.views import NewAttachment, StoredAttachment

Row = TypeVar("Row", MessageRecord, AttachmentRecord, WithheldRecord)
Remove = Callable[[RedactedText], Redaction]
_TICKET_FIELDS: Final = ("subject", "company", "environment")


@dataclass(frozen=True)
class CorrectedFile:
    """A file of the ticket, the one that takes its place in the object store, and what was removed."""

    old: StoredAttachment
    new: NewAttachment
    removed: Sequence[Removed]


@dataclass(frozen=True)
class _Place:
    """A column that holds a person's text; `field` is its name in the ledger."""

    record: (
        TicketRecord | RequesterRecord | MessageRecord | MessageMailRecord | AttachmentRecord | WithheldRecord
    )
    column: str
    message: int
    field: str


class Corrections:
    """Corrections of stored tickets, inside one transaction."""

    def __init__(self, session: AsyncSession, ledger: Ledger) -> None:
        self._session = session
        self._ledger = ledger

    async def remove(
        self, number: int, remove: Remove, files: Sequence[CorrectedFile], *, by: int, at: datetime
    ) -> int:
        """Apply `remove` to every text of the ticket, put `files` in place of the old ones, note both in the
        ledger and as reports of agent `by`, and return how many places there were.

        NotFound: no such ticket. Unavailable: one of the files was replaced in the meantime.
        """
        ticket = await self._locked(number)
        found: dict[int, list[Found]] = defaultdict(list)
        places = 0
        async for place in self._places(ticket):
            redaction = remove(getattr(place.record, place.column))
            if redaction.removed:
                setattr(place.record, place.column, redaction.text)
                found[place.message].append(_found(place.field, redaction.removed))
                self._report(number, place.message, place.field, redaction.removed, by, at)
                places += len(redaction.removed)
        if found:
            # The pages of its mails are left out for good: what is marked may lie across their tags.
            for mail in await self._mails(number):
                mail.markup = None
        for file in files:
            message = await self._replace(number, file)
            found[message] += findings.of_file(file.old.id, file.new.findings)
            self._report(number, message, "file", file.removed, by, at, file.old.id)
            places += len(file.removed)
        await self._session.flush()
        for message, rows in sorted(found.items()):
            await self._ledger.amend(number, message, rows)
        return places

    async def remove_file(self, number: int, attachment: int, *, by: int, at: datetime) -> str:
        """Say that agent `by` deleted a file, and return the key under which it still lies.

        NotFound: the ticket has no such file, or it was deleted before.
        """
        await self._locked(number)
        this = (AttachmentRecord.id == attachment, AttachmentRecord.ticket_number == number)
        key = await self._session.scalar(
            select(AttachmentRecord.key).where(*this, AttachmentRecord.removed.is_(None))
        )
        if key is None:
            raise NotFound
        await self._session.execute(update(AttachmentRecord).where(*this).values(removed=at, removed_by=by))
        return key

    async def _places(self, ticket: TicketRecord) -> AsyncIterator[_Place]:
        """Every text of the ticket, in the order of its messages; its own fields belong to the first."""
        number = ticket.number
        messages = await self._all(MessageRecord, number)
        first = messages[0]
        for name in _TICKET_FIELDS:
            yield _Place(ticket, name, first.id, name)
        requester = await self._session.get_one(RequesterRecord, ticket.requester_id)
        yield _Place(requester, "name", first.id, "name")
        for other in await self._others(number):
            yield _Place(other, "name", first.id, "name")
        for message in messages:
            yield _Place(message, "body", message.id, _field(message, first))
            if message.mail_id is not None:
                yield _Place(message, "mail_id", message.id, "mail id")
        for mail in await self._mails(number):
            if mail.reply_to is not None:
                yield _Place(mail, "reply_to", mail.message_id, "reply to")
        # Made again from the whole text: the old one may end within what is taken away.
        ticket.snippet = first.body.shorten(SNIPPET_LENGTH)
        for file in await self._all(AttachmentRecord, number):
            yield _Place(file, "name", file.message_id, "file name")
        for not_kept in await self._all(WithheldRecord, number):
            yield _Place(not_kept, "name", not_kept.message_id, "file name")

    async def _others(self, number: int) -> Sequence[RequesterRecord]:
        """Whoever else wrote on the ticket, was copied on it, or asked for files."""
        wrote = select(MessageMailRecord.author_id).where(
            MessageMailRecord.ticket_number == number, MessageMailRecord.author_id.is_not(None)
        )
        copied = select(ParticipantRecord.requester_id).where(ParticipantRecord.ticket_number == number)
        asked = select(FileRequestRecord.contact_id).where(FileRequestRecord.ticket_number == number)
        person = RequesterRecord.id
        people = select(RequesterRecord).where(or_(person.in_(wrote), person.in_(copied), person.in_(asked)))
        chosen = people.order_by(RequesterRecord.id).execution_options(populate_existing=True)
        return (await self._session.scalars(chosen)).all()

    async def _mails(self, number: int) -> Sequence[MessageMailRecord]:
        rows = select(MessageMailRecord).where(MessageMailRecord.ticket_number == number)
        chosen = rows.order_by(MessageMailRecord.message_id).execution_options(populate_existing=True)
        return (await self._session.scalars(chosen)).all()

    async def _all(self, table: type[Row], number: int) -> Sequence[Row]:
        rows = select(table).where(table.ticket_number == number).order_by(table.id)
        return (await self._session.scalars(rows.execution_options(populate_existing=True))).all()

    async def _replace(self, number: int, file: CorrectedFile) -> int:
        """Let the attachment point to its new object, and return its message."""
        changed = (
            update(AttachmentRecord)
            .where(
                AttachmentRecord.id == file.old.id,
                AttachmentRecord.ticket_number == number,
                AttachmentRecord.key == file.old.key,
            )
            .values(key=file.new.key, size=file.new.size, sha256=file.new.sha256)
        )
        if await affected(self._session, changed) != 1:
            raise Unavailable
        message = select(AttachmentRecord.message_id).where(AttachmentRecord.id == file.old.id)
        return (await self._session.execute(message)).scalar_one()

    def _report(
        self,
        number: int,
        message: int,
        field: str,
        removed: Sequence[Removed],
        by: int,
        at: datetime,
        attachment: int | None = None,
    ) -> None:
        first = removed[0]
        report = ReportRecord(
            kind=ReportKind.MISS,
            ticket_number=number,
            message_id=message,
            field=field,
            begins=first.start,
            ends=first.end,
            count=len(removed),
            entity=first.entity,
            recognizer=first.recognizer,
            agent_id=by,
            created=at,
            attachment_id=attachment,
        )
        self._session.add(report)

    async def _locked(self, number: int) -> TicketRecord:
        chosen = select(TicketRecord).where(TicketRecord.number == number).with_for_update()
        ticket = await self._session.scalar(chosen) if may_exist(number) else None
        if ticket is None:
            raise NotFound
        return ticket


def _field(message: MessageRecord, first: MessageRecord) -> str:
    if message is first:
        return "description"
    return message.kind.field


def _found(field: str, removed: Sequence[Removed]) -> Found:
    one = removed[0]
    score = round(one.score * WHOLE)
    return Found(one.entity, "", field, score, one.recognizer, one.version, count=len(removed))
