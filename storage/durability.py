"""The settings that a commit needs to survive a power cut, and a deletion to be one."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.engines import SQLITE_SETTINGS

_SQLITE = {"journal_mode": "wal", **SQLITE_SETTINGS}
_POSTGRESQL_MUST_BE_ON = ("fsync", "full_page_writes", "synchronous_commit")


async def settings(connection: AsyncConnection) -> list[tuple[str, str, bool]]:
    """Name, value and whether it is right, for each setting of the connected database."""
    if connection.dialect.name == "sqlite":
        return [await _sqlite(connection, name, wanted) for name, wanted in _SQLITE.items()]
    return [await _postgresql(connection, name) for name in _POSTGRESQL_MUST_BE_ON]


async def _sqlite(connection: AsyncConnection, name: str, wanted: str) -> tuple[str, str, bool]:
    value = str(await connection.scalar(text(f"PRAGMA {name}")))
    return name, value, value == wanted


async def _postgresql(connection: AsyncConnection, name: str) -> tuple[str, str, bool]:
    value = str(await connection.scalar(text("SELECT current_setting(:name)"), {"name": name}))
    # `synchronous_commit` has stronger values than "on"; each of them waits for the local disk as well.
    return name, value, value in {"on", "remote_apply"}
