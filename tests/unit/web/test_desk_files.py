"""A file at the desk, as an agent's browser without JavaScript sees it and deletes it."""

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor

CARD = "4111 1111 1111 1111"
KEPT = b"a line that the recognizers left"


@pytest.fixture
def ticket(server: VeilboxServer) -> str:
    """The address of a ticket with one file."""
    fields = {"name": "Rita", "email": "rita@example.com", "subject": "Log", "description": "Here it is"}
    with Visitor(server) as someone:
        page = someone.send("/", "/tickets", fields, [("app.log", KEPT + f"\n{CARD}\n".encode())])
        number = LexborHTMLParser(page.text).css_first(".under .num").text().rpartition(" ")[2]
    return f"/desk/tickets/{number}"


def review_of(agent: Visitor, ticket: str) -> str:
    """Where the ticket's page leads for a closer look at its file."""
    link = LexborHTMLParser(agent.get(ticket).text).css_first("a[href*='/review']")
    return str(link.attributes["href"])


def test_a_closer_look_tells_what_was_removed(agent: Visitor, ticket: str) -> None:
    page = agent.get(review_of(agent, ticket)).text
    assert "•••• 1111" in page
    assert "line 2" in page
    assert "Delete this file" in page


def test_what_was_removed_from_a_file_can_be_reported_as_a_mistake(agent: Visitor, ticket: str) -> None:
    page = LexborHTMLParser(agent.get(review_of(agent, ticket)).text)
    link = str(page.css_first("a.chip").attributes["href"])
    known = agent.get(link).text
    assert "app.log" in known
    assert "line 2" in known
    assert "Reported. Nothing was kept" in agent.send(link, f"{ticket}/reports/mistakes", {}).text
    newest = agent.get("/desk/reports").text.partition("<li>")[2].partition("</li>")[0]
    assert "file 1, line 2" in newest
    assert "characters" not in newest


def press(agent: Visitor, address: str) -> httpx.Response:
    """Press the button of a form without fields."""
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    return agent.http.post(address, content=b"", headers=form, follow_redirects=True)


def holding(server: VeilboxServer) -> int:
    """How many objects hold the text of the file."""
    objects = [file for file in (server.data / "objects").rglob("*") if file.is_file()]
    return sum(KEPT in file.read_bytes() for file in objects)


def test_a_deleted_file_is_gone_for_everybody(agent: Visitor, server: VeilboxServer, ticket: str) -> None:
    before = holding(server)
    review = review_of(agent, ticket)
    page = press(agent, review.replace("/review", "/removal"))
    assert page.history[0].status_code == 303
    assert "The file is deleted." in page.text
    assert "Deleted by support" in page.text
    assert "app.log" in page.text
    assert holding(server) == before - 1
    assert agent.get(review).status_code == 404
    assert agent.get(review.partition("/review")[0]).status_code == 404
    assert press(agent, review.replace("/review", "/removal")).status_code == 404
