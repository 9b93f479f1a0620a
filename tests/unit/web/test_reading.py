"""Reading changes nothing: mail scanners, previews and prefetching open every link that they see."""

import re
import sqlite3
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from tests.support.routes import routes
from tests.support.server import SERVE, VeilboxServer
from tests.support.visitors import PASSWORD, Visitor, signed_in

TICKET = {"name": "Rita", "email": "rita@example.com", "description": "A question"}
TICKET["subject"] = "4111 1111 1111 1111"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[VeilboxServer]:
    """A server of the test's own: nobody else writes to its database."""
    with VeilboxServer(tmp_path / "server") as running:
        yield running


def content(server: VeilboxServer) -> list[str]:
    """Every row of the database."""
    connection = sqlite3.connect(f"file:{server.data}/veilbox.db?mode=ro", uri=True)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def welcome_link(server: VeilboxServer) -> str:
    """The path of an unused link for a second agent."""
    command = [SERVE[0], "agent", "add", "ben@example.com", "--name", "Ben"]
    done = subprocess.run(command, env=server.environment(), capture_output=True, text=True, check=True)
    return done.stdout.strip().removeprefix(server.url)


def request_link(agent: Visitor) -> str:
    """The path at which somebody hands over files that the agent asks for."""
    ticket = "/desk/tickets/1"
    asked = {"contact_name": "Tara", "contact_email": "tara@example.com", "request": "The log?"}
    page = LexborHTMLParser(agent.send(ticket, f"{ticket}/requests", asked).text)
    path = httpx.URL(str(page.css("input[data-copy]")[-1].attributes["value"])).path
    agent.get(path)
    return path


def picture() -> bytes:
    """One that is shown on a page."""
    buffer = BytesIO()
    Image.new("RGB", (8, 8)).save(buffer, "PNG")
    return buffer.getvalue()


def addresses(server: VeilboxServer, visitor: Visitor) -> list[str]:
    """Each route with what belongs into it: the visitor's ticket, its file, an unused welcome link."""
    values = {
        "/t/{token:str}": f"/t/{visitor.http.cookies['veilbox_ticket']}",
        "/h/{token:str}": request_link(visitor),
        "/desk/welcome/{token:str}": welcome_link(server),
        "/desk/tickets/{number:str}/reports/new": "/desk/tickets/1/reports/new?start=0",
        # The ticket's second file is a picture, its first one a text.
        "/ticket/files/{file:str}/picture": "/ticket/files/2/picture",
        "/desk/tickets/{number:str}/files/{file:str}/picture": "/desk/tickets/1/files/2/picture",
    }
    return [
        values.get(route) or re.sub(r"\{\w+:str\}", "1", route.replace("{code:str}", "invalid"))
        for route in routes("GET")
    ]


def test_getting_every_page_changes_nothing(server: VeilboxServer) -> None:
    with signed_in(server) as agent:
        agent.send("/", "/tickets", TICKET, [("a.txt", b"one"), ("a.png", picture())])
        pages = addresses(server, agent)
        before = content(server)
        for method in ("GET", "HEAD", "GET"):
            answers = {page: agent.http.request(method, page).status_code for page in pages}
        assert {page for page, status in answers.items() if status >= 400} == {"/problem/invalid"}
        assert len(answers) >= 12
        assert content(server) == before


def test_a_welcome_link_leads_to_a_clean_address_and_stays_good(server: VeilboxServer) -> None:
    link = server.first_link.removeprefix(server.url)
    for _ in range(3):
        with Visitor(server) as scanner:
            answer = scanner.http.get(link)
            assert (answer.status_code, answer.headers["location"]) == (303, "/desk/welcome")
            assert scanner.get("/desk/welcome").status_code == 200
    with Visitor(server) as agent:
        agent.get(link)
        assert agent.post("/desk/welcome", {"name": "Ada", "password": PASSWORD}).url.path == "/desk"
