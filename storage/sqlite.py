"""SQLite's connection for SQLAlchemy: one trip to the connection's thread for a statement and its rows.

aiosqlite makes a trip each for the cursor, the statement, its rows and its end. A trip wakes two threads, and
costs more than most statements do.
"""

import sqlite3
from collections.abc import Callable, Iterable
from typing import Any, Final

import aiosqlite
from typing_extensions import override

_FIRST_ROWS: Final = 1000  # that a statement brings along; the rest of a long answer comes when asked for
_CHUNK: Final = 64


class Connection(aiosqlite.Connection):
    """A connection to the database file at a path, with the driver's own options."""

    def __init__(self, path: str, **options: Any) -> None:
        super().__init__(lambda: sqlite3.connect(path, **options), _CHUNK)
        self._thread.daemon = True  # a command that is broken off doesn't wait for it

    @override
    def cursor(self) -> "_Cursor":  # type: ignore[override]
        return _Cursor(self, self._conn.cursor())

    @override
    async def rollback(self) -> None:
        """SQLAlchemy asks for one whenever a connection comes back, though most have nothing to undo."""
        if self.in_transaction:
            await super().rollback()


class _Cursor(aiosqlite.Cursor):
    _rows: list[Any]
    _open = False

    @override
    async def execute(self, sql: str, parameters: Iterable[Any] | None = None) -> "_Cursor":
        await self._execute(self._run, self._cursor.execute, sql, parameters or ())  # type: ignore[no-untyped-call]
        return self

    @override
    async def executemany(self, sql: str, parameters: Iterable[Iterable[Any]]) -> "_Cursor":
        await self._execute(self._run, self._cursor.executemany, sql, parameters)  # type: ignore[no-untyped-call]
        return self

    @override
    async def fetchmany(self, size: int | None = None) -> Iterable[Any]:
        count = size or self.arraysize
        rows, self._rows = self._rows[:count], self._rows[count:]
        return rows if rows or not self._open else await super().fetchmany(size)

    @override
    async def fetchall(self) -> Iterable[Any]:
        rows, self._rows = self._rows, []
        return [*rows, *await super().fetchall()] if self._open else rows

    @override
    async def close(self) -> None:
        if self._open:
            await super().close()

    def _run(self, run: Callable[..., object], sql: str, parameters: Iterable[Any]) -> None:
        """In the thread. A statement whose rows are all there has ended."""
        run(sql, parameters)
        self._rows = self._cursor.fetchmany(_FIRST_ROWS)
        self._open = len(self._rows) == _FIRST_ROWS
