"""The requester's page: its link, its cookie, replies and files."""

import hashlib

import httpx
import pytest

from tests.support.markup import Tree
from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, hidden_fields

CARD = "4111 1111 1111 1111"
TICKET = {"name": "Rita", "email": "rita@example.com", "subject": "Question", "description": "A question"}


@pytest.fixture
def requester(visitor: Visitor) -> Visitor:
    """Somebody who has just sent a ticket with a text file."""
    visitor.send("/", "/tickets", TICKET, [(f"card {CARD}.txt", f"number {CARD}\n".encode())])
    return visitor


def link_of(visitor: Visitor) -> str:
    return f"/t/{visitor.http.cookies['veilbox_ticket']}"


def test_the_link_leads_to_a_clean_address_with_a_cookie(requester: Visitor) -> None:
    answer = requester.http.get(link_of(requester))
    assert answer.status_code == 303
    assert answer.headers["location"] == "/ticket"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/ticket" in cookie
    assert "secure" not in cookie


def test_following_the_link_again_changes_nothing(requester: Visitor) -> None:
    link = link_of(requester)
    pages = [requester.get(link).text.partition("form_key")[0] for _ in range(2)]
    assert pages[0] == pages[1]
    assert "Question" in pages[0]


def test_a_changed_link_is_not_found(requester: Visitor) -> None:
    link = link_of(requester)
    other = "a" if link[-1] != "a" else "b"
    assert requester.get(link[:-1] + other).status_code == 404


def test_without_the_cookie_there_is_no_page(server: VeilboxServer) -> None:
    with Visitor(server) as stranger:
        assert stranger.get("/ticket").status_code == 404
        assert stranger.get("/ticket/files/1").status_code == 404
        stranger.http.cookies.set("veilbox_ticket", "aaaa", path="/ticket")
        assert stranger.get("/ticket").status_code == 404


def test_a_reply_is_redacted_and_shown(requester: Visitor) -> None:
    answer = requester.send("/ticket", "/ticket/replies", {"body": f"It was {CARD}, sorry"})
    assert answer.url.path == "/ticket"
    assert "1111" in answer.text
    assert "4111" not in answer.text


def test_the_same_reply_twice_is_one(requester: Visitor) -> None:
    page = requester.get("/ticket").text
    key = page.partition('name="form_key" value="')[2].partition('"')[0]
    for _ in range(2):
        answer = requester.post("/ticket/replies", {"form_key": key, "body": "only once please"})
    assert answer.text.count("only once please") == 1


def test_an_empty_reply_is_refused_with_its_draft(requester: Visitor) -> None:
    answer = requester.send("/ticket", "/ticket/replies", {"body": " "})
    assert "Enter a message." in answer.text


def test_the_page_gives_its_link_to_keep(requester: Visitor) -> None:
    assert f'value="{requester.http.base_url}{link_of(requester)}"' in requester.get("/ticket").text


def test_a_reply_never_lands_on_another_ticket(requester: Visitor) -> None:
    """Two tabs share the cookie: the second ticket's link replaces the first one's."""
    old = hidden_fields(requester.get("/ticket").text, "/ticket/replies")
    requester.send("/", "/tickets", {**TICKET, "subject": "Second"})
    answer = requester.post("/ticket/replies", {**old, "body": f"for the first, {CARD}"})
    assert "Nothing was sent" in answer.text
    assert "for the first, [card ending 1111 removed]" in answer.text
    assert "for the first" not in requester.get("/ticket").text


def test_a_reply_leads_to_the_newest_message(requester: Visitor) -> None:
    key = hidden_fields(requester.get("/ticket").text, "/ticket/replies")
    answer = requester.http.post("/ticket/replies", data={**key, "body": "It works now"})
    assert answer.headers["location"] == "/ticket#newest"
    assert "It works now" in Tree(requester.get("/ticket").text).one("#newest").text()


def test_a_file_comes_back_redacted_as_something_to_keep(requester: Visitor) -> None:
    page = requester.get("/ticket").text
    path = "/ticket/files/" + page.partition('href="/ticket/files/')[2].partition('"')[0]
    answer = requester.get(path)
    assert answer.text == "number [card ending 1111 removed]\n"
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert answer.headers["content-disposition"].startswith('attachment; filename="card [card ending 1111')
    assert answer.headers["x-content-type-options"] == "nosniff"


def file_path(requester: Visitor) -> str:
    """The address of the ticket's file."""
    return (
        "/ticket/files/"
        + requester.get("/ticket").text.partition('href="/ticket/files/')[2].partition('"')[0]
    )


def test_a_part_of_a_file_can_be_fetched(requester: Visitor) -> None:
    path = file_path(requester)
    whole = requester.get(path)
    assert whole.headers["accept-ranges"] == "bytes"
    assert whole.headers["content-length"] == str(len(whole.content))
    part = requester.http.get(path, headers={"Range": "bytes=7-10", "If-Range": whole.headers["etag"]})
    assert part.status_code == httpx.codes.PARTIAL_CONTENT
    assert part.content == whole.content[7:11]
    assert part.headers["content-range"] == f"bytes 7-10/{len(whole.content)}"
    assert part.headers["content-disposition"] == whole.headers["content-disposition"]
    behind = requester.http.get(path, headers={"Range": f"bytes={len(whole.content)}-"})
    assert behind.status_code == httpx.codes.REQUESTED_RANGE_NOT_SATISFIABLE
    assert behind.headers["content-range"] == f"bytes */{len(whole.content)}"
    assert behind.content == b""


def test_a_file_that_the_client_has_is_not_sent_again(requester: Visitor) -> None:
    path = file_path(requester)
    whole = requester.get(path)
    assert whole.headers["etag"] == f'"{hashlib.sha256(whole.content).hexdigest()}"'
    again = requester.http.get(path, headers={"If-None-Match": whole.headers["etag"]})
    assert again.status_code == httpx.codes.NOT_MODIFIED
    assert again.content == b""
    head = requester.http.head(path)
    assert head.headers["content-length"] == str(len(whole.content))
    assert head.content == b""


def test_files_of_other_tickets_are_not_found(requester: Visitor, server: VeilboxServer) -> None:
    page = requester.get("/ticket").text
    number = page.partition('href="/ticket/files/')[2].partition('"')[0]
    with Visitor(server) as other:
        other.send("/", "/tickets", TICKET)
        assert other.get(f"/ticket/files/{number}").status_code == 404
    for bad in ("0", "x", "-1", "1" * 20, "١"):
        assert requester.get(f"/ticket/files/{bad}").status_code == 404


def test_a_program_may_reply(requester: Visitor) -> None:
    page = requester.get("/ticket").text
    key = page.partition('name="form_key" value="')[2].partition('"')[0]
    headers = {"Accept": "application/json"}
    sent = requester.http.post(
        "/ticket/replies", data={"form_key": key, "body": "from a program"}, headers=headers
    )
    assert sent.status_code == httpx.codes.CREATED
    refused = requester.http.post("/ticket/replies", data={"form_key": key, "body": ""}, headers=headers)
    assert refused.json()["problems"] == {"body": "Enter a message."}
