"""Tickets: opening, adding to, assigning and reading them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Nullable, bindparam, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from redaction.types import RedactedText, Withheld
from storage import conversation, entries, file_requests, listing
from storage.codes import Channel, EventKind, MessageKind, Status, View
from storage.entries import Entry, Named
from storage.errors import NotFound
from storage.ledger.chain import Ledger
from storage.mail_facts import MailFacts
from storage.mailboxes import EVERY, Mailboxes
from storage.people import agent_view
from storage.tables import AgentRecord, AttachmentRecord, RequesterRecord, TicketRecord
from storage.tables.base import may_exist, table
from storage.views import NewAttachment, Opened, StoredAttachment, Ticket, TicketRow, merged

SNIPPET_LENGTH = 160
"""Characters of the first message that lists show."""


_OPEN: Final = insert(table(TicketRecord)).returning(table(TicketRecord).c.number)
_NAME: Final = select(table(RequesterRecord).c.name).where(table(RequesterRecord).c.id == bindparam("person"))


class Tickets:
    """The queries about tickets, inside one transaction."""

    def __init__(self, session: AsyncSession, ledger: Ledger) -> None:
        self._session = session
        self._ledger = ledger

    async def open(
        self,
        *,
        requester: int,
        channel: Channel,
        subject: RedactedText,
        company: RedactedText,
        environment: RedactedText,
        body: RedactedText,
        mail_id: RedactedText,
        attachments: Sequence[NewAttachment],
        withheld: Sequence[Withheld],
        at: datetime,
        mailbox: str | None = None,
        beside: Named = (),
    ) -> Opened:
        """Open a ticket with its first message, and note what was removed. NotFound: no such requester.

        `mailbox`: the one of ours to which it came. `beside`: texts that are kept beside the message, by the
        names of their fields.
        """
        name: RedactedText | None = await self._session.scalar(_NAME, {"person": requester})
        if name is None:
            raise NotFound
        ticket = {
            "requester_id": requester,
            "channel": channel,
            "subject": subject,
            "company": company,
            "environment": environment,
            "snippet": body.shorten(SNIPPET_LENGTH),
            "status": Status.NEW,
            "created": at,
            "updated": at,
            "mailbox": mailbox,
        }
        number: int = (await self._session.execute(_OPEN, ticket)).scalar_one()
        kind = MessageKind.REPLY_REQUESTER
        entry = Entry(kind, None, channel, body, mail_id, attachments, withheld, at)
        fields = {"subject": subject, "description": body, "company": company, "environment": environment}
        fields["name"] = name
        named = [*fields.items(), *beside]
        message = await entries.write(self._session, self._ledger.begin, number, entry, named)
        return Opened(number=number, message=message)

    async def add(
        self,
        number: int,
        *,
        kind: MessageKind,
        agent: int | None,
        channel: Channel,
        body: RedactedText,
        mail_id: RedactedText,
        attachments: Sequence[NewAttachment],
        withheld: Sequence[Withheld],
        at: datetime,
        automatic: bool = False,
        beside: Named = (),
    ) -> int:
        """Add a message and return its id. NotFound when there is no such ticket.

        `beside` as in `open`. A requester's reply and files that were asked for open a waiting or solved
        ticket again, unless a program wrote it; an agent's reply sets it waiting.
        """
        ticket = await self._locked(number)
        ticket.updated = at
        if not automatic:
            ticket.status = _status_after(kind, ticket.status)
        entry = Entry(kind, agent, channel, body, mail_id, attachments, withheld, at)
        named = [(kind.field, body), *beside]
        return await entries.write(self._session, self._ledger.append, number, entry, named)

    async def assign(self, number: int, agent: int | None, *, by: int, at: datetime) -> None:
        """Give the ticket to an agent, or to nobody. NotFound when there is no such ticket or agent."""
        ticket = await self._locked(number)
        if ticket.assignee_id == agent:
            return
        if agent is not None and (
            not may_exist(agent) or await self._session.get(AgentRecord, agent) is None
        ):
            raise NotFound
        ticket.assignee_id = agent
        ticket.updated = at
        await entries.write_event(self._session, number, by, at, kind=EventKind.ASSIGNED, assignee=agent)

    async def set_status(self, number: int, status: Status, *, by: int, at: datetime) -> None:
        """Change the status. NotFound when there is no such ticket."""
        ticket = await self._locked(number)
        if ticket.status is status:
            return
        ticket.status = status
        ticket.updated = at
        await entries.write_event(self._session, number, by, at, kind=EventKind.STATUS, status=status)

    async def move(self, number: int, mailboxes: Mailboxes, mailbox: str, *, by: int, at: datetime) -> None:
        """Let the ticket belong to `mailbox`, unless it does to one of `mailboxes`. NotFound when there is no
        such ticket."""
        ticket = await self._locked(number)
        if mailboxes.hold(ticket.mailbox):
            return
        ticket.mailbox = mailbox
        ticket.updated = at
        await entries.write_event(self._session, number, by, at, kind=EventKind.MOVED, mailbox=mailbox)

    async def find(self, number: int) -> Ticket | None:
        """A ticket with its conversation and everything that was removed from it."""
        if not may_exist(number):
            return None
        found = (
            await self._session.execute(
                select(TicketRecord, RequesterRecord, Nullable(AgentRecord))
                .join(RequesterRecord, RequesterRecord.id == TicketRecord.requester_id)
                .outerjoin(AgentRecord, AgentRecord.id == TicketRecord.assignee_id)
                .where(TicketRecord.number == number)
            )
        ).one_or_none()
        return None if found is None else await self._whole(*found)

    async def listing(
        self, view: View, *, agent: int, mailboxes: Mailboxes = EVERY, limit: int = 50, offset: int = 0
    ) -> list[TicketRow]:
        """A page of one of the desk's views, newest activity first."""
        return await listing.page(self._session, view, agent, mailboxes, limit, offset)

    async def counts(self, agent: int) -> dict[str | None, dict[View, int]]:
        """How many tickets each view holds for this agent, by the mailbox to which they belong."""
        return await listing.counts(self._session, agent)

    async def attachment(self, number: int, attachment: int) -> StoredAttachment | None:
        """One attachment of a ticket; None when the ticket has no such attachment."""
        if not may_exist(number) or not may_exist(attachment):
            return None
        message = select(AttachmentRecord.message_id).where(
            AttachmentRecord.id == attachment, AttachmentRecord.ticket_number == number
        )
        files = await conversation.attachments(self._session, message)
        return next((one for group in files.values() for one in group if one.id == attachment), None)

    async def unchecked(self) -> int:
        """How many files of all tickets were let in unchecked."""
        count = select(func.count()).where(AttachmentRecord.unchecked, AttachmentRecord.removed.is_(None))
        return (await self._session.execute(count)).scalar_one()

    async def _whole(
        self, ticket: TicketRecord, requester: RequesterRecord, assignee: AgentRecord | None
    ) -> Ticket:
        requests = await file_requests.of_ticket(self._session, ticket.number)
        contacts = {message: one.contact_name for one in requests for message in one.handovers}
        messages = await conversation.messages(self._session, ticket.number, requester.name, contacts)
        return Ticket(
            number=ticket.number,
            subject=ticket.subject,
            company=ticket.company,
            environment=ticket.environment,
            channel=ticket.channel,
            status=ticket.status,
            requester_name=requester.name,
            requester_email=requester.email,
            assignee=None if assignee is None else agent_view(assignee),
            created=ticket.created,
            updated=ticket.updated,
            messages=messages,
            mail=await MailFacts(self._session).of(ticket.number),
            requests=requests,
            mailbox=ticket.mailbox,
            findings=merged([finding for message in messages for finding in message.findings]),
        )

    async def _locked(self, number: int) -> TicketRecord:
        """The ticket, held until the transaction ends, so that two changes of it come one after the other."""
        if may_exist(number):
            chosen = select(TicketRecord).where(TicketRecord.number == number)
            ticket = await self._session.scalar(
                chosen.with_for_update().execution_options(populate_existing=True)
            )
            if ticket is not None:
                return ticket
        raise NotFound


def _status_after(kind: MessageKind, status: Status) -> Status:
    match kind:
        case MessageKind.REPLY_AGENT:
            return Status.WAITING
        case MessageKind.REPLY_REQUESTER | MessageKind.HANDOVER if status in {Status.WAITING, Status.SOLVED}:
            return Status.OPEN
        case _:
            return status
