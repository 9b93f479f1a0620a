"""Undelivered mail at the desk, as an agent's browser without JavaScript sees it, with real mail servers."""

from collections.abc import Iterator
from time import monotonic, sleep

import pytest

from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, deliver, mail, signed_in
from tests.unit.service.mail.peers import Peer

PATIENCE = 30


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, peer: Peer) -> Iterator[VeilboxServer]:
    settings = {"VEILBOX_OUTGOING_SMTP": peer.address}
    with VeilboxServer(tmp_path_factory.mktemp("server"), settings) as running:
        yield running


@pytest.fixture(scope="module")
def agent(server: VeilboxServer) -> Iterator[Visitor]:
    with signed_in(server) as someone:
        yield someone


def shown(agent: Visitor, page: str, text: str) -> str:
    """The page once it shows the text."""
    deadline = monotonic() + PATIENCE
    while text not in (found := agent.get(page).text):
        assert monotonic() < deadline, found
        sleep(0.2)
    return found


def test_a_refused_receipt_is_listed_shown_at_its_message_and_sent_again(
    agent: Visitor, server: VeilboxServer, peer: Peer
) -> None:
    assert "No undelivered mail." in agent.get("/desk/mail").text
    peer.answers["RCPT"] = "550 5.1.1 No 4111111111111111 here"
    deliver(server, mail("First", "Hello"))
    listed = shown(agent, "/desk/mail", "there is no such mailbox (550 5.1.1)")
    assert "Receipt</b> to" in listed
    assert "rita@example.com" in listed
    assert "4111" not in listed
    page = agent.get("/desk/tickets/1?view=open&page=1").text
    assert "there is no such mailbox (550 5.1.1). Tried once, given up" in page

    peer.answers.clear()
    again = agent.send("/desk/tickets/1?view=open&page=1", "/desk/mail/1/attempts", {"x": ""})
    assert again.status_code == 200
    answer = agent.post("/desk/mail/1/attempts?ticket=1&view=open&page=1", {"x": ""})
    assert (answer.url.path, answer.url.params["view"]) == ("/desk/tickets/1", "open")
    receipt = peer.wait_for(lambda received: "First" in str(received.message["Subject"]))
    assert receipt.recipients == ("rita@example.com",)
    shown(agent, "/desk/mail", "No undelivered mail.")


def test_sending_again_what_was_sent_says_so(agent: Visitor, server: VeilboxServer, peer: Peer) -> None:
    deliver(server, mail("Second", "Hello"))
    peer.wait_for(lambda received: "Second" in str(received.message["Subject"]))
    for mail_id in ("1", "99", "99999999"):
        page = agent.post(f"/desk/mail/{mail_id}/attempts?page=1", {"x": ""})
        assert page.url.path == "/desk/mail"
        assert "There is a problem" in page.text
        assert "just being sent" in page.text


@pytest.mark.parametrize("address", ["/desk/mail/x/attempts", "/desk/mail/1/attempts?ticket=x"])
def test_what_is_no_number_is_not_found(agent: Visitor, address: str) -> None:
    assert agent.post(address, {"x": ""}).status_code == 404


def test_only_agents_see_mail_and_send_it(server: VeilboxServer) -> None:
    with Visitor(server) as someone:
        page = someone.get("/desk/mail")
        assert page.url.path == "/desk/sign-in"
        assert page.url.params["next"] == "/desk/mail"
        assert someone.post("/desk/mail/1/attempts", {"x": ""}).url.path == "/desk/sign-in"


def test_another_site_can_not_have_mail_sent(agent: Visitor) -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Accept": "application/json"}
    assert agent.http.post("/desk/mail/1/attempts", headers=headers).status_code == 403
