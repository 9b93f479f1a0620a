"""Who takes part gets the agents' answers: shown before they are sent, in a mail of their own."""

from collections.abc import Iterator

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.server import VeilboxServer
from tests.support.smtp_peer import Received
from tests.support.visitors import Visitor, deliver, hidden_fields, mail, signed_in
from tests.unit.service.mail.peers import Peer
from tests.unit.web.test_mail import shown as shown_in_time

TICKET = "/desk/tickets/1"
CARL, DORA = "carl@example.org", "dora@example.org"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, peer: Peer) -> Iterator[VeilboxServer]:
    settings = {"VEILBOX_OUTGOING_SMTP": peer.address}
    with VeilboxServer(tmp_path_factory.mktemp("server"), settings) as running:
        yield running


@pytest.fixture(scope="module")
def agent(server: VeilboxServer) -> Iterator[Visitor]:
    """Signed in, with a ticket on which Carl and Dora were copied."""
    with signed_in(server) as someone:
        first = mail("Printer", "It burns.")
        first["Cc"] = f"Carl Copied <{CARL}>, Dora <{DORA}>"
        deliver(server, first)
        yield someone


def texts(page: str, selector: str) -> str:
    return " ".join(" ".join(node.text().split()) for node in LexborHTMLParser(page).css(selector))


def person(agent: Visitor, name: str) -> str:
    """The number of somebody who was copied."""
    rows = LexborHTMLParser(agent.get(TICKET).text).css(".people li")
    button = next(row.css_first("button") for row in rows if name in row.text())
    assert button is not None
    return str(button.attributes["value"])


def answered(agent: Visitor, body: str) -> None:
    agent.send(TICKET, f"{TICKET}/replies", {"body": body})


def to(peer: Peer, address: str, text: str) -> Received:
    return peer.wait_for(lambda one: one.recipients == (address,) and text in one.text)


def recipients(peer: Peer, text: str) -> list[str]:
    return [one.recipients[0] for one in peer.received if text in one.text]


def test_nobody_is_written_to_before_an_agent_says_so(agent: Visitor, peer: Peer) -> None:
    assert texts(agent.get(TICKET).text, ".recipients") == ""
    answered(agent, "Answer one.")
    to(peer, "rita@example.com", "Answer one.")
    assert recipients(peer, "Answer one.") == ["rita@example.com"]


def test_who_takes_part_gets_the_answer_and_answers_it(
    agent: Visitor, server: VeilboxServer, peer: Peer
) -> None:
    agent.post(f"{TICKET}/participants", {"person": person(agent, "Carl")})
    shown = texts(agent.get(TICKET).text, ".recipients")
    assert shown == f"To Rita Requester rita@example.com, Carl Copied {CARL}, in a mail each"
    answered(agent, "Answer two.")
    hers, his = to(peer, "rita@example.com", "Answer two."), to(peer, CARL, "Answer two.")
    assert "/t/" in hers.text
    for part in (his.text, his.html):
        assert "/t/" not in part
        assert "take part in ticket 1" in part
    for one, other in ((hers, CARL), (his, "rita@example.com")):
        assert other.encode() not in one.content
    assert CARL in his.message["To"]
    shown_in_time(agent, TICKET, "Sent by email to <bdi>Carl Copied</bdi>")

    reply = mail("Re: Printer", "Carl thanks you.", sender=f"Carl <{CARL}>")
    deliver(server, reply, sender=CARL, to=his.message["Reply-To"].addresses[0].addr_spec)
    page = agent.get(TICKET).text
    assert "Carl thanks you." in texts(page, ".thread")
    assert "Held" not in texts(page, ".thread")


def test_a_note_goes_to_nobody_and_a_receipt_to_the_requester_alone(agent: Visitor, peer: Peer) -> None:
    note = agent.send(f"{TICKET}?composer=note", f"{TICKET}/notes", {"body": "Between us."})
    assert texts(note.text, ".recipients") == ""
    answered(agent, "Answer three.")
    to(peer, CARL, "Answer three.")
    assert recipients(peer, "Between us.") == []
    assert {one.recipients for one in peer.received if "received your message" in one.text} == {
        ("rita@example.com",)
    }


def test_who_joined_while_the_answer_was_written_does_not_get_it(agent: Visitor, peer: Peer) -> None:
    form = hidden_fields(agent.get(TICKET).text, f"{TICKET}/replies")
    agent.post(f"{TICKET}/participants", {"person": person(agent, "Dora")})
    agent.post(f"{TICKET}/replies", form | {"body": "Answer four."})
    answered(agent, "Answer five.")
    to(peer, DORA, "Answer five.")
    to(peer, CARL, "Answer four.")
    assert DORA not in recipients(peer, "Answer four.")


def test_who_is_removed_gets_nothing_more(agent: Visitor, peer: Peer) -> None:
    actions = LexborHTMLParser(agent.get(TICKET).text).css(".people form[action*=removal]")
    for form in actions:
        assert agent.post(str(form.attributes["action"]), {"yes": ""}).status_code == 200
    assert len(actions) == 2
    told = texts(agent.get(TICKET).text, ".event")
    assert "let Dora take part" in told
    assert "removed Dora from those who take part" in told
    answered(agent, "Answer six.")
    answered(agent, "Answer seven.")
    to(peer, "rita@example.com", "Answer seven.")
    to(peer, "rita@example.com", "Answer six.")
    assert recipients(peer, "Answer six.") == ["rita@example.com"]
    assert agent.post(f"{TICKET}/participants/999999/removal", {"yes": ""}).status_code == 404
