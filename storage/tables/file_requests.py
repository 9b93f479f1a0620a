"""Files that an agent asks somebody for who is not the requester: a technical contact."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Timestamp
from storage.tables.base import Base


class FileRequestRecord(Base):
    """What `message_id` asks for, of whom, and until when its link takes files. `withdrawn`: not since then.

    Its number stands in the link, signed; so a number is never given out twice.
    """

    __tablename__ = "file_requests"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    ticket_number: Mapped[int] = mapped_column(ForeignKey("tickets.number"), index=True)
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), unique=True)
    contact_id: Mapped[int] = mapped_column(ForeignKey("requesters.id"), index=True)
    expires: Mapped[datetime] = mapped_column(Timestamp)
    withdrawn: Mapped[datetime | None] = mapped_column(Timestamp, default=None)


class HandoverRecord(Base):
    """A message that hands over files that were asked for."""

    __tablename__ = "handovers"

    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"), primary_key=True, autoincrement=False)
    request_id: Mapped[int] = mapped_column(ForeignKey("file_requests.id"), index=True)
