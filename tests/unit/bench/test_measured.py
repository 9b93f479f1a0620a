"""The part that is only measured is right in itself: true ranges and check digits, marks at their places."""

from random import Random

import pytest

from bench.redaction.corpus import Case, build
from bench.redaction.corpus.build import parsed
from bench.redaction.corpus.measured import cards, disguises, negatives, sensitive, spelled, ssns
from bench.redaction.corpus.measured.fields import fill
from bench.redaction.corpus.numbers import luhn_digit

PACKAGE = (cards, ssns, sensitive, disguises, negatives)


@pytest.fixture(scope="module")
def cases() -> tuple[Case, ...]:
    part = build(7, 4).measured
    return (*part.positives, *part.disguises, *part.negatives)


@pytest.mark.parametrize("kind", spelled.NETWORKS)
def test_cards_have_a_range_a_length_and_a_check_digit_of_their_network(kind: str) -> None:
    for seed in range(50):
        number = spelled.number(Random(seed), kind, "", "").strip("⟦⟧")
        ranges = spelled.NETWORKS[kind]
        assert any(number.startswith(prefix) and len(number) == length for prefix, length in ranges)
        assert luhn_digit(number[:-1]) == number[-1]


def test_a_number_stands_where_it_is_marked_and_is_that_number_in_every_form() -> None:
    forms = (
        "visa",
        "visa: ",
        "visa.cut:\n> ",
        "visa.each:<b>#</b>|",
        "visa.groups:(#)|-",
        "visa.split:=\n",
        "visa.halves: and ",
    )
    written = [parsed("", fill(Random(3), f"one ‹{form}› two")) for form in forms]
    read = {
        "".join(filter(str.isdigit, "".join(case.text[a:b] for a, b in case.secrets))) for case in written
    }
    assert all(len(number) == 16 and luhn_digit(number[:-1]) == number[-1] for number in read)


def test_names_are_given_once() -> None:
    names = [name for module in PACKAGE for name in module.CATEGORIES]
    assert len(names) == len(set(names)) >= 160


def test_no_field_or_mark_is_left_over_and_no_secret_is_empty(cases: tuple[Case, ...]) -> None:
    assert [case.category for case in cases if set("‹›⟦⟧") & set(case.text)] == []
    assert all(any(map(str.isalnum, case.text[a:b])) for case in cases for a, b in case.secrets)


def test_ssns_are_such_as_were_given_out() -> None:
    for seed in range(200):
        number = spelled.number(Random(seed), "ssn", "", "").strip("⟦⟧")
        assert len(number) == 9
        assert not number.startswith(("000", "666", "9"))
        assert number[3:5] != "00"
        assert number[5:] != "0000"
