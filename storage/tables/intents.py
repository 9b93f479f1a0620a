"""Objects that are about to be put and belong to no ticket yet."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Timestamp, opaque
from storage.tables.base import Base


class IntentRecord(Base):
    """A key under which an object may lie. The ticket's commit consumes the row, else the sweep claims it."""

    __tablename__ = "intents"

    key: Mapped[str] = mapped_column(
        opaque(why="a random name in the object store", shape=r"[0-9a-f]{32}"), primary_key=True
    )
    declared: Mapped[datetime] = mapped_column(Timestamp, index=True)
