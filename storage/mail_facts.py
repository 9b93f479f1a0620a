"""What is known of a ticket because it came by mail: kept with its messages, and who takes part in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import delete, exists, insert, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from redaction.types import RedactedText
from storage import entries
from storage.codes import Automatic, Delivery, EventKind, Held, OutgoingKind
from storage.errors import NotFound
from storage.mail_views import MailView, Participant, TicketMail
from storage.tables import (
    MessageMailRecord,
    MessageRecord,
    OutgoingMailRecord,
    ParticipantRecord,
    RequesterRecord,
    TicketMailRecord,
    TicketRecord,
)
from storage.tables.base import may_exist, table

_NOTE: Final = insert(table(MessageMailRecord))
_OPENED: Final = insert(table(TicketMailRecord))


@dataclass(frozen=True)
class NewMail:
    """The mail of a message that is about to be written. `author` is a requester's id."""

    checks: str = ""
    automatic: Automatic | None = None
    held: Held | None = None
    author: int | None = None
    reply_to: RedactedText | None = None
    markup: RedactedText | None = None


class MailFacts:
    """The queries about mails and participants, inside one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def note(self, number: int, message: int, mail: NewMail) -> None:
        """Keep what is known of the mail of a message of ticket `number`."""
        values = {
            "message_id": message,
            "ticket_number": number,
            "checks": mail.checks,
            "automatic": mail.automatic,
            "held": mail.held,
            "author_id": await self._unless_requester(number, mail.author),
            "reply_to": mail.reply_to,
            "markup": mail.markup,
        }
        await self._session.execute(_NOTE, values)

    async def opened(self, number: int, mailbox: str, related: int | None) -> None:
        """Keep to which mailbox a new ticket's mail came, and the ticket that its subject names, if any."""
        known = related if related and await self._exists(related) else None
        values = {"ticket_number": number, "mailbox": mailbox, "related": known}
        await self._session.execute(_OPENED, values)

    async def invite(self, number: int, people: Sequence[int], at: datetime) -> None:
        """Note requesters who were copied; those who are known already stay as they are."""
        for person in dict.fromkeys(people):
            if not await self._is_known(number, person):
                self._session.add(ParticipantRecord(ticket_number=number, requester_id=person, added=at))

    async def confirm(self, number: int, person: int, *, by: int, at: datetime) -> None:
        """Let somebody who was copied take part. NotFound when nobody of that id was."""
        if await self._decide(number, person, by):
            await self._tell(EventKind.JOINED, number, person, by, at)

    async def dismiss(self, number: int, person: int, *, by: int, at: datetime) -> None:
        """Let somebody take part no longer: no reply that waits to be sent to them is. NotFound when nobody
        of that id was copied."""
        if not await self._decide(number, person, None):
            return
        unsent = delete(OutgoingMailRecord).where(
            OutgoingMailRecord.ticket_number == number,
            OutgoingMailRecord.requester_id == person,
            OutgoingMailRecord.kind == OutgoingKind.REPLY,
            OutgoingMailRecord.delivery == Delivery.QUEUED,
        )
        await self._session.execute(unsent)
        await self._tell(EventKind.LEFT, number, person, by, at)

    async def accept(self, number: int, message: int, *, by: int, at: datetime) -> None:
        """Let a message that was held count, and its author take part, unless that is a program.

        NotFound when there is none held.
        """
        held = select(MessageMailRecord).where(
            MessageMailRecord.ticket_number == number,
            MessageMailRecord.message_id == message,
            MessageMailRecord.held.is_not(None),
        )
        valid = may_exist(number) and may_exist(message)
        record = await self._session.scalar(held.with_for_update()) if valid else None
        if record is None:
            raise NotFound
        record.held = None
        # No answer goes to a program: it would come back.
        if record.author_id is not None and record.automatic is None:
            await self.invite(number, [record.author_id], at)
            await self.confirm(number, record.author_id, by=by, at=at)
        await self._session.flush()

    async def takes_part(self, number: int, email: RedactedText) -> bool | None:
        """Whether this address is the requester's or a confirmed participant's; None: no such ticket."""
        if not await self._exists(number):
            return None
        confirmed = select(ParticipantRecord.requester_id).where(
            ParticipantRecord.ticket_number == number, ParticipantRecord.confirmed_by.is_not(None)
        )
        requester = select(TicketRecord.requester_id).where(TicketRecord.number == number)
        person = RequesterRecord.id
        among = exists().where(
            RequesterRecord.email == email, or_(person.in_(confirmed), person.in_(requester))
        )
        return email.is_clean and bool(await self._session.scalar(select(among)))

    async def of(self, number: int) -> TicketMail:
        """What is known of a ticket."""
        origin = await self._session.get(TicketMailRecord, number)
        participants = await self.participants(number)
        if origin is None:
            return TicketMail(None, None, participants)
        return TicketMail(origin.mailbox, origin.related, participants)

    async def participants(self, number: int) -> tuple[Participant, ...]:
        """Everybody who was copied on a ticket, whether they take part or not."""
        people = await self._session.execute(
            select(ParticipantRecord, RequesterRecord)
            .join(RequesterRecord, RequesterRecord.id == ParticipantRecord.requester_id)
            .where(ParticipantRecord.ticket_number == number)
            .order_by(ParticipantRecord.id)
        )
        return tuple(
            Participant(person.id, person.name, person.email, confirmed=part.confirmed_by is not None)
            for part, person in people
        )

    async def _decide(self, number: int, person: int, by: int | None) -> bool:
        """Whether that changes anything. NotFound when nobody of that id was copied."""
        chosen = select(ParticipantRecord).where(
            ParticipantRecord.ticket_number == number, ParticipantRecord.requester_id == person
        )
        valid = may_exist(number) and may_exist(person)
        record = await self._session.scalar(chosen.with_for_update()) if valid else None
        if record is None:
            raise NotFound
        changes = (record.confirmed_by is None) is not (by is None)
        if changes:
            record.confirmed_by = by
        return changes

    async def _tell(self, kind: EventKind, number: int, person: int, by: int, at: datetime) -> None:
        await entries.write_event(self._session, number, by, at, kind=kind, person=person)

    async def _exists(self, number: int) -> bool:
        chosen = select(TicketRecord.number).where(TicketRecord.number == number)
        return may_exist(number) and await self._session.scalar(chosen) is not None

    async def _is_known(self, number: int, person: int) -> bool:
        participant = ParticipantRecord.ticket_number == number, ParticipantRecord.requester_id == person
        requester = TicketRecord.number == number, TicketRecord.requester_id == person
        known = or_(exists().where(*participant), exists().where(*requester))
        return bool(await self._session.scalar(select(known)))

    async def _unless_requester(self, number: int, person: int | None) -> int | None:
        if person is None:
            return None
        own = select(TicketRecord.requester_id).where(TicketRecord.number == number)
        return None if person == await self._session.scalar(own) else person


async def by_message(session: AsyncSession, number: int) -> dict[int, MailView]:
    """The mails of a ticket's messages, by message."""
    rows = await session.execute(
        select(MessageMailRecord, RequesterRecord)
        .join(MessageRecord, MessageRecord.id == MessageMailRecord.message_id)
        .outerjoin(RequesterRecord, RequesterRecord.id == MessageMailRecord.author_id)
        .where(MessageMailRecord.ticket_number == number)
    )
    return {record.message_id: _view(record, author) for record, author in rows}


def _view(record: MessageMailRecord, author: RequesterRecord | None) -> MailView:
    return MailView(
        checks=record.checks,
        automatic=record.automatic,
        held=record.held,
        author_name=author.name if author else None,
        author_email=author.email if author else None,
        reply_to=record.reply_to,
        markup=record.markup,
    )
