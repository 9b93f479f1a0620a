"""The desk: getting in, the lists, and what an agent does with a ticket."""

from collections.abc import Iterator

import httpx
import pytest

from tests.support.server import VeilboxServer
from tests.support.visitors import PASSWORD, Visitor, hidden_fields

CARD = "4111 1111 1111 1111"
OWNER = "owner@localhost"


@pytest.fixture
def ticket(server: VeilboxServer) -> str:
    """The address of a new ticket at the desk."""
    fields = {"name": "Rita", "email": "rita@example.com", "subject": "Broken", "description": "It broke"}
    with Visitor(server) as someone:
        key = hidden_fields(someone.get("/").text, "/tickets")
        parts = {name: (None, text) for name, text in {**fields, **key}.items()}
        answer = someone.http.post("/tickets", files=parts, headers={"Accept": "application/json"})
    return f"/desk/tickets/{answer.json()['number']}"


@pytest.fixture
def stranger(server: VeilboxServer) -> Iterator[Visitor]:
    """Somebody who is not signed in."""
    with Visitor(server) as someone:
        yield someone


@pytest.mark.parametrize("path", ["/desk", "/desk/tickets/1?view=open&page=2", "/desk/tickets/1/files/1"])
def test_everything_needs_signing_in(stranger: Visitor, path: str) -> None:
    answer = stranger.http.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/desk/sign-in?next=/desk")
    program = stranger.http.get(path, headers={"Accept": "application/json"})
    assert program.status_code == 401


@pytest.mark.parametrize("path", ["/desk?view=4111111111111111", "/desk?q=4111111111111111"])
def test_nothing_else_of_the_address_comes_back(stranger: Visitor, path: str) -> None:
    assert stranger.http.get(path).headers["location"] == "/desk/sign-in?next=/desk"
    assert CARD.replace(" ", "") not in stranger.get(path.replace("/desk", "/desk/sign-in")).text


@pytest.mark.parametrize("act", ["replies", "notes", "assignment", "status"])
def test_every_act_needs_signing_in(stranger: Visitor, act: str) -> None:
    answer = stranger.http.post(f"/desk/tickets/1/{act}", data={"body": "x"})
    assert answer.headers["location"] == "/desk/sign-in?next=/desk"


def test_the_welcome_link_is_good_for_one_password(agent: Visitor, server: VeilboxServer) -> None:
    path = server.first_link.removeprefix(server.url)
    assert agent.get(path).status_code == 404
    assert agent.get("/desk").status_code == 200


def test_signing_in_leads_to_the_page_asked_for(agent: Visitor, stranger: Visitor, ticket: str) -> None:
    page = stranger.get(f"{ticket}?view=open")
    assert page.url.path == "/desk/sign-in"
    hidden = hidden_fields(page.text, "/desk/sign-in")
    answer = stranger.post("/desk/sign-in", {**hidden, "email": OWNER, "password": PASSWORD})
    assert answer.url.path == ticket
    cookie = answer.history[0].headers["set-cookie"].lower()
    assert cookie.startswith("veilbox_desk=")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


@pytest.mark.parametrize(
    "after", ["https://evil.example", "//evil.example", "/desk/../t", "/desk\r\nX: y", ""]
)
def test_signing_in_never_leads_elsewhere(agent: Visitor, stranger: Visitor, after: str) -> None:
    answer = stranger.post("/desk/sign-in", {"next": after, "email": OWNER, "password": PASSWORD})
    assert answer.url.path == "/desk"


def test_signing_out_ends_the_session(agent: Visitor, stranger: Visitor) -> None:
    stranger.post("/desk/sign-in", {"email": OWNER, "password": PASSWORD})
    session = stranger.http.cookies["veilbox_desk"]
    assert stranger.post("/desk/sign-out", {"x": ""}).url.path == "/desk/sign-in"
    stranger.http.cookies.set("veilbox_desk", session)
    assert stranger.get("/desk").url.path == "/desk/sign-in"


def test_a_wrong_password_keeps_the_redacted_address(agent: Visitor, stranger: Visitor) -> None:
    answer = stranger.post("/desk/sign-in", {"email": f"{CARD}@example.com", "password": "wrong"})
    assert "The email address or the password is wrong." in answer.text
    assert "4111" not in answer.text


def test_the_lists_show_the_ticket(agent: Visitor, ticket: str) -> None:
    for view, shown in (("unassigned", True), ("open", True), ("solved", False), ("nonsense", True)):
        page = agent.get(f"/desk?view={view}&page=1")
        assert page.status_code == 200
        assert (f'href="{ticket}?' in page.text) is shown
    assert agent.get("/desk?page=99999999999").status_code == 200


def test_a_reply_and_a_note_are_redacted(agent: Visitor, ticket: str) -> None:
    agent.send(ticket, f"{ticket}/replies", {"body": f"Is it {CARD}?"})
    page = agent.send(f"{ticket}?composer=note", f"{ticket}/notes", {"body": f"They wrote {CARD}"})
    assert page.url.path == ticket
    assert "Is it" in page.text
    assert "They wrote" in page.text
    assert "4111" not in page.text


def test_an_empty_reply_is_refused(agent: Visitor, ticket: str) -> None:
    answer = agent.send(ticket, f"{ticket}/replies", {"body": ""})
    assert "Enter a message." in answer.text


def test_a_file_in_a_reply_is_refused_and_said_so(agent: Visitor, ticket: str) -> None:
    key = hidden_fields(agent.get(ticket).text, f"{ticket}/replies")
    answer = agent.post(f"{ticket}/replies", {**key, "body": "see file"}, [("a.txt", b"x")])
    assert "Files can&#39;t be attached here." in answer.text
    assert "see file" in answer.text


def test_assigning_and_solving(agent: Visitor, ticket: str) -> None:
    me = agent.get(ticket).text.partition('name="agent_id" value="')[2].partition('"')[0]
    assert "assigned to" in agent.post(f"{ticket}/assignment", {"agent_id": me}).text
    assert "assigned to <bdi>" not in agent.post(f"{ticket}/assignment", {"agent_id": ""}).text
    assert 'class="tag solved"' in agent.post(f"{ticket}/status", {"status": "solved"}).text
    assert "Choose one of the agents." in agent.post(f"{ticket}/assignment", {"agent_id": "9999"}).text
    assert "Choose one of the agents." in agent.post(f"{ticket}/assignment", {"agent_id": "x"}).text
    assert "Choose one of the statuses." in agent.post(f"{ticket}/status", {"status": CARD}).text


@pytest.mark.parametrize("number", ["0", "999999999", "1" * 30, "x", "-1", "1.0"])
def test_an_unknown_ticket_is_not_found(agent: Visitor, number: str) -> None:
    assert agent.get(f"/desk/tickets/{number}").status_code == 404
    assert agent.get(f"/desk/tickets/{number}/files/1").status_code == 404
    json = {"Accept": "application/json"}
    answer = agent.http.post(f"/desk/tickets/{number}/status", data={"status": "open"}, headers=json)
    assert answer.status_code == 404


def test_a_wrong_password_a_hundred_times_is_slowed_down(stranger: Visitor) -> None:
    wrong = {"email": "nobody@example.com", "password": "wrong"}
    headers = {"Accept": "application/json"}
    answers = [stranger.http.post("/desk/sign-in", data=wrong, headers=headers) for _ in range(100)]
    codes = {answer.status_code for answer in answers}
    assert codes == {httpx.codes.UNPROCESSABLE_ENTITY, httpx.codes.TOO_MANY_REQUESTS}
    assert answers[-1].status_code == httpx.codes.TOO_MANY_REQUESTS
    assert int(answers[-1].headers["retry-after"]) > 0
    page = stranger.post("/desk/sign-in", wrong)
    assert page.status_code == httpx.codes.TOO_MANY_REQUESTS
    assert "Too many attempts" in page.text
