"""Queues at the desk, as a browser without JavaScript sees them."""

from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser

from service.mail.addressing import Addressing
from tests.support.hooks import SECRET, signed
from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, deliver, mail, signed_in
from tests.unit.service.mail.peers import Peer

NAME = "Billing & more/Ü"
ADDRESS = "queue=Billing%20%26%20more%2F%C3%9C"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, peer: Peer) -> Iterator[VeilboxServer]:
    settings = {
        "VEILBOX_INBOX": f"support@localhost=Support,billing@localhost={NAME}",
        "VEILBOX_OUTGOING_SMTP": peer.address,
        "VEILBOX_MAIL_HOOK_SECRET": SECRET,
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


HOP = "Received: from a.example by b.example; Fri, 27 Nov 2026 10:00:00 +0000\r\n"


def posted(agent: Visitor, subject: str, *head: str, sender: str = "rita@example.com") -> None:
    """A mail by the webhook, which says nothing of recipients."""
    fields = "".join(line if line.endswith("\n") else f"{line}\r\n" for line in head)
    body = f"{fields}From: {sender}\r\nSubject: {subject}\r\n\r\nText of {subject}\r\n".encode()
    assert agent.http.post("/hooks/mail", content=body, headers=signed(body)).status_code == 204


@pytest.mark.parametrize(
    ("name", "head", "queue"),
    [
        ("in to", ["To: x@example.com, B <Billing+a@localhost>"], NAME),
        ("in cc", ["Cc: billing@localhost", HOP], NAME),
        ("delivered", ["Delivered-To: billing@localhost", HOP, "To: undisclosed-recipients:;"], NAME),
        ("original", ["X-Original-To: billing@localhost", "Delivered-To: vmail@localhost", HOP], NAME),
        ("envelope", ["Envelope-To: <billing@localhost>", HOP, "To: list@example.com"], NAME),
        ("to first", ["Delivered-To: billing@localhost", HOP, "To: support@localhost"], "Support"),
        ("below", [HOP, "Delivered-To: billing@localhost", HOP, "To: list@example.com"], "Support"),
        ("nowhere", ["To: nobody@example.com"], "Support"),
    ],
)
def test_a_mail_without_an_envelope_is_in_the_queue_that_it_was_sent_to(
    agent: Visitor, name: str, head: list[str], queue: str
) -> None:
    subject = f"Sent to {name}"
    posted(agent, subject, *head)
    found = agent.get(link(agent.get("/desk?view=open").text, queue)).text
    assert subject in texts(found, ".row-subject")


@pytest.mark.parametrize(
    ("place", "sender", "lands", "held"),
    [
        ("above", "rita@example.com", True, False),
        ("above", "mallory@example.net", True, True),
        ("below", "rita@example.com", False, False),
    ],
)
def test_a_token_in_delivered_to_proves_as_much_as_one_in_to(
    agent: Visitor, server: VeilboxServer, place: str, sender: str, lands: bool, held: bool
) -> None:
    addressing = Addressing((server.data / "secret").read_bytes(), "localhost")
    head = [f"Delivered-To: {addressing.reply_address('support@localhost', 1)}", HOP]
    subject = f"Re {place} {sender}"
    posted(agent, subject, *(head if place == "above" else reversed(head)), sender=sender)
    messages = texts(agent.get("/desk/tickets/1").text, ".thread > .message")
    found = [message for message in messages if f"Text of {subject}" in message]
    assert ["Held." in message for message in found] == ([held] if lands else [])
