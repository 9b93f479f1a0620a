"""Requesters and agents."""

from functools import cache

from sqlalchemy import case, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.sql.dml import ReturningInsert

from redaction.types import EMPTY, RedactedText
from storage.errors import NotFound
from storage.statements import affected
from storage.tables import AgentRecord, RequesterRecord
from storage.tables.base import may_exist, table
from storage.views import Agent


def agent_view(record: AgentRecord) -> Agent:
    """The agent as the rest of the house sees it: without the password hash."""
    return Agent(id=record.id, email=record.email, name=record.name)


@cache
def _found_or_new(dialect: str) -> ReturningInsert[int]:
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    requesters = table(RequesterRecord).c
    new = insert(table(RequesterRecord))
    kept = case((new.excluded.name == EMPTY, requesters.name), else_=new.excluded.name)
    found_or_new = new.on_conflict_do_update(index_elements=[requesters.email], set_={"name": kept})
    return found_or_new.returning(requesters.id)


class People:
    """The queries about requesters and agents, inside one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def requester(self, email: RedactedText, name: RedactedText) -> int:
        """Find or create the requester with this address; the newest name that isn't empty is kept.

        One statement, so that two tickets of a new requester that arrive together share one row.
        """
        found_or_new = _found_or_new(self._session.get_bind().dialect.name)
        return (await self._session.execute(found_or_new, {"email": email, "name": name})).scalar_one()

    async def contact(self, email: RedactedText, name: RedactedText) -> int:
        """The requester with this address, whose own name stays, or a new one called `name`."""
        known = select(RequesterRecord.id).where(RequesterRecord.email == email)
        return await self._session.scalar(known) or await self.requester(email, name)

    async def create_agent(self, email: RedactedText, name: RedactedText) -> int:
        """Add an agent without a password. Duplicate when the address is taken."""
        record = AgentRecord(email=email, name=name)
        self._session.add(record)
        await self._session.flush()
        return record.id

    async def agent(self, agent: int) -> Agent | None:
        """The agent with this id."""
        if not may_exist(agent):
            return None
        record = await self._session.get(AgentRecord, agent)
        return None if record is None else agent_view(record)

    async def agent_by_email(self, email: RedactedText) -> Agent | None:
        """The agent with this address, whatever the case of its letters."""
        if not email.is_clean:
            return None
        record = await self._session.scalar(select(AgentRecord).where(AgentRecord.email == email))
        return None if record is None else agent_view(record)

    async def agents(self) -> list[Agent]:
        """All agents, in the order in which they were added."""
        records = await self._session.scalars(select(AgentRecord).order_by(AgentRecord.id))
        return [agent_view(record) for record in records]

    async def has_agents(self) -> bool:
        """Whether there is any agent."""
        return await self._session.scalar(select(AgentRecord.id).limit(1)) is not None

    async def rename(self, agent: int, name: RedactedText) -> None:
        """Give an agent another name. NotFound when there is no such agent."""
        await self._change(agent, name=name)

    async def set_password(self, agent: int, password_hash: str) -> None:
        """Store the argon2id hash of an agent's password. NotFound when there is no such agent."""
        await self._change(agent, password_hash=password_hash)

    async def password_hash(self, agent: int) -> str | None:
        """The argon2id hash of the agent's password; None when there is none yet."""
        if not may_exist(agent):
            return None
        return await self._session.scalar(select(AgentRecord.password_hash).where(AgentRecord.id == agent))

    async def _change(self, agent: int, **values: RedactedText | str) -> None:
        changed = update(AgentRecord).where(AgentRecord.id == agent).values(**values)
        if not may_exist(agent) or await affected(self._session, changed) == 0:
            raise NotFound
