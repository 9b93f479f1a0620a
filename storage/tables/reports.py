"""What agents reported about the recognizers, by kind and place. Never a text."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.codes import ReportKind
from storage.columns import Timestamp, code, opaque
from storage.tables.base import Base
from storage.tables.ledger import ENTITY, PLACE, RECOGNIZER


class ReportRecord(Base):
    """A miss that was removed by hand, or a false finding, in one text.

    `begins` and `ends` are code points: of a miss in the text as it was before, of a mistake those of the
    placeholder. They are about the first of `count` places in that text.
    """

    __tablename__ = "reports"
    __table_args__ = (Index(None, "ticket_number", "kind", "message_id"),)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    kind: Mapped[ReportKind] = mapped_column(code(ReportKind))
    ticket_number: Mapped[int] = mapped_column(ForeignKey("tickets.number"))
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"))
    field: Mapped[str] = mapped_column(opaque(why="the name of a field of a ticket", shape=PLACE))
    begins: Mapped[int]
    ends: Mapped[int]
    count: Mapped[int]
    entity: Mapped[str] = mapped_column(opaque(why="redaction's name of a kind of number", shape=ENTITY))
    recognizer: Mapped[str] = mapped_column(opaque(why="the name of a recognizer", shape=RECOGNIZER))
    agent_id: Mapped[int] = mapped_column(ForeignKey("agents.id"))
    created: Mapped[datetime] = mapped_column(Timestamp)
    attachment_id: Mapped[int | None] = mapped_column(ForeignKey("attachments.id"), default=None)
