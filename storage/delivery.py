"""How far outgoing mails have come: those of a ticket's messages, and all that were not delivered."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Nullable, Select, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from redaction.types import RedactedText
from storage.codes import Delivery
from storage.mail_views import Failed, MailState, Undelivered
from storage.tables import AgentRecord, OutgoingMailRecord, RequesterRecord, TicketRecord

waits_again = and_(OutgoingMailRecord.delivery == Delivery.QUEUED, OutgoingMailRecord.failure.is_not(None))
recipient = func.coalesce(OutgoingMailRecord.requester_id, TicketRecord.requester_id)
not_delivered = or_(OutgoingMailRecord.delivery == Delivery.FAILED, waits_again)


async def states(session: AsyncSession, chosen: Select[int]) -> dict[int, list[MailState]]:
    """The mails about these messages, by message, oldest first."""
    by_message: dict[int, list[MailState]] = defaultdict(list)
    rows = (
        select(OutgoingMailRecord, Nullable(AgentRecord.name), Nullable(RequesterRecord.name))
        .outerjoin(AgentRecord, AgentRecord.id == OutgoingMailRecord.resent_by)
        .outerjoin(RequesterRecord, RequesterRecord.id == OutgoingMailRecord.requester_id)
        .where(OutgoingMailRecord.message_id.in_(chosen))
        .order_by(OutgoingMailRecord.id)
    )
    for record, agent, to in await session.execute(rows):
        by_message[record.message_id].append(_state(record, agent, to))
    return by_message


async def undelivered(session: AsyncSession, limit: int, offset: int) -> Sequence[Undelivered]:
    """A page of the mails that were given up or are tried again, newest first."""
    rows = (
        select(OutgoingMailRecord, Nullable(AgentRecord.name), TicketRecord, RequesterRecord)
        .join(TicketRecord, TicketRecord.number == OutgoingMailRecord.ticket_number)
        .join(RequesterRecord, RequesterRecord.id == recipient)
        .outerjoin(AgentRecord, AgentRecord.id == OutgoingMailRecord.resent_by)
        .where(not_delivered)
        .order_by(OutgoingMailRecord.id.desc())
        .limit(limit)
        .offset(offset)
    )
    return [
        Undelivered(_state(record, agent), ticket.number, ticket.subject, person.email, person.name)
        for record, agent, ticket, person in await session.execute(rows)
    ]


async def address(session: AsyncSession, mail: int) -> RedactedText | None:
    """To whom a mail goes, None when there is no such mail."""
    found = (
        select(RequesterRecord.email)
        .select_from(OutgoingMailRecord)
        .join(TicketRecord, TicketRecord.number == OutgoingMailRecord.ticket_number)
        .join(RequesterRecord, RequesterRecord.id == recipient)
        .where(OutgoingMailRecord.id == mail)
    )
    return await session.scalar(found)


def _state(
    record: OutgoingMailRecord, agent: RedactedText | None, to: RedactedText | None = None
) -> MailState:
    return MailState(
        id=record.id,
        kind=record.kind,
        delivery=record.delivery,
        attempts=record.attempts,
        created=record.created,
        due=record.due,
        finished=record.finished,
        failed=_failed(record),
        resent=record.resent,
        resent_by=agent,
        to_name=to,
    )


def _failed(record: OutgoingMailRecord) -> Failed | None:
    if record.failure is None:
        return None
    return Failed(record.failure, record.reply_code or 0, record.status_code or "")
