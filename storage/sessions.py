"""Two kinds of session, which the subjects' queries can't tell apart: one awaits the database, one blocks."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session
from typing_extensions import override

from storage.endings import to_the_end


class WholeStatements(AsyncSession):
    """Statements come to their end though their caller is cancelled, so that it can be rolled back.

    SQLAlchemy throws the connection of a statement away that was cancelled under way. SQLite's then lives on
    as long as anything refers to its cursor, as the traceback of the cancellation may, and keeps the lock
    that all writers wait for. Statements are short, and the database's own limits on time end the ones that
    are not.
    """

    @override
    async def execute(self, *arguments: Any, **options: Any) -> Any:
        return await to_the_end(super().execute(*arguments, **options))

    @override
    async def scalar(self, *arguments: Any, **options: Any) -> Any:
        return await to_the_end(super().scalar(*arguments, **options))

    @override
    async def scalars(self, *arguments: Any, **options: Any) -> Any:
        return await to_the_end(super().scalars(*arguments, **options))

    @override
    async def get(self, *arguments: Any, **options: Any) -> Any:
        return await to_the_end(super().get(*arguments, **options))

    @override
    async def get_one(self, *arguments: Any, **options: Any) -> Any:
        return await to_the_end(super().get_one(*arguments, **options))

    @override
    async def flush(self, *arguments: Any, **options: Any) -> None:
        await to_the_end(super().flush(*arguments, **options))


class Blocking(AsyncSession):
    """A session for where blocking is right: a thread of the database, or a greenlet of SQLAlchemy.

    Its methods await nothing, so that a coroutine which calls nothing else runs through at once.
    """

    def __init__(self, session: Session) -> None:
        super().__init__(sync_session_class=lambda **_: session)  # type: ignore[arg-type]  # it is called only

    @override
    async def execute(self, *arguments: Any, **options: Any) -> Any:
        return self.sync_session.execute(*arguments, **options)

    @override
    async def scalar(self, *arguments: Any, **options: Any) -> Any:
        return self.sync_session.scalar(*arguments, **options)

    @override
    async def scalars(self, *arguments: Any, **options: Any) -> Any:
        return self.sync_session.scalars(*arguments, **options)

    @override
    async def get(self, *arguments: Any, **options: Any) -> Any:
        return self.sync_session.get(*arguments, **options)

    @override
    async def get_one(self, *arguments: Any, **options: Any) -> Any:
        return self.sync_session.get_one(*arguments, **options)

    @override
    async def flush(self, *arguments: Any, **options: Any) -> None:
        self.sync_session.flush(*arguments, **options)
