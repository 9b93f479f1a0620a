"""When the object store is gone: nothing is saved, nothing is lost, and everybody is told."""

from collections.abc import Iterator

import httpx
import pytest

from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, hidden_fields

TICKET = {"name": "Rita", "email": "rita@example.com", "subject": "Question", "description": "Still here"}


@pytest.fixture
def no_store(server: VeilboxServer) -> Iterator[None]:
    """A file stands where the folder of the objects was."""
    folder, aside = server.data / "objects", server.data / "aside"
    folder.rename(aside)
    folder.touch()
    yield
    folder.unlink()
    aside.rename(folder)


def test_a_browser_gets_its_text_back(visitor: Visitor, no_store: None) -> None:
    answer = visitor.send("/", "/tickets", TICKET, [("a.txt", b"one")])
    assert answer.url.path == "/"
    assert "We couldn&#39;t save this. Your text is still here. Try again." in answer.text
    assert "Still here" in answer.text
    assert "Choose your file again" in answer.text


def test_a_program_is_told_to_come_again(program: httpx.Client, no_store: None) -> None:
    page = program.get("/", headers={"Accept": "text/html"}).text
    answer = program.post(
        "/tickets", data={**TICKET, **hidden_fields(page, "/tickets")}, files={"files": ("a.txt", b"one")}
    )
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0
    assert answer.headers["content-type"] == "application/problem+json"


def test_health_says_so(program: httpx.Client, no_store: None) -> None:
    assert program.get("/health").status_code == 503


def test_afterwards_tickets_are_taken_again(visitor: Visitor) -> None:
    assert visitor.send("/", "/tickets", TICKET, [("a.txt", b"one")]).url.path == "/ticket"
