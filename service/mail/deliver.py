"""Sends what the outbox holds until each mail is taken, refused for good, or too old.

A mail is sent at least once: when the process ends between the server's "250" and our own commit, it goes out
twice, with the same Message-ID.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from random import SystemRandom

from service.errors import Temporary
from service.faults import writing
from service.logs import type_and_place
from service.mail.compose import Composer
from service.mail.headers import Unsendable
from service.mail.line import Line, NotSent
from service.settings import MailServer
from storage.codes import Failure
from storage.database import Database
from storage.errors import NotFound
from storage.mail_views import Failed
from storage.views import OutgoingMail

AT_ONCE = 4  # connections
POLL_SECONDS = 30.0
SEND_SECONDS = 300.0  # for one mail, connecting included
LEASE = timedelta(minutes=10)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=6)
JITTER = 0.2  # of a wait: mails that failed together don't come back together
GIVE_UP_AFTER = timedelta(days=5)  # RFC 5321, section 4.5.4.1

log = logging.getLogger(__name__)
_random = SystemRandom()


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
            try:
                await self.deliver()
            except Exception as error:  # noqa: BLE001 - the next time may work
                log.error("mail is not sent for now: %s", type_and_place(error))  # noqa: TRY400
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), POLL_SECONDS)

    async def deliver(self) -> int:
        """Send until nothing is due, or the server can't be used; how many attempts were made."""
        for mail in tuple(self._handed_over):
            await self._note_sent(mail)
        first = await self._take(AT_ONCE)
        return sum(await asyncio.gather(*map(self._over_one_line, first)))

    async def _over_one_line(self, mail: OutgoingMail) -> int:
        attempts = 0
        async with Line(self._server, self._composer.hostname) as line:
            due = [mail]
            while due:
                attempts += 1
                if not await self._tried(line, due[0]):
                    break
                due = await self._take(1)
        return attempts

    async def _take(self, limit: int) -> list[OutgoingMail]:
        now = self._now()
        try:
            async with writing(self._database) as transaction:
                return await transaction.outbox.take(now, now + LEASE, limit)
        except Temporary:
            return []

    async def _tried(self, line: Line, mail: OutgoingMail) -> bool:
        """Whether the line can be used for another mail."""
        try:
            await self._send(line, mail)
        except asyncio.CancelledError:
            await self._note_failure(mail, None, self._now())
            raise
        except NotSent as error:
            log.warning("mail %d was not sent: %s %s", mail.id, error.failed.why, error.failed.code or "")
            await self._note(mail, error)
            return not error.line_down
        self._handed_over.add(mail.id)
        await self._note_sent(mail.id)
        return True

    async def _send(self, line: Line, mail: OutgoingMail) -> None:
        """Raises NotSent."""
        failed, final = Failed(Failure.OWN), False
        try:
            async with asyncio.timeout(SEND_SECONDS):
                message = await asyncio.to_thread(self._composer.compose, mail)
                sender, recipient = (message[name].addresses[0].addr_spec for name in ("From", "To"))
                await line.send(message, sender, recipient)
                return
        except NotSent:
            raise
        except Unsendable:
            failed, final = Failed(Failure.NO_ADDRESS), True
        except TimeoutError:
            line.drop()
            failed = Failed(Failure.UNREACHABLE)
        except Exception as error:  # noqa: BLE001 - one mail must not stop the others
            line.drop()
            log.error("mail %d was not sent: %s", mail.id, type_and_place(error))  # noqa: TRY400
        raise NotSent(failed, final=final)

    async def _note(self, mail: OutgoingMail, error: NotSent) -> None:
        """The waits double: each is as long as the mail has been waiting so far."""
        now = self._now()
        wait = min(max(now - mail.since, FIRST_WAIT), LONGEST_WAIT) * _random.uniform(1 - JITTER, 1 + JITTER)
        if not error.final and now + wait - mail.since <= GIVE_UP_AFTER:
            await self._note_failure(mail, error.failed, now + wait)
            return
        with suppress(Temporary, NotFound):
            async with writing(self._database) as transaction:
                await transaction.outbox.give_up(mail.id, mail.attempts, now, error.failed)

    async def _note_failure(self, mail: OutgoingMail, failed: Failed | None, at_next: datetime) -> None:
        """When this can't be noted, the lease ends by itself."""
        with suppress(Temporary, NotFound):
            async with writing(self._database) as transaction:
                await transaction.outbox.retry(mail.id, mail.attempts, at_next, failed)

    async def _note_sent(self, mail: int) -> None:
        """When this can't be noted, it is noted before anything else is sent."""
        with suppress(Temporary):
            with suppress(NotFound):
                async with writing(self._database) as transaction:
                    await transaction.outbox.sent(mail, self._now())
            self._handed_over.discard(mail)
