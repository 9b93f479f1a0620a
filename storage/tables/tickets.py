"""Tickets: what is said of the whole, apart from the conversation."""

from datetime import datetime
from typing import Final

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from redaction.types import RedactedText
from storage.codes import Channel, Status
from storage.columns import Redacted, Timestamp, code, opaque
from storage.tables.base import Base
from storage.tables.ledger import FEW_DIGITS

MAILBOX: Final = FEW_DIGITS + r"[^\s@]{1,64}@[^\s@]{1,255}"
OF_OURS: Final = "an address of ours, from the settings"


class TicketRecord(Base):
    """A ticket. `snippet` is the beginning of its first message, so that lists need not load bodies.

    `mailbox` is the address of ours to which it belongs, None: the default one. Its queue and the sender of
    its answers follow from it.
    """

    __tablename__ = "tickets"
    __table_args__ = (
        Index(None, "updated"),
        Index(None, "status", "updated"),
        Index(None, "assignee_id", "status", "updated"),
        Index(None, "mailbox", "status", "assignee_id", "updated"),
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
    mailbox: Mapped[str | None] = mapped_column(opaque(why=OF_OURS, shape=MAILBOX), default=None)
