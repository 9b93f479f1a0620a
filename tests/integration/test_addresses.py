"""Card numbers and SSNs in addresses, where ids and links belong; the database logs all that it is asked."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from tests.support.canaries import Canaries, bare
from tests.support.leaks import Search
from tests.support.postgres import PostgresServer
from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, deliver, mail, signed_in

LOG_EVERYTHING = (
    "log_min_duration_statement = 0",
    "log_parameter_max_length = -1",
    "log_error_verbosity = 'default'",  # values stand in the details, which the documented setting leaves out
)
READ = (
    "/t/{0}",
    "/t/{0}?received={0}",
    "/ticket/files/{0}",
    "/problem/{0}",
    "/static/{0}",
    "/?draft={0}",
    "/desk?view={0}&page={0}",
    "/desk/sign-in?next=/desk/tickets/{0}",
    "/desk/welcome/{0}",
    "/desk/tickets/{0}",
    "/desk/tickets/1?draft={0}&composer={0}",
    "/desk/tickets/{0}/files/1",
    "/desk/tickets/1/files/{0}",
    "/{0}",
)
WRITTEN = tuple(f"/desk/tickets/{{0}}/{act}" for act in ("replies", "notes", "assignment", "status"))


@pytest.fixture
def database_settings(request: pytest.FixtureRequest, database_settings: dict[str, str]) -> dict[str, str]:
    """PostgreSQL shall log every statement, each with its values."""
    if database_settings:
        postgres: PostgresServer = request.getfixturevalue("postgres")
        name = urlsplit(database_settings["VEILBOX_DATABASE_URL"]).path.strip("/")
        for setting in LOG_EVERYTHING:
            postgres.run(
                "psql", "--quiet", f"--dbname={name}", f"--command=ALTER DATABASE {name} SET {setting}"
            )
    return {**database_settings, "VEILBOX_LOG_LEVEL": "DEBUG"}


@pytest.fixture
def logs(request: pytest.FixtureRequest, server: VeilboxServer) -> list[Path]:
    """The server's log, and PostgreSQL's when it is used."""
    if "VEILBOX_DATABASE_URL" not in server.settings:
        return [server.log_path]
    return [server.log_path, request.getfixturevalue("postgres").log_path]


def visit(agent: Visitor, canaries: Canaries) -> set[int]:
    """Ask for every address with a number in it; the statuses of the answers."""
    statuses: set[int] = set()
    for spelled in (str, bare):
        for number in (canaries.card, canaries.ssn):
            statuses |= {
                agent.http.get(address.format(quote(spelled(number(address))))).status_code
                for address in READ
            }
            for address in WRITTEN:
                filled = address.format(quote(spelled(number(address))))
                statuses.add(agent.http.post(filled, data={"body": "text"}).status_code)
    return statuses


def test_a_number_in_an_address_is_in_no_log_and_reaches_no_database(
    server: VeilboxServer, logs: list[Path]
) -> None:
    canaries = Canaries(seed=23)
    deliver(server, mail("Question", "text"))
    with signed_in(server) as agent:
        assert visit(agent, canaries) <= {200, 303, 404}
        assert agent.get("/desk/tickets/1").status_code == 200
    assert Search(canaries.needles()).below(logs) == []
    assert all(
        proof in log.read_text() for log, proof in zip(logs, ("/desk/tickets/", "$1 = "), strict=False)
    )
