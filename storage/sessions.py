"""A session whose statements come to their end though their caller is cancelled.

SQLAlchemy throws the connection of a statement away that was cancelled under way. SQLite's then lives on as
long as anything refers to its cursor, as the traceback of the cancellation may, and keeps the lock that all
writers wait for. Statements are short, and the database's own limits on time end the ones that are not.
"""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from typing_extensions import override

from storage.endings import to_the_end


class WholeStatements(AsyncSession):
    """Raises a cancellation when the statement is over, so that its transaction can be rolled back."""

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
