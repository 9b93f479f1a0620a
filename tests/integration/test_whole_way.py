"""One ticket through every room of the real server: form, mail, desk, outgoing mail, requester's page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.browser import open_browser
from tests.support.needs import requires_chromium
from tests.support.server import VeilboxServer
from tests.support.smtp_peer import SmtpPeer
from tests.support.visitors import INBOX, PASSWORD, Visitor, deliver, hidden_fields, mail, signed_in

CARD, SSN = "4242 4242 4242 4242", "536-22-8726"
REMOVED_CARD, REMOVED_SSN = "[card ending 4242 removed]", "[SSN removed]"
PNG = bytes.fromhex("89504e470d0a1a0a") + b"not an image that anybody has checked"
FIELDS = {
    "name": "Rita Requester",
    "email": "rita@example.com",
    "company": "Example Ltd",
    "subject": "Charged twice",
    "description": f"My card {CARD} was charged twice. SSN {SSN}.",
    "environment": "Version 12, Windows",
}


# Where the database makes no difference.
ON_SQLITE = pytest.mark.parametrize("database_settings", ["sqlite"], indirect=True)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[BrowserContext]:
    """A browser with JavaScript switched off; the requester and the agent have a tab each."""
    with open_browser(tmp_path / "profile", javascript=False) as opened:
        yield opened


def sent_form(page: Page, server: VeilboxServer, folder: Path) -> None:
    """Fill the public form, add one text file and one picture, send it."""
    (folder / "log.txt").write_text(f"line one\npaid with {CARD}\n")
    (folder / "screen.png").write_bytes(PNG)
    page.goto(server.url)
    page.click("details.more summary")
    for name, text in FIELDS.items():
        page.fill(f"[name={name}]", text)
    page.set_input_files("[name=files]", [folder / "log.txt", folder / "screen.png"])
    page.click("form[action='/tickets'] button:not([type=button])")


def signed_in_page(page: Page, server: VeilboxServer) -> None:
    """Sign in by the link that the server printed, choosing a name and a password."""
    page.goto(server.first_link)
    page.fill("[name=name]", "Ada Agent")
    page.fill("[name=password]", PASSWORD)
    page.click("form[action='/desk/welcome'] button:not([type=button])")
    page.wait_for_url(re.compile("/desk$|/desk\\?"))


def written(page: Page, composer: str, text: str) -> None:
    """Write a reply or a note on the open ticket."""
    page.click("nav.tabs >> text=" + ("Note" if composer == "note" else "Reply"))
    page.fill("#composer [name=body]", text)
    page.click("#composer button.primary")


@ON_SQLITE
@requires_chromium
def test_a_ticket_is_sent_worked_on_and_answered_without_javascript(
    server: VeilboxServer, peer: SmtpPeer, browser: BrowserContext, tmp_path: Path
) -> None:
    customer = browser.new_page()
    sent_form(customer, server, tmp_path)
    expect(customer).to_have_url(re.compile("/ticket"))
    for text in ("Charged twice", "log.txt", "screen.png"):
        expect(customer.locator("body")).to_contain_text(text)
    assert CARD not in customer.content()
    receipt = peer.wait_for(lambda mail: "rita@example.com" in mail.recipients)
    assert receipt.message["Auto-Submitted"] == "auto-replied"

    desk = browser.new_page()
    signed_in_page(desk, server)
    desk.click("text=Charged twice")
    expect(desk.locator(".conversation")).to_contain_text("was charged twice")
    assert desk.locator(".conversation .chip").count() >= 2
    expect(desk.locator(".conversation")).to_contain_text("screen.png")
    written(desk, "reply", f"We refunded {CARD}.")
    written(desk, "note", f"Called the bank about {SSN}.")
    desk.click("text=Assign to me")
    desk.select_option("#status", "solved")
    desk.click("form[action*='/status'] .properties button, .properties form[action*='/status'] button")
    conversation = desk.locator(".conversation")
    for text in ("We refunded", "Called the bank", "Ada Agent"):
        expect(conversation).to_contain_text(text)
    expect(desk.locator(".conversation .tag").first).to_contain_text("Solved")

    reply = peer.wait_for(lambda mail: "We refunded" in mail.text)
    assert REMOVED_CARD in reply.text
    assert "Called the bank" not in reply.text
    link = re.search(rf"{re.escape(server.url)}/t/\S+", reply.text)
    assert link is not None

    customer.goto(link[0])
    expect(customer).to_have_url(f"{server.url}/ticket")
    expect(customer.locator("body")).to_contain_text("We refunded")
    assert "Called the bank" not in customer.content()
    customer.fill("form[action='/ticket/replies'] [name=body]", f"Thank you. New card: {CARD}")
    customer.click("form[action='/ticket/replies'] button:not([type=button])")
    expect(customer.locator("body")).to_contain_text("Thank you.")

    desk.reload()
    expect(desk.locator(".conversation")).to_contain_text("Thank you.")
    expect(desk.locator(".conversation .tag").first).to_contain_text("Open")


@ON_SQLITE
@requires_chromium
def test_a_refused_form_keeps_its_redacted_text(
    server: VeilboxServer, browser: BrowserContext, tmp_path: Path
) -> None:
    page = browser.new_page()
    page.goto(server.url)
    page.fill("[name=description]", f"My card is {CARD}")
    page.click("form[action='/tickets'] button:not([type=button])")
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.locator("body")).to_contain_text("There is a problem")
    assert page.input_value("[name=description]") == f"My card is {REMOVED_CARD}"


@ON_SQLITE
def test_a_program_posts_a_form_once(server: VeilboxServer) -> None:
    with Visitor(server) as visitor:
        values = {**hidden_fields(visitor.get("/").text, "/tickets"), **FIELDS}
        visitor.http.headers["Accept"] = "application/json"
        first, again = (visitor.post("/tickets", values, [("log.txt", b"a line")]) for _ in range(2))
        other = visitor.post("/tickets", {**values, "subject": "Something else"})
        assert first.status_code == httpx.codes.CREATED
        assert first.json()["number"] == again.json()["number"] != other.json()["number"]
        refused = visitor.post("/tickets", {**values, "email": ""})
        assert refused.status_code == httpx.codes.UNPROCESSABLE_ENTITY
        assert refused.headers["content-type"].startswith("application/problem+json")


def html_only() -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = "Rita Requester <rita@example.com>", INBOX
    message["Subject"], message["Message-ID"] = "HTML only", "<html-only@example.com>"
    message.set_content(f"<p>Only <b>HTML</b>, card {CARD}</p>", subtype="html")
    return message


def with_files() -> EmailMessage:
    message = mail("With files", f"Two files, SSN {SSN}")
    message.add_attachment(
        f"paid with {CARD}\n".encode(), maintype="text", subtype="plain", filename="log.txt"
    )
    message.add_attachment(PNG, maintype="image", subtype="png", filename="screen.png")
    return message


LATIN = (
    b"From: Rita Requester <rita@example.com>\r\nTo: support@localhost\r\nSubject: Latin letters\r\n"
    b"Message-ID: <latin@example.com>\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
    b"Content-Transfer-Encoding: 8bit\r\n\r\nGr\xfc\xdfe, card " + CARD.encode() + b"\r\n"
)


def test_mails_become_tickets_that_an_agent_reads(server: VeilboxServer, peer: SmtpPeer) -> None:
    mails: dict[str, EmailMessage | bytes] = {
        "Plain": mail("Plain", f"A plain mail, card {CARD}"),
        "HTML only": html_only(),
        "With files": with_files(),
        "Latin letters": LATIN,
    }
    for message in mails.values():
        deliver(server, message)
        deliver(server, message)  # the same mail again finds its first result
    with signed_in(server) as agent:
        listing = agent.get("/desk?view=open").text
        pages = [agent.get(f"/desk/tickets/{number}").text for number in range(1, len(mails) + 1)]
        assert all(listing.count(f">{subject}<") <= 1 for subject in mails)
        assert all(subject in page for subject, page in zip(mails, pages, strict=True))
        assert agent.get(f"/desk/tickets/{len(mails) + 1}").status_code == httpx.codes.NOT_FOUND
    assert "Grüße" in pages[3]
    assert "log.txt" in pages[2]
    assert "screen.png" in pages[2]
    assert all(CARD not in page and SSN not in page for page in [listing, *pages])
    peer.wait_for(lambda _: len(peer.received) == len(mails))


def test_a_ticket_is_there_after_a_restart(server: VeilboxServer) -> None:
    deliver(server, mail("Before the restart", "text"))
    with signed_in(server) as agent:
        assert server.stop() == 0
        server.start()
        assert "Before the restart" in agent.get("/desk?view=open").text
