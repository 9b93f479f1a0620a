"""One-time sign-in links and sessions of agents, looked up by the digest of their token."""

from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from storage.people import agent_view
from storage.tables import AgentRecord, SessionRecord, SignInLinkRecord
from storage.views import Agent


class Access:
    """The queries about links and sessions, inside one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add_link(self, digest: bytes, agent: int, expires: datetime) -> None:
        """Store a link that signs `agent` in once before `expires`."""
        self._session.add(SignInLinkRecord(digest=digest, agent_id=agent, expires=expires))
        await self._session.flush()

    async def link(self, digest: bytes, now: datetime) -> int | None:
        """The agent whom an unused link would sign in. Changes nothing."""
        return await self._session.scalar(
            select(SignInLinkRecord.agent_id).where(
                SignInLinkRecord.digest == digest,
                SignInLinkRecord.used.is_(None),
                SignInLinkRecord.expires > now,
            )
        )

    async def use_link(self, digest: bytes, now: datetime) -> int | None:
        """Use a link up and return its agent: of two callers at the same time one gets None."""
        return await self._session.scalar(
            update(SignInLinkRecord)
            .where(
                SignInLinkRecord.digest == digest,
                SignInLinkRecord.used.is_(None),
                SignInLinkRecord.expires > now,
            )
            .values(used=now)
            .returning(SignInLinkRecord.agent_id)
        )

    async def end_links(self, agent: int) -> None:
        """Remove all links of an agent, used or not."""
        await self._session.execute(delete(SignInLinkRecord).where(SignInLinkRecord.agent_id == agent))

    async def add_session(self, digest: bytes, agent: int, created: datetime, expires: datetime) -> None:
        """Store a session of `agent`."""
        self._session.add(SessionRecord(digest=digest, agent_id=agent, created=created, expires=expires))
        await self._session.flush()

    async def session(self, digest: bytes, now: datetime) -> Agent | None:
        """The agent of a session that has not expired."""
        record = await self._session.scalar(
            select(AgentRecord)
            .join(SessionRecord, SessionRecord.agent_id == AgentRecord.id)
            .where(SessionRecord.digest == digest, SessionRecord.expires > now)
        )
        return None if record is None else agent_view(record)

    async def end_session(self, digest: bytes) -> None:
        """Remove one session."""
        await self._session.execute(delete(SessionRecord).where(SessionRecord.digest == digest))

    async def end_sessions(self, agent: int) -> None:
        """Remove all sessions of an agent."""
        await self._session.execute(delete(SessionRecord).where(SessionRecord.agent_id == agent))

    async def expire(self, now: datetime) -> None:
        """Remove the links and sessions whose time is over."""
        await self._session.execute(delete(SignInLinkRecord).where(SignInLinkRecord.expires <= now))
        await self._session.execute(delete(SessionRecord).where(SessionRecord.expires <= now))
