"""What storage answers with: frozen values that fetch nothing when touched. Times are aware and in UTC."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Final, Self

from redaction.types import Finding, RedactedText, Storable, UncheckedFile
from storage.codes import Channel, EventKind, MessageKind, OutgoingKind, ReportKind, Status
from storage.mail_views import MailState, MailView, SentBefore, TicketMail

ANYTHING: Final = "application/octet-stream"


@dataclass(frozen=True)
class Agent:
    """A person who works at the desk."""

    id: int
    email: RedactedText
    name: RedactedText


@dataclass(frozen=True)
class NewAttachment:
    """A file that lies in the object store under `key` and shall belong to a message."""

    key: str
    name: RedactedText
    media_type: str
    size: int
    sha256: str
    findings: tuple[Finding, ...]
    unchecked: bool = False
    part: int | None = None

    @classmethod
    def of(cls, key: str, file: Storable, part: int | None = None) -> Self:
        """Describe a file that was put into the object store under `key`. `part`: its number in a mail."""
        if isinstance(file, UncheckedFile):
            digest = sha256(file.content).hexdigest()
            return cls(key, file.name, ANYTHING, file.size, digest, (), unchecked=True, part=part)
        return cls(
            key=key,
            name=file.name,
            media_type=file.media_type,
            size=file.size,
            sha256=file.sha256,
            findings=file.findings,
            part=part,
        )


@dataclass(frozen=True)
class Opened:
    """The ticket that was just opened: its number and the id of its first message."""

    number: int
    message: int


@dataclass(frozen=True)
class FindingView:
    """Something that was removed, `count` times, at one place.

    `where` is a field ("subject", "description", "company", "environment", "name", "file name", "reply",
    "note", "request", "handover"), or a file and a place in it ("file 2 line 3"); beside an attachment only
    the place ("line 3").
    `recognizer_version` is "" when it was not noted.
    """

    entity: str
    kept: str
    where: str
    score: float
    recognizer: str
    count: int
    recognizer_version: str = ""


@dataclass(frozen=True)
class StoredAttachment:
    """A redacted file of a message. `size` in bytes; `key` is its name in the object store.

    `unchecked`: the operator lets files of its kind in without redaction. `removed`: when an agent deleted
    it. `part`: its number in the mail that it came in, from 0.
    """

    id: int
    key: str
    name: RedactedText
    media_type: str
    size: int
    sha256: str
    findings: tuple[FindingView, ...]
    unchecked: bool = False
    removed: datetime | None = None
    part: int | None = None


@dataclass(frozen=True)
class WithheldView:
    """A file that was not kept, because it could not be redacted. `size` in bytes."""

    name: RedactedText
    size: int
    reason: str


@dataclass(frozen=True)
class EventView:
    """A change of a ticket: the new status, the new assignee (None: nobody), the mailbox to which it was
    moved, or the person about whom it is."""

    kind: EventKind
    status: Status | None
    assignee_name: RedactedText | None
    mailbox: str | None = None
    person_name: RedactedText | None = None


@dataclass(frozen=True)
class Message:
    """One entry of a ticket's conversation. `findings` are those of this message and its files."""

    id: int
    kind: MessageKind
    channel: Channel
    author_name: RedactedText
    agent_id: int | None
    body: RedactedText
    event: EventView | None
    attachments: tuple[StoredAttachment, ...]
    withheld: tuple[WithheldView, ...]
    findings: tuple[FindingView, ...]
    created: datetime
    mails: tuple[MailState, ...]
    arrival: MailView | None = None


@dataclass(frozen=True)
class FileRequest:
    """What `message` asks for. `handovers` are the messages that answer it, oldest first.

    Its link takes files until it `expires`, unless an agent has withdrawn it before.
    """

    id: int
    message: int
    contact_name: RedactedText
    contact_email: RedactedText
    expires: datetime
    withdrawn: datetime | None
    handovers: tuple[int, ...]

    def is_open(self, at: datetime) -> bool:
        """Whether its link takes files."""
        return self.withdrawn is None and at < self.expires


@dataclass(frozen=True)
class Ticket:
    """A ticket with all that belongs to it, oldest message first. `mailbox`: to which it belongs, None: the
    default one."""

    number: int
    subject: RedactedText
    company: RedactedText
    environment: RedactedText
    channel: Channel
    status: Status
    requester_name: RedactedText
    requester_email: RedactedText
    assignee: Agent | None
    created: datetime
    updated: datetime
    messages: tuple[Message, ...]
    findings: tuple[FindingView, ...]
    mail: TicketMail
    mailbox: str | None = None
    requests: tuple[FileRequest, ...] = ()


@dataclass(frozen=True)
class TicketRow:
    """A ticket in a list. `attachments`, `withheld` and `removed` are counts over the whole ticket."""

    number: int
    subject: RedactedText
    snippet: RedactedText
    requester_name: RedactedText
    requester_email: RedactedText
    company: RedactedText
    status: Status
    assignee: Agent | None
    attachments: int
    withheld: int
    removed: int
    created: datetime
    updated: datetime
    mailbox: str | None = None


@dataclass(frozen=True)
class OutgoingMail:
    """A mail that was taken out of the outbox to be sent, for the `attempts`-th time.

    `message` is the one it answers with or confirms. `thread` are the mails before it on the ticket, oldest
    first: Message-IDs of the requester's, and our own. `since`: when it was queued, or queued again.
    `mailbox`: the one of ours that it is sent from, None for the default sender. `copied`: it goes to
    somebody else than the requester. `request`: for which files it asks, and until when its link takes them.
    """

    id: int
    kind: OutgoingKind
    attempts: int
    to: RedactedText
    to_name: RedactedText
    number: int
    subject: RedactedText
    body: RedactedText
    agent_name: RedactedText | None
    message: int
    thread: tuple[RedactedText | SentBefore, ...]
    withheld: tuple[WithheldView, ...]
    removed: tuple[FindingView, ...]
    created: datetime
    since: datetime
    mailbox: str | None = None
    copied: bool = False
    request: tuple[int, datetime] | None = None


@dataclass(frozen=True)
class ReceiptRow:
    """What an accepted submission led to. `opened`: a new ticket, else a message on an existing one."""

    number: int
    message: int
    opened: bool


@dataclass(frozen=True)
class ReportView:
    """What an agent reported about the recognizers. `where` is a field, "file 2" or "file 2 line 3";
    `begins` and `ends` are code points in the text there as it was before, of the first of `count` places,
    and equal where there are none to count."""

    id: int
    kind: ReportKind
    number: int
    where: str
    begins: int
    ends: int
    count: int
    entity: str
    recognizer: str
    agent_name: RedactedText
    created: datetime


def merged(findings: Sequence[FindingView]) -> tuple[FindingView, ...]:
    """Add up the counts of findings that differ in nothing else, in the order of their first appearance."""
    counts: dict[FindingView, int] = {}
    for one in findings:
        kind = replace(one, count=0)
        counts[kind] = counts.get(kind, 0) + one.count
    return tuple(replace(kind, count=count) for kind, count in counts.items())
