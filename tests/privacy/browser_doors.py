"""Canaries typed into a real browser, whose profile is searched afterwards."""

from __future__ import annotations

from pathlib import Path

from tests.privacy.evidence import Evidence
from tests.privacy.web_doors import FIELDS
from tests.support.browser import open_browser

SEND = "form[action='/tickets'] button:not([type=button])"


def type_into_browser(evidence: Evidence, profile: Path, *, javascript: bool) -> None:
    """Send the form twice, refused and accepted, then reply; leave one more form half filled."""
    door = f"browser, JavaScript {'on' if javascript else 'off'}"
    canaries = evidence.canaries
    upload = profile.parent / f"{profile.name}.txt"
    upload.parent.mkdir(parents=True, exist_ok=True)
    upload.write_text(canaries.sentence(f"{door}, file"))
    with open_browser(profile, javascript=javascript) as browser:
        page = browser.new_page()
        page.goto(evidence.server.url)
        page.click("details.more summary")
        for name in FIELDS:
            page.fill(f"[name={name}]", canaries.sentence(f"{door}, refused {name}"))
        page.click(SEND)
        page.get_by_text("There is a problem").wait_for()
        for name in FIELDS:
            page.fill(f"[name={name}]", canaries.sentence(f"{door}, {name}"))
        page.fill("[name=email]", "rita@example.com")
        page.set_input_files("[name=files]", upload)
        page.click(SEND)
        page.wait_for_url("**/ticket*")
        page.fill("form[action='/ticket/replies'] [name=body]", canaries.sentence(f"{door}, reply"))
        page.click("form[action='/ticket/replies'] button:not([type=button])")
        page.wait_for_load_state()
        page.goto(evidence.server.url)
        page.fill("[name=description]", canaries.sentence(f"{door}, never sent"))
        page.wait_for_timeout(500)
    upload.unlink()
