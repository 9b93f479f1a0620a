"""The conversation of a ticket: messages, their files, the files not kept, and what was removed from them."""

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from redaction.types import Reason, RedactedText
from storage.codes import Channel, EventKind, MessageKind, Status
from storage.columns import Redacted, Timestamp, code, opaque
from storage.tables.base import Base

# Words of redaction's own vocabulary. None has room for as many digits as a card number or an SSN.
_FEW_DIGITS = r"(?!([^0-9]*[0-9]){9})"
ENTITY = _FEW_DIGITS + r"[A-Z][A-Z0-9_]{0,59}"
KEPT = r"([0-9]{4})?"
RECOGNIZER = _FEW_DIGITS + r"[A-Za-z][A-Za-z0-9 _.-]{0,79}"
_WORD_AND_NUMBER = r"[A-Za-z]+( [0-9]{1,8})?"
PLACE = rf"({_WORD_AND_NUMBER}(,? {_WORD_AND_NUMBER})*)?"


class MessageRecord(Base):
    """One entry of a conversation. `mail_id` is the Message-ID of the mail it came in, if it did."""

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


class AttachmentRecord(Base):
    """A redacted file in the object store. `position` counts from 1 over the whole ticket."""

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
            shape=_FEW_DIGITS + r"[a-z]+/[a-z0-9.+-]{1,80}",
        )
    )
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str] = mapped_column(opaque(why="digest of redacted bytes", shape=r"[0-9a-f]{64}"))


class WithheldRecord(Base):
    """A file that was not kept, because it could not be redacted."""

    __tablename__ = "withheld_files"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    ticket_number: Mapped[int] = mapped_column(ForeignKey("tickets.number"), index=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), index=True)
    name: Mapped[RedactedText] = mapped_column(Redacted)
    size: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[Reason] = mapped_column(code(Reason))


class FindingRecord(Base):
    """Something that was removed, `count` times, from one field or from one place of a file."""

    __tablename__ = "findings"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    ticket_number: Mapped[int] = mapped_column(ForeignKey("tickets.number"), index=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), index=True)
    entity: Mapped[str] = mapped_column(opaque(why="redaction's name of a kind of number", shape=ENTITY))
    kept: Mapped[str] = mapped_column(opaque(why="nothing, or the last four digits of a card", shape=KEPT))
    place: Mapped[str] = mapped_column(
        opaque(why="the name of a field, or a place in a file such as a line", shape=PLACE)
    )
    score: Mapped[float]
    recognizer: Mapped[str] = mapped_column(opaque(why="the name of a recognizer", shape=RECOGNIZER))
    count: Mapped[int]
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachments.id"), default=None)
