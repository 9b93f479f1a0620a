"""Hosts that are not ours, and posts from other sites."""

import httpx
import pytest

from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, hidden_fields


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example:80", "", "[::1", "user@evil.example"]
)
def test_a_forged_host_is_refused(program: httpx.Client, host: str) -> None:
    answer = program.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "evil" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "[::1]:8000"])
def test_every_name_of_this_machine_is_good(program: httpx.Client, host: str) -> None:
    assert program.get("/health", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "header", ["X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix", "Forwarded", "X-Original-URL"]
)
def test_no_forwarding_header_changes_a_link(
    program: httpx.Client, server: VeilboxServer, header: str
) -> None:
    forged = {header: "host=evil.example" if header == "Forwarded" else "evil.example"}
    page = program.get("/", headers={**forged, "Accept": "text/html"})
    assert "evil" not in page.text
    texts = {"name": "Rita", "email": "rita@example.com", "subject": "Question", "description": "text"}
    fields = {**hidden_fields(page.text, "/tickets"), **texts}
    answer = program.post("/tickets", data=fields, headers=forged)
    assert answer.json()["url"].startswith(f"{server.url}/t/")


@pytest.mark.parametrize("path", ["/tickets", "/ticket/replies", "/desk/sign-in", "/desk/tickets/1/notes"])
@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://127.0.0.1"},
    ],
)
def test_a_post_from_another_site_is_refused(
    program: httpx.Client, path: str, headers: dict[str, str]
) -> None:
    answer = program.post(path, data={"body": "x"}, headers=headers)
    assert answer.status_code == 403
    assert answer.json()["type"] == "/problem/cross-site"


def test_an_authenticated_post_needs_to_say_where_it_comes_from(
    server: VeilboxServer, program: httpx.Client
) -> None:
    assert program.post("/desk/sign-in", data={"email": "x"}).status_code == 403
    cookie = {"Cookie": "a=b; veilbox_ticket=x"}
    assert program.post("/ticket/replies", data={"body": "x"}, headers=cookie).status_code == 403
    own = {**cookie, "Origin": server.url}
    assert program.post("/ticket/replies", data={"body": "x"}, headers=own).status_code == 404


def test_reading_is_open_to_links_from_elsewhere(visitor: Visitor) -> None:
    answer = visitor.http.get("/", headers={"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"})
    assert answer.status_code == 200


def test_every_answer_carries_the_security_headers(program: httpx.Client) -> None:
    for path in ("/", "/nowhere", "/health"):
        headers = program.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        assert "server" not in headers


def test_assets_are_kept_for_ever_and_compressed(program: httpx.Client) -> None:
    page = program.get("/", headers={"Accept": "text/html"}).text
    name = page.partition('rel="stylesheet" href="')[2].partition('"')[0]
    answer = program.get(name, headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"]
    assert program.get("/static/manifest.json").status_code == 404
    assert program.get("/static/..%2fapp.py").status_code == 404
