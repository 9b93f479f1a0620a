"""Mails that wait to be sent. The mail itself is composed from its message when it is due."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.codes import Delivery, OutgoingKind
from storage.columns import Timestamp, code
from storage.tables.base import Base


class OutgoingMailRecord(Base):
    """A mail to a ticket's requester. `due` is when the next attempt may be made."""

    __tablename__ = "outgoing_mails"
    __table_args__ = (Index(None, "delivery", "due"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    kind: Mapped[OutgoingKind] = mapped_column(code(OutgoingKind))
    ticket_number: Mapped[int] = mapped_column(ForeignKey("tickets.number"))
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), index=True)
    created: Mapped[datetime] = mapped_column(Timestamp)
    due: Mapped[datetime] = mapped_column(Timestamp)
    delivery: Mapped[Delivery] = mapped_column(code(Delivery), default=Delivery.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    finished: Mapped[datetime | None] = mapped_column(Timestamp, default=None)
