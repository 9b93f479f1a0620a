"""What nobody should send, sent to the real server: a clear refusal, nothing echoed, nothing half-written."""

import socket
import sqlite3
import time
from collections.abc import Iterator

import httpx
import pytest

from tests.support.leaks import files
from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor

CARD = "4111111111111111"
BOUNDARY = "border"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
MEGABYTE = 1_000_000


def chunks(size: int) -> Iterator[bytes]:
    yield f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="a"\r\n\r\n'.encode()
    for _ in range(size // MEGABYTE):
        yield b"x" * MEGABYTE


def raw(server: VeilboxServer, *pieces: bytes, patience: float = 20) -> bytes:
    """Send bytes as they are and read until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", server.http_port), timeout=patience) as connection:
        for piece in pieces:
            connection.sendall(piece)
        answer = b""
        while received := connection.recv(65536):
            answer += received
    return answer


def head(server: VeilboxServer, *lines: str) -> bytes:
    """The head of a post to the form."""
    host = f"Host: 127.0.0.1:{server.http_port}"
    return "\r\n".join(["POST /tickets HTTP/1.1", host, *lines, "", ""]).encode()


def rows(server: VeilboxServer) -> list[str]:
    """Everything in the database."""
    connection = sqlite3.connect(f"file:{server.data}/veilbox.db?mode=ro", uri=True)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def is_healthy(server: VeilboxServer) -> bool:
    return httpx.get(f"{server.url}/health", trust_env=False, timeout=20).status_code == 200


def test_100_megabytes_are_refused(server: VeilboxServer, program: httpx.Client) -> None:
    answer = program.post("/tickets", content=chunks(100 * MEGABYTE), headers={"Content-Type": MULTIPART})
    assert answer.status_code == 413
    assert answer.json()["type"] == "/problem/too-large"
    assert answer.headers["connection"] == "close"
    assert is_healthy(server)


def test_100_announced_megabytes_are_refused_before_they_come(server: VeilboxServer) -> None:
    answer = raw(
        server,
        head(
            server, f"Content-Type: {MULTIPART}", f"Content-Length: {100 * MEGABYTE}", "Expect: 100-continue"
        ),
        b"",
    )
    assert answer.startswith(b"HTTP/1.1 413 ")


def test_a_browser_that_sends_too_much_sees_a_page(visitor: Visitor) -> None:
    answer = visitor.http.post("/tickets", files={"files": ("a", b"x" * 4 * MEGABYTE)}, follow_redirects=True)
    assert [step.status_code for step in answer.history] == [303]
    assert answer.status_code == 413
    assert "That is too large" in answer.text


def test_10000_parts_are_refused(program: httpx.Client) -> None:
    answer = program.post("/tickets", files=[(f"a{n}", (None, CARD)) for n in range(10_000)])
    assert answer.status_code == 413
    assert answer.json()["type"] == "/problem/too-many-parts"
    assert CARD not in answer.text


@pytest.mark.parametrize(
    ("content_type", "body", "status"),
    [
        ("multipart/form-data", b"--x\r\n", 400),
        (MULTIPART, CARD.encode(), 400),
        (MULTIPART, b"", 400),
        ("application/json", b'{"name": "4111111111111111"}', 415),
        ("text/plain", CARD.encode(), 415),
        (f"text/{CARD}", b"", 415),
        ("application/x-www-form-urlencoded", b"name=%ff", 400),
        ("application/x-www-form-urlencoded", b"name=a%00b", 400),
        ("application/x-www-form-urlencoded; charset=utf-7", b"name=a", 400),
        ("application/x-www-form-urlencoded", b"\xff\xfe" + CARD.encode(), 400),
    ],
)
def test_what_is_no_good_form_is_refused(
    program: httpx.Client, content_type: str, body: bytes, status: int
) -> None:
    answer = program.post("/tickets", content=body, headers={"Content-Type": content_type})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status
    assert CARD not in answer.text


def test_a_body_that_never_ends_is_given_up(server: VeilboxServer) -> None:
    started = time.monotonic()
    answer = raw(server, head(server, f"Content-Type: {MULTIPART}", "Content-Length: 1000"), b"--border\r\n")
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert time.monotonic() - started < 20
    assert is_healthy(server)


def below(server: VeilboxServer) -> dict[str, int]:
    """Every file of the data folder with its size, but for what SQLite makes of its log."""
    kept = [path for path in files(server.data) if not path.name.startswith("veilbox.db")]
    return {str(path): path.stat().st_size for path in kept}


@pytest.mark.parametrize("megabytes", [0, 1])
def test_a_client_that_leaves_halfway_leaves_nothing(server: VeilboxServer, megabytes: int) -> None:
    before = below(server), rows(server)
    length = f"Content-Length: {3 * MEGABYTE}"
    with socket.create_connection(("127.0.0.1", server.http_port)) as connection:
        connection.sendall(head(server, f"Content-Type: {MULTIPART}", length))
        for chunk in chunks(megabytes * MEGABYTE):
            connection.sendall(chunk)
    assert is_healthy(server)
    assert (below(server), rows(server)) == before


def test_what_is_no_http_is_refused(server: VeilboxServer) -> None:
    answer = raw(server, b"4111111111111111\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400 ")
    assert CARD.encode() not in answer


def test_a_huge_header_is_refused(server: VeilboxServer) -> None:
    unfinished = head(server, f"X-Long: {'x' * 40_000}").rstrip()
    assert raw(server, unfinished).startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    "path",
    ["/t/4111111111111111", "/t/%00", "/t/..%2f..", "/ticket", "/ticket/files/1", "/nowhere", "/problem/x"],
)
@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_an_unknown_or_malformed_link_is_not_found(program: httpx.Client, path: str, accept: str) -> None:
    answer = program.get(path, headers={"Accept": accept})
    assert answer.status_code == 404
    assert CARD not in answer.text
    assert answer.headers["cache-control"] == "no-store"


def test_a_method_that_a_route_does_not_take_is_refused(program: httpx.Client) -> None:
    assert program.delete("/tickets").status_code == 405
    assert program.request(CARD, "/tickets").status_code == 405


def test_the_log_holds_no_path_no_query_and_no_method_of_the_clients(
    server: VeilboxServer, program: httpx.Client
) -> None:
    secret = "abcdefghijklmnop" * 2
    program.get(f"/t/{secret}?q={secret}")
    program.request("SECRETMETHOD", "/")
    log = server.log_path.read_text()
    assert "GET /t/{token}" in log
    assert "OTHER" in log
    assert secret not in log
    assert "SECRETMETHOD" not in log
    assert CARD not in log
