"""The database: transactions that write, transactions that read, migrations and health."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from storage import durability, engines, migrating
from storage.commits import Commits, T, Work, done
from storage.endings import to_the_end
from storage.faults import own_errors
from storage.ledger.seal import Seal
from storage.scrubbing import scrub
from storage.sessions import WholeStatements
from storage.transaction import Transaction


class Database:
    """An SQLite file or a PostgreSQL database. Nothing is opened before it is needed.

    Errors of SQLAlchemy and of the drivers leave as StorageError, at the latest at the end of a transaction's
    block: catch them around it.
    """

    def __init__(self, url: str, ledger_key: bytes) -> None:
        """`url`: `sqlite:///path` or `postgresql://…`, with or without a driver. `ledger_key`: 32 bytes, the
        same ones whenever this database is opened. ValueError: one of them is not so."""
        address = engines.address(url)
        self._ledger_key = ledger_key
        self._seal = Seal(ledger_key)
        self._writer = engines.writer(address)
        self._reader = engines.reader(address)
        self._unscrubbed = False
        self._lock: asyncio.Lock | None = None
        self._commits: Commits | None = None
        if address.get_backend_name() == "sqlite":
            # SQLite lets writers sleep and try again, and some never get their turn; a queue is fair.
            self._lock = asyncio.Lock()
            self._commits = Commits(engines.committer(address), self._lock, self._seal)

    def _turn(self) -> AbstractAsyncContextManager[None]:
        return nullcontext() if self._lock is None else self._lock

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Transaction]:
        """A transaction that is committed at the end of the block, or rolled back when the block raises.

        Cancelling inside the block rolls back. A commit that has begun is finished even so.
        """
        async with self._turn(), _session(self._writer) as session:
            yield Transaction(session, self._seal)
            await to_the_end(session.commit())

    async def commit(self, work: Work[T]) -> T:
        """What `work` returns for a transaction, once that is committed; what it raises rolls it back.

        It can await nothing but the transaction (RuntimeError), and should do nothing beside it: on SQLite it
        runs in another thread, shares its commit with others, and is called once more when one of these
        fails. Cancelling while it runs raises when it has ended; it may have been committed.
        """
        if self._commits is not None:
            return await self._commits.run(work)
        async with _session(self._writer) as session:
            result: T = await to_the_end(session.run_sync(done, work, self._seal))
            await to_the_end(session.commit())
            return result

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Transaction]:
        """A transaction that sees one state of the database and can't change it."""
        async with _session(self._reader) as session:
            yield Transaction(session, self._seal)

    async def migrate(self) -> None:
        """Bring the tables to this version. NotMigrated when a newer version has changed them."""
        with own_errors():
            async with self._turn(), self._writer.begin() as connection:
                await connection.run_sync(migrating.upgrade, self._ledger_key)

    async def is_current(self) -> bool:
        """Whether the tables are those of this version."""
        with own_errors():
            async with self._reader.connect() as connection:
                return await connection.run_sync(migrating.is_current)

    async def ping(self) -> None:
        """Unavailable when the database doesn't answer."""
        async with _session(self._reader) as session:
            await session.execute(text("SELECT 1"))

    async def durability(self) -> list[tuple[str, str, bool]]:
        """The settings that a commit needs to survive a power cut: name, value, and whether it is right."""
        with own_errors():
            async with self._turn(), self._writer.connect() as connection:
                return await durability.settings(connection)

    async def scrub(self, *, again: bool = False) -> bool:
        """Overwrite what texts that were taken away have left in the database's files; False when others were
        reading and it could not be done yet. `again`: only if it could not be done the last time.

        SQLite's write-ahead log is emptied. PostgreSQL's tables are vacuumed, its own log is not touched.
        """
        if again and not self._unscrubbed:
            return True
        self._unscrubbed = True
        with own_errors():
            async with self._turn(), self._writer.connect() as connection:
                self._unscrubbed = not await to_the_end(scrub(connection))
        return not self._unscrubbed

    async def close(self) -> None:
        """Close all connections."""
        if self._commits is not None:
            await self._commits.close()
        await self._reader.dispose()
        await self._writer.dispose()


@asynccontextmanager
async def _session(engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
    """A session whose transaction has begun, and whose connection goes back to the pool whatever happens."""
    session = WholeStatements(engine, expire_on_commit=False)
    with own_errors():
        try:
            await to_the_end(session.connection())
            yield session
        finally:
            await to_the_end(session.close())
