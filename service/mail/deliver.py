"""Sends what the outbox holds: one connection a mail, until it is taken, refused for good, or too old.

A mail is sent at least once: when the process ends between the server's "250" and our own commit, it goes out
twice, with the same Message-ID.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from enum import Enum, auto

import aiosmtplib

from service.errors import Temporary
from service.faults import reading, writing
from service.logs import type_and_place
from service.mail.compose import Composer, Unsendable
from service.settings import MailServer
from storage.database import Database
from storage.errors import NotFound
from storage.views import OutgoingMail

AT_ONCE = 4  # connections
POLL_SECONDS = 30.0
TIMEOUT_SECONDS = 60.0  # for each step of a conversation
FIRST_WAIT = timedelta(minutes=1)  # doubles with every attempt
LONGEST_WAIT = timedelta(hours=6)
GIVE_UP_AFTER = timedelta(days=5)  # RFC 5321, section 4.5.4.1
PERMANENT = range(500, 600)

log = logging.getLogger(__name__)


class Outcome(Enum):
    """How one attempt ended."""

    SENT = auto()
    LATER = auto()
    NEVER = auto()


def _now() -> datetime:
    return datetime.now(UTC)


class Deliverer:
    """Sends in the background: `run` in a task of its own, `wake` when something was queued."""

    def __init__(
        self, database: Database, composer: Composer, server: MailServer, clock: Callable[[], datetime] = _now
    ) -> None:
        self._database = database
        self._composer = composer
        self._server = server
        self._now = clock
        self._woken = asyncio.Event()
        self._handed_over: set[int] = set()

    def wake(self) -> None:
        """Look into the outbox now."""
        self._woken.set()

    async def run(self) -> None:
        """Send for ever; cancel it to end."""
        while True:
            self._woken.clear()
            if await self.deliver() == AT_ONCE:
                continue  # there may be more
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), POLL_SECONDS)

    async def deliver(self) -> int:
        """Try the mails that are due, AT_ONCE at most; how many of them were tried and the outcome noted."""
        try:
            async with reading(self._database) as transaction:
                mails = await transaction.outbox.due(self._now(), AT_ONCE)
        except Temporary:
            return 0
        return sum(await asyncio.gather(*map(self._one, mails)))

    async def _one(self, mail: OutgoingMail) -> bool:
        outcome = Outcome.SENT if mail.id in self._handed_over else await self._attempt(mail)
        if outcome is Outcome.SENT:
            self._handed_over.add(mail.id)
        try:
            await self._note(mail, outcome)
        except Temporary:
            return False
        self._handed_over.discard(mail.id)
        return True

    async def _note(self, mail: OutgoingMail, outcome: Outcome) -> None:
        now = self._now()
        wait = min(FIRST_WAIT * 2 ** min(mail.attempts, 20), LONGEST_WAIT)
        if outcome is Outcome.LATER and now + wait - mail.created > GIVE_UP_AFTER:
            outcome = Outcome.NEVER
        with suppress(NotFound):
            async with writing(self._database) as transaction:
                match outcome:
                    case Outcome.SENT:
                        await transaction.outbox.sent(mail.id, now)
                    case Outcome.LATER:
                        await transaction.outbox.retry(mail.id, now + wait)
                    case Outcome.NEVER:
                        await transaction.outbox.give_up(mail.id, now)

    async def _attempt(self, mail: OutgoingMail) -> Outcome:
        try:
            await self._send(mail)
        except Unsendable:
            outcome, reason = Outcome.NEVER, "no usable address"
        except (aiosmtplib.SMTPException, OSError) as error:
            outcome, reason = _outcome(error), f"{type(error).__name__} {_code(error) or ''}".strip()
        except Exception as error:  # noqa: BLE001 - one mail must not stop the others
            outcome, reason = Outcome.LATER, type_and_place(error)
        else:
            return Outcome.SENT
        log.warning("mail %d was not sent (%s): %s", mail.id, outcome.name.lower(), reason)
        return outcome

    async def _send(self, mail: OutgoingMail) -> None:
        """Credentials never go over an open line; without them TLS is used when it is offered, whatever the
        certificate, as between mail servers."""
        server = self._server
        await aiosmtplib.send(
            await asyncio.to_thread(self._composer.compose, mail),
            hostname=server.host,
            port=server.port,
            username=server.username or None,
            password=server.password or None,
            use_tls=server.tls,
            start_tls=None if server.tls or not server.username else True,
            validate_certs=server.tls or bool(server.username),
            local_hostname=self._composer.hostname,
            timeout=TIMEOUT_SECONDS,
        )


def _outcome(error: Exception) -> Outcome:
    """Final is only what the server says about this mail; everything else can be mended meanwhile."""
    about_mail = isinstance(
        error, aiosmtplib.SMTPRecipientsRefused | aiosmtplib.SMTPSenderRefused | aiosmtplib.SMTPDataError
    )
    return Outcome.NEVER if about_mail and _code(error) in PERMANENT else Outcome.LATER


def _code(error: Exception) -> int:
    """The server's reply code, 0 without one."""
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        return max((refused.code for refused in error.recipients), default=0)
    return error.code if isinstance(error, aiosmtplib.SMTPResponseException) else 0
