"""Texts whose lines were broken by a program are put together again (RFC 3676)."""

import pytest

from redaction.engine import Engine
from tests.unit.redaction.documents.mail.test_parse import parse

FLOWED = 'Content-Type: text/plain; charset=utf-8; Format="Flowed"'
DELSP = "Content-Type: text/plain; charset=utf-8; format=flowed; DelSp=YES"
CARD = "4111 1111 1111 1111"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["one ", "two ", "three", "four"], ["one two three", "four"]),
        (["one", " From me", "  two", "", "three "], ["one", "From me", " two", "", "three"]),
        (["> a ", "> b", ">> c ", ">> d ", "> e"], ["> a b", ">> c d ", "> e"]),
        (["> a ", ">b", ">", "> c ", "d"], ["> a b", ">", "> c ", "d"]),
        (["text ", "-- ", "Ann ", "Lee"], ["text ", "-- ", "Ann Lee"]),
        (["> text ", "> -- ", "> Ann"], ["> text ", "> -- ", "> Ann"]),
        (["a", " ", "b"], ["a", "", "b"]),
    ],
)
def test_soft_line_ends_are_no_line_ends(lines: list[str], expected: list[str]) -> None:
    assert parse(FLOWED, "", *lines).text.reveal() == "\n".join(expected)


def test_with_delsp_the_space_goes_too() -> None:
    mail = parse(DELSP, "", "今日 ", "は  ", "good morn ", "ing", "> wo ", "> rd")
    assert mail.text.reveal() == "今日は good morning\n> word"


@pytest.mark.parametrize("kind", ["text/plain", "text/plain; format=fixed", "text/plain; delsp=yes"])
def test_other_texts_stay_as_they_are(kind: str) -> None:
    assert parse(f"Content-Type: {kind}", "", "one ", " two").text.reveal() == "one \n two"


@pytest.mark.parametrize("field", [FLOWED, DELSP])
@pytest.mark.parametrize("place", range(1, len(CARD)))
def test_a_number_that_was_broken_is_found(field: str, place: int) -> None:
    text = f"My card is {CARD[:place]} ", f"{CARD[place:]} since May."
    read = parse(field, "", *text).text.reveal()
    assert "\n" not in read
    assert "1111" not in str(Engine().redact(read).text).replace("ending 1111", "")


def test_a_number_that_ends_with_its_line_is_not_made_longer() -> None:
    read = parse(DELSP, "", "My card is 4111111111111111 ", "9 times I wrote.").text.reveal()
    assert "4111111111111111 9" in read
    assert "41111111" not in str(Engine().redact(read).text)
