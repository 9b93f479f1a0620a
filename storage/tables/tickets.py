"""Tickets: what is said of the whole, apart from the conversation."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from redaction.types import RedactedText
from storage.codes import Channel, Status
from storage.columns import Redacted, Timestamp, code
from storage.tables.base import Base


class TicketRecord(Base):
    """A ticket. `snippet` is the beginning of its first message, so that lists need not load bodies."""

    __tablename__ = "tickets"
    __table_args__ = (
        Index(None, "updated"),
        Index(None, "status", "updated"),
        Index(None, "assignee_id", "status", "updated"),
        # Without AUTOINCREMENT SQLite would give the number of a deleted newest ticket to the next one.
        {"sqlite_autoincrement": True},
    )

    number: Mapped[int] = mapped_column(primary_key=True, init=False)
    requester_id: Mapped[int] = mapped_column(ForeignKey("requesters.id"), index=True)
    channel: Mapped[Channel] = mapped_column(code(Channel))
    subject: Mapped[RedactedText] = mapped_column(Redacted)
    company: Mapped[RedactedText] = mapped_column(Redacted)
    environment: Mapped[RedactedText] = mapped_column(Redacted)
    snippet: Mapped[RedactedText] = mapped_column(Redacted)
    status: Mapped[Status] = mapped_column(code(Status))
    created: Mapped[datetime] = mapped_column(Timestamp)
    updated: Mapped[datetime] = mapped_column(Timestamp)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("agents.id"), default=None)
