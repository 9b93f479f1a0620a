"""The SMTP and LMTP listeners: mail comes in at the same door as a form, and "250" is said after the commit.

Answers follow the table of failures: 550 unknown recipient, 553 an address that holds a card number or SSN,
552 too large, 450 slow down, 451 anything that may work later.
"""

import asyncio
import stat
from collections.abc import Sequence
from contextlib import AsyncExitStack, suppress
from functools import partial
from pathlib import Path

from aiosmtpd.smtp import SMTP
from aiosmtpd.smtp import Envelope as Transfer
from aiosmtpd.smtp import Session as State

from service.budget import Budget
from service.errors import Invalid, ServiceError, Throttled, TooLarge
from service.mail.envelope import NULL_SENDER
from service.mail.pace import Pace
from service.mail.reception import STOP_SECONDS, Reception
from service.mail.session import TEMPORARY, TOO_LARGE, Session
from service.mail.tls import Certificate

OK = "250 2.0.0 OK"
UNKNOWN = "550 5.1.1 No such mailbox here"
BAD_ADDRESS = "553 5.1.3 An address with a number that is never stored can't be used"
TOO_MANY_RECIPIENTS = "452 4.5.3 Too many recipients"
SLOW_DOWN = "450 4.7.1 Too many messages, try again later"
NOT_TAKEN = "554 5.6.0 The message can't be taken"

MAX_CONNECTIONS = 100
MAX_RECIPIENTS = 100  # RFC 5321, section 4.5.3.1.8
OWNER_AND_GROUP = stat.S_IRUSR | stat.S_IWUSR | stat.S_IRGRP | stat.S_IWGRP


class Listener:
    """Listens between `start` and `stop`. `session` is what speaks with each client: SMTP or LMTP.

    Args:
        limit: bytes that one mail may have.
        seconds: the longest silence of a client.
        certificate: for STARTTLS; None: it is not offered.
        require_tls: refuse everything before STARTTLS.
    """

    def __init__(
        self,
        reception: Reception,
        pace: Pace,
        *,
        session: type[Session],
        hostname: str,
        limit: int,
        seconds: float,
        certificate: Certificate | None = None,
        require_tls: bool = False,
    ) -> None:
        self._reception = reception
        self._pace = pace
        self._certificate = certificate
        self._sessions: set[Session] = set()
        self._handlers: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None
        self._session = partial(
            session, self, limit=limit, hostname=hostname, seconds=seconds, require_tls=require_tls
        )

    async def start(self, host: str, port: int) -> str:
        """Listen, on a free port when `port` is 0. Returns the address as "host:port". Raises OSError."""
        self._server = await asyncio.get_running_loop().create_server(self._greet, host, port)
        bound = self._server.sockets[0].getsockname()
        return f"[{bound[0]}]:{bound[1]}" if ":" in bound[0] else f"{bound[0]}:{bound[1]}"

    async def start_unix(self, path: Path) -> str:
        """Listen on a socket in the file system, for its owner and group. Raises OSError."""
        await asyncio.to_thread(_clear, path)
        self._server = await asyncio.get_running_loop().create_unix_server(self._greet, str(path))
        await asyncio.to_thread(path.chmod, OWNER_AND_GROUP)
        return f"unix:{path}"

    async def stop(self) -> None:
        """Stop listening, hang up, and let mails that were received wholly come to their end."""
        if self._server is not None:
            self._server.close()
        for session in self._sessions:
            session.hang_up()
        await self._reception.settle()
        await asyncio.sleep(0)  # the answers are written now
        for session in self._sessions:
            session.hang_up()
        if self._handlers:
            await asyncio.wait(set(self._handlers), timeout=STOP_SECONDS)
        for task in self._handlers:
            task.cancel()

    @property
    def budget(self) -> Budget:
        """The bytes in flight of the whole process."""
        return self._reception.budget

    @property
    def busy(self) -> bool:
        """A mail that comes now could not be read: it is refused before its content is sent."""
        return self._reception.busy

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

    async def handle_EHLO(  # noqa: N802 - aiosmtpd finds its hooks by these names
        self, _server: SMTP, state: State, _transfer: Transfer, hostname: str, answer: list[str]
    ) -> list[str]:
        """The answer to EHLO and LHLO. Nobody signs in here, whatever aiosmtpd offers after STARTTLS."""
        state.host_name = hostname
        lines = [line for line in answer if not line.startswith("250-AUTH")]
        return [*lines[:1], "250-PIPELINING", *lines[1:]]

    async def handle_MAIL(  # noqa: N802
        self, _server: SMTP, _state: State, transfer: Transfer, address: str, options: list[str]
    ) -> str:
        """The answer to MAIL FROM."""
        if address != NULL_SENDER and await self._reception.holds_a_number(address):
            return BAD_ADDRESS
        if not self._pace.allows(address):
            return SLOW_DOWN
        transfer.mail_from = address
        transfer.mail_options.extend(options)
        return OK

    async def handle_RCPT(  # noqa: N802
        self, _server: SMTP, _state: State, transfer: Transfer, address: str, options: list[str]
    ) -> str:
        """The answer to RCPT TO."""
        mailbox = self._reception.mailbox(address)
        if address.lower() != mailbox and await self._reception.holds_a_number(address):
            return BAD_ADDRESS
        if mailbox is None:
            return UNKNOWN
        if len(transfer.rcpt_tos) >= MAX_RECIPIENTS:
            return TOO_MANY_RECIPIENTS
        transfer.rcpt_tos.append(address)
        transfer.rcpt_options.extend(options)
        return OK

    async def take(self, held: AsyncExitStack, sender: str, recipients: Sequence[str], content: bytes) -> str:
        """The answer to one whole mail."""
        try:
            await self._reception.take(held, self._reception.envelope(sender, recipients), content)
        except ServiceError as error:
            return _refusal(error)
        return OK

    def _greet(self) -> Session:
        return self._session(tls=self._certificate.context() if self._certificate else None)


def _clear(path: Path) -> None:
    """Remove the socket of a server that was killed."""
    with suppress(FileNotFoundError):
        if stat.S_ISSOCK(path.lstat().st_mode):
            path.unlink()


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
