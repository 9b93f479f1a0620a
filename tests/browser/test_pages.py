"""The pages in a real browser: axe finds nothing, nothing breaks the policy, nothing scrolls sideways."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.support.browser import DESKTOP, PHONE
from tests.support.needs import requires_chromium
from tests.support.page_samples import STATES

pytestmark = requires_chromium

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CARD, SSN = "4242 4242 4242 4242", "123-45-6789"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


def violations(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(page: Page, address: str, state: str, theme: str, size: tuple[int, int]) -> None:
    resize(page, size)
    page.goto(f"{address}{state}?{theme}")
    assert violations(page) == []


@pytest.mark.parametrize("state", STATES)
def test_nothing_scrolls_sideways(page: Page, address: str, state: str) -> None:
    page.goto(f"{address}{state}")
    for width in (320, 390, 768, 1024, 1440):
        resize(page, (width, 800))
        assert page.evaluate(SIDEWAYS) == 0, width


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_sheets_of_the_desk_open_on_a_phone(page: Page, address: str, theme: str) -> None:
    resize(page, PHONE)
    page.goto(f"{address}desk?{theme}")
    page.get_by_role("button", name="Properties").click()
    assert page.get_by_label("Status").is_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert not page.get_by_label("Status").is_visible()
    page.goto(f"{address}inbox?{theme}")
    page.get_by_role("button", name="More").click()
    assert page.get_by_role("button", name="Sign out").is_visible()
    assert violations(page) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_marked_in_a_message_stands_in_the_form_for_what_was_missed(
    page: Page, address: str, theme: str, size: tuple[int, int]
) -> None:
    resize(page, size)
    page.goto(f"{address}desk?{theme}")
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.message.note .text p'))")
    page.get_by_text("Something was missed?").focus()
    page.keyboard.press("Enter")
    assert page.get_by_label("Text to remove").input_value().startswith("Two more reports")
    assert page.evaluate(SIDEWAYS) == 0
    assert violations(page) == []


def test_a_chip_is_reached_and_opened_with_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}desk")
    chip = page.locator(".bubble a.chip").first
    chip.focus()
    assert chip.evaluate("node => node === document.activeElement")
    assert "/reports/new?" in (chip.get_attribute("href") or "")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_preview_shows_what_will_go(page: Page, address: str, theme: str) -> None:
    page.goto(f"{address}form?{theme}")
    page.get_by_label("What happened?").fill(f"My card {CARD} and my SSN {SSN}, order 4242 4242 4242 4241")
    strip = page.locator("#description + .preview")
    strip.wait_for()
    assert "1 card number and 1 SSN will be removed" in strip.inner_text()
    assert "Preview" in strip.inner_text()
    assert CARD not in strip.inner_text()
    assert SSN not in strip.inner_text()
    assert strip.locator(".chip").count() == 2
    assert violations(page) == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (f"{CARD} 12/27", "1 card number will"),
        (f"ref 12 {CARD} 123", "1 card number will"),
        ("4242424242424242", "1 card number will"),
        ("3782 822463 10005 and 4000-0566-5566-5556", "2 card numbers will"),
        (SSN, "1 SSN will"),
    ],
)
def test_the_preview_finds_common_spellings(page: Page, address: str, typed: str, shown: str) -> None:
    page.goto(f"{address}form")
    page.get_by_label("What happened?").press_sequentially(typed)
    strip = page.locator("#description + .preview")
    strip.wait_for()
    assert shown in strip.inner_text()


def test_the_preview_shows_findings_that_lie_far_apart(page: Page, address: str) -> None:
    page.goto(f"{address}form")
    between = " and then a long story about something else altogether, which nobody would want to read here. "
    page.get_by_label("What happened?").fill(between.join([f"card {CARD}", f"SSN {SSN}", CARD, CARD, SSN]))
    strip = page.locator("#description + .preview")
    strip.wait_for()
    assert "3 card numbers and 2 SSNs will be removed" in strip.inner_text()
    assert strip.locator(".chip").count() == 3
    assert "And 2 more." in strip.inner_text()
    assert CARD not in strip.inner_text()


@pytest.mark.parametrize(
    "typed", ["4242 4242 4242 4241", "000-12-3456", "666-12-3456", "12-345-6789", "call 2025550123"]
)
def test_the_preview_leaves_other_numbers(page: Page, address: str, typed: str) -> None:
    page.goto(f"{address}form")
    page.get_by_label("What happened?").fill(f"{typed}")
    page.wait_for_timeout(400)
    assert not page.locator("#description + .preview").is_visible()


@pytest.mark.parametrize("state", ["form", "ticket"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_chosen_files_are_listed_and_can_be_taken_away(
    page: Page, address: str, tmp_path: Path, state: str, theme: str
) -> None:
    files = [tmp_path / "a.log", tmp_path / "large.txt", tmp_path / "shot.PNG"]
    for file, size in zip(files, (4, 10_000_001, 4), strict=True):
        file.write_bytes(bytes(size))
    page.goto(f"{address}{state}?{theme}")
    page.set_input_files("#files", files)
    rows = page.locator("[data-chosen] li")
    assert "Checked when you send it." in rows.nth(0).inner_text()
    assert "Files must be 10 MB or smaller. Not attached." in rows.nth(1).inner_text()
    assert "can’t be checked, so it is not kept" in rows.nth(2).inner_text()
    assert "2 files added. large.txt: Files must be" in page.locator("[data-files-status]").inner_text()
    kept = "[...document.querySelector('#files').files].map(file => file.name)"
    assert page.evaluate(kept) == ["a.log", "shot.PNG"]
    assert violations(page) == []
    page.get_by_role("button", name="Remove a.log").click()
    assert page.evaluate(kept) == ["shot.PNG"]
    assert page.evaluate("document.activeElement.ariaLabel") == "Remove large.txt"


def test_errors_take_the_focus(page: Page, address: str) -> None:
    page.goto(f"{address}form-refused")
    assert page.evaluate("document.activeElement.id") == "problems"
    page.get_by_role("link", name="Enter an email address").click()
    assert page.evaluate("document.activeElement.id") == "email"


def test_the_theme_is_kept_in_a_cookie(page: Page, browser: BrowserContext, address: str) -> None:
    page.goto(f"{address}form")
    page.get_by_role("button", name="Dark").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    cookie = next(one for one in browser.cookies() if one["name"] == "veilbox_theme")
    assert (cookie["value"], cookie["path"], cookie["sameSite"]) == ("dark", "/", "Lax")


def test_a_copied_message_holds_the_placeholder(page: Page, address: str) -> None:
    page.goto(f"{address}ticket")
    text = page.evaluate(
        "() => { getSelection().selectAllChildren(document.querySelector('.bubble .text'));"
        " return getSelection().toString() }"
    )
    assert "The card is [card ending 4242 removed]. Can you" in " ".join(text.split())
    assert "••••" not in text


def test_the_desk_opens_at_the_subject_when_the_newest_message_shows(page: Page, address: str) -> None:
    scrolled = "document.querySelector('.conversation').scrollTop"
    resize(page, (1440, 1600))
    page.goto(f"{address}desk")
    assert page.evaluate(scrolled) == 0
    resize(page, (1440, 500))
    page.goto(f"{address}desk")
    assert page.evaluate(scrolled) > 0
    newest = page.locator(".thread > .message").last
    assert newest.evaluate(
        "node => node.getBoundingClientRect().top < document.querySelector('.composer').offsetTop"
    )


def test_the_link_is_copied(page: Page, browser: BrowserContext, address: str) -> None:
    browser.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}ticket")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_text("Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()").endswith("/t/abcdefghijkl")
