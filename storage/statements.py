"""What several subjects' queries need."""

from sqlalchemy import CursorResult, Delete, Update
from sqlalchemy.ext.asyncio import AsyncSession


async def affected(session: AsyncSession, statement: Update | Delete) -> int:
    """Execute the statement and return the number of rows that it changed or deleted."""
    result = await session.execute(statement, execution_options={"synchronize_session": False})
    if not isinstance(result, CursorResult):
        raise TypeError("a change answers with a cursor")
    return result.rowcount
