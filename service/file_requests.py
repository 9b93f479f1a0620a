"""Files that an agent asks a technical contact for. The link takes files, and shows nothing of the ticket."""

from dataclasses import dataclass
from datetime import UTC, datetime

from redaction.documents.mail_types import Sender
from redaction.raw import Raw, RawFile
from redaction.types import RedactedText
from service.errors import UnknownTicket
from service.faults import reading, writing
from service.intake import Intake, Receipt
from service.progress import Watch, unwatched
from service.submission import Addition
from storage.codes import Channel, MessageKind
from storage.database import Database
from storage.errors import NotFound
from storage.views import FileRequest, Message, Ticket


@dataclass(frozen=True)
class Handover:
    """What somebody sees who was asked for files: the request, and what was handed over for it so far."""

    id: int
    number: int
    agent_name: RedactedText
    body: RedactedText
    expires: datetime
    is_open: bool
    messages: tuple[Message, ...]


class FileRequests:
    """Asking for files, and handing them over. Every method raises Temporary when the database or redaction
    can't be used now."""

    def __init__(self, database: Database, intake: Intake) -> None:
        self._database = database
        self._intake = intake

    async def ask(self, number: int, agent: int, name: Raw, email: Raw, body: Raw, key: bytes) -> None:
        """Ask somebody for files, and queue a mail with the link. The same `key` again changes nothing.

        Raises Invalid for "contact_name", "contact_email" and "request", UnknownTicket.
        """
        kind, contact = MessageKind.REQUEST, Sender(name, email)
        await self._intake.add(
            Addition(number, body, key, Channel.DESK, kind=kind, agent=agent, person=contact)
        )

    async def withdraw(self, number: int, request: int, by: int) -> None:
        """Take no more files for a request. Raises UnknownTicket."""
        async with writing(self._database) as transaction:
            try:
                await transaction.file_requests.withdraw(number, request, by=by, at=datetime.now(UTC))
            except NotFound:
                raise UnknownTicket from None

    async def show(self, request: int) -> Handover | None:
        """What the link of a request shows, None when there is no such request."""
        async with reading(self._database) as transaction:
            number = await transaction.file_requests.ticket_of(request)
            ticket = await transaction.tickets.find(number) if number else None
        if ticket is None:
            return None
        return _handover(ticket, next(one for one in ticket.requests if one.id == request))

    async def hand_over(
        self,
        number: int,
        request: int,
        text: Raw,
        files: tuple[RawFile, ...],
        key: bytes,
        watch: Watch = unwatched,
    ) -> Receipt:
        """Keep files that were asked for, as a message that only agents see.

        Raises Invalid for "body" and "files", UnknownTicket when the request takes no files any longer.
        """
        kind = MessageKind.HANDOVER
        addition = Addition(
            number, text, key, Channel.FORM, kind=kind, request=request, files=files, watch=watch
        )
        return await self._intake.add(addition)


def _handover(ticket: Ticket, request: FileRequest) -> Handover:
    asking = next(message for message in ticket.messages if message.id == request.message)
    return Handover(
        id=request.id,
        number=ticket.number,
        agent_name=asking.author_name,
        body=asking.body,
        expires=request.expires,
        is_open=request.is_open(datetime.now(UTC)),
        messages=tuple(message for message in ticket.messages if message.id in request.handovers),
    )
