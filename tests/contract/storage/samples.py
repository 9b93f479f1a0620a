"""Tickets to store: each call gives what is usual and lets a test say what matters to it."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from redaction.types import EMPTY, Finding, RedactedText, Withheld, seal_file
from storage.codes import Channel, MessageKind
from storage.objects.keys import new_key
from storage.transaction import Transaction
from storage.views import NewAttachment, Opened

NOON = datetime(2025, 6, 2, 12, 0, tzinfo=UTC)


def later(minutes: int) -> datetime:
    """So many minutes after the first moment of a test."""
    return NOON + timedelta(minutes=minutes)


def attachment(name: RedactedText, findings: Sequence[Finding] = ()) -> NewAttachment:
    """A text file that lies in the object store."""
    return NewAttachment.of(new_key(), seal_file(name, "text/plain", b"a log", findings))


async def open_ticket(
    transaction: Transaction,
    requester: int,
    subject: RedactedText,
    *,
    body: RedactedText = EMPTY,
    company: RedactedText = EMPTY,
    environment: RedactedText = EMPTY,
    mail_id: RedactedText = EMPTY,
    attachments: Sequence[NewAttachment] = (),
    withheld: Sequence[Withheld] = (),
    at: datetime = NOON,
    mailbox: str | None = None,
) -> Opened:
    """Open a ticket that came by the form."""
    return await transaction.tickets.open(
        requester=requester,
        channel=Channel.FORM,
        subject=subject,
        company=company,
        environment=environment,
        body=body,
        mail_id=mail_id,
        attachments=attachments,
        withheld=withheld,
        at=at,
        mailbox=mailbox,
    )


async def add_message(
    transaction: Transaction,
    number: int,
    kind: MessageKind,
    body: RedactedText,
    *,
    agent: int | None = None,
    mail_id: RedactedText = EMPTY,
    attachments: Sequence[NewAttachment] = (),
    at: datetime = NOON,
) -> int:
    """Add a reply or a note without withheld files."""
    return await transaction.tickets.add(
        number,
        kind=kind,
        agent=agent,
        channel=Channel.FORM if agent is None else Channel.DESK,
        body=body,
        mail_id=mail_id,
        attachments=attachments,
        withheld=(),
        at=at,
    )
