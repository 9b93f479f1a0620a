"""Running Alembic on an open connection, without a file of settings."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, text

from storage.errors import NotMigrated

_LOCK = 0x5645494C  # an arbitrary number of our own


def upgrade(connection: Connection, ledger_key: bytes, revision: str = "head") -> None:
    """Run the migrations that are missing, inside the connection's transaction."""
    if connection.dialect.name == "postgresql":
        # Two servers that start together migrate one after the other, however long it takes.
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        connection.execute(text("SET LOCAL lock_timeout = 0"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    config = _config()
    config.attributes["connection"] = connection
    config.attributes["ledger_key"] = ledger_key
    try:
        command.upgrade(config, revision)
    except CommandError:
        raise NotMigrated from None


def is_current(connection: Connection) -> bool:
    """Whether the newest migration was the last one to run."""
    wanted = ScriptDirectory.from_config(_config()).get_heads()
    return set(MigrationContext.configure(connection).get_current_heads()) == set(wanted)


def _config() -> Config:
    config = Config()
    folder = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))
    return config
