"""One SMTP connection: aiosmtpd's command loop with our own reading of content and answers in fixed words.

aiosmtpd would repeat unknown commands and the texts of exceptions to the client and in its log; both can hold
what a person wrote.
"""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Protocol

from aiosmtpd.smtp import SMTP, syntax
from typing_extensions import override

from service.budget import Budget
from service.errors import Temporary, TooLarge
from service.logs import type_and_place
from service.mail.receiving import STEP, Receiving

TEMPORARY = "451 4.3.0 Temporary failure, try again later"
TOO_LARGE = "552 5.3.4 The message is too large"
NOT_KNOWN = "502 5.5.1 Command not recognised"
TOO_MANY_ERRORS = "421 4.7.0 Too many errors, closing"
TOO_MANY_CONNECTIONS = "421 4.3.2 Too many connections, try again later"
TOO_SLOW = "421 4.4.2 The message took too long"

COMMANDS = ("HELO", "EHLO", "MAIL", "RCPT", "DATA", "RSET", "NOOP", "QUIT", "VRFY", "HELP")
MAX_UNKNOWN = 5  # commands in one connection
RECEIVE_SECONDS = 600.0  # for one message, however steadily it trickles in

log = logging.getLogger(__name__)
# One path of MAIL and RCPT (RFC 5321, section 4.1.2), a source route before it, and the parameters after it.
_PATH = re.compile(r'<(?:@[^:<>"]*:)?((?:"(?:\\.|[^"\\])*"|[^<>"\s])*)>\s*(.*)', re.DOTALL)
_BARE = re.compile(r'([^<>"\s]+)\s*(.*)', re.DOTALL)

Command = Callable[[str | None], Awaitable[None]]


class Door(Protocol):
    """What a session asks of its listener. `handle_MAIL` and `handle_RCPT` are aiosmtpd's hooks."""

    budget: Budget

    @property
    def busy(self) -> bool:
        """A mail that comes now could not be read."""

    def enter(self, session: "Session") -> bool:
        """Count a session in; False when there are too many."""

    def leave(self, session: "Session") -> None:
        """Count a session out."""

    async def take(
        self, held: AsyncExitStack, sender: str, recipients: tuple[str, ...], content: bytes
    ) -> str:
        """The answer to one whole mail. `held` is given back when the work ends."""


class Session(SMTP):
    """One connection. `limit` is the size of a message in bytes, `seconds` the longest silence."""

    line_length_limit = STEP  # of one reading; longer lines come in pieces

    def __init__(self, door: Door, *, limit: int, hostname: str, seconds: float) -> None:
        super().__init__(
            door,
            data_size_limit=limit,
            enable_SMTPUTF8=True,
            hostname=hostname,
            ident="ESMTP",
            timeout=seconds,
            loop=asyncio.get_running_loop(),
        )
        self._door = door
        self._limit = limit
        self._unknown = 0
        known = {name: method for name, method in self._smtp_methods.items() if name in COMMANDS}
        self._smtp_methods = _Commands(known, self._not_known)
        self.taking = False

    def hang_up(self) -> None:
        """Close the connection, at once or after the answer to the mail that is being taken."""
        if self.transport is not None and not self.taking:
            self.transport.close()

    @override
    async def handle_exception(self, error: Exception) -> str:
        log.error("an SMTP command failed: %s", type_and_place(error))
        return TEMPORARY

    @syntax("DATA")
    @override
    async def smtp_DATA(self, arg: str) -> None:
        if await self.check_helo_needed():
            return
        if arg:
            await self.push("501 5.5.4 Syntax: DATA")
        elif self.envelope is None or not self.envelope.rcpt_tos:
            await self.push("503 5.5.1 Error: need RCPT command")
        elif self._door.busy:
            await self.push(TEMPORARY)
        else:
            await self._data(self.envelope.mail_from or "", tuple(self.envelope.rcpt_tos))

    @syntax("VRFY <address>")
    @override
    async def smtp_VRFY(self, arg: str) -> None:
        await self.push("252 2.5.0 Addresses are not verified")

    @syntax("HELP")
    @override
    async def smtp_HELP(self, arg: str) -> None:
        await self.push("214 2.0.0 See RFC 5321")

    @override
    async def _handle_client(self) -> None:
        try:
            if self._door.enter(self):
                await super()._handle_client()
            elif self.transport is not None:
                await self.push(TOO_MANY_CONNECTIONS)
                self.transport.close()
        finally:
            self._door.leave(self)

    @override
    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        """The address and what follows it. aiosmtpd's own raises IndexError on some input."""
        text = arg.strip()
        found = (_PATH if text.startswith("<") else _BARE).fullmatch(text)
        if found is None:
            return None, None
        address = found[1].encode(errors="surrogateescape").decode(errors="replace")
        return address or "<>", found[2]

    async def _data(self, sender: str, recipients: tuple[str, ...]) -> None:
        await self.push("354 End data with <CR><LF>.<CR><LF>")
        self.envelope = self._create_envelope()
        async with AsyncExitStack() as stack:
            share = await stack.enter_async_context(self._door.budget.share())
            receiving = Receiving(self._reader, share, self._limit, self._reset_timeout)
            try:
                async with asyncio.timeout(RECEIVE_SECONDS):
                    content = await receiving.content()
            except TimeoutError:
                await self._close(TOO_SLOW)
                return
            except TooLarge:
                await self.push(TOO_LARGE)
                return
            except Temporary:
                await self.push(TEMPORARY)
                return
            await self._answer(stack.pop_all(), sender, recipients, content)

    async def _answer(
        self, held: AsyncExitStack, sender: str, recipients: tuple[str, ...], content: bytes
    ) -> None:
        """The timer of silence stands still meanwhile: now we are the ones who are waited for."""
        self._reset_timeout(RECEIVE_SECONDS)
        self.taking = True
        try:
            await self.push(await self._door.take(held, sender, recipients, content))
        finally:
            self.taking = False
        self._reset_timeout()

    async def _not_known(self, _: str | None) -> None:
        self._unknown += 1
        if self._unknown >= MAX_UNKNOWN:
            await self._close(TOO_MANY_ERRORS)
        else:
            await self.push(NOT_KNOWN)

    async def _close(self, answer: str) -> None:
        await self.push(answer)
        if self.transport is not None:
            self.transport.close()


class _Commands(dict[str, Command]):
    """Commands by name; every other name leads to one answer that doesn't repeat it."""

    def __init__(self, known: dict[str, Command], other: Command) -> None:
        super().__init__(known)
        self._other = other

    @override
    def get(self, name: str, default: object = None, /) -> Command:
        return super().get(name, self._other)
