"""One real server for the tests of the web room, and clients for it."""

from collections.abc import Iterator

import httpx
import pytest

from tests.support.hooks import SECRET
from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, signed_in
from tests.unit.service.mail.peers import Peer

READ_SECONDS = 2


@pytest.fixture(scope="module")
def peer() -> Iterator[Peer]:
    """A mail server for what goes out, for the servers that are given its address."""
    with Peer() as found:
        yield found


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[VeilboxServer]:
    """A server with small limits: 1 MB a file, 3 MB a request, 2 seconds to send a body."""
    settings = {
        "VEILBOX_READ_SECONDS": str(READ_SECONDS),
        "VEILBOX_MAX_FILE_MB": "1",
        "VEILBOX_MAX_REQUEST_MB": "3",
        "VEILBOX_COMPANY": "Northwind <b>",
        "VEILBOX_LOG_LEVEL": "DEBUG",
        "VEILBOX_MAIL_HOOK_SECRET": SECRET,
    }
    with VeilboxServer(tmp_path_factory.mktemp("server"), settings) as running:
        yield running


@pytest.fixture
def program(server: VeilboxServer) -> Iterator[httpx.Client]:
    """A program that speaks JSON and sends none of a browser's headers."""
    headers = {"Accept": "application/json"}
    with httpx.Client(base_url=server.url, headers=headers, timeout=60, trust_env=False) as client:
        yield client


@pytest.fixture
def visitor(server: VeilboxServer) -> Iterator[Visitor]:
    """A browser without JavaScript."""
    with Visitor(server) as someone:
        yield someone


@pytest.fixture(scope="module")
def agent(server: VeilboxServer) -> Iterator[Visitor]:
    """The first agent, signed in."""
    with signed_in(server) as someone:
        yield someone
