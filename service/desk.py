"""What agents do with tickets."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from redaction.raw import Raw
from service.errors import Invalid, UnknownTicket
from service.faults import reading, writing
from service.intake import Intake
from service.queues import Queues
from service.submission import Addition
from storage.codes import Channel, MessageKind, Status, View
from storage.database import Database
from storage.errors import NotFound
from storage.views import Agent, StoredAttachment, Ticket, TicketRow

PAGE_ROWS = 50
LAST_PAGE = 10_000


@dataclass(frozen=True)
class Listing:
    """One page of a view; the first page is 1.

    `queue` is the one that was asked for, "": all. `counts` are tickets of it by view, `queues` tickets of
    the view by queue.
    """

    view: View
    queue: str
    rows: tuple[TicketRow, ...]
    counts: Mapping[View, int]
    queues: Mapping[str, int]
    page: int
    has_more: bool


Addresses = Callable[[str, int, int], str | None]


def unanswered(_mailbox: str, _ticket: int, _agent: int) -> None:
    """Agents have no addresses of their own."""


class Desk:
    """The work at the desk. Every method raises Temporary when database or redaction can't be used now.

    `addresses` gives an agent's own address by mailbox, ticket and agent.
    """

    def __init__(
        self, database: Database, intake: Intake, queues: Queues, addresses: Addresses = unanswered
    ) -> None:
        self.queues = queues
        self._database = database
        self._intake = intake
        self._addresses = addresses

    async def listing(self, view: View, agent: int, page: int = 1, queue: str = "") -> Listing:
        """A page of tickets, newest activity first. An unknown queue: of all."""
        page = min(max(page, 1), LAST_PAGE)
        chosen = queue if queue in self.queues.names else ""
        async with reading(self._database) as transaction:
            rows = await transaction.tickets.listing(
                view,
                agent=agent,
                mailboxes=self.queues.mailboxes(chosen),
                limit=PAGE_ROWS + 1,
                offset=(page - 1) * PAGE_ROWS,
            )
            found = self.queues.counts(await transaction.tickets.counts(agent))
        return Listing(
            view=view,
            queue=chosen,
            rows=tuple(rows[:PAGE_ROWS]),
            counts=found[chosen] if chosen else sum(found.values(), Counter()),
            queues={name: numbers[view] for name, numbers in found.items()},
            page=page,
            has_more=len(rows) > PAGE_ROWS,
        )

    async def ticket(self, number: int) -> Ticket | None:
        """The whole ticket, notes and events too."""
        async with reading(self._database) as transaction:
            return await transaction.tickets.find(number)

    def mail_address(self, ticket: Ticket, agent: int) -> str | None:
        """Where this agent can answer a ticket by mail; None where nothing could prove that they did."""
        mailbox = ticket.mailbox
        if mailbox is None or not self.queues.has(mailbox):
            return None
        return self._addresses(mailbox, ticket.number, agent)

    async def agents(self) -> list[Agent]:
        """Everybody a ticket can be assigned to."""
        async with reading(self._database) as transaction:
            return await transaction.people.agents()

    async def attachment(self, number: int, attachment: int) -> StoredAttachment | None:
        """A redacted file of the ticket, None when the ticket has no such file."""
        async with reading(self._database) as transaction:
            stored = await transaction.tickets.attachment(number, attachment)
        return None if stored is None or stored.removed else stored

    async def reply(
        self, number: int, agent: int, body: Raw, key: bytes, copies: frozenset[int] | None = None
    ) -> None:
        """Answer the requester: the ticket waits for them, and a mail is queued in the same transaction.

        Those of `copies` who take part get one, too; None: all who do. The same `key` again changes nothing.
        Raises Invalid for "body", UnknownTicket.
        """
        kind = MessageKind.REPLY_AGENT
        await self._intake.add(
            Addition(number, body, key, Channel.DESK, kind=kind, agent=agent, copies=copies)
        )

    async def note(self, number: int, agent: int, body: Raw, key: bytes) -> None:
        """Leave a note that only agents see. The same `key` again changes nothing. Raises Invalid for "body",
        UnknownTicket."""
        await self._intake.add(Addition(number, body, key, Channel.DESK, kind=MessageKind.NOTE, agent=agent))

    async def assign(self, number: int, agent: int | None, by: int) -> None:
        """Give the ticket to an agent, or to nobody. Raises Invalid for "agent_id", UnknownTicket."""
        async with writing(self._database) as transaction:
            if agent is not None and await transaction.people.agent(agent) is None:
                raise Invalid({"agent_id": "Choose one of the agents."})
            try:
                await transaction.tickets.assign(number, agent, by=by, at=datetime.now(UTC))
            except NotFound:
                raise UnknownTicket from None

    async def set_status(self, number: int, status: str, by: int) -> None:
        """Set where the ticket stands: a code of Status. Raises Invalid for "status", UnknownTicket."""
        if status not in set(Status):
            raise Invalid({"status": "Choose one of the statuses."})
        async with writing(self._database) as transaction:
            try:
                await transaction.tickets.set_status(number, Status(status), by=by, at=datetime.now(UTC))
            except NotFound:
                raise UnknownTicket from None

    async def move(self, number: int, queue: str, by: int) -> None:
        """Put the ticket into another queue: answers leave from its address. Raises Invalid for "queue",
        UnknownTicket."""
        if queue not in self.queues.names:
            raise Invalid({"queue": "Choose one of the queues."})
        there, address = self.queues.mailboxes(queue), self.queues.address(queue)
        async with writing(self._database) as transaction:
            try:
                await transaction.tickets.move(number, there, address, by=by, at=datetime.now(UTC))
            except NotFound:
                raise UnknownTicket from None

    async def accept(self, number: int, message: int, by: int) -> None:
        """Let a message that was held count, and whoever wrote it take part. Raises UnknownTicket."""
        async with writing(self._database) as transaction:
            try:
                await transaction.mail.accept(number, message, by=by, at=datetime.now(UTC))
            except NotFound:
                raise UnknownTicket from None

    async def confirm(self, number: int, person: int, by: int) -> None:
        """Let somebody who was copied on the ticket take part. Raises UnknownTicket."""
        async with writing(self._database) as transaction:
            try:
                await transaction.mail.confirm(number, person, by=by, at=datetime.now(UTC))
            except NotFound:
                raise UnknownTicket from None

    async def dismiss(self, number: int, person: int, by: int) -> None:
        """Let somebody take part no longer. Raises UnknownTicket."""
        async with writing(self._database) as transaction:
            try:
                await transaction.mail.dismiss(number, person, by=by, at=datetime.now(UTC))
            except NotFound:
                raise UnknownTicket from None
