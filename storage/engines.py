"""Engines for SQLite and PostgreSQL: how they connect, and the settings that durability and privacy need."""

import os
from contextlib import suppress
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from storage.sqlite import Connection as SqliteConnection

BUSY_SECONDS: Final = 5
"""How long a transaction waits for another process's lock on SQLite."""

_LOCKING: Final = "BEGIN IMMEDIATE"
_WRITING: Final = {"journal_mode": "WAL"}
_CONNECT_SECONDS: Final = 5
_COMMAND_SECONDS: Final = 30

SQLITE_SETTINGS: Final = {
    "synchronous": "2",  # FULL: a commit is on the disk before it returns
    "secure_delete": "1",  # deleted content is overwritten
    "temp_store": "2",  # MEMORY: sorts never spill to a file
    "foreign_keys": "1",
}
"""Pragmas of every connection, as SQLite reports them back."""

_POSTGRESQL_SETTINGS: Final = {
    "application_name": "veilbox",
    "jit": "off",
    "synchronous_commit": "on",
    "statement_timeout": "30s",
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
}


def address(url: str) -> URL:
    """The database's address with the driver that we use for it.

    ValueError when it is neither SQLite nor PostgreSQL; the text doesn't repeat it: it may hold a password.
    """
    try:
        parsed = make_url(url)
    except ArgumentError:
        parsed = None
    match parsed and parsed.get_backend_name():
        case "sqlite" if parsed and parsed.database not in {None, "", ":memory:"}:
            return parsed.set(drivername="sqlite+aiosqlite")
        case "postgresql" | "postgres" if parsed:
            return parsed.set(drivername="postgresql+asyncpg")
        case _:
            raise ValueError("not the address of an SQLite file or a PostgreSQL database")


def writer(url: URL) -> AsyncEngine:
    """The engine for writing: on SQLite one connection, whose transactions take the lock at once."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, _LOCKING, _WRITING, connections=1)
    return _postgresql(url, {})


def committer(url: URL) -> Engine:
    """SQLite's engine for transactions that run in a thread of their own, as `writer` in everything else."""
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"),
        hide_parameters=True,
        pool_size=1,
        max_overflow=0,
        connect_args={"timeout": BUSY_SECONDS},
    )
    _prepare(engine, _LOCKING, _WRITING)
    return engine


def reader(url: URL) -> AsyncEngine:
    """The engine that reads: it can't write, and one transaction sees one state of the database."""
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, "BEGIN", {"query_only": "1"}, connections=4)
    engine = _postgresql(url, {"default_transaction_read_only": "on"})
    return engine.execution_options(isolation_level="REPEATABLE READ")


def _postgresql(url: URL, settings: dict[str, str]) -> AsyncEngine:
    return create_async_engine(
        url,
        hide_parameters=True,
        pool_pre_ping=True,  # a restarted server costs no request
        pool_timeout=_CONNECT_SECONDS,
        connect_args={
            "timeout": _CONNECT_SECONDS,
            "command_timeout": _COMMAND_SECONDS,
            "server_settings": {**_POSTGRESQL_SETTINGS, **settings},
        },
    )


def _sqlite(url: URL, begin: str, settings: dict[str, str], *, connections: int) -> AsyncEngine:
    engine = create_async_engine(
        url,
        hide_parameters=True,
        pool_size=connections,
        max_overflow=0,
        connect_args={"timeout": BUSY_SECONDS, "async_creator_fn": SqliteConnection},
    )
    _prepare(engine.sync_engine, begin, settings)
    return engine


def _prepare(engine: Engine, begin: str, settings: dict[str, str]) -> None:
    """Have each connection to SQLite begin transactions with `begin`, after these pragmas."""

    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        connection.isolation_level = None  # the driver's own BEGIN would come too late to lock
        cursor = connection.cursor()
        for name, value in {**SQLITE_SETTINGS, **settings}.items():
            cursor.execute(f"PRAGMA {name} = {value}")
        cursor.close()

    def create(*_: object) -> None:
        # SQLite would create the file readable by others; its journals get the file's own mode. A file that
        # is there must not be opened: closing it again would give up the locks of this process's connections
        # on it (POSIX), and the next process to close the database would take its write-ahead log away.
        with suppress(FileExistsError):
            os.close(os.open(str(engine.url.database), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "do_connect", create)
    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", start)
