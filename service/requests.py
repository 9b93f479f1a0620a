"""A ticket as its requester may see it: public messages, and nothing of the desk's notes and events."""

from dataclasses import dataclass
from datetime import datetime

from redaction.types import RedactedText
from service.faults import faults
from storage.codes import Automatic, MessageKind, Status
from storage.database import Database
from storage.views import FindingView, Message, StoredAttachment, Ticket, merged

PUBLIC = frozenset({MessageKind.REPLY_REQUESTER, MessageKind.REPLY_AGENT})


@dataclass(frozen=True)
class PublicTicket:
    """`findings` are those of the fields and messages that are shown."""

    number: int
    subject: RedactedText
    company: RedactedText
    environment: RedactedText
    status: Status
    created: datetime
    messages: tuple[Message, ...]
    findings: tuple[FindingView, ...]
    requester_name: RedactedText
    requester_email: RedactedText


class Requests:
    """Reads for the requester's page. All raise Temporary when storage can't be read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def show(self, number: int) -> PublicTicket | None:
        """The public side of a ticket, None when there is no such ticket."""
        ticket = await self._find(number)
        return _public(ticket) if ticket else None

    async def attachment(self, number: int, attachment: int) -> StoredAttachment | None:
        """A redacted file of a public message, None when there is none."""
        ticket = await self.show(number)
        files = [file for message in ticket.messages for file in message.attachments] if ticket else []
        return next((file for file in files if file.id == attachment and not file.removed), None)

    async def _find(self, number: int) -> Ticket | None:
        with faults():
            async with self._database.read() as transaction:
                return await transaction.tickets.find(number)


def _is_public(message: Message) -> bool:
    """What waits for an agent's yes may be a stranger's; a bounce is the desk's to deal with."""
    if message.arrival and (message.arrival.held or message.arrival.automatic is Automatic.BOUNCE):
        return False
    return message.kind in PUBLIC


def _public(ticket: Ticket) -> PublicTicket:
    messages = tuple(message for message in ticket.messages if _is_public(message))
    return PublicTicket(
        number=ticket.number,
        subject=ticket.subject,
        company=ticket.company,
        environment=ticket.environment,
        status=ticket.status,
        created=ticket.created,
        messages=messages,
        findings=merged([finding for message in messages for finding in message.findings]),
        requester_name=ticket.requester_name,
        requester_email=ticket.requester_email,
    )
