"""The public form, as browsers and programs send it."""

import httpx
import pytest

from tests.support.markup import Tree
from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, hidden_fields

CARD = "4111 1111 1111 1111"
GOOD = {
    "name": "Rita Requester",
    "email": "rita@example.com",
    "company": "",
    "subject": "Charged twice",
    "description": "First line\r\nSecond line",
    "environment": "",
}


def form_key(client: httpx.Client) -> str:
    page = client.get("/", headers={"Accept": "text/html"}).text
    return hidden_fields(page, "/tickets")["form_key"]


def fields(client: httpx.Client, **changed: str) -> dict[str, tuple[None, str]]:
    """The form's fields as multipart parts, with a fresh key."""
    return {name: (None, text) for name, text in {**GOOD, "form_key": form_key(client), **changed}.items()}


def test_a_browser_is_led_to_the_tickets_page(visitor: Visitor) -> None:
    answer = visitor.send("/", "/tickets", {**GOOD, "description": f"My card {CARD} was charged"})
    assert answer.status_code == 200
    assert answer.url.path == "/ticket"
    assert "We have your ticket" in answer.text
    assert "4111" not in answer.text
    assert [step.status_code for step in answer.history] == [303, 303]


def test_a_program_gets_number_and_link(program: httpx.Client) -> None:
    answer = program.post("/tickets", files=fields(program))
    assert answer.status_code == 201
    assert set(answer.json()) == {"number", "url"}
    page = program.get(answer.json()["url"], headers={"Accept": "text/html"}, follow_redirects=True)
    assert "Second line" in page.text


def test_the_same_form_twice_makes_one_ticket(program: httpx.Client) -> None:
    sent = fields(program)
    first, second = (program.post("/tickets", files=sent).json()["number"] for _ in range(2))
    other = program.post("/tickets", files={**sent, "subject": (None, "Another")}).json()["number"]
    assert first == second != other


def test_a_refused_form_shows_the_redacted_draft(visitor: Visitor) -> None:
    answer = visitor.send("/", "/tickets", {**GOOD, "email": "nobody", "description": f"Card {CARD} here"})
    assert [step.status_code for step in answer.history] == [303]
    assert "There is a problem" in answer.text
    assert "Card [card ending 1111 removed] here" in answer.text
    assert "nobody" in answer.text
    assert "4111" not in answer.text + str(answer.url)


def test_a_refused_form_says_that_files_are_to_be_chosen_again(visitor: Visitor) -> None:
    answer = visitor.send("/", "/tickets", {**GOOD, "subject": ""}, [("a.txt", b"one"), ("b.txt", b"two")])
    assert "Choose your 2 files again" in answer.text


def test_a_file_over_the_limit_is_a_problem_of_the_form(visitor: Visitor) -> None:
    answer = visitor.send("/", "/tickets", GOOD, [("a.txt", b"x" * 1_000_001)])
    assert "Attach files of 1 MB at most." in answer.text


def test_a_form_with_too_many_megabytes_keeps_its_texts(visitor: Visitor) -> None:
    uploads = [(f"{n}.txt", b"x" * 900_000) for n in range(5)]
    answer = visitor.send("/", "/tickets", {**GOOD, "description": f"Card {CARD} here"}, uploads)
    assert [step.status_code for step in answer.history] == [303]
    assert "Choose files of 3 MB at most, all of them together." in answer.text
    assert "Card [card ending 1111 removed] here" in answer.text


def test_a_form_with_one_endless_text_keeps_the_others(visitor: Visitor) -> None:
    answer = visitor.send("/", "/tickets", {**GOOD, "environment": "x" * 600_000})
    assert "One text was longer than 512 KB" in answer.text
    assert "Charged twice" in answer.text


def test_the_summary_names_the_fields_in_their_order(visitor: Visitor) -> None:
    answer = visitor.send("/", "/tickets", {**GOOD, "name": "n" * 201, "email": "nobody", "description": ""})
    assert [item.text() for item in Tree(answer.text).all(".summary li")] == [
        "Shorten your name to 200 characters.",
        "Enter one email address, such as name@example.com.",
        "Enter what happened.",
    ]


def test_without_outgoing_mail_no_mail_is_promised(visitor: Visitor) -> None:
    assert "by email" not in visitor.get("/").text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "n" * 201),
        ("email", "4111111111111111@example.com"),
        ("email", "two@example.com, three@example.com"),
        ("subject", "s" * 301),
        ("description", " "),
        ("description", "d" * 100_001),
        ("environment", "e" * 10_001),
        ("", ""),
    ],
)
def test_a_program_is_told_the_field(program: httpx.Client, field: str, value: str) -> None:
    changed = {field: value} if field else {"form_key": "abc"}
    answer = program.post("/tickets", files=fields(program, **changed))
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert list(answer.json()["problems"]) == [field]
    assert answer.json()["type"] == "/problem/invalid"
    assert "4111" not in answer.text


def test_a_form_without_a_good_key_keeps_the_draft(visitor: Visitor) -> None:
    answer = visitor.post("/tickets", {**GOOD, "form_key": "abc"})
    assert "This form was open for too long" in answer.text
    assert "Charged twice" in answer.text
    again = hidden_fields(answer.text, "/tickets")
    assert visitor.post("/tickets", {**GOOD, **again}).url.path == "/ticket"


def test_names_and_company_are_escaped(visitor: Visitor) -> None:
    answer = visitor.send("/", "/tickets", {**GOOD, "subject": "<script>alert(1)</script>"})
    assert "<script>alert" not in answer.text
    assert "Northwind &lt;b&gt;" in answer.text


def test_plain_clients_may_post_without_browser_headers(server: VeilboxServer) -> None:
    with httpx.Client(base_url=server.url, trust_env=False, timeout=60) as client:
        answer = client.post("/tickets", files=fields(client))
        refused = client.post("/tickets", files=fields(client, name=""))
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/t/")
    assert refused.status_code == 303
    assert refused.headers["location"].startswith("/?draft=")
