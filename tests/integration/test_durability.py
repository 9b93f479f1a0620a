"""`veilbox check` on a database server that would lose what was acknowledged."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.needs import requires_postgres
from tests.support.postgres import PostgresServer, private_folder, start_postgres
from tests.support.server import SERVE

pytestmark = requires_postgres


@pytest.fixture
def server() -> Iterator[PostgresServer]:
    """A PostgreSQL of the test's own, whose settings may be spoiled."""
    with private_folder() as folder:
        own = start_postgres(folder)
        try:
            yield own
        finally:
            own.stop()


def test_check_refuses_a_server_that_does_not_wait_for_the_disk(
    server: PostgresServer, tmp_path: Path
) -> None:
    environment = {
        "PATH": "/usr/bin:/bin",
        "VEILBOX_DATA": str(tmp_path / "data"),
        "VEILBOX_DATABASE_URL": server.create_database(),
        "VEILBOX_SMTP": "",
    }

    def veilbox(command: str) -> tuple[int, dict[str, str]]:
        """The exit status, and the state of each durable setting."""
        done = subprocess.run(
            [SERVE[0], command], env=environment, capture_output=True, text=True, timeout=60
        )
        rows = [line.split() for line in done.stdout.splitlines() if " durability " in line]
        return done.returncode, {row[2]: row[0] for row in rows}

    assert veilbox("migrate") == (0, {})
    right = {"fsync": "ok", "full_page_writes": "ok", "synchronous_commit": "ok"}
    assert veilbox("check") == (0, right)
    for setting in ("fsync", "full_page_writes"):
        server.run("psql", "--quiet", "--dbname=postgres", f"--command=ALTER SYSTEM SET {setting} = off")
    server.run("psql", "--quiet", "--dbname=postgres", "--command=SELECT pg_reload_conf()")
    assert veilbox("check") == (1, {**right, "fsync": "FAILS", "full_page_writes": "FAILS"})
