"""The reader finds what was planted in every construction."""

from __future__ import annotations

import pytest

from bench.attachments.deep import holds, spelled
from bench.attachments.documents.build import CONSTRUCTIONS, is_left, planted
from bench.attachments.documents.construction import Construction

OTHER = planted(5, "another").digits


@pytest.mark.parametrize("construction", CONSTRUCTIONS, ids=lambda one: f"{one.group}-{one.name}")
def test_the_number_is_found_where_it_was_planted(construction: Construction) -> None:
    number = planted(3, construction.name)
    content = construction.make(number)
    assert is_left(construction, number, content, construction.file_name)


def test_another_number_is_not_found() -> None:
    for construction in CONSTRUCTIONS[::9]:
        content = construction.make(planted(3, construction.name))
        assert not holds(content, OTHER, construction.file_name)


def test_a_picture_without_the_number_shows_nothing() -> None:
    construction = next(one for one in CONSTRUCTIONS if one.pictured)
    one, other = planted(3, "one"), planted(4, "other")
    assert not is_left(construction, one, construction.make(other), construction.file_name)


@pytest.mark.parametrize(
    "text",
    ["4012888888881881", "4012 8888 8888 1881", "4012-8888-8888-1881", "4012\u00a08888\u20118888 1881",
     "4.012888888881881E15", "4\u200b012888888881881"],
)  # fmt: skip
def test_usual_spellings_of_a_number_are_known(text: str) -> None:
    assert spelled("4012888888881881").search(text)


@pytest.mark.parametrize("text", ["4012 8888 8888 1882", "4012 8888 **** 1881", "ending in 1881"])
def test_other_numbers_are_other_numbers(text: str) -> None:
    assert not spelled("4012888888881881").search(text)
