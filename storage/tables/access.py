"""One-time sign-in links and sessions of agents. Only digests of their tokens are kept."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Timestamp, digest
from storage.tables.base import Base


class SignInLinkRecord(Base):
    """A link that signs an agent in once."""

    __tablename__ = "sign_in_links"

    digest: Mapped[bytes] = mapped_column(digest(why="digest of a long random token"), primary_key=True)
    agent_id: Mapped[int] = mapped_column(ForeignKey("agents.id"), index=True)
    expires: Mapped[datetime] = mapped_column(Timestamp, index=True)
    used: Mapped[datetime | None] = mapped_column(Timestamp, default=None)


class SessionRecord(Base):
    """A signed-in browser of an agent."""

    __tablename__ = "sessions"

    digest: Mapped[bytes] = mapped_column(digest(why="digest of a long random token"), primary_key=True)
    agent_id: Mapped[int] = mapped_column(ForeignKey("agents.id"), index=True)
    created: Mapped[datetime] = mapped_column(Timestamp)
    expires: Mapped[datetime] = mapped_column(Timestamp, index=True)
