from __future__ import annotations

from bench.attachments.bombs import BOMBS, CARD
from bench.attachments.deep import holds

MEBIBYTE = 1024 * 1024


def test_bombs_are_many_and_have_names_of_their_own() -> None:
    assert len(BOMBS) >= 40
    assert len({bomb.name for bomb in BOMBS}) == len(BOMBS)


def test_the_reader_finds_the_number_in_what_a_careless_product_would_store() -> None:
    for name in ("zip outside", "zip unlisted", "gz members", "png and zip", "pdf and zip", "docx template"):
        bomb = next(bomb for bomb in BOMBS if bomb.name == name)
        assert holds(bomb.make(), CARD), name


def test_bombs_are_small_before_they_go_off() -> None:
    slow = {"docx large", "xlsx merged", "seven large"}
    for bomb in BOMBS:
        if bomb.name not in slow:
            assert 0 < len(bomb.make()) < 11 * MEBIBYTE, bomb.name
