"""Reading mails that are to be sent, with all that stands in them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Nullable, Row, Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from redaction.types import RedactedText
from storage import conversation
from storage.codes import MessageKind, OutgoingKind
from storage.delivery import recipient
from storage.mail_views import SentBefore
from storage.tables import (
    AgentRecord,
    FileRequestRecord,
    MessageMailRecord,
    MessageRecord,
    OutgoingMailRecord,
    RequesterRecord,
    TicketRecord,
)
from storage.views import FindingView, OutgoingMail, WithheldView

MAX_THREAD: Final = 20
"""How many mails of each side a thread holds, beside the requester's first."""

_Mail = tuple[
    OutgoingMailRecord,
    TicketRecord,
    RequesterRecord,
    MessageRecord,
    RedactedText | None,
    FileRequestRecord | None,
]
_Thread = tuple[RedactedText | SentBefore, ...]


async def mails(session: AsyncSession, ids: Sequence[int]) -> list[OutgoingMail]:
    """These mails, oldest first."""
    rows = (await session.execute(_whole(ids))).all()
    messages = select(MessageRecord.id).where(MessageRecord.id.in_([row[3].id for row in rows]))
    withheld = await conversation.withheld(session, messages)
    removed = await conversation.removals(session, messages)
    return [_mail(row, await _thread(session, row[0]), withheld, removed) for row in rows]


def _whole(ids: Sequence[int]) -> Select[*_Mail]:
    return (
        select(
            OutgoingMailRecord,
            TicketRecord,
            RequesterRecord,
            MessageRecord,
            Nullable(AgentRecord.name),
            Nullable(FileRequestRecord),
        )
        .join(TicketRecord, TicketRecord.number == OutgoingMailRecord.ticket_number)
        .join(RequesterRecord, RequesterRecord.id == recipient)
        .join(MessageRecord, MessageRecord.id == OutgoingMailRecord.message_id)
        .outerjoin(AgentRecord, AgentRecord.id == MessageRecord.agent_id)
        .outerjoin(FileRequestRecord, FileRequestRecord.message_id == MessageRecord.id)
        .where(OutgoingMailRecord.id.in_(ids))
        .order_by(OutgoingMailRecord.id)
    )


async def _thread(session: AsyncSession, mail: OutgoingMailRecord) -> _Thread:
    """The first mail that came and the newest of both sides, without those that came after this one, those
    that are held, and ours to other people. Who is asked for files gets nothing of what came."""
    went = select(OutgoingMailRecord.id, OutgoingMailRecord.created).where(
        OutgoingMailRecord.ticket_number == mail.ticket_number,
        OutgoingMailRecord.id < mail.id,
        OutgoingMailRecord.attempts > 0,
        OutgoingMailRecord.requester_id.is_not_distinct_from(mail.requester_id),
    )
    ours = (await session.execute(went.order_by(OutgoingMailRecord.id.desc()).limit(MAX_THREAD))).all()
    theirs = [] if mail.kind is OutgoingKind.REQUEST else await _came(session, mail)
    placed: dict[tuple[datetime, bool, int], RedactedText | SentBefore] = {
        (at, True, number): SentBefore(number, at) for number, at in ours
    }
    placed |= {(at, False, number): mail_id for number, at, mail_id in theirs if mail_id}
    return tuple(placed[place] for place in sorted(placed))


async def _came(
    session: AsyncSession, mail: OutgoingMailRecord
) -> list[Row[int, datetime, RedactedText | None]]:
    held = select(MessageMailRecord.message_id).where(
        MessageMailRecord.ticket_number == mail.ticket_number, MessageMailRecord.held.is_not(None)
    )
    came = select(MessageRecord.id, MessageRecord.created, MessageRecord.mail_id).where(
        MessageRecord.ticket_number == mail.ticket_number,
        MessageRecord.kind == MessageKind.REPLY_REQUESTER,
        MessageRecord.mail_id.is_not(None),
        MessageRecord.created <= mail.created,
        MessageRecord.id.not_in(held),
    )
    first = (await session.execute(came.order_by(MessageRecord.id).limit(1))).all()
    newest = (await session.execute(came.order_by(MessageRecord.id.desc()).limit(MAX_THREAD))).all()
    return [*first, *newest]


def _mail(
    row: Row[*_Mail],
    thread: _Thread,
    withheld: Mapping[int, Sequence[WithheldView]],
    removed: Mapping[int, Sequence[FindingView]],
) -> OutgoingMail:
    mail, ticket, requester, message, agent_name, request = row
    return OutgoingMail(
        id=mail.id,
        kind=mail.kind,
        attempts=mail.attempts,
        mailbox=ticket.mailbox,
        to=requester.email,
        to_name=requester.name,
        number=ticket.number,
        subject=ticket.subject,
        body=message.body,
        agent_name=agent_name,
        message=message.id,
        thread=thread,
        withheld=tuple(withheld.get(message.id, ())),
        removed=tuple(removed.get(message.id, ())),
        created=mail.created,
        since=mail.resent or mail.created,
        copied=mail.requester_id is not None,
        request=(request.id, request.expires) if request else None,
    )
