"""What docker-compose.yml describes, run as plain processes: its environment, order and health checks."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.support.needs import requires_postgres, requires_swift
from tests.support.ports import free_port
from tests.support.postgres import documented_settings
from tests.support.server import ROOT, SERVE, VeilboxServer
from tests.support.swift import REGION, USER, SwiftServer
from tests.support.visitors import Visitor, signed_in

COMPOSE = YAML(typ="safe").load(ROOT / "docker-compose.yml")
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
CONFINED = {"cap_drop": ["ALL"], "read_only": True, "security_opt": ["no-new-privileges:true"]}
FORM = {
    "name": "Rita",
    "email": "rita@example.com",
    "subject": "Charged twice",
    "description": "See the file.",
}


@pytest.fixture
def secrets(tmp_path: Path, postgres_url: str, swift: SwiftServer) -> Path:
    """The files that the script writes, with this machine's database and keys in them."""
    folder = tmp_path / "secrets"
    subprocess.run(["sh", ROOT / "scripts" / "secrets.sh", folder], check=True)
    for name, value in {
        "database_url": postgres_url,
        "s3_access_key": USER,
        "s3_secret_key": swift.secret,
    }.items():
        (folder / name).write_text(f"{value}\n")
    return folder


@pytest.fixture
def settings(secrets: Path, swift: SwiftServer) -> dict[str, str]:
    """The environment of the service, where only places differ: folders, ports, and the server's name."""
    given = {name: str(value) for name, value in SERVICES["veilbox"]["environment"].items()}
    assert set(given) == set(SERVICES["migrate"]["environment"])
    assert given["VEILBOX_S3_ENDPOINT"] == "http://objects:8333"
    placed = {name: value.replace("/run/secrets", str(secrets)) for name, value in given.items()}
    return {**placed, "VEILBOX_S3_ENDPOINT": swift.endpoint, "VEILBOX_S3_REGION": REGION}


@pytest.fixture
def server(tmp_path: Path, settings: dict[str, str]) -> Iterator[VeilboxServer]:
    """The service `veilbox`, which starts after `migrate` has ended well."""
    http, smtp = free_port(), free_port()
    placed = {
        **settings,
        "VEILBOX_DATA": str(tmp_path / "data"),
        "VEILBOX_HTTP": settings["VEILBOX_HTTP"].replace("8000", str(http)),
        "VEILBOX_SMTP": settings["VEILBOX_SMTP"].replace("8025", str(smtp)),
        "VEILBOX_PUBLIC_URL": f"http://127.0.0.1:{http}",
    }
    server = VeilboxServer(tmp_path / "server", placed, http_port=http, smtp_port=smtp)
    server.home.mkdir(parents=True)
    server.temp.mkdir()
    migrated = subprocess.run(
        [SERVE[0], *SERVICES["migrate"]["command"]], env=server.environment(), capture_output=True, text=True
    )
    assert migrated.returncode == 0, migrated.stderr
    assert migrated.stdout.splitlines() == ["The database is up to date.", "The object store is ready."]
    with server:
        yield server


@requires_postgres
@requires_swift
def test_a_ticket_with_a_file_goes_through_the_whole_topology(
    server: VeilboxServer, swift: SwiftServer, tmp_path: Path
) -> None:
    log = "".join(f"line {number}: nothing happened\n" for number in range(20_000))
    with Visitor(server) as requester, signed_in(server) as agent:
        sent = requester.send(
            "/", "/tickets", FORM, [("log.txt", f"{log}card 4242 4242 4242 4242\n".encode())]
        )
        assert sent.url.path == "/ticket"
        assert agent.get("/desk/tickets/1/files/1").text == f"{log}card [card ending 4242 removed]\n"
        part = agent.http.get("/desk/tickets/1/files/1", headers={"Range": "bytes=-27"})
        assert part.text == "[card ending 4242 removed]\n"
    assert is_healthy(server)
    assert not (tmp_path / "data" / "objects").exists()
    assert not list((tmp_path / "data").glob("veilbox.db*"))
    checked = subprocess.run([SERVE[0], "check"], env=server.environment(), capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout
    assert re.search(r"object store +public +no\n", checked.stdout)
    assert swift.secret not in checked.stdout + checked.stderr + server.log_path.read_text()


def is_healthy(server: VeilboxServer) -> bool:
    """Run the health check of the service as it stands there, on this machine's port."""
    _, python, *arguments = SERVICES["veilbox"]["healthcheck"]["test"]
    assert python == "/opt/veilbox/bin/python"
    command = [argument.replace(":8000", f":{server.http_port}") for argument in arguments]
    return subprocess.run([sys.executable, *command], capture_output=True).returncode == 0


@pytest.mark.parametrize("name", SERVICES)
def test_every_service_is_confined(name: str) -> None:
    service = SERVICES[name]
    assert {key: service.get(key) for key in CONFINED} == CONFINED
    assert "privileged" not in service
    runs_as = service.get("user") or (ROOT / "Dockerfile").read_text().rpartition("\nUSER ")[2].split()[0]
    assert runs_as not in {"", "0", "root"}


def test_every_service_is_waited_for_until_it_works() -> None:
    for name in ("database", "objects", "veilbox"):
        assert SERVICES[name]["healthcheck"]["test"]
    assert {name: need["condition"] for name, need in SERVICES["veilbox"]["depends_on"].items()} == {
        "database": "service_healthy",
        "migrate": "service_completed_successfully",
        "objects": "service_healthy",
    }


def test_stores_are_reached_by_nobody_else() -> None:
    for name in ("database", "objects"):
        assert "ports" not in SERVICES[name]
        [network] = SERVICES[name]["networks"]
        assert COMPOSE["networks"][network] == {"internal": True}
    assert all(port.startswith("127.0.0.1:") for port in SERVICES["veilbox"]["ports"])


def test_postgresql_runs_with_the_settings_that_operators_are_asked_for() -> None:
    given = dict(word.removeprefix("-c").split("=") for word in SERVICES["database"]["command"][1:])
    assert given == documented_settings()


def test_no_secret_stands_in_the_file_and_the_script_writes_each(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    for _ in range(2):
        subprocess.run(["sh", ROOT / "scripts" / "secrets.sh", folder], check=True)
        written = {file.name: file.read_text() for file in folder.iterdir()}
        assert {f"./secrets/{name}" for name in written} == {
            one["file"] for one in COMPOSE["secrets"].values()
        }
    [identity] = json.loads(written["s3_config"])["identities"]
    [keys] = identity["credentials"]
    assert keys == {
        "accessKey": written["s3_access_key"].strip(),
        "secretKey": written["s3_secret_key"].strip(),
    }
    assert written["database_password"].strip() in written["database_url"]
    assert folder.stat().st_mode & 0o077 == 0
    named = {
        name: value
        for name, value in SERVICES["veilbox"]["environment"].items()
        if "SECRET" in name or "KEY" in name
    }
    assert all(name.endswith("_FILE") for name in named)
