"""The pages that people get when something went wrong: what to do, until when, and where to go on."""

import httpx
import pytest

from tests.support.markup import Tree, attribute
from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor

CARD = "4111111111111111"


def way_on(page: httpx.Response) -> str:
    return attribute(Tree(page.text).one("main a"), "href")


def test_a_bad_ticket_link_leads_to_the_form(visitor: Visitor) -> None:
    page = visitor.get(f"/t/{CARD}")
    assert page.status_code == httpx.codes.NOT_FOUND
    assert way_on(page) == "/"
    assert CARD not in page.text


def test_a_browser_without_a_ticket_is_told_how_to_open_one(visitor: Visitor) -> None:
    page = visitor.get("/ticket")
    assert page.status_code == httpx.codes.NOT_FOUND
    assert "Open your ticket by its link" in page.text


def test_a_used_sign_in_link_leads_to_the_sign_in_page(visitor: Visitor) -> None:
    for path in (f"/desk/welcome/{CARD}", "/desk/welcome"):
        page = visitor.get(path)
        assert page.status_code == httpx.codes.NOT_FOUND
        assert way_on(page) == "/desk/sign-in"
        assert "older than 7 days" in page.text
        assert CARD not in page.text


def test_a_page_that_is_missing_at_the_desk_leads_back_to_it(agent: Visitor) -> None:
    assert way_on(agent.get("/desk/tickets/999999999")) == "/desk"
    refused = agent.post("/desk/tickets/999999999/status", {"status": "open"})
    assert refused.status_code == httpx.codes.NOT_FOUND
    assert way_on(refused) == "/desk"


def test_too_many_attempts_say_how_long_to_wait(visitor: Visitor) -> None:
    wrong = {"email": "slow@example.com", "password": "wrong"}
    for _ in range(7):
        page = visitor.post("/desk/sign-in", wrong)
    assert page.status_code == httpx.codes.TOO_MANY_REQUESTS
    assert int(page.headers["retry-after"]) > 0
    assert "second" in Tree(page.text).one("main").text()
    assert way_on(page) == "/desk/sign-in"


@pytest.mark.parametrize("after", ["", "x", "-1", "999999", "١", f"{CARD}"])
def test_a_forged_time_to_wait_is_ignored(visitor: Visitor, after: str) -> None:
    page = visitor.get(f"/problem/throttled?after={after}")
    assert "Wait a while, then try again." in page.text
    assert "retry-after" not in page.headers


def test_what_is_too_large_says_the_limit(program: httpx.Client) -> None:
    answer = program.post("/tickets", files={"files": ("a", b"x" * 4_000_000)})
    assert "3 MB at most" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), ("/health", 200), ("/nowhere", 404), ("/tickets", 405)]
)
def test_head_is_answered_as_get_without_content(server: VeilboxServer, path: str, status: int) -> None:
    answer = httpx.head(f"{server.url}{path}", trust_env=False)
    assert answer.status_code == status
    assert answer.content == b""
    assert answer.headers["cache-control"] == "no-store"


def test_the_log_names_the_route_of_head(server: VeilboxServer) -> None:
    httpx.head(f"{server.url}/health", trust_env=False)
    assert "HEAD /health 200" in server.log_path.read_text()
