"""kill -9 while files are on their way into a bucket."""

from __future__ import annotations

import asyncio
import re
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from service.housekeeping import STALE_AFTER
from storage.objects.s3 import Bucket, S3Store
from tests.support.line import Line
from tests.support.needs import requires_swift
from tests.support.server import VeilboxServer
from tests.support.swift import SwiftServer, prepared, settings_of
from tests.support.visitors import Upload, Visitor, hidden_fields, signed_in

pytestmark = requires_swift

TEXTS = {
    "name": "Rita",
    "email": "rita@example.com",
    "subject": "Charged twice",
    "description": "See the files.",
}
SMALL = ("a.txt", b"card 4242 4242 4242 4242\n")
LINE, END = b"a line of a log\n", b"its end\n"
LARGE = ("b.txt", SMALL[1] + LINE * 20_000 + END)
GIVE_UP_SECONDS = 30
WITHIN = len(LARGE[1]) // 2  # bytes: all of the small file, and the large one is in the middle


async def listed(bucket: Bucket) -> list[str]:
    """The keys in the bucket."""
    store = S3Store(bucket)
    try:
        return await store.keys()
    finally:
        await store.close()


@pytest.fixture
def line(swift: SwiftServer) -> Iterator[Line]:
    """The line between Veilbox and the S3 server."""
    with Line(swift.port) as line:
        yield line


@pytest.fixture
def bucket(swift: SwiftServer) -> Bucket:
    """An empty bucket."""
    bucket = swift.new_bucket()
    asyncio.run(prepared(bucket))
    return bucket


@pytest.fixture
def server(tmp_path: Path, bucket: Bucket, line: Line) -> Iterator[VeilboxServer]:
    """A server on SQLite whose bucket is at the far end of the line."""
    settings = {**settings_of(bucket), "VEILBOX_S3_ENDPOINT": line.endpoint}
    with VeilboxServer(tmp_path / "server", settings) as running:
        yield running


def redacted(file: Upload) -> bytes:
    return file[1].replace(b"4242 4242 4242 4242", b"[card ending 4242 removed]")


def sent(server: VeilboxServer, values: dict[str, str], *files: Upload) -> httpx.Response:
    with Visitor(server) as visitor:
        visitor.http.headers["Accept"] = "application/json"
        return visitor.post("/tickets", values, files)


def filled(server: VeilboxServer) -> dict[str, str]:
    """A form of its own, which can be sent again."""
    with Visitor(server) as visitor:
        return {**hidden_fields(visitor.get("/").text, "/tickets"), **TEXTS}


def killed_while_sending(server: VeilboxServer, line: Line, form: dict[str, str], upto: bytes) -> None:
    """Send a form and kill the server when its second file is on the way `upto` there, and unanswered."""
    line.stop_after(WITHIN)
    with ThreadPoolExecutor(1) as program:
        unanswered = program.submit(sent, server, form, SMALL, LARGE)
        line.wait_until_under_way(upto, GIVE_UP_SECONDS)
        server.kill9()
        with pytest.raises(httpx.TransportError):
            unanswered.result()


def an_hour_passes(server: VeilboxServer) -> None:
    """Afterwards the sweep takes what nobody holds."""
    with closing(sqlite3.connect(server.data / "veilbox.db")) as rows:
        age = f"-{STALE_AFTER.total_seconds() + 1} seconds"
        rows.execute("UPDATE intents SET declared = datetime(declared, ?)", [age])
        rows.commit()


def wait_for_objects(bucket: Bucket, count: int) -> None:
    """Wait until so many objects lie in the bucket."""
    deadline = time.monotonic() + GIVE_UP_SECONDS
    while (found := len(asyncio.run(listed(bucket)))) != count:
        assert time.monotonic() < deadline, found
        time.sleep(0.05)


def files_of(agent: Visitor, number: int) -> list[bytes]:
    """The content of each file of a ticket."""
    page = agent.get(f"/desk/tickets/{number}").text
    links = sorted(set(re.findall(rf"/desk/tickets/{number}/files/\d+", page)))
    return [agent.get(link).content for link in links]


def test_the_acknowledged_stays_the_rest_goes_and_can_be_sent_again(
    server: VeilboxServer, bucket: Bucket, line: Line
) -> None:
    with signed_in(server) as agent:
        assert sent(server, filled(server), SMALL).status_code == httpx.codes.CREATED
        form = filled(server)
        for upto, fate, arrived in ((LINE, line.cut, 1), (END, line.deliver, 2)):
            killed_while_sending(server, line, form, upto)
            fate()
            wait_for_objects(bucket, 1 + arrived)
            an_hour_passes(server)
            server.start()
            wait_for_objects(bucket, 1)
            assert agent.get("/desk/tickets/2").status_code == httpx.codes.NOT_FOUND
        assert sent(server, form, SMALL, LARGE).status_code == httpx.codes.CREATED
        assert files_of(agent, 1) == [redacted(SMALL)]
        assert files_of(agent, 2) == [redacted(SMALL), redacted(LARGE)]
