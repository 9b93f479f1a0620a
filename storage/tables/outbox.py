"""Mails that wait to be sent. The mail itself is composed from its message when it is due."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.codes import Delivery, Failure, OutgoingKind
from storage.columns import Timestamp, code, opaque
from storage.tables.base import Base
from storage.tables.ledger import FEW_DIGITS

STATUS = FEW_DIGITS + r"([245]\.[0-9]{1,3}\.[0-9]{1,3})?"


class OutgoingMailRecord(Base):
    """A mail to a ticket's requester, or to somebody else who takes part, `requester_id`.

    `due` is when somebody may take it: while it is being sent, the end of the sender's lease.
    `attempts` counts how often it was taken, and tells one lease from another. `failure`, `reply_code` and
    `status_code` are of the last attempt, empty while it is being made. `resent`: when an agent asked for it
    to be sent again.
    """

    __tablename__ = "outgoing_mails"
    __table_args__ = (Index(None, "delivery", "due"), Index(None, "created"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    kind: Mapped[OutgoingKind] = mapped_column(code(OutgoingKind))
    ticket_number: Mapped[int] = mapped_column(ForeignKey("tickets.number"), index=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), index=True)
    created: Mapped[datetime] = mapped_column(Timestamp)
    due: Mapped[datetime] = mapped_column(Timestamp)
    delivery: Mapped[Delivery] = mapped_column(code(Delivery), default=Delivery.QUEUED)
    attempts: Mapped[int] = mapped_column(default=0)
    finished: Mapped[datetime | None] = mapped_column(Timestamp, default=None)
    failure: Mapped[Failure | None] = mapped_column(code(Failure), default=None)
    reply_code: Mapped[int | None] = mapped_column(default=None)
    status_code: Mapped[str | None] = mapped_column(
        opaque(why="an enhanced status code, digits and dots taken out of a server's reply", shape=STATUS),
        default=None,
    )
    resent: Mapped[datetime | None] = mapped_column(Timestamp, default=None)
    resent_by: Mapped[int | None] = mapped_column(ForeignKey("agents.id"), default=None)
    requester_id: Mapped[int | None] = mapped_column(ForeignKey("requesters.id"), default=None)
