"""Mail at the desk: who is held, who was copied, and what a program sent."""

from email.message import EmailMessage

from selectolax.lexbor import LexborHTMLParser

from service.mail.addressing import Addressing
from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, deliver, mail, open_tickets


def opened(server: VeilboxServer, agent: Visitor, subject: str, **fields: str) -> int:
    """A ticket by mail, and its number."""
    message = mail(subject, "It burns.")
    for name, value in fields.items():
        message[name.replace("_", "-")] = value
    deliver(server, message)
    return next(number for number, found in open_tickets(agent) if found == subject)


def stranger(reply_to: str) -> EmailMessage:
    return mail("Re: it", "Let me in.", sender="Mallory <mallory@example.net>", to=reply_to)


def page(agent: Visitor, number: int) -> LexborHTMLParser:
    return LexborHTMLParser(agent.get(f"/desk/tickets/{number}").text)


def words(tree: LexborHTMLParser, selector: str) -> str:
    return " ".join(node.text(separator=" ") for node in tree.css(selector))


def attribute(tree: LexborHTMLParser, selector: str, name: str) -> str:
    found = tree.css_first(selector)
    assert found is not None
    return str(found.attributes[name])


def reply_address(server: VeilboxServer, number: int) -> str:
    """The one that stands in the server's mails about a ticket."""
    secret = (server.data / "secret").read_bytes()
    return Addressing(secret, "localhost").reply_address("support@localhost", number) or ""


def test_a_held_message_is_accepted_by_an_agent(server: VeilboxServer, agent: Visitor) -> None:
    number = opened(server, agent, "Held at the desk")
    address = reply_address(server, number)
    deliver(server, stranger(address), to=address)
    held = page(agent, number)
    assert "Held." in words(held, ".message .undelivered")
    assert "mallory@example.net" in words(held, ".message .meta")
    action = attribute(held, "form[action*='/acceptance']", "action")
    assert agent.post(action, {"yes": ""}).status_code in {200, 303}
    assert "Held." not in words(page(agent, number), ".message")
    assert agent.post(action, {"yes": ""}).status_code == 404


def test_who_was_copied_is_let_take_part(server: VeilboxServer, agent: Visitor) -> None:
    number = opened(server, agent, "Copied at the desk", Cc="Carl Copied <carl@example.org>")
    before = page(agent, number)
    assert "carl@example.org" in words(before, ".people")
    person = attribute(before, ".people button", "value")
    agent.send(f"/desk/tickets/{number}", f"/desk/tickets/{number}/participants", {"person": person})
    assert "Takes part" in words(page(agent, number), ".people")
    answer = agent.post(f"/desk/tickets/{number}/participants", {"person": "999999"})
    assert answer.status_code == 404


def test_a_programs_mail_says_so_and_a_hint_is_a_link(server: VeilboxServer, agent: Visitor) -> None:
    first = opened(server, agent, "First of two")
    deliver(server, mail(f"Re: First of two [ticket {first}]", "Me too."))
    second = max(number for number, _ in open_tickets(agent))
    assert f"Ticket {first}" in words(page(agent, second), ".properties dd a")
    automatic = opened(server, agent, "Away", Auto_Submitted="auto-replied", Reply_To="else@example.org")
    shown = page(agent, automatic)
    assert "Automatic reply" in words(shown, ".message .tag")
    assert "else@example.org" in words(shown, ".message .meta")
