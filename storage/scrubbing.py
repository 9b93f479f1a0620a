"""Overwriting what a text that was taken away has left in the database's files."""

from typing import Final

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

_VACUUM: Final = text("VACUUM tickets, requesters, messages, attachments, withheld_files")


async def scrub(connection: AsyncConnection) -> bool:
    """Whether it was done; on SQLite a reader of the old state can be in the way."""
    if connection.dialect.name == "sqlite":
        return await _checkpoint(connection)
    outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
    await outside.execute(_VACUUM)
    return True


async def _checkpoint(connection: AsyncConnection) -> bool:
    """Write the log's pages over those in the database file and empty the log.

    Pages in the file hold no old text then: `secure_delete` overwrote it in the page before it was logged.
    SQLAlchemy would begin a transaction, in which there is no checkpoint; so this goes to the driver.
    """
    raw = await connection.get_raw_connection()
    if raw.driver_connection is None:
        return False
    async with raw.driver_connection.execute("PRAGMA wal_checkpoint(TRUNCATE)") as cursor:
        row = await cursor.fetchone()
    return bool(row is not None and row[0] == 0)
