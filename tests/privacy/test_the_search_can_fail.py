"""One planted leak of each class: the search of the canary test must find it, and find nothing without it."""

from __future__ import annotations

import gzip
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.privacy.evidence import Evidence
from tests.support.canaries import Canaries
from tests.support.needs import requires_postgres, requires_strace
from tests.support.postgres import PostgresServer
from tests.support.server import SERVE, VeilboxServer
from tests.support.smtp_peer import SmtpPeer
from tests.support.visitors import Visitor

pytestmark = requires_strace

FAULTS = Path(__file__).with_name("faults.py")
DOOR = "planted leak"


def planted(fault: str) -> tuple[str, ...]:
    """The program that starts the server with this fault."""
    return (sys.executable, "-B", str(FAULTS), fault)


def found_by(program: Sequence[str], folder: Path, postgres: PostgresServer | None = None) -> list[str]:
    """Send one form to a server started by `program` and search what it leaves behind."""
    settings = {"VEILBOX_LOG_LEVEL": "DEBUG"}
    if postgres:
        settings["VEILBOX_DATABASE_URL"] = postgres.create_database()
    with SmtpPeer() as peer:
        server = VeilboxServer(folder / "server", settings, program=program, traced=True)
        evidence = Evidence(server, peer, Canaries(seed=3), postgres)
        with server, Visitor(server) as visitor:
            texts = {"name": "Rita", "email": "rita@example.com", "subject": "planted"}
            description = f"planted: {evidence.canaries.sentence(DOOR)}"
            packed = gzip.compress(f"packed: {evidence.canaries.sentence(DOOR)}".encode())
            form = {**texts, "description": description}
            answer = visitor.send("/", "/tickets", form, [("notes.txt.gz", packed)])
            assert answer.url.path == "/ticket"
        return evidence.found()


@pytest.mark.parametrize(
    ("fault", "where"),
    [
        ("spool", "openat of /"),
        ("debug_log", f"{DOOR}: in .*server.log"),
        ("exception_text", f"{DOOR}: in .*server.log"),
        ("database", f"{DOOR}: in .*scratch.sqlite3"),
        ("unredacted_column", f"{DOOR}: in .*/data/"),
        ("unread_file", f"{DOOR}: in .*/data/objects/"),
        ("network", "connection to 192.0.2.1"),
    ],
)
def test_a_planted_leak_is_found(fault: str, where: str, tmp_path: Path) -> None:
    found = found_by(planted(fault), tmp_path)
    assert any(re.search(where, line) for line in found), found


@requires_postgres
def test_a_leak_into_postgresql_is_found(tmp_path: Path, postgres: PostgresServer) -> None:
    found = found_by(planted("unredacted_column"), tmp_path, postgres)
    assert any(re.search(f"{DOOR}: in .*/dump.sql", line) for line in found), found
    assert any(re.search(f"{DOOR}: in {postgres.folder}/", line) for line in found), found


def test_without_a_leak_nothing_is_found(tmp_path: Path) -> None:
    assert found_by(SERVE, tmp_path) == []
