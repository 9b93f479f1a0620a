"""Commands beside the running server: what it accepts afterwards is as safe as before."""

from __future__ import annotations

import subprocess
import time

import httpx
import pytest

from tests.support.server import SERVE, VeilboxServer
from tests.support.visitors import Visitor, deliver, mail, signed_in

# Its locks belong to a process, not to a connection; a server of its own has no such traps.
ON_SQLITE = pytest.mark.parametrize("database_settings", ["sqlite"], indirect=True)


def command(server: VeilboxServer, *arguments: str) -> str:
    """What a command of the same installation prints."""
    done = subprocess.run(
        [SERVE[0], *arguments], env=server.environment(), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@ON_SQLITE
@pytest.mark.parametrize("arguments", [("migrate",), ("agent", "add", "ben@example.com", "--name", "Ben")])
def test_what_is_acknowledged_after_a_command_survives_a_power_cut(
    server: VeilboxServer, arguments: tuple[str, ...]
) -> None:
    with signed_in(server) as agent:
        deliver(server, mail("Before the command", "text"))
        command(server, *arguments)
        deliver(server, mail("After the command", "text"))
        server.kill9()
        server.start()
        page = agent.get("/desk?view=open").text
    assert "Before the command" in page
    assert "After the command" in page


@ON_SQLITE
def test_server_and_commands_see_what_the_other_wrote(server: VeilboxServer) -> None:
    with signed_in(server), Visitor(server) as newcomer:
        for _ in range(3):  # the server opens further connections meanwhile
            command(server, "check")
            time.sleep(0.1)
        link = command(server, "agent", "add", "ben@example.com", "--name", "Ben")
        assert newcomer.get(link.removeprefix(server.url)).status_code == httpx.codes.OK
        values = {"name": "Ben", "password": "a long enough password"}
        assert newcomer.post("/desk/welcome", values).url.path == "/desk"
