"""Sending a form with files from the page: a refusal or a lost connection loses nothing."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from tests.support.needs import requires_chromium

pytestmark = requires_chromium

KEPT = "[...document.querySelector('#files').files].map(file => file.name)"
PROBLEMS = {
    "email": "Enter one email address, such as name@example.com.",
    "environment": "Shorten the technical details to 10,000 characters.",
    "": "This form was open for too long. Check it and send it again.",
}


@pytest.fixture
def form(browser: BrowserContext, address: str, tmp_path: Path) -> Iterator[Page]:
    """The form, filled, with a file."""
    (tmp_path / "a.log").write_bytes(b"line")
    page = browser.new_page()
    page.goto(f"{address}form")
    page.fill("#description", "A long story")
    page.set_input_files("#files", tmp_path / "a.log")
    yield page
    page.close()


def answer(status: int, content: object) -> Callable[[Route], None]:
    """What the server says to the form."""
    return lambda route: route.fulfill(status=status, body=json.dumps(content))


def send(page: Page) -> None:
    page.get_by_role("button", name="Send to support").click()


def nothing_is_lost(page: Page) -> None:
    assert page.input_value("#description") == "A long story"
    assert page.evaluate(KEPT) == ["a.log"]


def test_a_refusal_is_shown_as_the_server_shows_it(form: Page) -> None:
    form.route("**/tickets", answer(422, {"problems": PROBLEMS}))
    send(form)
    form.locator(".summary").wait_for()
    nothing_is_lost(form)
    assert form.title().startswith("Error: ")
    assert form.evaluate("document.activeElement.id") == "problems"
    assert form.locator(".summary li").all_inner_texts() == list(PROBLEMS.values())
    assert form.get_by_label("Email address").get_attribute("aria-invalid") == "true"
    assert PROBLEMS["email"] in form.locator("#email-problem").inner_text()
    form.get_by_role("link", name="Shorten the technical details").click()
    assert form.evaluate("document.activeElement.id") == "environment"


def test_a_second_refusal_replaces_the_first(form: Page) -> None:
    form.route("**/tickets", answer(422, {"problems": PROBLEMS}))
    send(form)
    form.locator(".summary").wait_for()
    form.unroute("**/tickets")
    form.route("**/tickets", answer(413, {"title": "That is too large", "detail": "Send 60 MB at most."}))
    send(form)
    form.get_by_text("That is too large").wait_for()
    nothing_is_lost(form)
    assert form.locator(".summary").count() == 1
    assert form.locator(".problem, .wrong, [aria-invalid]").count() == 0
    assert form.title().count("Error: ") == 1


def test_a_lost_connection_loses_nothing(form: Page) -> None:
    form.route("**/tickets", lambda route: route.abort())
    send(form)
    form.get_by_text("We couldn’t reach the server.").wait_for()
    nothing_is_lost(form)


def test_an_accepted_form_leads_to_the_ticket(form: Page) -> None:
    form.route("**/tickets", answer(201, {"number": 1, "url": "http://elsewhere.example/t/abc"}))
    form.route("**/t/abc*", lambda route: route.fulfill(body="the ticket"))
    send(form)
    form.wait_for_url("**/t/abc?received=1")
    assert "elsewhere" not in form.url


def test_a_form_is_sent_once(form: Page) -> None:
    sent: list[Route] = []
    form.route("**/tickets", lambda route: sent.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    send(form)
    send(form)
    form.get_by_text("Sending").or_(form.get_by_text("Checking for card numbers")).wait_for()
    assert len(sent) == 1
    sent[0].abort()
