"""The S3 server goes away under a running Veilbox: files are refused, nothing is lost, and it comes back."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.needs import requires_swift
from tests.support.server import VeilboxServer
from tests.support.swift import SwiftServer, prepared, settings_of
from tests.support.visitors import Visitor, hidden_fields, signed_in

pytestmark = requires_swift

FORM = {
    "name": "Rita",
    "email": "rita@example.com",
    "subject": "Charged twice",
    "description": "See the file.",
}
FILE = ("log.txt", b"card 4242 4242 4242 4242\n")


@pytest.fixture
def server(tmp_path: Path, swift: SwiftServer) -> Iterator[VeilboxServer]:
    """A server on SQLite with a bucket."""
    bucket = swift.new_bucket()
    asyncio.run(prepared(bucket))
    with VeilboxServer(tmp_path / "server", settings_of(bucket)) as running:
        yield running


def posted(visitor: Visitor, server: VeilboxServer) -> httpx.Response:
    """The form with a file, sent by a program."""
    page = visitor.get("/").text
    return httpx.post(
        f"{server.url}/tickets",
        data={**FORM, **hidden_fields(page, "/tickets")},
        files={"files": FILE},
        headers={"Accept": "application/json"},
        timeout=60,
        trust_env=False,
    )


def test_a_form_with_a_file_is_refused_for_now_and_taken_afterwards(
    server: VeilboxServer, swift: SwiftServer
) -> None:
    with Visitor(server) as visitor, signed_in(server) as agent:
        swift.go_away()
        try:
            started = time.monotonic()
            refused = posted(visitor, server)
            assert time.monotonic() - started < 20  # its time-outs, not the client's
            assert refused.status_code == httpx.codes.SERVICE_UNAVAILABLE
            assert int(refused.headers["retry-after"]) > 0
            assert visitor.get("/health").status_code == httpx.codes.SERVICE_UNAVAILABLE
            assert agent.get("/desk/tickets/1").status_code == httpx.codes.NOT_FOUND
        finally:
            swift.come_back()
        assert posted(visitor, server).status_code == httpx.codes.CREATED
        assert visitor.get("/health").status_code == httpx.codes.OK
        path = "/desk/tickets/1/files/1"
        assert agent.get(path).text == "card [card ending 4242 removed]\n"
        swift.go_away()
        try:
            assert agent.get(path).status_code == httpx.codes.SERVICE_UNAVAILABLE
        finally:
            swift.come_back()
    assert swift.secret not in server.log_path.read_text()
