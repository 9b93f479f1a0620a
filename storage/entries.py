"""Writing one entry of a conversation: the message, its files, the files not kept, and what was removed."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from redaction.types import EMPTY, RedactedText, Withheld
from storage import findings
from storage.codes import Channel, EventKind, MessageKind, Status
from storage.findings import Found
from storage.tables import AttachmentRecord, MessageRecord, WithheldRecord
from storage.tables.base import table
from storage.views import NewAttachment

Note = Callable[[int, int, Sequence[Found]], Awaitable[None]]
"""`begin` or `append` of a ledger."""

Named = Sequence[tuple[str, RedactedText]]
"""Texts, each behind the name of its field as the ledger has it."""


_MESSAGE: Final = insert(table(MessageRecord)).returning(table(MessageRecord).c.id)


@dataclass(frozen=True)
class Entry:
    """A message with its files. `agent` wrote it, or None: the requester did, or who was asked for files."""

    kind: MessageKind
    agent: int | None
    channel: Channel
    body: RedactedText
    mail_id: RedactedText
    attachments: Sequence[NewAttachment]
    withheld: Sequence[Withheld]
    at: datetime

    def __post_init__(self) -> None:
        if self.kind is MessageKind.EVENT:
            raise ValueError("events are written by the change that they tell of")
        theirs = self.kind in {MessageKind.REPLY_REQUESTER, MessageKind.HANDOVER}
        if theirs is not (self.agent is None):
            raise ValueError("agents write replies, notes and requests, others answer them")


async def write(
    session: AsyncSession,
    note: Note,
    number: int,
    entry: Entry,
    fields: Sequence[tuple[str, RedactedText]],
) -> int:
    """Write an entry of ticket `number` and return its id.

    `note` notes in the ledger what was removed. `fields`: the new texts with their names.
    """
    values = {
        "ticket_number": number,
        "kind": entry.kind,
        "channel": entry.channel,
        "agent_id": entry.agent,
        "body": entry.body,
        "mail_id": entry.mail_id or None,
        "created": entry.at,
    }
    message: int = (await session.execute(_MESSAGE, values)).scalar_one()
    files = await _write_files(session, number, message, entry)
    names = [file.name for file in entry.attachments] + [file.name for file in entry.withheld]
    named = [*fields, *(("file name", name) for name in names)]
    found = findings.of_fields(named)
    for file, new in zip(files, entry.attachments, strict=True):
        found += findings.of_file(file.id, new.findings)
    await note(number, message, found)
    return message


async def _write_files(
    session: AsyncSession, number: int, message: int, entry: Entry
) -> list[AttachmentRecord]:
    if not entry.attachments and not entry.withheld:
        return []
    session.add_all(
        WithheldRecord(
            ticket_number=number,
            message_id=message,
            name=one.name,
            size=one.size,
            reason=one.reason,
        )
        for one in entry.withheld
    )
    before = await _files_so_far(session, number) if entry.attachments else 0
    files = [
        _attachment(number, message, position, new)
        for position, new in enumerate(entry.attachments, start=before + 1)
    ]
    session.add_all(files)
    await session.flush()
    return files


async def _files_so_far(session: AsyncSession, number: int) -> int:
    files = select(func.count()).where(AttachmentRecord.ticket_number == number)
    return (await session.execute(files)).scalar_one()


def _attachment(number: int, message: int, position: int, new: NewAttachment) -> AttachmentRecord:
    return AttachmentRecord(
        ticket_number=number,
        message_id=message,
        position=position,
        key=new.key,
        name=new.name,
        media_type=new.media_type,
        size=new.size,
        sha256=new.sha256,
        unchecked=new.unchecked,
        part=new.part,
    )


async def write_event(
    session: AsyncSession,
    number: int,
    by: int,
    at: datetime,
    *,
    kind: EventKind,
    status: Status | None = None,
    assignee: int | None = None,
    mailbox: str | None = None,
    person: int | None = None,
) -> None:
    """Write an entry that tells of a change which agent `by` made to ticket `number`."""
    event = MessageRecord(
        ticket_number=number,
        kind=MessageKind.EVENT,
        channel=Channel.DESK,
        agent_id=by,
        body=EMPTY,
        created=at,
        event_kind=kind,
        event_status=status,
        event_assignee_id=assignee,
        event_mailbox=mailbox,
        event_person_id=person,
    )
    session.add(event)
    await session.flush()
