"""Asking somebody else for files: the desk's form, the mail with its link, and the page that takes them."""

from collections.abc import Iterator

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, deliver, hidden_fields, mail, signed_in
from tests.unit.service.mail.peers import Peer

CARD = "4111 1111 1111 1111"
TARA = "tara@it.example"
ASKED = {"contact_name": "Tara Tech", "contact_email": TARA, "request": f"The log, please. Not {CARD}."}
FILES = [(f"printer {CARD}.log", f"job {CARD} failed\n".encode())]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, peer: Peer) -> Iterator[VeilboxServer]:
    settings = {"VEILBOX_OUTGOING_SMTP": peer.address}
    with VeilboxServer(tmp_path_factory.mktemp("server"), settings) as running:
        yield running


@pytest.fixture(scope="module")
def agent(server: VeilboxServer) -> Iterator[Visitor]:
    with signed_in(server) as someone:
        yield someone


@pytest.fixture
def ticket(server: VeilboxServer, agent: Visitor) -> str:
    """The page of a new ticket at the desk."""
    deliver(server, mail("A secret subject", "What only the requester says."))
    newest = LexborHTMLParser(agent.get("/desk").text).css_first(".row-subject")
    assert newest is not None
    return str(newest.attributes["href"]).partition("?")[0]


@pytest.fixture
def link(agent: Visitor, ticket: str) -> str:
    """Where somebody hands over files whom the agent has asked."""
    answer = agent.send(ticket, f"{ticket}/requests", ASKED)
    assert answer.status_code == 200
    return link_on(answer.text)


@pytest.fixture
def contact(server: VeilboxServer, link: str) -> Iterator[Visitor]:
    """Who has followed the link."""
    with Visitor(server) as someone:
        assert someone.get(link).url.path == "/handover"
        yield someone


def link_on(page: str) -> str:
    """The path of the newest link that the desk shows."""
    found = LexborHTMLParser(page).css("input[data-copy]")[-1].attributes["value"]
    return httpx.URL(str(found)).path


def texts(page: str, selector: str) -> str:
    return " ".join(" ".join(node.text().split()) for node in LexborHTMLParser(page).css(selector))


def hand_over(contact: Visitor, body: str = "") -> httpx.Response:
    return contact.send("/handover", "/handover/files", {"body": body}, FILES)


def test_who_is_asked_gets_a_mail_with_the_link_and_nothing_of_the_ticket(link: str, peer: Peer) -> None:
    sent = peer.wait_for(lambda one: one.recipients == (TARA,) and link in one.text)
    assert "The log, please. Not [card ending 1111 removed]." in sent.text
    assert "A secret subject" not in sent.text
    assert "Rita" not in sent.text
    assert "/t/" not in sent.text


def test_the_page_shows_what_is_asked_and_nothing_of_the_ticket(contact: Visitor) -> None:
    page = contact.get("/handover").text
    assert "The log, please." in page
    assert "A secret subject" not in page
    assert "What only the requester says" not in page
    assert "Rita" not in page
    assert contact.get("/ticket").status_code == 404


def test_files_are_redacted_and_stand_at_the_desk(contact: Visitor, agent: Visitor, ticket: str) -> None:
    page = hand_over(contact, f"Here it is. My card: {CARD}")
    assert page.url.path == "/handover"
    assert "We have your files" in page.text
    handed = texts(page.text, ".handed")
    assert "1 card number removed" in handed
    assert "printer redacted [card ending 1111 removed]" in handed
    shown = agent.get(ticket).text
    assert "Tara Tech" in texts(shown, ".message.handover")
    assert TARA in texts(shown, ".message.handover")
    file = LexborHTMLParser(shown).css_first(".message.handover .file-text a")
    assert file is not None
    assert agent.get(str(file.attributes["href"])).text == "job [card ending 1111 removed] failed\n"
    assert "4111" not in page.text + shown


def test_the_requester_sees_nothing_of_it(
    contact: Visitor, agent: Visitor, ticket: str, server: VeilboxServer, peer: Peer
) -> None:
    hand_over(contact, "For support alone.")
    number = ticket.rpartition("/")[2]
    receipt = peer.wait_for(lambda one: f"ticket {number}." in one.text and "/t/" in one.text)
    path = "/t/" + receipt.text.partition("/t/")[2].split()[0]
    shown = agent.get(ticket).text
    file = LexborHTMLParser(shown).css_first(".message.handover .file-text a")
    assert file is not None
    with Visitor(server) as requester:
        page = requester.get(path).text
        identity = str(file.attributes["href"]).rpartition("/")[2]
        assert requester.get(f"/ticket/files/{identity}").status_code == 404
    assert "What only the requester says" in page
    assert "Tara" not in page
    assert "For support alone" not in page
    assert "The log, please" not in page
    assert "For support alone." in texts(shown, ".message.handover")


def test_nothing_is_taken_without_a_file(contact: Visitor) -> None:
    page = contact.send(
        "/handover",
        "/handover/files",
        {
            "body": "Which log?",
        },
    )
    assert "Choose at least one file." in page.text
    assert "Which log?" in page.text
    assert "We have your files" not in page.text


def test_the_same_form_twice_is_one_handover(contact: Visitor) -> None:
    form = hidden_fields(contact.get("/handover").text, "/handover/files") | {"body": "Once."}
    for _ in range(2):
        page = contact.post("/handover/files", form, FILES)
    assert texts(page.text, ".handed").count("Once.") == 1


def test_a_page_that_is_older_than_the_link_sends_nothing(
    contact: Visitor, agent: Visitor, ticket: str
) -> None:
    form = hidden_fields(contact.get("/handover").text, "/handover/files") | {"body": "For the first."}
    other = agent.send(ticket, f"{ticket}/requests", ASKED | {"contact_email": "uma@it.example"})
    contact.get(link_on(other.text))
    page = contact.post("/handover/files", form, FILES)
    assert "has opened the link of another request since" in page.text
    assert "For the first." not in agent.get(ticket).text


def test_a_closed_request_takes_nothing_and_says_so(contact: Visitor, agent: Visitor, ticket: str) -> None:
    form = hidden_fields(contact.get("/handover").text, "/handover/files") | {"body": "Too late."}
    (action,) = [
        str(one.attributes["action"])
        for one in LexborHTMLParser(agent.get(ticket).text).css("form[action*=withdrawal]")
    ]
    told = texts(agent.post(action, {"yes": ""}).text, ".event")
    assert "closed the request for files to Tara Tech" in told
    assert contact.http.get("/handover").status_code == 410
    late = contact.post("/handover/files", form, FILES)
    assert late.status_code == 410
    assert "This link takes no more files" in late.text
    shown = agent.get(ticket).text
    assert "Too late." not in shown
    assert not LexborHTMLParser(shown).css("input[data-copy]")


def test_nobody_without_the_link_has_a_page(server: VeilboxServer, link: str) -> None:
    with Visitor(server) as stranger:
        assert stranger.get("/handover").status_code == 404
        assert stranger.post("/handover/files", {"body": "x"}, FILES).status_code == 404
        other = "a" if link[-1] != "a" else "b"
        assert stranger.get(link[:-1] + other).status_code == 404
        # A ticket's link is signed for another purpose.
        assert stranger.get(link.replace("/h/", "/t/")).status_code == 404


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("contact_name", " ", "Enter a name."),
        ("contact_email", "tara", "Enter one email address, such as name@example.com."),
        ("contact_email", "4111111111111111@it.example", "This address holds a number that we don't keep."),
        ("request", "", "Enter what you need."),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_lost(
    agent: Visitor, ticket: str, field: str, value: str, words: str
) -> None:
    page = agent.send(ticket, f"{ticket}/requests", ASKED | {field: value})
    assert words in texts(page.text, ".summary").replace("’", "'")
    assert ("The log, please. Not [card ending 1111 removed]." in texts(page.text, "#request")) is (
        field != "request"
    )
    assert "Asks Tara Tech" not in page.text


def test_the_link_is_no_way_to_others_requests(contact: Visitor, agent: Visitor, ticket: str) -> None:
    for number in ("999", "x", "99999999999"):
        answer = agent.post(f"{ticket}/requests/{number}/withdrawal", {"yes": ""})
        assert answer.status_code == 404
    assert contact.get("/handover").status_code == 200
