"""Every page in every state: safe under the strict policy, whole without JavaScript, within its budget."""

import gzip
import re
from pathlib import Path

import pytest
from selectolax.lexbor import LexborNode

from tests.support.markup import Tree, attribute
from tests.support.page_samples import FORGED, FORM, HOSTILE, STATES, WEB, row
from web.rendering import read_manifest

KB = 1024
DRAWN = {name: page.draw() for name, page in STATES.items()}
EVERY_STATE = pytest.mark.parametrize("state", DRAWN)
FIELDS = "input:not([type=hidden]), textarea, select"


def tree(state: str) -> Tree:
    return Tree(DRAWN[state])


@EVERY_STATE
def test_nothing_inline_that_the_policy_would_block(state: str) -> None:
    for node in tree(state).all("*"):
        assert node.tag != "style"
        assert "style" not in node.attributes
        assert not [name for name in node.attributes if name.startswith("on")]
        assert not attribute(node, "href").startswith(("javascript:", "data:"))
    for script in tree(state).all("script"):
        assert attribute(script, "src")
        assert script.text() == ""


@EVERY_STATE
def test_everything_comes_from_this_server(state: str) -> None:
    for node in tree(state).all("[href], [src], [action]"):
        address = "".join(attribute(node, name) for name in ("href", "src", "action"))
        assert re.match(r"(/(?!/)|#|mailto:|$)", address), address


@EVERY_STATE
def test_linked_assets_exist(state: str) -> None:
    for address in re.findall(r'"/static/([^"]+)"', DRAWN[state]):
        assert (WEB / "static" / address).is_file()


@EVERY_STATE
def test_one_main_one_first_heading_one_title(state: str) -> None:
    assert [len(tree(state).all(name)) for name in ("main", "h1", "title", "[lang=en]")] == [1, 1, 1, 1]


@EVERY_STATE
def test_ids_are_unique_and_references_lead_somewhere(state: str) -> None:
    ids = [attribute(node, "id") for node in tree(state).all("[id]")]
    assert len(ids) == len(set(ids))
    for node in tree(state).all("[aria-describedby], [aria-labelledby], [popovertarget], label[for]"):
        for name in ("aria-describedby", "aria-labelledby", "popovertarget", "for"):
            assert set(attribute(node, name).split()) <= set(ids)
    for link in tree(state).all('a[href^="#"], use[href^="#"]'):
        assert attribute(link, "href")[1:] in ids


@EVERY_STATE
def test_every_field_has_a_label(state: str) -> None:
    labelled = {attribute(label, "for") for label in tree(state).all("label")}
    for field in tree(state).all(FIELDS):
        assert attribute(field, "id") in labelled or attribute(field, "aria-label")


@EVERY_STATE
def test_forms_post_and_can_be_sent_without_javascript(state: str) -> None:
    for form in tree(state).all("form"):
        assert attribute(form, "method") == "post"
        assert [button for button in form.css("button") if attribute(button, "type") in ("", "submit")]
        if form.css("[type=file]"):
            assert attribute(form, "enctype") == "multipart/form-data"


@pytest.mark.parametrize("state", [state for state in DRAWN if state.endswith("-refused")])
def test_a_refused_page_says_so_first_and_beside_the_field(state: str) -> None:
    page = tree(state)
    problems = STATES[state].context["problems"]
    assert isinstance(problems, dict)
    title = page.one("title")
    assert title.text().startswith("Error: ")
    summary = page.one(".summary")
    assert page.one(".summary h2").text() == "There is a problem"
    for field, words in problems.items():
        assert words in summary.text()
        if field:
            assert words in _beside(page, field).text()


def _beside(page: Tree, field: str) -> LexborNode:
    node = page.one(f"#{field}")
    described = attribute(node, "aria-describedby").split()
    assert attribute(node, "aria-invalid") == "true"
    assert f"{field}-problem" in described
    return page.one(f"#{field}-problem")


def test_a_refused_form_keeps_the_texts_and_asks_for_the_files_again() -> None:
    page = tree("form-refused")
    assert attribute(page.one("#name"), "value") == "Priya Raman"
    assert "[card ending 4242 removed]" in page.one("textarea").text()
    assert "Choose your 2 files again" in page.one("form").text()


@pytest.mark.parametrize("state", ["ticket-hostile", "desk-hostile"])
def test_what_a_sender_typed_is_text(state: str) -> None:
    page = tree(state)
    assert page.all("img") == []
    assert len(page.all("script")) == 1
    assert page.one("h1").text() == HOSTILE
    assert FORGED in page.one(".bubble .text").text()
    assert page.all("article .chip .chip-face")[:-1] == []


@pytest.mark.parametrize("state", ["ticket", "desk"])
def test_a_withheld_file_is_named_with_its_reason_and_has_no_link(state: str) -> None:
    withheld = tree(state).one(".withheld")
    assert "Not kept: we can’t check this kind of file." in withheld.text()
    assert ("Send it as a picture" in withheld.text()) is (state == "ticket")
    assert withheld.css("a") == []
    assert [chip.text() for chip in withheld.css(".chip-face")] == ["SSN removed"]


def test_the_requester_sees_what_was_removed() -> None:
    page = tree("ticket")
    assert "We removed 3 card numbers and 1 SSN before saving your ticket" in page.one(".banner").text()
    lines = [" ".join(line.text().split()) for line in page.all(".report li")]
    assert len(lines) == 3
    assert "× 2" in lines[2]
    assert "-checkout-log.txt, line 3" in lines[2]


def test_the_receipt_names_the_ticket_and_what_was_not_kept() -> None:
    receipt = tree("ticket-receipt").one(".receipt").text()
    assert "its number is 1042" in receipt
    assert "We reply to priya@harborfreight.example" in receipt
    assert "One file was not kept." in receipt


def test_without_outgoing_mail_nobody_is_promised_one() -> None:
    receipt = tree("ticket-receipt-no-mail").one(".receipt").text()
    assert "priya@" not in receipt
    assert "Keep its link" in receipt
    assert "by email" not in Tree(FORM.but(by_mail=False).draw()).text()
    assert "Outgoing mail is off" in Tree(STATES["desk"].but(by_mail=False).draw()).one(".composer").text()


@pytest.mark.parametrize("state", ["ticket", "ticket-receipt"])
def test_the_link_to_the_page_can_be_kept(state: str) -> None:
    field = tree(state).one("#link")
    assert attribute(field, "value").endswith("/t/abcdefghijkl")
    assert "readonly" in field.attributes


def test_files_stand_after_the_texts() -> None:
    """A form that is too large keeps the texts that came before its files."""
    for state, action in (("form", "/tickets"), ("ticket", "/ticket/replies")):
        form = tree(state).one(f'form[action="{action}"]')
        names = [attribute(field, "name") for field in form.css("input, textarea")]
        assert names[0] == "form_key"
        assert names[-1] == "files"


def test_the_desk_shows_notes_events_and_delivery() -> None:
    page = tree("desk")
    assert [" ".join(event.text().split()) for event in page.all(".event")] == [
        "Mara Kim assigned this to Jonas Okafor · today at 09:15 UTC",
        "Mara Kim set the status to Open · today at 09:15 UTC",
    ]
    assert "Internal note" in page.one(".message.note").text()
    assert "Queued for sending" in page.one(".message.agent").text()


def test_the_composer_writes_a_reply_or_a_note() -> None:
    for state, path in (("desk", "/desk/tickets/1042/replies"), ("desk-note", "/desk/tickets/1042/notes")):
        action = attribute(tree(state).one(".composer"), "action")
        assert action.startswith(path + "?")


def test_an_empty_view_says_what_will_come() -> None:
    assert "New tickets show up here." in tree("inbox-empty").one(".list-pane").text()


@pytest.mark.parametrize(("theme", "written"), [("system", None), ("dark", "dark"), ('"><b>', None)])
def test_the_theme_is_written_by_the_server(theme: str, written: str | None) -> None:
    assert Tree(FORM.draw(theme)).one("html").attributes.get("data-theme") == written


def packed(content: bytes) -> int:
    return len(gzip.compress(content, mtime=0))


def static(name: str) -> bytes:
    return Path(WEB / "static" / read_manifest(WEB / "static")[name]).read_bytes()


def test_the_form_keeps_its_budget() -> None:
    assert packed(DRAWN["form"].encode()) <= 8 * KB
    assert packed(static("public.css")) <= 8 * KB
    assert packed(static("public.js")) <= 25 * KB


def test_the_desk_with_fifty_rows_keeps_its_budget() -> None:
    full = STATES["desk"].but(rows=[row(index) for index in range(50)])
    assert packed(full.draw().encode()) <= 20 * KB
    assert packed(static("desk.css")) <= 12 * KB
    assert packed(static("desk.js")) <= 35 * KB


def test_the_font_keeps_its_budget() -> None:
    fonts = [name for name in read_manifest(WEB / "static") if name.endswith(".woff2")]
    assert len(fonts) == 1
    assert len(static(fonts[0])) <= 50 * KB
