"""Reading a ticket's conversation: its messages with their files and with what was removed from them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Nullable, Row, Select, and_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from redaction.types import RedactedText
from storage import delivery, findings, mail_facts
from storage.mail_views import MailView
from storage.tables import (
    AgentRecord,
    AttachmentRecord,
    FindingRecord,
    KeptDigitsRecord,
    MessageRecord,
    RequesterRecord,
    WithheldRecord,
)
from storage.views import EventView, FindingView, Message, StoredAttachment, WithheldView

MessageIds = Select[int]
_Name = RedactedText | None
_Entry = Row[MessageRecord, _Name, _Name, _Name]


async def messages(
    session: AsyncSession, number: int, requester_name: RedactedText, contacts: Mapping[int, RedactedText]
) -> tuple[Message, ...]:
    """The whole conversation of a ticket, oldest message first. `contacts` wrote these messages."""
    chosen = select(MessageRecord.id).where(MessageRecord.ticket_number == number)
    files = await attachments(session, chosen)
    not_kept = await withheld(session, chosen)
    removed = await removals(session, chosen)
    arrivals = await mail_facts.by_message(session, number)
    mails = await delivery.states(session, chosen)
    return tuple(
        Message(
            id=record.id,
            kind=record.kind,
            channel=record.channel,
            author_name=author
            or contacts.get(record.id)
            or _author(arrivals.get(record.id))
            or requester_name,
            agent_id=record.agent_id,
            body=record.body,
            event=_event(record, assignee, person),
            attachments=tuple(files[record.id]),
            withheld=tuple(not_kept[record.id]),
            findings=tuple(removed[record.id]),
            created=record.created,
            mails=tuple(mails[record.id]),
            arrival=arrivals.get(record.id),
        )
        for record, author, assignee, person in await _entries(session, number)
    )


def _author(arrival: MailView | None) -> RedactedText | None:
    return arrival.author_name if arrival else None


async def _entries(session: AsyncSession, number: int) -> Sequence[_Entry]:
    author, assignee = aliased(AgentRecord), aliased(AgentRecord)
    entries = (
        select(MessageRecord, Nullable(author.name), Nullable(assignee.name), Nullable(RequesterRecord.name))
        .outerjoin(author, author.id == MessageRecord.agent_id)
        .outerjoin(assignee, assignee.id == MessageRecord.event_assignee_id)
        .outerjoin(RequesterRecord, RequesterRecord.id == MessageRecord.event_person_id)
        .where(MessageRecord.ticket_number == number)
        .order_by(MessageRecord.id)
    )
    return (await session.execute(entries)).all()


def _event(record: MessageRecord, assignee: _Name, person: _Name) -> EventView | None:
    if record.event_kind is None:
        return None
    return EventView(record.event_kind, record.event_status, assignee, record.event_mailbox, person)


async def attachments(session: AsyncSession, chosen: MessageIds) -> dict[int, list[StoredAttachment]]:
    """The files of these messages, by message."""
    removed = await _removals_by_file(session, chosen)
    by_message: dict[int, list[StoredAttachment]] = defaultdict(list)
    records = await session.scalars(
        select(AttachmentRecord).where(AttachmentRecord.message_id.in_(chosen)).order_by(AttachmentRecord.id)
    )
    for record in records:
        by_message[record.message_id].append(stored(record, removed[record.id]))
    return by_message


def stored(record: AttachmentRecord, removed: Sequence[FindingView]) -> StoredAttachment:
    """The attachment as others see it."""
    return StoredAttachment(
        id=record.id,
        key=record.key,
        name=record.name,
        media_type=record.media_type,
        size=record.size,
        sha256=record.sha256,
        findings=tuple(removed),
        unchecked=record.unchecked,
        removed=record.removed,
        part=record.part,
    )


async def _removals_by_file(session: AsyncSession, chosen: MessageIds) -> dict[int, list[FindingView]]:
    by_file: dict[int, list[FindingView]] = defaultdict(list)
    for record, kept, _ in await _findings(session, FindingRecord.attachment_id.is_not(None), chosen):
        if record.attachment_id is not None:
            by_file[record.attachment_id].append(findings.view(record, kept))
    return by_file


async def withheld(session: AsyncSession, chosen: MessageIds) -> dict[int, list[WithheldView]]:
    """The files of these messages that were not kept, by message."""
    by_message: dict[int, list[WithheldView]] = defaultdict(list)
    records = await session.scalars(
        select(WithheldRecord).where(WithheldRecord.message_id.in_(chosen)).order_by(WithheldRecord.id)
    )
    for record in records:
        view = WithheldView(name=record.name, size=record.size, reason=record.reason)
        by_message[record.message_id].append(view)
    return by_message


async def removals(session: AsyncSession, chosen: MessageIds) -> dict[int, list[FindingView]]:
    """What was removed from these messages, their fields and their files, by message."""
    by_message: dict[int, list[FindingView]] = defaultdict(list)
    for record, kept, position in await _findings(session, true(), chosen):
        by_message[record.message_id].append(findings.view(record, kept, position))
    return by_message


async def _findings(
    session: AsyncSession, which: ColumnElement[bool], chosen: MessageIds
) -> Sequence[Row[FindingRecord, str | None, int | None]]:
    """Findings with the digits kept and the file's number on the ticket, in the order of the ledger."""
    kept = and_(
        KeptDigitsRecord.ticket_number == FindingRecord.ticket_number,
        KeptDigitsRecord.seq == FindingRecord.seq,
    )
    rows = (
        select(FindingRecord, Nullable(KeptDigitsRecord.digits), Nullable(AttachmentRecord.position))
        .outerjoin(KeptDigitsRecord, kept)
        .outerjoin(AttachmentRecord, AttachmentRecord.id == FindingRecord.attachment_id)
        .where(FindingRecord.message_id.in_(chosen), which)
        .order_by(FindingRecord.ticket_number, FindingRecord.seq)
    )
    return (await session.execute(rows)).all()
