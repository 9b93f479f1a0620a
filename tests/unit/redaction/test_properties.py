"""What holds for any text."""

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from redaction.engine import Engine
from redaction.runs import luhn
from redaction.types import Redaction

ENGINE = Engine()
PLACEHOLDER = re.compile(r"\[[a-zA-Z ]+?(?: ending [0-9]{4})? removed\]")
# Prose without digits, so that what stands around can't turn a number into a part of something else.
PROSE = st.text(st.sampled_from("abc xyz ÄÖé漢字,.!\n"), max_size=200)
ANY = st.text(max_size=300)
PIECES = (
    *("4111", "1111", " ", "-", "\n> ", "<b>", "</td>", "&#52;", "%34", "\\u0034", "ssn", "card", "cvv"),
    *("536-90-4399", "pin", "exp 12/27", "123", "\u200b", "４", "[card ending 1111 removed]", "e+15", "."),
    *("one two three four five six", "O0", ",", "order", "^", ";4111111111111111=2712101", "\ud800", "\0"),
    *("|", "=\n"),
)
FRAGMENTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
SEPARATORS = st.sampled_from(
    ("", " ", "-", ".", "\xa0", "–", "\u2011", "\u2009", "\u200b", "&nbsp;", "%20", "<wbr>")
)


def visa(body: str) -> str:
    return next(number for check in range(10) if luhn(number := f"4{body}{check}"))


CARDS = st.text(st.sampled_from("0123456789"), min_size=14, max_size=14).map(visa)
SSNS = st.tuples(
    st.integers(1, 899).filter(lambda area: area != 666), st.integers(1, 99), st.integers(1, 9999)
).map(lambda parts: f"{parts[0]:03d}-{parts[1]:02d}-{parts[2]:04d}")


def assert_consistent(text: str, redaction: Redaction) -> None:
    """The result is the input with the places that were named replaced, and nothing else."""
    rebuilt, position = [], 0
    for removed, span in zip(redaction.removed, redaction.text.spans, strict=True):
        rebuilt += [text[position : removed.start], str(redaction.text)[span.start : span.end]]
        position = removed.end
    assert "".join([*rebuilt, text[position:]]) == str(redaction.text)
    assert all(PLACEHOLDER.fullmatch(str(redaction.text)[s.start : s.end]) for s in redaction.text.spans)


@settings(max_examples=300, deadline=None)
@given(ANY | FRAGMENTS)
def test_any_text_is_taken_and_offsets_point_at_it(text: str) -> None:
    assert_consistent(text, ENGINE.redact(text))


@settings(max_examples=300, deadline=None)
@given(ANY | FRAGMENTS)
def test_redacting_twice_changes_nothing(text: str) -> None:
    once = str(ENGINE.redact(text).text)
    assert str(ENGINE.redact(once).text) == once


@settings(max_examples=200, deadline=None)
@given(PROSE, CARDS, SEPARATORS, PROSE)
def test_a_card_is_gone_and_the_rest_is_as_it_was(before: str, card: str, separator: str, after: str) -> None:
    spelled = separator.join(card[i : i + 4] for i in range(0, 16, 4))
    text = f"{before} my card is {spelled} {after}"
    assert str(ENGINE.redact(text).text) == f"{before} my card is [card ending {card[-4:]} removed] {after}"


@settings(max_examples=200, deadline=None)
@given(PROSE, SSNS, PROSE)
def test_an_ssn_is_gone_and_the_rest_is_as_it_was(before: str, ssn: str, after: str) -> None:
    assert str(ENGINE.redact(f"{before} ssn {ssn} {after}").text) == f"{before} ssn [SSN removed] {after}"


@settings(max_examples=50, deadline=None)
@given(PROSE, CARDS)
def test_a_card_far_inside_a_long_text_is_found(prose: str, card: str) -> None:
    """Wherever the borders of the windows fall."""
    text = f"{'x y ' * 4_080}{prose} {card} {prose}{' x y' * 1_000}"
    assert card not in str(ENGINE.redact(text).text)


def test_eight_threads_give_the_same() -> None:
    texts = [f"{'word ' * n} card 4539 5787 6362 1486, ssn 536-90-4399, cvv 123" for n in range(200)]
    expected = [str(ENGINE.redact(text).text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        for _ in range(3):
            assert [str(r.text) for r in pool.map(ENGINE.redact, texts)] == expected


@pytest.mark.parametrize("offset", range(16_350, 16_400))
def test_a_card_across_the_border_of_two_windows(offset: int) -> None:
    text = "z" * (offset - 1) + " 4539 5787 6362 1486 " + "z" * 100
    assert str(ENGINE.redact(text).text).count("[card ending 1486 removed]") == 1
