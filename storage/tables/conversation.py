"""The conversation of a ticket: messages, their files, and the files not kept."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, false
from sqlalchemy.orm import Mapped, mapped_column

from redaction.types import Reason, RedactedText
from storage.codes import Channel, EventKind, MessageKind, Status
from storage.columns import Redacted, Timestamp, code, opaque
from storage.tables.base import Base
from storage.tables.ledger import FEW_DIGITS
from storage.tables.tickets import MAILBOX, OF_OURS


class MessageRecord(Base):
    """One entry of a conversation. `mail_id` is the Message-ID of the mail it came in, if it did.

    An event has a kind, and what that kind tells of: the new status, the new assignee (None: nobody), the
    mailbox to which the ticket was moved, or somebody who takes part or was asked for files.
    """

    __tablename__ = "messages"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    ticket_number: Mapped[int] = mapped_column(ForeignKey("tickets.number"), index=True)
    kind: Mapped[MessageKind] = mapped_column(code(MessageKind))
    channel: Mapped[Channel] = mapped_column(code(Channel))
    body: Mapped[RedactedText] = mapped_column(Redacted)
    created: Mapped[datetime] = mapped_column(Timestamp)
    agent_id: Mapped[int | None] = mapped_column(ForeignKey("agents.id"), default=None)
    mail_id: Mapped[RedactedText | None] = mapped_column(Redacted, default=None)
    event_kind: Mapped[EventKind | None] = mapped_column(code(EventKind), default=None)
    event_status: Mapped[Status | None] = mapped_column(code(Status), default=None)
    event_assignee_id: Mapped[int | None] = mapped_column(ForeignKey("agents.id"), default=None)
    event_mailbox: Mapped[str | None] = mapped_column(opaque(why=OF_OURS, shape=MAILBOX), default=None)
    event_person_id: Mapped[int | None] = mapped_column(ForeignKey("requesters.id"), default=None)


class AttachmentRecord(Base):
    """A redacted file in the object store. `position` counts from 1 over the whole ticket.

    `unchecked`: the operator lets files of its kind in without redaction. `removed`: an agent has deleted it,
    and nothing lies under its key any longer; the row stays, because the ledger refers to it. `part` is its
    number in the mail that it came in, from 0.
    """

    __tablename__ = "attachments"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    ticket_number: Mapped[int] = mapped_column(ForeignKey("tickets.number"), index=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), index=True)
    position: Mapped[int]
    key: Mapped[str] = mapped_column(
        opaque(why="a random name in the object store", shape=r"[0-9a-f]{32}"), unique=True
    )
    name: Mapped[RedactedText] = mapped_column(Redacted)
    media_type: Mapped[str] = mapped_column(
        opaque(
            why="decided from the content by redaction, out of its own list",
            shape=FEW_DIGITS + r"[a-z]+/[a-z0-9.+-]{1,80}",
        )
    )
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(opaque(why="digest of redacted bytes", shape=r"[0-9a-f]{64}"))
    unchecked: Mapped[bool] = mapped_column(default=False, server_default=false())
    removed: Mapped[datetime | None] = mapped_column(Timestamp, default=None)
    removed_by: Mapped[int | None] = mapped_column(ForeignKey("agents.id"), default=None)
    part: Mapped[int | None] = mapped_column(default=None)


class WithheldRecord(Base):
    """A file that was not kept, because it could not be redacted."""

    __tablename__ = "withheld_files"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    ticket_number: Mapped[int] = mapped_column(ForeignKey("tickets.number"), index=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), index=True)
    name: Mapped[RedactedText] = mapped_column(Redacted)
    size: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[Reason] = mapped_column(code(Reason))
