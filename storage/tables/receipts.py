"""What accepted submissions led to, so that the same one sent again finds its first result."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Timestamp, digest
from storage.tables.base import Base


class ReceiptRecord(Base):
    """The result of one submission, kept until `expires`."""

    __tablename__ = "receipts"

    key: Mapped[bytes] = mapped_column(
        digest(why="HMAC of a submission with a key outside the database"), primary_key=True
    )
    ticket_number: Mapped[int] = mapped_column(ForeignKey("tickets.number"))
    message_id: Mapped[int] = mapped_column(ForeignKey("messages.id"))
    opened: Mapped[bool]
    expires: Mapped[datetime] = mapped_column(Timestamp, index=True)
