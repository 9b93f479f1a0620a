"""What is known of a message because it came by mail, on its way into storage."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from redaction.redactor import Redactor
from redaction.types import RedactedText
from service.submission import MailTraits
from storage.errors import NotFound
from storage.mail_facts import NewMail
from storage.transaction import Transaction


@dataclass(frozen=True)
class Person:
    """An address that can be kept, and the name beside it."""

    email: RedactedText
    name: RedactedText


@dataclass(frozen=True)
class CheckedTraits:
    """Traits after redaction. Nobody whose address holds a number is among `copied`."""

    traits: MailTraits
    reply_to: RedactedText
    copied: tuple[Person, ...]

    @property
    def texts(self) -> list[tuple[str, RedactedText]]:
        """What people wrote in them, by field, as the ledger names it."""
        return [("reply to", self.reply_to), *(("copied", one.name) for one in self.copied)]

    async def keep(
        self, transaction: Transaction, number: int, message: int, author: int | None, at: datetime
    ) -> None:
        """Write them beside a message of ticket `number`. `author` is a requester's id."""
        traits = self.traits
        mail = NewMail(
            checks=traits.checks,
            automatic=traits.automatic,
            held=traits.held,
            author=author,
            reply_to=self.reply_to or None,
            markup=traits.markup,
        )
        await transaction.mail.note(number, message, mail)
        if traits.held is None and traits.automatic is None:
            people = [await transaction.people.requester(one.email, one.name) for one in self.copied]
            await transaction.mail.invite(number, people, at)
        if traits.bounced is not None:
            with suppress(NotFound):  # an old mail, or one that a database before this one sent
                await transaction.outbox.bounced(traits.bounced, at, status=traits.bounce_status)


async def checked(redactor: Redactor, traits: MailTraits) -> CheckedTraits:
    """Redact what people wrote in them. Raises RedactionError."""
    reply_to, *rest = await redactor.texts(
        [traits.reply_to, *(text for one in traits.copied for text in (one.address, one.name))]
    )
    return CheckedTraits(traits, reply_to, tuple(_people(rest)))


def _people(texts: Sequence[RedactedText]) -> list[Person]:
    pairs = zip(texts[::2], texts[1::2], strict=True)
    return [Person(email, name) for email, name in pairs if email.is_clean]
