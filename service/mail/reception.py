"""The one way of every mail, whichever door it came through: read, redacted, committed, then answered for.

The work goes on when whoever brought the mail goes away: it holds its part of the budget until its end, and
the next attempt finds the result.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import partial
from typing import TypeVar

from redaction.documents.mail_types import ParsedMail
from redaction.raw import Raw
from redaction.redactor import Redactor
from service.attempts import HOPELESS
from service.budget import Budget
from service.errors import ServiceError, Temporary
from service.faults import faults
from service.intake import Intake
from service.links import Links
from service.logs import type_and_place
from service.mail.envelope import addition_of, submission_of, unread_submission
from service.mail.in_hand import InHand
from service.mail.route import Envelope
from service.mail.threading import Threading
from service.settings import Settings

ANSWER_SECONDS = 110.0  # senders begin to give up after two minutes
STOP_SECONDS = 30.0
SMALL = 64 * 1024  # bytes of a mail of which digests are made without a thread: that would take longer
NOTHING = ParsedMail()

T = TypeVar("T")
log = logging.getLogger(__name__)


class Reception:
    """Takes mails for the mailboxes of `settings`."""

    def __init__(
        self,
        intake: Intake,
        redactor: Redactor,
        budget: Budget,
        links: Links,
        threading: Threading,
        in_hand: InHand,
        settings: Settings,
    ) -> None:
        self.budget = budget
        self._intake = intake
        self._redactor = redactor
        self._links = links
        self._threading = threading
        self._in_hand = in_hand
        self._mailboxes = frozenset(settings.mailboxes)
        self._own = (*settings.mailboxes, settings.sender)
        self._work: set[asyncio.Task[ServiceError | None]] = set()

    @property
    def busy(self) -> bool:
        """A mail that comes now could not be read: its content need not be received."""
        return self._redactor.busy

    def mailbox(self, address: str) -> str | None:
        """Which of ours an address is, whatever its case and whatever follows a plus sign."""
        local, _, domain = address.lower().rpartition("@")
        for mailbox in (f"{local}@{domain}", f"{local.partition('+')[0]}@{domain}"):
            if mailbox in self._mailboxes:
                return mailbox
        return None

    def envelope(self, sender: str, recipients: Sequence[str]) -> Envelope:
        """What SMTP says of a mail to these recipients, each of which is one of ours."""
        mailboxes = [box for recipient in recipients if (box := self.mailbox(recipient))]
        locals_ = (recipient.rpartition("@")[0] for recipient in recipients)
        extensions = {local.partition("+")[2] for local in locals_} - {""}
        return Envelope(Raw(sender), tuple(dict.fromkeys(mailboxes)), tuple(sorted(extensions)))

    async def holds_a_number(self, address: str) -> bool:
        """Whether an address holds what is never stored. Raises RedactionError."""
        return not (await self._redactor.text(Raw(address))).is_clean

    async def take(self, held: AsyncExitStack, envelope: Envelope, content: bytes) -> None:
        """Make a ticket or a message of one whole mail; on return it is committed.

        `held` is given back when the work ends. Raises Invalid, TooLarge, Throttled, or Temporary for
        everything that may work later.
        """
        task = asyncio.create_task(self._outcome(held, envelope, content))
        self._work.add(task)
        task.add_done_callback(self._work.discard)
        if error := await asyncio.shield(task):
            raise error

    async def settle(self) -> None:
        """Let mails that were received wholly come to their end."""
        if self._work:
            await asyncio.wait(set(self._work), timeout=STOP_SECONDS)

    async def _outcome(self, held: AsyncExitStack, envelope: Envelope, content: bytes) -> ServiceError | None:
        """Errors end here, as values: frames of theirs hold what a person sent."""
        async with held:
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    await self._accept(envelope, content)
            except ServiceError as error:
                error.__context__ = None
                return error.with_traceback(None)
            except Exception as error:  # noqa: BLE001 - the sender's server keeps the mail and comes again
                log.error("a mail was not taken: %s", type_and_place(error))  # noqa: TRY400 - without the text
                return Temporary()
            return None

    async def _accept(self, envelope: Envelope, content: bytes) -> None:
        with self._in_hand.holding(content) as hopeless:
            mail = None if hopeless else await self._parsed(content)
            if envelope.by_fields:
                envelope = self._addressed(envelope, mail or NOTHING)
            if mail is not None:
                await self._read(mail, envelope, len(content))
            else:
                unread = partial(unread_submission, content, envelope, self._links, self._own)
                await self._intake.accept(await _made(unread, len(content)))

    def _addressed(self, envelope: Envelope, mail: ParsedMail) -> Envelope:
        """To and Cc tell to whom a mail was sent; where nobody there is ours, as for a blind copy, the server
        that delivered it. Whoever writes a mail can put anything into either."""
        written = [one.address.reveal() for one in (*mail.to, *mail.cc)]
        delivered = [address.reveal() for address in mail.delivered_to]
        ours = next(filter(None, (list(filter(self.mailbox, some)) for some in (written, delivered))), [])
        found = self.envelope("", ours)
        mailboxes = envelope.mailboxes or found.mailboxes or self._own[:1]
        return replace(envelope, mailboxes=mailboxes, extensions=found.extensions)

    async def _read(self, mail: ParsedMail, envelope: Envelope, size: int) -> None:
        with faults():
            found = await self._threading.route(mail, envelope)
            route = replace(found, markup=await self._redactor.mail_html(mail))
        if route.ticket is not None:
            addition = partial(addition_of, route.ticket, mail, envelope, route, self._links, self._own)
            await self._intake.add(await _made(addition, size))
        else:
            submission = partial(submission_of, mail, envelope, route, self._links, self._own)
            await self._intake.accept(await _made(submission, size))

    async def _parsed(self, content: bytes) -> ParsedMail | None:
        """None for a mail that can't be read and is taken unread. Raises Temporary while it is tried."""
        try:
            return await self._redactor.mail(content)
        except HOPELESS as error:
            why = type(error)
        if not await self._intake.give_up(content, why):
            raise Temporary
        return None


async def _made(make: Callable[[], T], size: int) -> T:
    """What is made of a mail of `size` bytes, without holding the event loop up."""
    return make() if size <= SMALL else await asyncio.to_thread(make)
