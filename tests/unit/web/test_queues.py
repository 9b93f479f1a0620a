"""Queues at the desk, as a browser without JavaScript sees them."""

from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, deliver, mail, signed_in
from tests.unit.service.mail.peers import Peer

NAME = "Billing & more/Ü"
ADDRESS = "queue=Billing%20%26%20more%2F%C3%9C"


@pytest.fixture(scope="module")
def peer() -> Iterator[Peer]:
    with Peer() as found:
        yield found


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, peer: Peer) -> Iterator[VeilboxServer]:
    settings = {
        "VEILBOX_INBOX": f"support@localhost=Support,billing@localhost={NAME}",
        "VEILBOX_OUTGOING_SMTP": peer.address,
    }
    with VeilboxServer(tmp_path_factory.mktemp("server"), settings) as running:
        yield running


@pytest.fixture(scope="module")
def agent(server: VeilboxServer) -> Iterator[Visitor]:
    with signed_in(server) as someone:
        yield someone


def texts(page: str, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in LexborHTMLParser(page).css(selector)]


def link(page: str, words: str) -> str:
    """The address of the link in the rail with these words."""
    found = [node for node in LexborHTMLParser(page).css(".queues a") if words in node.text()]
    return str(found[0].attributes["href"])


def test_the_list_is_filtered_and_every_link_stays_in_the_queue(
    agent: Visitor, server: VeilboxServer
) -> None:
    deliver(server, mail("For support", "Hello"))
    deliver(server, mail("An invoice", "Hello"), to="billing@localhost")
    both = agent.get("/desk?view=open").text
    assert texts(both, ".queues a") == ["All queues2", "Support1", f"{NAME}1"]
    assert texts(both, ".row-queue") == [f"in {NAME}", "in Support"]
    one = agent.get(link(both, NAME)).text
    assert texts(one, ".row-subject") == ["An invoice"]
    assert texts(one, ".queues [aria-current]") == [f"{NAME}1"]
    assert texts(one, ".views:not(.queues) .num")[:3] == ["1", "0", "1"]
    tree = LexborHTMLParser(one)
    (ticket,) = [str(node.attributes["href"]) for node in tree.css(".row-subject")]
    elsewhere = [str(node.attributes["href"]) for node in tree.css(".views:not(.queues) a[href*=view]")]
    for address in (ticket, *elsewhere):
        assert address.endswith(ADDRESS)
    assert texts(agent.get(ticket).text, ".row-subject") == ["An invoice"]
    assert texts(agent.get("/desk?view=solved&queue=Support").text, ".list .empty") == [
        "Nothing here in Support."
    ]


def test_a_ticket_is_moved_and_answered_from_there(agent: Visitor, server: VeilboxServer, peer: Peer) -> None:
    deliver(server, mail("Wrong door", "Hello"))
    page = agent.get("/desk?view=open&queue=Support").text
    tree = LexborHTMLParser(page)
    found = next(node for node in tree.css(".row-subject") if "Wrong door" in node.text())
    ticket, _, place = str(found.attributes["href"]).partition("?")
    moved = agent.post(f"{ticket}/queue?{place}", {"queue": NAME})
    assert moved.url.params["queue"] == "Support"
    assert f"in {NAME}" in texts(moved.text, ".tags span")
    assert any(f"moved this to {NAME}" in event for event in texts(moved.text, ".event"))
    assert "Wrong door" not in texts(moved.text, ".row-subject")
    agent.send(ticket, f"{ticket}/replies", {"body": "We look into it."})
    answer = peer.wait_for(lambda received: "We look into it." in received.text)
    assert answer.sender == "billing@localhost"
    assert "<billing@localhost>" in answer.message["From"]
    assert "<billing+" in answer.message["Reply-To"]


def test_a_queue_that_is_not_ours_is_refused_and_not_repeated(agent: Visitor) -> None:
    answer = agent.post(
        "/desk/tickets/1/queue?view=open&queue=4111111111111111", {"queue": "4111111111111111"}
    )
    assert "Choose one of the queues." in answer.text
    assert "4111" not in answer.text
    assert "4111" not in str(answer.url)


def test_signing_in_leads_back_without_the_queue(server: VeilboxServer) -> None:
    with Visitor(server) as stranger:
        answer = stranger.http.get("/desk/tickets/1?view=open&page=1&queue=4111111111111111")
    assert answer.headers["location"] == "/desk/sign-in?next=/desk/tickets/1%3Fview%3Dopen%26page%3D1"
