"""What a person marked is taken away wherever it stands, and what was removed before stays as it is."""

import re

import pytest

from redaction import labels
from redaction.corrections import ENTITIES, Correction
from redaction.engine import Engine
from redaction.raw import Raw
from redaction.types import EMPTY, RedactedFile, RedactedText, seal

MISSED = "IIII MMCC"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def removed(text: RedactedText | str, marked: str = MISSED, entity: str = labels.CREDIT_CARD) -> RedactedText:
    stored = text if isinstance(text, RedactedText) else seal(text, ())
    return Correction(Raw(marked), entity).text(stored).text


def test_every_place_becomes_a_placeholder_with_a_span() -> None:
    text = removed(f"😀 {MISSED}, again {MISSED}")
    assert text.text == "😀 [card removed], again [card removed]"
    assert [text.text[span.start : span.end] for span in text.spans] == ["[card removed]"] * 2
    assert {(span.entity, span.kept, span.score, span.recognizer) for span in text.spans} == {
        ("CREDIT_CARD", "", 1.0, "agent")
    }


def test_places_are_told_in_the_text_as_it_was(engine: Engine) -> None:
    stored = engine.redact(f"card 4242 4242 4242 4242 or {MISSED}").text
    redaction = Correction(Raw(MISSED), labels.OTHER).text(stored)
    [place] = redaction.removed
    assert stored.text[place.start : place.end] == MISSED
    assert [span.entity for span in redaction.text.spans] == ["CREDIT_CARD", "OTHER"]
    assert redaction.text.text == "card [card ending 4242 removed] or [text removed]"


def test_what_stands_for_something_removed_is_left(engine: Engine) -> None:
    stored = engine.redact("card 4242 4242 4242 4242, 4242").text
    assert removed(stored, "4242").text == "card [card ending 4242 removed], [card removed]"
    assert removed(stored, "removed") == stored


def test_white_space_may_differ() -> None:
    assert removed("IIII\r\n  MMCC").text == "[card removed]"
    assert removed(f"x{MISSED}", f"  {MISSED}\n").text == "x[card removed]"


def test_a_short_text_is_taken_as_a_whole_word_alone() -> None:
    assert removed("order 51234, code 123.", "123", labels.CARD_CVV).text == (
        "order 51234, code [security code removed]."
    )


def test_letters_that_mean_something_in_patterns_are_letters() -> None:
    assert removed("a.*b (x) a--b", "a.*b (x)").text == "[card removed] a--b"


def test_python_keeps_no_pattern_with_the_text() -> None:
    assert removed(MISSED).text == "[card removed]"
    caches = [value for name, value in vars(re).items() if name.startswith("_cache")]
    assert caches
    assert "MMCC" not in repr(caches)


@pytest.mark.parametrize("marked", ["", "12", " 1 2 ", "x" * 501])
def test_too_short_and_too_long_is_refused_and_not_quoted(marked: str) -> None:
    with pytest.raises(ValueError, match="can't be removed by hand"):
        Correction(Raw(marked), labels.OTHER)


def test_no_other_kinds() -> None:
    with pytest.raises(ValueError, match="can't be removed by hand"):
        Correction(Raw(MISSED), "4111111111111111")


@pytest.mark.parametrize("entity", ENTITIES)
def test_its_placeholders_are_known_as_such(entity: str) -> None:
    assert labels.PLACEHOLDER.fullmatch(labels.placeholder(entity))


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_a_file_keeps_its_encoding_and_tells_lines(codec: str) -> None:
    content = f"é first\r\nthen {MISSED} and {MISSED}\r\nlast [SSN removed]\r\n".encode(codec)
    found = Correction(Raw(MISSED), labels.US_SSN).file(EMPTY, "text/plain", content)
    assert found is not None
    assert isinstance(found.file, RedactedFile)
    assert found.file.content.decode(codec) == (
        "é first\r\nthen [SSN removed] and [SSN removed]\r\nlast [SSN removed]\r\n"
    )
    assert [one.where for one in found.file.findings] == ["line 2", "line 2"]
    assert found.removed[0].start == len("é first\r\nthen ")


def test_a_file_without_it_is_left() -> None:
    marked = Correction(Raw("SSN removed"), labels.US_SSN)
    assert marked.file(EMPTY, "text/plain", b"this is [SSN removed]") is None
    assert marked.file(EMPTY, "text/plain", b"") is None
