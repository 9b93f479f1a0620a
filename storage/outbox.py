"""The outbox: mails are queued in the transaction of the message they tell of, and sent later."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Nullable, Row, Select, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from redaction.types import EMPTY, RedactedText
from storage import conversation
from storage.codes import Delivery, MessageKind, OutgoingKind
from storage.errors import NotFound
from storage.statements import affected
from storage.tables import AgentRecord, MessageRecord, OutgoingMailRecord, RequesterRecord, TicketRecord
from storage.views import FindingView, OutgoingMail, WithheldView

_Mail = tuple[
    OutgoingMailRecord, TicketRecord, RequesterRecord, MessageRecord, RedactedText | None, RedactedText | None
]


class Outbox:
    """The queries about outgoing mails, inside one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, kind: OutgoingKind, *, ticket: int, message: int, at: datetime) -> int:
        """Queue a mail to the ticket's requester, due at once, and return its id."""
        record = OutgoingMailRecord(kind=kind, ticket_number=ticket, message_id=message, created=at, due=at)
        self._session.add(record)
        await self._session.flush()
        return record.id

    async def due(self, now: datetime, limit: int) -> list[OutgoingMail]:
        """The queued mails whose time has come, oldest first."""
        rows = (await self._session.execute(_due(now, limit))).all()
        messages = select(MessageRecord.id).where(MessageRecord.id.in_([row[3].id for row in rows]))
        withheld = await conversation.withheld(self._session, messages)
        removed = await conversation.removals(self._session, messages)
        return [_mail(row, withheld, removed) for row in rows]

    async def sent(self, mail: int, at: datetime) -> None:
        """The mail was handed over to the next mail server."""
        await self._change(mail, delivery=Delivery.SENT, finished=at)

    async def retry(self, mail: int, at_next: datetime) -> None:
        """An attempt failed; try again at `at_next`."""
        await self._change(mail, due=at_next)

    async def give_up(self, mail: int, at: datetime) -> None:
        """The mail can't be delivered."""
        await self._change(mail, delivery=Delivery.FAILED, finished=at)

    async def pending(self) -> int:
        """How many mails are queued, due or not."""
        queued = select(func.count()).where(OutgoingMailRecord.delivery == Delivery.QUEUED)
        return (await self._session.execute(queued)).scalar_one()

    async def _change(self, mail: int, **values: Delivery | datetime) -> None:
        """Count an attempt and note its outcome. NotFound when the mail is not queued."""
        changed = (
            update(OutgoingMailRecord)
            .where(OutgoingMailRecord.id == mail, OutgoingMailRecord.delivery == Delivery.QUEUED)
            .values(attempts=OutgoingMailRecord.attempts + 1, **values)
        )
        if await affected(self._session, changed) == 0:
            raise NotFound


def _due(now: datetime, limit: int) -> Select[*_Mail]:
    # The newest mail of the requester on the ticket: an answer to it lands in the right thread.
    mails = select(MessageRecord.mail_id).where(
        MessageRecord.ticket_number == OutgoingMailRecord.ticket_number,
        MessageRecord.kind == MessageKind.REPLY_REQUESTER,
        MessageRecord.mail_id.is_not(None),
    )
    newest = mails.order_by(MessageRecord.id.desc()).limit(1).correlate(OutgoingMailRecord).scalar_subquery()
    return (
        select(
            OutgoingMailRecord,
            TicketRecord,
            RequesterRecord,
            MessageRecord,
            Nullable(AgentRecord.name),
            Nullable(newest),
        )
        .join(TicketRecord, TicketRecord.number == OutgoingMailRecord.ticket_number)
        .join(RequesterRecord, RequesterRecord.id == TicketRecord.requester_id)
        .join(MessageRecord, MessageRecord.id == OutgoingMailRecord.message_id)
        .outerjoin(AgentRecord, AgentRecord.id == MessageRecord.agent_id)
        .where(OutgoingMailRecord.delivery == Delivery.QUEUED, OutgoingMailRecord.due <= now)
        .order_by(OutgoingMailRecord.due, OutgoingMailRecord.id)
        .limit(limit)
    )


def _mail(
    row: Row[*_Mail],
    withheld: Mapping[int, Sequence[WithheldView]],
    removed: Mapping[int, Sequence[FindingView]],
) -> OutgoingMail:
    mail, ticket, requester, message, agent_name, mail_id = row
    return OutgoingMail(
        id=mail.id,
        kind=mail.kind,
        attempts=mail.attempts,
        to=requester.email,
        to_name=requester.name,
        number=ticket.number,
        subject=ticket.subject,
        body=message.body,
        agent_name=agent_name,
        message=message.id,
        reply_to_mail_id=EMPTY if mail_id is None else mail_id,
        withheld=tuple(withheld.get(message.id, ())),
        removed=tuple(removed.get(message.id, ())),
        created=mail.created,
    )
