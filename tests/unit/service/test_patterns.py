"""The operator's own patterns: what the file may say, and what is told about a bad one."""

from pathlib import Path

import pytest

from redaction.policy import OwnPattern
from service.errors import InvalidSettings
from service.offline import policy_of
from service.settings import Settings

GOOD = """
[[pattern]]
entity = "EMPLOYEE_NUMBER"
pattern = 'E-[0-9]{5}'
score = 0.3
words = ["employee"]

[[pattern]]
entity = "BADGE"
pattern = "badge:([A-Z]+)"
"""


def settings(tmp_path: Path, content: str, **others: str) -> Settings:
    (tmp_path / "patterns.toml").write_text(content)
    return Settings(patterns=str(tmp_path / "patterns.toml"), **others)  # type: ignore[arg-type]


def test_a_file_of_patterns(tmp_path: Path) -> None:
    policy = policy_of(settings(tmp_path, GOOD, recognizers="iban, password"))
    assert policy.patterns == (
        OwnPattern("EMPLOYEE_NUMBER", "E-[0-9]{5}", 0.3, ("employee",)),
        OwnPattern("BADGE", "badge:([A-Z]+)"),
    )
    assert policy.also == ("iban", "password")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[[pattern", "not valid TOML"),
        ("[[pattern]]\nentity = 'X'", "pattern.0.pattern"),
        ("[[pattern]]\nentity = 'X'\npattern = '('", "no regular expression"),
        ("[[pattern]]\nentity = 'x y'\npattern = 'a'", "written in capitals"),
        ("[[pattern]]\nentity = 'X'\npattern = 'a'\nscore = 7", "less than or equal to 1"),
        ("[[pattern]]\nentity = 'X'\npattern = 'a'\ncolour = 'red'", "colour"),
    ],
)
def test_a_bad_file_is_explained(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(InvalidSettings, match=words):
        policy_of(settings(tmp_path, content))


def test_a_missing_file_and_a_missing_model_are_named(tmp_path: Path) -> None:
    with pytest.raises(InvalidSettings, match="can't be read"):
        policy_of(Settings(patterns=str(tmp_path / "none.toml")))
    with pytest.raises(
        InvalidSettings, match=r"^VEILBOX_LANGUAGE_MODEL: the language model is not installed"
    ):
        policy_of(Settings(language_model="no_such_model"))


def test_an_unknown_recognizer_is_refused() -> None:
    with pytest.raises(ValueError, match="must hold names of iban"):
        Settings(recognizers="ibam")
