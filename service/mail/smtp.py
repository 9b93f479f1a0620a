"""The SMTP listener: mail comes in at the same door as a form, and "250" is said after the commit.

Answers follow the table of failures: 550 unknown recipient, 553 an address that holds a card number or SSN,
552 too large, 450 slow down, 451 anything that may work later.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from functools import partial
from urllib.parse import urlsplit

from aiosmtpd.smtp import SMTP
from aiosmtpd.smtp import Envelope as Transfer
from aiosmtpd.smtp import Session as State

from redaction.documents.mail_types import ParsedMail
from redaction.errors import WorkerLost
from redaction.raw import Raw
from redaction.redactor import Redactor
from service.budget import Budget
from service.errors import Invalid, ServiceError, Temporary, Throttled, TooLarge
from service.intake import Intake
from service.links import Links
from service.logs import type_and_place
from service.mail.envelope import NULL_SENDER, Envelope, submission_of, unread_submission
from service.mail.session import TEMPORARY, TOO_LARGE, Session
from service.settings import Settings

OK = "250 2.0.0 OK"
UNKNOWN = "550 5.1.1 No such mailbox here"
BAD_ADDRESS = "553 5.1.3 An address with a number that is never stored can't be used"
TOO_MANY_RECIPIENTS = "452 4.5.3 Too many recipients"
SLOW_DOWN = "450 4.7.1 Too many messages, try again later"
NOT_TAKEN = "554 5.6.0 The message can't be taken"

ANSWER_SECONDS = 110.0  # senders begin to give up after two minutes
STOP_SECONDS = 30.0
MAX_CONNECTIONS = 100
MAX_RECIPIENTS = 100  # RFC 5321, section 4.5.3.1.8

log = logging.getLogger(__name__)


class Listener:
    """Listens between `start` and `stop`."""

    def __init__(
        self, intake: Intake, redactor: Redactor, budget: Budget, links: Links, settings: Settings
    ) -> None:
        self.budget = budget
        self._intake = intake
        self._redactor = redactor
        self._links = links
        self._mailboxes = frozenset(settings.mailboxes)
        self._own = (*settings.mailboxes, settings.sender)
        self._sessions: set[Session] = set()
        self._handlers: set[asyncio.Task[None]] = set()
        self._work: set[asyncio.Task[str]] = set()
        self._server: asyncio.Server | None = None
        self._session = partial(
            Session,
            self,
            limit=settings.max_mail_bytes,
            hostname=urlsplit(settings.public_url).hostname or "localhost",
            seconds=settings.read_seconds,
        )

    async def start(self, host: str, port: int) -> str:
        """Listen, on a free port when `port` is 0. Returns the address as "host:port". Raises OSError."""
        self._server = await asyncio.get_running_loop().create_server(self._session, host, port)
        bound = self._server.sockets[0].getsockname()
        return f"[{bound[0]}]:{bound[1]}" if ":" in bound[0] else f"{bound[0]}:{bound[1]}"

    async def stop(self) -> None:
        """Stop listening, hang up, and let mails that were received wholly come to their end."""
        if self._server is not None:
            self._server.close()
        for session in self._sessions:
            session.hang_up()
        await _ended(self._work)
        await asyncio.sleep(0)  # the answers are written now
        for session in self._sessions:
            session.hang_up()
        await _ended(self._handlers)
        for task in self._handlers:
            task.cancel()

    @property
    def busy(self) -> bool:
        """A mail that comes now could not be read: it is refused before its content is sent."""
        return self._redactor.busy

    def enter(self, session: Session) -> bool:
        """Count a connection in; False when there are too many."""
        self._sessions.add(session)
        task = asyncio.current_task()
        if task is not None:
            self._handlers.add(task)
            task.add_done_callback(self._handlers.discard)
        return len(self._sessions) <= MAX_CONNECTIONS

    def leave(self, session: Session) -> None:
        """Count a connection out."""
        self._sessions.discard(session)

    async def handle_MAIL(  # noqa: N802 - aiosmtpd finds its hooks by these names
        self, _server: SMTP, _state: State, transfer: Transfer, address: str, options: list[str]
    ) -> str:
        """The answer to MAIL FROM."""
        if address != NULL_SENDER and await self._holds_a_number(address):
            return BAD_ADDRESS
        transfer.mail_from = address
        transfer.mail_options.extend(options)
        return OK

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _state: State, transfer: Transfer, address: str, options: list[str]
    ) -> str:
        """The answer to RCPT TO."""
        mailbox = self._mailbox(address)
        if address.lower() != mailbox and await self._holds_a_number(address):
            return BAD_ADDRESS
        if mailbox is None:
            return UNKNOWN
        if len(transfer.rcpt_tos) >= MAX_RECIPIENTS:
            return TOO_MANY_RECIPIENTS
        transfer.rcpt_tos.append(mailbox)
        transfer.rcpt_options.extend(options)
        return OK

    async def take(self, held: AsyncExitStack, sender: str, recipients: Sequence[str], content: bytes) -> str:
        """The answer to one whole mail. The work goes on when the client hangs up: it holds its part of the
        budget until its end, and the client's next attempt finds the result."""
        envelope = Envelope(Raw(sender), tuple(sorted(set(recipients))))
        task = asyncio.create_task(self._outcome(held, envelope, content))
        self._work.add(task)
        task.add_done_callback(self._work.discard)
        return await asyncio.shield(task)

    async def _outcome(self, held: AsyncExitStack, envelope: Envelope, content: bytes) -> str:
        async with held:
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    await self._accept(envelope, content)
            except ServiceError as error:
                return _refusal(error)
            except Exception as error:  # noqa: BLE001 - the sender's server keeps the mail and comes again
                log.error("a mail was not taken: %s", type_and_place(error))  # noqa: TRY400 - without the text
                return TEMPORARY
            return OK

    async def _accept(self, envelope: Envelope, content: bytes) -> None:
        mail = await self._parsed(content)
        if mail is not None:
            make = partial(submission_of, mail, envelope, self._links, self._own)
        elif await self._intake.give_up(content):
            make = partial(unread_submission, content, envelope, self._links, self._own)
        else:
            raise Temporary
        await self._intake.accept(await asyncio.to_thread(make))

    async def _parsed(self, content: bytes) -> ParsedMail | None:
        """None when a worker was lost over it."""
        with suppress(WorkerLost):
            return await self._redactor.mail(content)
        return None

    def _mailbox(self, address: str) -> str | None:
        """Which of ours an address is, whatever its case and whatever follows a plus sign."""
        local, _, domain = address.lower().rpartition("@")
        for mailbox in (f"{local}@{domain}", f"{local.partition('+')[0]}@{domain}"):
            if mailbox in self._mailboxes:
                return mailbox
        return None

    async def _holds_a_number(self, address: str) -> bool:
        return not (await self._redactor.text(Raw(address))).is_clean


def _refusal(error: ServiceError) -> str:
    match error:
        case Invalid(problems=problems):
            return BAD_ADDRESS if "email" in problems else NOT_TAKEN
        case TooLarge():
            return TOO_LARGE
        case Throttled():
            return SLOW_DOWN
        case _:
            return TEMPORARY


async def _ended(tasks: set[asyncio.Task[None]] | set[asyncio.Task[str]]) -> None:
    if tasks:
        await asyncio.wait(set(tasks), timeout=STOP_SECONDS)
