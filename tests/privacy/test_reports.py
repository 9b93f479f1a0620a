"""A number that the recognizers miss, reported as missed: afterwards it is nowhere, as if they had not."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.canaries import encodings
from tests.support.leaks import Leak, Search
from tests.support.needs import requires_postgres
from tests.support.postgres import PostgresServer
from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, deliver, mail, signed_in

MISSED = "MMMMCXI und MCXI und MCXI und MCXI"  # no recognizer reads Roman numerals
PARTS = (MISSED, MISSED[:24])
SEARCH = Search({needle: MISSED for part in PARTS for needle in (part.encode(), *encodings(part))})


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=requires_postgres)])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VeilboxServer]:
    """A server that logs all it can."""
    settings = {"VEILBOX_LOG_LEVEL": "DEBUG"}
    if request.param == "postgres":
        settings["VEILBOX_DATABASE_URL"] = request.getfixturevalue("postgres_url")
    with VeilboxServer(tmp_path / "server", settings) as running:
        yield running


def leaks(server: VeilboxServer, request: pytest.FixtureRequest) -> list[Leak]:
    """Where it is below the server's folder: database, objects, logs, temp, home. PostgreSQL's tables are
    dumped into it, because its log and its free pages are out of reach."""
    if url := server.settings.get("VEILBOX_DATABASE_URL"):
        postgres: PostgresServer = request.getfixturevalue("postgres")
        with (server.folder / "dump.sql").open("wb") as dump:
            subprocess.run([postgres.program("pg_dump"), "--inserts", url], stdout=dump, check=True)
    return SEARCH.below([server.folder])


def fill(server: VeilboxServer, agent: Visitor) -> str:
    """A ticket with the number in all its corners; the address of it at the desk."""
    message = mail(
        f"About {MISSED}", f"My card is {MISSED}.\n\n> {MISSED}", sender=f"{MISSED} <rita@example.com>"
    )
    message.add_attachment(f"a log\n{MISSED}\n".encode(), "text", "plain", filename="a.log")
    message.add_attachment(b"\0\1\2", "application", "octet-stream", filename=f"{MISSED}.bin")
    deliver(server, message)
    ticket = "/desk/tickets/1"
    for page, act in ((ticket, "replies"), (f"{ticket}?composer=note", "notes")):
        agent.send(page, f"{ticket}/{act}", {"body": f"Was it {MISSED}?"})
    return ticket


def test_nothing_is_left_of_what_was_missed(server: VeilboxServer, request: pytest.FixtureRequest) -> None:
    with signed_in(server) as agent:
        ticket = fill(server, agent)
        assert agent.get(ticket).text.count(MISSED) >= 6
        before = {leak.path.name for leak in leaks(server, request)}
        assert before & {"veilbox.db", "veilbox.db-wal", "dump.sql"}
        assert len(before) >= 2  # the file, too

        marked = {"marked": MISSED, "entity": "CREDIT_CARD"}
        assert "Removed in" in agent.send(ticket, f"{ticket}/reports/misses", marked).text
        pages = [agent.get(path).text for path in (ticket, "/desk?view=open", "/desk/reports")]
        assert MISSED[:24] not in "".join(pages)
        assert leaks(server, request) == []  # while the server runs: write-ahead log, temporary files
    assert server.stop() == 0
    assert leaks(server, request) == []
