"""Recognizers that an operator switches on."""

from pathlib import Path

import pytest
import spacy

from redaction.engine import Engine
from redaction.errors import RedactionFailed
from redaction.policy import OPTIONAL, OwnPattern, Policy

EMPLOYEE = OwnPattern("EMPLOYEE_NUMBER", r"\b[0-9]{6}\b", score=0.3, words=("employee", "staff"))


@pytest.fixture(scope="module")
def everything() -> Engine:
    return Engine(Policy(also=tuple(OPTIONAL)))


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("pay to DE89 3704 0044 0532 0130 00 please", "pay to [iban removed] please"),
        ("GB82WEST12345698765432", "[iban removed]"),
        ("IBAN DE&#56;9370400440532013000", "IBAN [iban removed]"),
        ("ABA routing number 021000021", "ABA routing number [aba routing removed]"),
        ("password: hunter2!", "password: [password removed]"),
        ("my password is hunter2 and", "my password is [password removed] and"),
        ('{"pwd":"s3cr3t"}', '{"pwd":"[password removed]"}'),
        ("AKIAIOSFODNN7EXAMPLE", "[api key removed]"),
        ("api_key = 0123456789abcdef0123", "api_key = [api key removed]"),
        (f"ghp_{'a1' * 18}", "[api key removed]"),
        ("-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----", "[private key removed]"),
    ],
)
def test_what_is_removed(everything: Engine, text: str, redacted: str) -> None:
    assert str(everything.redact(text).text) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "DE88 3704 0044 0532 0130 00",
        "order 021000021",
        "routing number 021000022",
        "the password is required",
        "password: ********",
        "I forgot my password.",
        "the api key is missing",
    ],
)
def test_what_stays(everything: Engine, text: str) -> None:
    assert str(everything.redact(text).text) == text


def test_nothing_of_it_runs_unless_chosen(engine: Engine) -> None:
    text = "password: hunter2, IBAN DE89 3704 0044 0532 0130 00"
    assert str(engine.redact(text).text) == text


def test_a_pattern_of_the_operators_own() -> None:
    engine = Engine(Policy(patterns=(EMPLOYEE,)))
    assert str(engine.redact("employee 123456").text) == "employee [employee number removed]"
    assert str(engine.redact("ticket 123456").text) == "ticket 123456"


def test_the_first_group_is_what_goes() -> None:
    engine = Engine(Policy(patterns=(OwnPattern("BADGE", r"badge:([A-Z]+)"),)))
    assert str(engine.redact("badge:ABC").text) == "badge:[badge removed]"


def test_a_pattern_that_takes_too_long_refuses_the_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redaction.extra.own._SECONDS", 0.05)
    engine = Engine(Policy(patterns=(OwnPattern("SLOW", r"(a|aa)+$"),)))
    with pytest.raises(RedactionFailed):
        engine.redact(f"123 {'a' * 60}!")


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (Policy(also=("ibam",)), "there is no recognizer ibam"),
        (Policy(patterns=(OwnPattern("X", "("),)), "no regular expression"),
        (Policy(patterns=(OwnPattern("x y", "a"),)), "written in capitals"),
        (Policy(language_model="no_such_model"), "language model is not installed"),
    ],
)
def test_a_bad_choice_is_named(policy: Policy, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Engine(policy)


def test_names_and_places_by_a_model(tmp_path: Path) -> None:
    model = spacy.blank("en")
    ruler = model.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": "PERSON", "pattern": "Ann Lee"}, {"label": "GPE", "pattern": "Reno"}]
    )
    model.to_disk(tmp_path / "model")
    engine = Engine(Policy(language_model=str(tmp_path / "model")))
    redacted = engine.redact("Ann Lee in Reno paid with 4539 5787 6362 1486")
    assert str(redacted.text) == "[person removed] in [location removed] paid with [card ending 1486 removed]"
