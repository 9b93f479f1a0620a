"""How messages came by mail, and how far outgoing mails have come, as storage answers it."""

from dataclasses import dataclass
from datetime import datetime

from redaction.types import RedactedText
from storage.codes import Automatic, Delivery, Failure, Held, OutgoingKind


@dataclass(frozen=True)
class MailView:
    """The mail of a message. Its author's name and address are None when that is the ticket's requester."""

    checks: str
    automatic: Automatic | None
    held: Held | None
    author_name: RedactedText | None
    author_email: RedactedText | None
    reply_to: RedactedText | None
    markup: RedactedText | None


@dataclass(frozen=True)
class Participant:
    """Somebody who was copied. `confirmed`: an agent said that they take part."""

    id: int
    name: RedactedText
    email: RedactedText
    confirmed: bool


@dataclass(frozen=True)
class TicketMail:
    """How a ticket came by mail, None where it didn't; and everybody who was copied on it."""

    mailbox: str | None
    related: int | None
    participants: tuple[Participant, ...]


@dataclass(frozen=True)
class Failed:
    """Why an attempt failed. `code` is the mail server's reply code, 0 without one; `status` its enhanced
    status code (RFC 3463), or ""."""

    why: Failure
    code: int = 0
    status: str = ""


@dataclass(frozen=True)
class MailState:
    """How far an outgoing mail has come. `due`: when it may be taken next, or the sender's lease ends.

    `to_name` is who gets it, None: the ticket's requester. `failed` is about the last attempt, None while
    another one is being made. `resent`: when an agent, of the name `resent_by`, asked for it to be sent
    again.
    """

    id: int
    kind: OutgoingKind
    delivery: Delivery
    attempts: int
    created: datetime
    due: datetime
    finished: datetime | None
    failed: Failed | None
    resent: datetime | None
    resent_by: RedactedText | None
    to_name: RedactedText | None = None


@dataclass(frozen=True)
class Undelivered:
    """A mail that was given up, or that will be tried again."""

    mail: MailState
    number: int
    subject: RedactedText
    to: RedactedText
    to_name: RedactedText


@dataclass(frozen=True)
class SentBefore:
    """A mail of ours, by what its Message-ID is made of."""

    id: int
    created: datetime
