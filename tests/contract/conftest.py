"""What the contract suites share: a migrated database of each kind, and texts out of the real engine."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from sqlalchemy import text

from redaction.engine import Engine
from redaction.types import RedactedText
from storage.database import Database
from storage.tables import Base
from tests.support.keys import LEDGER_KEY
from tests.support.postgres import PostgresServer

Redact = Callable[[str], RedactedText]


@pytest.fixture(scope="session")
def redact() -> Redact:
    """What intake would store for a text."""
    engine = Engine()
    return lambda text: engine.redact(text).text


BACKENDS = ["sqlite", "postgres"]


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/veilbox.db"
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture(scope="session")
def shared_postgres_url(postgres: PostgresServer) -> str:
    """One database for all tests that leave its tables as they are: to create one takes a second."""
    return postgres.create_database()


@pytest.fixture(params=BACKENDS)
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of `database`, for a second one that opens it."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/veilbox.db"
    url: str = request.getfixturevalue("shared_postgres_url")
    return url


@pytest.fixture
async def database(address: str) -> AsyncIterator[Database]:
    """A migrated database without any rows."""
    database = Database(address, LEDGER_KEY)
    await database.migrate()
    if not address.startswith("sqlite"):
        await empty(database)
    yield database
    await database.close()


async def empty(database: Database) -> None:
    """Remove all rows of a PostgreSQL database and start counting anew."""
    async with database._writer.begin() as connection:
        tables = ", ".join(Base.metadata.tables)
        await connection.execute(text(f"TRUNCATE {tables} RESTART IDENTITY CASCADE"))
