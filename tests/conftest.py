"""What every test gets: no connection leaves the machine, needs are marks, private servers start once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.needs import demand
from tests.support.postgres import PostgresServer, private_folder, start_postgres
from tests.support.sockets import loopback_only
from tests.support.swift import SwiftServer, running_swift

pytest_plugins = ["tests.support.strict"]


@pytest.fixture(scope="session", autouse=True)
def _loopback_only() -> Iterator[None]:
    with loopback_only():
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A private PostgreSQL on the loopback, started once for the whole run."""
    demand("postgres")
    with private_folder() as folder:
        server = start_postgres(folder)
        try:
            yield server
        finally:
            server.stop()


@pytest.fixture
def postgres_url(postgres: PostgresServer) -> str:
    """A fresh, empty database: `postgresql://…`."""
    return postgres.create_database()


@pytest.fixture(scope="session")
def swift() -> Iterator[SwiftServer]:
    """A private S3 server on the loopback, started once for the whole run."""
    demand("swift")
    with running_swift() as server:
        yield server
