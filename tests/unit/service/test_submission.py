from dataclasses import replace
from typing import Any

import pytest

from redaction.raw import Raw, RawFile
from service.submission import (
    MAX_FILES,
    MAX_LENGTHS,
    NOUNS,
    Addition,
    Submission,
    check,
    check_addition,
    content_digest,
    readable,
)
from storage.codes import Channel

GOOD = Submission(
    channel=Channel.FORM,
    name=Raw("Ada Byron"),
    email=Raw("ada@example.com"),
    company=Raw(""),
    subject=Raw("The printer"),
    description=Raw("It prints\n\tnothing.\u2028Why?"),
    environment=Raw(""),
    key=b"k" * 32,
)
CANARY = "4111 1111 1111 1111"
FILE_LIMIT = 1_000_000


def with_field(name: str, value: str) -> Submission:
    fields: dict[str, Any] = {name: Raw(value)}
    return replace(GOOD, **fields)


def test_a_good_submission_has_no_problems() -> None:
    assert check(GOOD, FILE_LIMIT) == {}


@pytest.mark.parametrize("name", ["name", "email", "subject", "description"])
@pytest.mark.parametrize("text", ["", " \n\t "])
def test_required_fields(name: str, text: str) -> None:
    problems = check(with_field(name, text), FILE_LIMIT)
    assert set(problems) == {name}
    assert problems[name].startswith("Enter ")


@pytest.mark.parametrize("name", MAX_LENGTHS)
def test_lengths_of_fields(name: str) -> None:
    limit = MAX_LENGTHS[name]
    assert set(check(with_field(name, "x" * (limit + 1)), FILE_LIMIT)) == {name}
    if name != "email":
        assert check(with_field(name, "x" * limit), FILE_LIMIT) == {}


def test_the_words_name_the_field_and_come_in_the_order_of_the_form() -> None:
    long: dict[str, Any] = {
        name: Raw("x" * (MAX_LENGTHS[name] + 1)) for name in ("name", "subject", "environment")
    }
    problems = check(replace(GOOD, **long, email=Raw("nobody"), description=Raw("")), FILE_LIMIT)
    assert problems == {
        "name": "Shorten your name to 200 characters.",
        "email": "Enter one email address, such as name@example.com.",
        "subject": "Shorten the subject to 300 characters.",
        "description": "Enter what happened.",
        "environment": "Shorten the technical details to 10,000 characters.",
    }
    assert list(problems) == ["name", "email", "subject", "description", "environment"]


@pytest.mark.parametrize("name", MAX_LENGTHS)
@pytest.mark.parametrize("character", ["\x00", "\r", "\x1b", "\x7f", "\x85", "\ud800"])
def test_characters_that_cannot_be_kept(name: str, character: str) -> None:
    problems = check(with_field(name, f"a{character}b"), FILE_LIMIT)
    assert set(problems) == {name}


@pytest.mark.parametrize("name", ["name", "company", "subject"])
@pytest.mark.parametrize("end", ["\n", "\u2028"])
def test_one_line_fields(name: str, end: str) -> None:
    assert check(with_field(name, f"a{end}b"), FILE_LIMIT) == {name: f"Put {NOUNS[name]} on a single line."}


@pytest.mark.parametrize(
    "email",
    [
        "a@b",
        "first.last+tag@sub.example.com",
        "o'hara@example.com",
        "jörg@müller.example",
        "x@xn--mller-kva.de",
    ],
)
def test_good_addresses(email: str) -> None:
    assert check(replace(GOOD, email=Raw(email)), FILE_LIMIT) == {}


@pytest.mark.parametrize(
    "email",
    [
        "ada",
        "@nowhere.example",
        "ada@",
        "a b@example.com",
        "a@b@example.com",
        "a@example.com, b@example.com",
        "Ada <ada@example.com>",
        "ada@example.com\nBcc: all@example.com",
        "ada@-example.com",
        "ada@example..com",
        "ada@[127.0.0.1]",
        "x" * 65 + "@example.com",
        f"{CANARY} at home",
    ],
)
def test_bad_addresses_are_not_quoted(email: str) -> None:
    problems = check(replace(GOOD, email=Raw(email)), FILE_LIMIT)
    assert set(problems) == {"email"}
    assert problems["email"] in {
        "Enter one email address, such as name@example.com.",
        "Put your email address on a single line.",
    }


def test_files_of_a_form_have_limits() -> None:
    small = RawFile(Raw("a.txt"), b"x")
    large = RawFile(Raw("a.txt"), b"x" * (FILE_LIMIT + 1))
    unnamable = RawFile(Raw("n" * 256), b"x")
    assert check(replace(GOOD, files=(small,) * MAX_FILES), FILE_LIMIT) == {}
    assert check(replace(GOOD, files=(small,) * (MAX_FILES + 1)), FILE_LIMIT) == {
        "files": "Attach 10 files at most."
    }
    assert check(replace(GOOD, files=(large,)), FILE_LIMIT) == {"files": "Attach files of 1 MB at most."}
    assert set(check(replace(GOOD, files=(unnamable,)), FILE_LIMIT)) == {"files"}


def test_mail_is_not_refused_for_its_files() -> None:
    large = RawFile(Raw("n" * 300), b"x" * (FILE_LIMIT + 1))
    assert check(replace(GOOD, channel=Channel.MAIL, files=(large,) * 20), FILE_LIMIT) == {}


def test_additions() -> None:
    good = Addition(number=1, body=Raw("Thank you"), key=b"k", channel=Channel.FORM)
    assert check_addition(good, FILE_LIMIT) == {}
    assert check_addition(replace(good, body=Raw(" \n")), FILE_LIMIT) == {"body": "Enter a message."}
    assert check_addition(replace(good, body=Raw("a\x00b")), FILE_LIMIT).keys() == {"body"}
    assert check_addition(replace(good, body=Raw("x" * 100_001)), FILE_LIMIT).keys() == {"body"}


def test_nothing_of_a_submission_is_shown() -> None:
    secret = Raw(CANARY)
    shown = repr(replace(GOOD, name=secret, files=(RawFile(secret, CANARY.encode()),), mail_id=secret))
    assert CANARY not in shown
    assert "kkkk" not in shown


def test_readable_text() -> None:
    assert readable("a\r\nb\rc\n\x00\x1b\ud800\td") == "a\nb\nc\n\ufffd\ufffd\ufffd\td"


def test_the_digest_tells_texts_and_files_apart() -> None:
    digests = {
        content_digest([Raw("ab"), Raw("c")]),
        content_digest([Raw("a"), Raw("bc")]),
        content_digest([Raw("ab")], [RawFile(Raw("c"), b"")]),
        content_digest([Raw("ab")], [RawFile(Raw("c"), b"d")]),
        content_digest([Raw("\ud800")]),
    }
    assert len(digests) == 5
    assert content_digest([Raw("ab"), Raw("c")]) in digests
