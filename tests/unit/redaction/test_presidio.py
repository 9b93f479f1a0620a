"""Presidio as the engine, and the traps in it that would let something through."""

import threading
import time

import pytest
from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts
from typing_extensions import override

from redaction.cards.recognizer import CardRecognizer
from redaction.engine import Engine
from redaction.errors import RedactionFailed
from redaction.types import restore

CARD = "4539 5787 6362 1486"


class Failing(EntityRecognizer):
    """A recognizer that fails with the text in its exception."""

    def __init__(self) -> None:
        super().__init__(supported_entities=["FAILING"])

    @override
    def load(self) -> None:
        """Nothing to load."""

    @override
    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        raise ValueError(text)


def test_an_operators_recognizer_runs_beside_ours() -> None:
    employee = PatternRecognizer("EMPLOYEE_NUMBER", patterns=[Pattern("employee", r"\bE-[0-9]{5}\b", 0.9)])
    redaction = Engine(extra=[employee]).redact(f"E-12345 paid with {CARD}")
    assert str(redaction.text) == "[employee number removed] paid with [card ending 1486 removed]"


def test_what_was_found_names_its_recognizer_and_the_version_of_it() -> None:
    employee = PatternRecognizer(
        "EMPLOYEE_NUMBER", patterns=[Pattern("employee", r"\bE-[0-9]{5}\b", 0.9)], version="7.3"
    )
    redaction = Engine(extra=[employee]).redact(f"E-12345 paid with {CARD}")
    expected = [("PatternRecognizer", "7.3"), ("CardRecognizer", CardRecognizer.VERSION)]
    assert [(span.recognizer, span.version) for span in redaction.text.spans] == expected
    assert [(removed.recognizer, removed.version) for removed in redaction.removed] == expected
    again = restore(redaction.text.text, redaction.text.to_spans())
    assert again.spans == redaction.text.spans


def test_two_cards_with_a_space_between_are_two(engine: Engine) -> None:
    assert len(engine.redact(f"{CARD} {CARD}").removed) == 2


def test_a_recognizer_that_fails_fails_the_text_and_tells_nothing() -> None:
    with pytest.raises(RedactionFailed) as caught:
        Engine(extra=[Failing()]).redact(CARD)
    error: BaseException | None = caught.value
    while error is not None:
        assert "4539" not in f"{error} {error.args} {vars(error)}"
        error = error.__cause__ or error.__context__


@pytest.fixture
def short_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Presidio's limit for one pattern, which it reads from its module, made short."""
    monkeypatch.setattr("presidio_analyzer.pattern_recognizer.REGEX_TIMEOUT_SECONDS", 0.05)
    monkeypatch.setattr("redaction.presidio.REGEX_TIMEOUT_SECONDS", 0.05)


@pytest.mark.usefixtures("short_limit")
def test_a_pattern_over_its_time_limit_fails_the_text() -> None:
    slow = PatternRecognizer("SLOW", patterns=[Pattern("slow", r"(a|aa)+$", 0.9)])
    with pytest.raises(RedactionFailed):
        Engine(extra=[slow]).redact(f"{'a' * 60}! {CARD}")


class Waiting(Failing):
    """A recognizer that waits, as everything does on a machine under load."""

    @override
    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts) -> list[RecognizerResult]:
        time.sleep(0.5)
        return []


def test_the_time_limit_is_on_the_processor_and_not_on_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(extra=[Waiting()])
    monkeypatch.setattr("redaction.presidio.REGEX_TIMEOUT_SECONDS", 0.4)
    assert "[card ending 1486 removed]" in str(engine.redact(CARD).text)


def test_what_other_threads_take_counts_for_nobody_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("presidio_analyzer.pattern_recognizer.REGEX_TIMEOUT_SECONDS", 0.3)
    monkeypatch.setattr("redaction.presidio.REGEX_TIMEOUT_SECONDS", 0.3)
    busy = threading.Thread(target=_spend, args=(0.4,))
    engine = Engine(extra=[Waiting()])
    busy.start()
    assert "[card ending 1486 removed]" in str(engine.redact(CARD).text)
    busy.join()


def _spend(seconds: float) -> None:
    began = time.thread_time()
    while time.thread_time() - began < seconds:
        pass


def test_nothing_of_a_text_is_logged(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    engine.redact(f"card {CARD}, ssn 536-90-4399, cvv 123")
    assert not any(secret in caplog.text for secret in ("4539", "6362", "4399"))


def test_no_thread_is_left_behind(engine: Engine) -> None:
    before = threading.active_count()
    engine.redact(CARD)
    assert threading.active_count() == before
