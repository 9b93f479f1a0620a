"""A running server on each database, and a mail server that takes what it sends."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.needs import requires_postgres
from tests.support.server import VeilboxServer
from tests.support.smtp_peer import SmtpPeer


@pytest.fixture
def peer() -> Iterator[SmtpPeer]:
    """Receives Veilbox's outgoing mail."""
    with SmtpPeer() as receiving:
        yield receiving


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=requires_postgres)])
def database_settings(request: pytest.FixtureRequest) -> dict[str, str]:
    """The settings that choose the database: none for SQLite in the data folder."""
    if request.param == "sqlite":
        return {}
    return {"VEILBOX_DATABASE_URL": request.getfixturevalue("postgres_url")}


@pytest.fixture
def server(tmp_path: Path, peer: SmtpPeer, database_settings: dict[str, str]) -> Iterator[VeilboxServer]:
    """A server of its own for the test."""
    settings = {
        "VEILBOX_OUTGOING_SMTP": peer.address,
        "VEILBOX_MAILS_PER_MINUTE": "0",
        **database_settings,
    }
    with VeilboxServer(tmp_path / "server", settings) as running:
        yield running
