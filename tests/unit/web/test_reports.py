"""Reports at the desk, as an agent's browser without JavaScript sends them."""

import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, hidden_fields

CARD = "4111 1111 1111 1111"
MISSED = "quattro IIII uno MMCC"


@pytest.fixture
def ticket(server: VeilboxServer) -> str:
    """The address of a ticket with something that was found and something that was missed."""
    fields = {"name": "Rita", "email": "rita@example.com", "subject": f"Card {CARD}"}
    fields["description"] = f"SSN 219-09-9999. It is {MISSED}.\n\nReally {MISSED}."
    with Visitor(server) as someone:
        key = hidden_fields(someone.get("/").text, "/tickets")
        parts = {name: (None, text) for name, text in {**fields, **key}.items()}
        answer = someone.http.post("/tickets", files=parts, headers={"Accept": "application/json"})
    return f"/desk/tickets/{answer.json()['number']}"


def left(folder: Path) -> int:
    """How often the missed text is in the bytes below the server's folder: data, log, temp, home."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return sum(file.read_bytes().count(MISSED.encode()) for file in files)


def chips(page: str) -> list[str]:
    """Where the chips of a page lead."""
    return [str(chip.attributes["href"]) for chip in LexborHTMLParser(page).css("a.chip")]


def test_a_miss_is_removed_at_once_and_listed_without_its_text(
    agent: Visitor, server: VeilboxServer, ticket: str
) -> None:
    assert MISSED in agent.get(ticket).text
    assert left(server.folder) > 0
    marked = {"marked": f" {MISSED} ", "entity": "CREDIT_CARD"}
    page = agent.post(f"{ticket}/reports/misses?view=open&page=1", marked)
    assert page.history[0].status_code == 303
    assert page.url.path == ticket
    assert page.url.params["view"] == "open"
    assert "Removed in 2 places." in page.text
    assert MISSED not in page.text
    assert page.text.count("[card removed]") >= 2
    assert left(server.folder) == 0
    listed = agent.get("/desk/reports").text
    number = ticket.rpartition("/")[2]
    assert re.search(
        rf"Missed, removed by hand</b>: card number.*Ticket {number}</a>, message", listed, re.DOTALL
    )
    assert MISSED not in listed


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"marked": "nowhere to be found", "entity": "OTHER"}, "This text isn’t in the ticket"),
        ({"marked": "x", "entity": "OTHER"}, "Mark 3 to 500 characters."),
        ({"marked": MISSED, "entity": CARD}, "Choose one of the kinds."),
        ({}, "Choose one of the kinds."),
    ],
)
def test_a_refused_miss_says_why_and_shows_the_form(
    agent: Visitor, ticket: str, values: dict[str, str], said: str
) -> None:
    page = agent.send(ticket, f"{ticket}/reports/misses", {"x": "", **values})
    assert said in page.text
    assert '<details class="missed" open>' in page.text
    assert "nowhere to be found" not in page.text
    assert MISSED in page.text
    assert "4111" not in page.text


def test_a_program_gets_the_problem(agent: Visitor, ticket: str) -> None:
    json = {"Accept": "application/json"}
    values = {"marked": "nowhere to be found", "entity": "OTHER"}
    answer = agent.http.post(f"{ticket}/reports/misses", data=values, headers=json)
    assert answer.status_code == 422
    assert "nowhere" not in answer.text


def test_each_chip_leads_to_what_is_known_and_a_mistake_can_be_reported(agent: Visitor, ticket: str) -> None:
    links = chips(agent.get(f"{ticket}?view=open&page=1").text)
    assert len(links) == 2
    for link, what, where in zip(links, ("card number", "SSN"), ("subject", "message"), strict=True):
        page = agent.get(link)
        assert page.status_code == 200
        assert "Nothing was kept, so it can’t be undone." in page.text
        assert f"{where}, from character" in page.text
        done = agent.send(link, f"{ticket}/reports/mistakes", {})
        assert done.url.path == ticket
        assert "Reported. Nothing was kept" in done.text
        newest = agent.get("/desk/reports").text.partition("<li>")[2].partition("</li>")[0]
        assert f"Removed by mistake</b>: {what}, found by" in newest
        assert ticket in newest
    assert chips(agent.get(f"{ticket}?view=open&page=1").text) == links


def test_chips_in_quoted_text_lead_to_their_own_place(agent: Visitor, ticket: str) -> None:
    body = f"😀 one\n\n> quoted\n> card {CARD}\n\nbehind it: {CARD}"
    agent.send(ticket, f"{ticket}/replies", {"body": body})
    links = [link for link in chips(agent.get(ticket).text) if "message=" in link]
    assert len(links) == 3
    assert {agent.get(link).status_code for link in links} == {200}


@pytest.mark.parametrize(
    "query", ["", "message=1", "start=x", "start=99999", "message=99999&start=5", "start=4111111111111111"]
)
def test_a_chip_that_is_not_there(agent: Visitor, ticket: str, query: str) -> None:
    assert agent.get(f"{ticket}/reports/new?{query}").status_code == 404


@pytest.mark.parametrize("values", [{}, {"start": "1"}, {"message": CARD, "start": "0"}, {"start": CARD}])
def test_a_mistake_about_nothing_is_not_found(agent: Visitor, ticket: str, values: dict[str, str]) -> None:
    json = {"Accept": "application/json"}
    answer = agent.http.post(f"{ticket}/reports/mistakes", data=values or {"x": ""}, headers=json)
    assert answer.status_code == 404
    assert "4111" not in answer.text


@pytest.mark.parametrize("act", ["misses", "mistakes"])
def test_reports_need_signing_in_and_a_ticket(
    agent: Visitor, visitor: Visitor, server: VeilboxServer, act: str
) -> None:
    values = {"marked": MISSED, "entity": "OTHER", "start": "1"}
    answer = visitor.http.post(f"/desk/tickets/1/reports/{act}", data=values)
    assert answer.headers["location"] == "/desk/sign-in?next=/desk"
    for path in ("/desk/reports", "/desk/tickets/1/reports/new?start=1"):
        assert visitor.http.get(path).headers["location"].startswith("/desk/sign-in")
    assert visitor.http.get("/desk/reports").headers["location"] == "/desk/sign-in?next=/desk/reports"
    elsewhere = {"Origin": "https://evil.example", "Accept": "application/json"}
    path = f"/desk/tickets/1/reports/{act}"
    assert agent.http.post(path, data=values, headers=elsewhere).status_code == 403
    json = {"Accept": "application/json"}
    path = f"/desk/tickets/999999/reports/{act}"
    assert agent.http.post(path, data=values, headers=json).status_code == 404


@pytest.mark.parametrize("query", ["removed=4111111111111111", "removed=x", "removed=-1", "removed=²"])
def test_nothing_of_the_address_is_shown(agent: Visitor, ticket: str, query: str) -> None:
    page = agent.get(f"{ticket}?{query}").text
    assert 'class="done"' not in page
    assert "411111" not in page


def test_the_requester_is_told_that_it_was_not_before_saving(agent: Visitor, server: VeilboxServer) -> None:
    fields = {"name": "Rita", "email": "rita@example.com", "subject": "x y", "description": f"It is {MISSED}"}
    with Visitor(server) as someone:
        someone.send("/", "/tickets", fields)
        [row, *_] = LexborHTMLParser(agent.get("/desk?view=open").text).css("a.row-subject")
        ticket = str(row.attributes["href"]).partition("?")[0]
        marked = {"marked": MISSED, "entity": "US_SSN"}
        agent.send(ticket, f"{ticket}/reports/misses", marked)
        page = someone.get("/ticket").text
    assert "We removed 1 SSN from your ticket" in page
    assert "IIII" not in page
