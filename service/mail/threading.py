"""Which ticket a mail belongs to, and whether it may speak there.

A reply goes to its ticket when its sender takes part in that ticket, and the mail proves that it answers one
of ours: by the token in the address it was sent to, or by one of our own Message-IDs. A proof alone shows
that somebody has seen our mail, which may have been forwarded, so that a stranger's message waits for an
agent's yes. A number in a subject proves nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from redaction.documents.mail_types import MailKind, ParsedMail
from redaction.raw import Raw
from redaction.redactor import Redactor
from service.mail.addressing import Addressing
from service.mail.bounces import is_believed
from service.mail.checks import Checks, checks_of
from service.mail.forwards import original_sender
from service.mail.route import Envelope, Route
from storage.codes import Automatic, Held
from storage.database import Database

HOPS = 50  # Received fields; mail that has come round so often goes in a circle (RFC 5321, section 6.3)
_NUMBER = re.compile(r"\[ticket (\d{1,9})\]")


class Threading:
    """`authserv_id` is the name under which the operator's own server writes Authentication-Results."""

    def __init__(
        self, database: Database, redactor: Redactor, addressing: Addressing, authserv_id: str
    ) -> None:
        self._database = database
        self._redactor = redactor
        self._addressing = addressing
        self._authserv_id = authserv_id

    async def route(self, mail: ParsedMail, envelope: Envelope) -> Route:
        """Where a mail goes. Raises RedactionError and StorageError."""
        checks = checks_of(mail.authentication, self._authserv_id)
        route = await self._whither(mail, envelope, checks)
        return replace(route, automatic=self._automatic(mail), checks=checks.words)

    async def _whither(self, mail: ParsedMail, envelope: Envelope, checks: Checks) -> Route:
        if mail.kind is MailKind.BOUNCE and (bounced := await self._bounced(mail, envelope)):
            return bounced
        if answered := await self._as_agent(mail, envelope, checks):
            return answered
        for ticket in self._proofs(mail, envelope):
            takes_part = await self._takes_part(ticket, mail.from_address)
            if takes_part is not None:
                return Route(ticket, held=None if takes_part else Held.STRANGER)
        if forwarded := await self._forwarded(mail, checks):
            return forwarded
        number = _NUMBER.search(mail.subject.reveal())
        return Route(related=int(number[1]) if number else None)

    async def _bounced(self, mail: ParsedMail, envelope: Envelope) -> Route | None:
        """A delivery report about a mail of ours belongs to that mail's ticket, held if it isn't believed."""
        origins = [mail.bounce.message_id] if mail.bounce else []
        for message_id in (*origins, mail.in_reply_to, *mail.references):
            ours = self._addressing.ours(message_id.reveal())
            takes_part = await self._takes_part(ours[0], mail.from_address) if ours else None
            if ours is None or takes_part is None:
                continue
            ticket, sent = ours
            async with self._database.read() as transaction:
                sent_to = await transaction.outbox.recipient(sent)
            if mail.bounce and is_believed(mail, envelope, sent_to):
                return Route(ticket, bounced=sent if mail.bounce.final else None)
            return Route(ticket, held=None if takes_part else Held.STRANGER)
        return None

    async def _as_agent(self, mail: ParsedMail, envelope: Envelope, checks: Checks) -> Route | None:
        """An agent's own answer: to the address that only this agent has, and from a proved address."""
        for extension in _extensions(mail, envelope):
            known = self._addressing.agent_of(extension)
            if known is None or await self._takes_part(known[0], Raw("")) is None:
                continue
            ticket, agent = known
            if checks.prove(mail.from_address.reveal()) and await self._agent(mail.from_address) == agent:
                return Route(ticket, agent=agent)
            return Route(ticket, held=Held.AGENT)
        return None

    def _proofs(self, mail: ParsedMail, envelope: Envelope) -> Iterator[int]:
        """The tickets of which the mail shows something that only our own mails carry."""
        for extension in _extensions(mail, envelope):
            ticket = self._addressing.ticket_of(extension)
            if ticket is not None:
                yield ticket
        for message_id in (mail.in_reply_to, *reversed(mail.references)):
            ours = self._addressing.ours(message_id.reveal())
            if ours:
                yield ours[0]

    async def _forwarded(self, mail: ParsedMail, checks: Checks) -> Route | None:
        """What an agent forwards is a ticket of the one who wrote it."""
        if not checks.prove(mail.from_address.reveal()) or await self._agent(mail.from_address) is None:
            return None
        sender = original_sender(mail)
        return Route(sender=sender) if sender else None

    async def _takes_part(self, ticket: int, address: Raw) -> bool | None:
        email = await self._redactor.text(Raw(address.reveal().lower()))
        async with self._database.read() as transaction:
            return await transaction.mail.takes_part(ticket, email)

    async def _agent(self, address: Raw) -> int | None:
        email = await self._redactor.text(Raw(address.reveal().lower()))
        async with self._database.read() as transaction:
            found = await transaction.people.agent_by_email(email)
        return found.id if found else None

    def _automatic(self, mail: ParsedMail) -> Automatic | None:
        """Our own mails that come back, and mails that go in a circle, are a program's, whatever they say."""
        if mail.kind is not MailKind.PERSON:
            return Automatic(mail.kind.value)
        if mail.received_count > HOPS or self._addressing.is_ours(mail.loop.reveal()):
            return Automatic.REPORT
        return None


def _extensions(mail: ParsedMail, envelope: Envelope) -> Sequence[str]:
    """What follows the plus sign in the addresses it was sent to, by envelope and by To and Cc."""
    addresses = [one.address.reveal() for one in (*mail.to, *mail.cc)]
    locals_ = [address.rpartition("@")[0] for address in addresses]
    found = [*envelope.extensions, *(local.partition("+")[2] for local in locals_)]
    return [extension for extension in dict.fromkeys(found) if extension]
