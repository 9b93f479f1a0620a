"""What is known of a message or a ticket because it came by mail, and who takes part in a ticket."""

from datetime import datetime
from typing import Final

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from redaction.types import RedactedText
from storage.codes import Automatic, Held
from storage.columns import Redacted, Timestamp, code, opaque
from storage.tables.base import Base
from storage.tables.tickets import MAILBOX, OF_OURS

CHECKS: Final = r"((spf|dkim|dmarc)=[a-z]{1,12}( (?!$)|$)){0,3}"


class MessageMailRecord(Base):
    """The mail of one message. `author_id` sent it, when that is not the ticket's requester.

    `checks` are the results of SPF, DKIM and DMARC as our own mail server wrote them down. `markup` is the
    message as safe HTML, with its placeholders as spans.
    """

    __tablename__ = "message_mails"

    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), primary_key=True, autoincrement=False)
    ticket_number: Mapped[int] = mapped_column(ForeignKey("tickets.number"), index=True)
    checks: Mapped[str] = mapped_column(
        opaque(why="results of SPF, DKIM and DMARC, of a closed vocabulary", shape=CHECKS)
    )
    automatic: Mapped[Automatic | None] = mapped_column(code(Automatic), default=None)
    held: Mapped[Held | None] = mapped_column(code(Held), default=None)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("requesters.id"), default=None)
    reply_to: Mapped[RedactedText | None] = mapped_column(Redacted, default=None)
    markup: Mapped[RedactedText | None] = mapped_column(Redacted, default=None)


class TicketMailRecord(Base):
    """The mailbox of ours to which a ticket's first mail came. `related`: a ticket that its subject names."""

    __tablename__ = "ticket_mails"

    ticket_number: Mapped[int] = mapped_column(
        ForeignKey("tickets.number"), primary_key=True, autoincrement=False
    )
    mailbox: Mapped[str] = mapped_column(opaque(why=OF_OURS, shape=MAILBOX))
    related: Mapped[int | None] = mapped_column(default=None)


class ParticipantRecord(Base):
    """Somebody beside the requester who was copied on a ticket. They take part once an agent confirms it."""

    __tablename__ = "participants"
    __table_args__ = (UniqueConstraint("ticket_number", "requester_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    ticket_number: Mapped[int] = mapped_column(ForeignKey("tickets.number"))
    requester_id: Mapped[int] = mapped_column(ForeignKey("requesters.id"), index=True)
    added: Mapped[datetime] = mapped_column(Timestamp)
    confirmed_by: Mapped[int | None] = mapped_column(ForeignKey("agents.id"), default=None)
