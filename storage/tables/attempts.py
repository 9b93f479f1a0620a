"""Messages over which worker processes were lost."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Timestamp, digest
from storage.tables.base import Base


class AttemptRecord(Base):
    """How often it happened with one message, kept until `expires`."""

    __tablename__ = "attempts"

    key: Mapped[bytes] = mapped_column(
        digest(why="HMAC of a message with a key outside the database"), primary_key=True
    )
    count: Mapped[int]
    expires: Mapped[datetime] = mapped_column(Timestamp, index=True)
