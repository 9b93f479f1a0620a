"""A file at the desk, as an agent's browser without JavaScript sees it and deletes it."""

from io import BytesIO
from pathlib import Path

import httpx
import pytest
from PIL import Image
from selectolax.lexbor import LexborHTMLParser, LexborNode

from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, signed_in
from tests.unit.web.test_ledger import verify

CARD = "4111 1111 1111 1111"
WHITE = (255, 255, 255)
KEPT = b"a line that the recognizers left"


def node(page: str, selector: str) -> LexborNode:
    """The first node that the selector means."""
    found = LexborHTMLParser(page).css_first(selector)
    assert found is not None
    return found


@pytest.fixture
def ticket(server: VeilboxServer) -> str:
    """The address of a ticket with one file."""
    fields = {"name": "Rita", "email": "rita@example.com", "subject": "Log", "description": "Here it is"}
    with Visitor(server) as someone:
        page = someone.send("/", "/tickets", fields, [("app.log", KEPT + f"\n{CARD}\n".encode())])
        number = node(page.text, ".under .num").text().rpartition(" ")[2]
    return f"/desk/tickets/{number}"


def review_of(agent: Visitor, ticket: str) -> str:
    """Where the ticket's page leads for a closer look at its file."""
    link = node(agent.get(ticket).text, "a[href*='/review']")
    return str(link.attributes["href"])


def test_a_closer_look_tells_what_was_removed(agent: Visitor, ticket: str) -> None:
    page = agent.get(review_of(agent, ticket)).text
    assert "•••• 1111" in page
    assert "line 2" in page
    assert "Delete this file" in page


def test_what_was_removed_from_a_file_can_be_reported_as_a_mistake(agent: Visitor, ticket: str) -> None:
    page = agent.get(review_of(agent, ticket)).text
    link = str(node(page, "a.chip").attributes["href"])
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


@pytest.fixture
def screenshot(server: VeilboxServer) -> str:
    """The address of a ticket with a picture."""
    buffer = BytesIO()
    Image.new("RGB", (400, 200), "white").save(buffer, "PNG")
    fields = {"name": "Rita", "email": "rita@example.com", "subject": "Shot", "description": "Here it is"}
    with Visitor(server) as someone:
        page = someone.send("/", "/tickets", fields, [("shot.png", buffer.getvalue())])
        number = node(page.text, ".under .num").text().rpartition(" ")[2]
        shown = str(node(page.text, "a.shot img").attributes["src"])
        assert pixel(someone.get(shown).content) == WHITE
    return f"/desk/tickets/{number}"


def pixel(content: bytes) -> object:
    return Image.open(BytesIO(content)).convert("RGB").getpixel((150, 100))


def test_a_part_of_a_picture_is_blacked_out_for_everybody(agent: Visitor, screenshot: str) -> None:
    review = review_of(agent, screenshot)
    shown = review.partition("/review")[0] + "/picture"
    answer = agent.get(shown)
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"] == "inline"
    assert pixel(answer.content) == WHITE
    marked = {"areas": "25 25 25 50\n", "entity": "CREDIT_CARD"}
    page = agent.post(review.replace("/review", "/blackouts"), marked)
    assert page.history[0].status_code == 303
    assert "The picture before is deleted." in page.text
    assert "A card number was removed by hand." in page.text
    assert pixel(agent.get(shown).content) == (0, 0, 0)
    assert "Missed, removed by hand" in agent.get("/desk/reports").text


@pytest.mark.parametrize(
    ("areas", "entity", "said"),
    [
        ("", "OTHER", "Mark what is to be blacked out."),
        ("1 2 3", "OTHER", "Give each part as left, top, width and height"),
        ("a b c d", "OTHER", "Give each part as left, top, width and height"),
        ("inf 0 1 1", "OTHER", "Give each part as left, top, width and height"),
        ("60 0 50 10", "OTHER", "Give each part as left, top, width and height"),
        ("0 0 9 9\n" * 101, "OTHER", "Give each part as left, top, width and height"),
        ("0 0 9 9", CARD, "Choose one of the kinds."),
    ],
)
def test_a_refused_blackout_says_why(
    agent: Visitor, screenshot: str, areas: str, entity: str, said: str
) -> None:
    review = review_of(agent, screenshot)
    page = agent.post(review.replace("/review", "/blackouts"), {"areas": areas, "entity": entity})
    assert said in page.text
    assert CARD not in page.text


def test_only_a_picture_is_shown_and_blacked_out(agent: Visitor, ticket: str) -> None:
    review = review_of(agent, ticket)
    assert "Black out by hand" not in agent.get(review).text
    assert agent.get(review.partition("/review")[0] + "/picture").status_code == 404
    answer = agent.http.post(
        review.replace("/review", "/blackouts"),
        data={"areas": "0 0 9 9", "entity": "OTHER"},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 422
    assert "Only pictures" in answer.text


def test_an_unchecked_file_is_marked_for_everybody(tmp_path: Path) -> None:
    content = b"\xd4\xc3\xb2\xa1" + bytes(range(256))
    fields = {"name": "Rita", "email": "rita@example.com", "subject": "Trace", "description": "Here it is"}
    with VeilboxServer(tmp_path, {"VEILBOX_STORE_UNCHECKED": "capture"}) as server:
        with Visitor(server) as someone:
            page = someone.send("/", "/tickets", fields, [("trace.pcap", content)]).text
            assert "Not checked" in page
            assert someone.get("/ticket/files/1").content == content
        with signed_in(server) as agent:
            assert "Not checked" in agent.get("/desk/tickets/1").text
            assert "Not checked" in agent.get("/desk/tickets/1/files/1/review").text
        assert "1 file stored unchecked" in verify(server.environment()).stdout
