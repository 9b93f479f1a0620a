"""Requesters, who ask, and agents, who answer."""

from sqlalchemy.orm import Mapped, mapped_column

from redaction.types import RedactedText
from storage.columns import Clean, Redacted, opaque
from storage.tables.base import Base


class RequesterRecord(Base):
    """A person who sent something; one row for each address."""

    __tablename__ = "requesters"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    email: Mapped[RedactedText] = mapped_column(Clean, unique=True)
    name: Mapped[RedactedText] = mapped_column(Redacted)


class AgentRecord(Base):
    """A person who works at the desk. Without a password hash the agent can't sign in yet."""

    __tablename__ = "agents"

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    email: Mapped[RedactedText] = mapped_column(Clean, unique=True)
    name: Mapped[RedactedText] = mapped_column(Redacted)
    password_hash: Mapped[str | None] = mapped_column(
        opaque(why="an argon2id hash of an agent's password", shape=r"\$argon2id\$[A-Za-z0-9+/$=,]{20,200}"),
        default=None,
    )
