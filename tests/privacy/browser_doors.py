"""Canaries typed into a real browser, whose profile is searched afterwards."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

from tests.privacy.evidence import Evidence
from tests.privacy.web_doors import FIELDS
from tests.support.browser import open_browser
from tests.support.visitors import PASSWORD

SEND = "form[action='/tickets'] button:not([type=button])"
REPLY = "form[action='/ticket/replies']"
OWNER = "owner@localhost"
TOO_LONG = "x" * 100_000
# Chromium notes the fields of an open page a second later, and writes its session files after 2.5 more.
UNTIL_CHROMIUM_WRITES_MS = 5_000


class Typist:
    """Somebody at a browser. `door` begins the name of each canary."""

    def __init__(self, evidence: Evidence, door: str, page: Page) -> None:
        self._server = evidence.server
        self._canaries = evidence.canaries
        self._door = door
        self._page = page

    def form(self, upload: Path) -> None:
        """The public form, refused and then accepted, with a file."""
        page = self._page
        page.goto(self._server.url)
        page.click("details.more summary")
        for name in FIELDS:
            page.fill(f"[name={name}]", self._sentence(f"refused {name}"))
        page.click(SEND)
        page.get_by_text("There is a problem").wait_for()
        for name in FIELDS:
            page.fill(f"[name={name}]", self._sentence(name))
        page.fill("[name=email]", "rita@example.com")
        upload.write_text(self._sentence("file"))
        page.set_input_files("[name=files]", upload)
        page.click(SEND)
        page.wait_for_url("**/ticket*")

    def replies(self) -> None:
        """The requester's reply on the ticket's page, refused and then accepted."""
        for door, rest in (("refused reply", TOO_LONG), ("reply", "")):
            self._page.fill(f"{REPLY} [name=body]", self._sentence(door) + rest)
            self._page.click(f"{REPLY} button:not([type=button])")
            self._page.wait_for_load_state()

    def desk(self) -> None:
        """An agent's reply and note, each refused and then accepted."""
        page = self._page
        page.goto(f"{self._server.url}/desk/tickets/1")
        page.fill("[name=email]", OWNER)
        page.fill("[name=password]", PASSWORD)
        page.click("form[action='/desk/sign-in'] button")
        for kind in ("reply", "note"):
            page.goto(f"{self._server.url}/desk/tickets/1?composer={kind}")
            for door, rest in (("refused", TOO_LONG), ("", "")):
                page.fill("#composer [name=body]", self._sentence(f"{door} {kind} at the desk") + rest)
                page.click("#composer button.primary")
                page.wait_for_load_state()
        page.fill("#composer [name=body]", self._sentence("note never sent"))

    def never_sent(self) -> None:
        """A form that is filled and left open."""
        self._page.goto(self._server.url)
        self._page.fill("[name=description]", self._sentence("never sent"))

    def _sentence(self, door: str) -> str:
        return self._canaries.sentence(f"{self._door}, {door}")


def type_into_browser(evidence: Evidence, profile: Path, *, javascript: bool) -> None:
    """Work as a requester and as an agent, then leave a half-filled form open in a tab of each."""
    door = f"browser, JavaScript {'on' if javascript else 'off'}"
    upload = profile.parent / f"{profile.name}.txt"
    upload.parent.mkdir(parents=True, exist_ok=True)
    with open_browser(profile, javascript=javascript) as browser:
        agent = Typist(evidence, f"{door}, agent", browser.new_page())
        agent.desk()
        page = browser.new_page()
        requester = Typist(evidence, door, page)
        requester.form(upload)
        requester.replies()
        requester.never_sent()
        page.wait_for_timeout(UNTIL_CHROMIUM_WRITES_MS)
    upload.unlink()
