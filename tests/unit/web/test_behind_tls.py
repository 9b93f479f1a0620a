"""A server whose public address is https: a proxy ends TLS in front of it."""

from collections.abc import Iterator

import httpx
import pytest

from tests.support.server import VeilboxServer
from tests.support.visitors import hidden_fields

PUBLIC = "https://help.example"
TICKET = {"name": "Rita", "email": "rita@example.com", "subject": "Question", "description": "A question"}


@pytest.fixture(scope="module")
def proxied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client that speaks as the proxy does."""
    settings = {"VEILBOX_PUBLIC_URL": PUBLIC}
    headers = {"Host": "help.example", "Accept": "application/json"}
    with (
        VeilboxServer(tmp_path_factory.mktemp("tls"), settings) as server,
        httpx.Client(base_url=server.url, headers=headers, timeout=60, trust_env=False) as client,
    ):
        yield client


def send(client: httpx.Client, origin: str) -> httpx.Response:
    page = client.get("/", headers={"Accept": "text/html"}).text
    fields = {**TICKET, **hidden_fields(page, "/tickets")}
    return client.post("/tickets", data=fields, headers={"Origin": origin})


def test_links_and_cookies_are_those_of_the_public_address(proxied: httpx.Client) -> None:
    url = send(proxied, PUBLIC).json()["url"]
    assert url.startswith(f"{PUBLIC}/t/")
    answer = proxied.get(url.removeprefix(PUBLIC))
    assert "secure" in answer.headers["set-cookie"].lower()
    assert "max-age" in answer.headers["strict-transport-security"]


@pytest.mark.parametrize(
    "origin", ["http://help.example", "https://help.example:8443", "https://evil.example"]
)
def test_other_origins_are_refused(proxied: httpx.Client, origin: str) -> None:
    assert send(proxied, origin).status_code == 403


def test_the_session_cookie_is_bound_to_the_host(proxied: httpx.Client) -> None:
    headers = {"Origin": PUBLIC, "Accept": "text/html"}
    cookie = proxied.post("/desk/sign-out", headers=headers).headers["set-cookie"]
    assert cookie.startswith("__Host-veilbox_desk=")
    assert {"Secure", "HttpOnly", "Path=/"} <= {part.strip() for part in cookie.split(";")}
