"""A pattern that runs only where its shape stands finds what it finds everywhere."""

from random import Random

import pytest

from redaction import ssn
from redaction.cards import parts
from redaction.normalise import decode, disguise, spoken, talk
from redaction.normalise.shape import Shaped, shape_of

SHAPED = {
    f"{module.__name__}.{name}": value
    for module in (ssn, parts, decode, disguise, spoken, talk)
    for name, value in vars(module).items()
    if isinstance(value, Shaped)
}
PIECES = (
    *("4", "0", "12", "536", "22", "8726", "5362", "53622", "536-22-8726", "4111", "1111", "411111"),
    *("4x1x1x1x1x1x1x1x1x1", "4111x1111x1111x1111", "4111q1111q1111r1111", "four", "two", "1 dash 1"),
    *("45000.0000e15", "1,234,567,890E3", "e+16"),
    *("1=", "1 : ", "\n| > ", "\n>>4"),
    *("um", "and", "followed by", "ummmmmmmmmm", "a", "b", "é", "四", "?", "\x1a", "\n", "\n> ", "\t", "…"),
    *(" ", " ", " ", " ", "-", ".", ",", ", ", ": ", "/", "x" * 20, "y " * 24),
)


def random_text(random: Random) -> str:
    pool = random.sample(PIECES, random.randrange(2, len(PIECES)))
    return "".join(random.choices(pool, k=random.randrange(2, 60)))


@pytest.mark.parametrize("name", SHAPED)
def test_a_shape_leaves_no_match_out(name: str) -> None:
    shaped, random, found = SHAPED[name], Random(name), 0
    for _ in range(1500):
        text = random_text(random)
        first, last = sorted((random.randrange(len(text) + 1), len(text) - random.randrange(9)))
        everywhere = [match.span() for match in shaped.pattern.finditer(text, first, max(first, last))]
        there = shaped.within(text, shape_of(text), [(first, max(first, last))])
        assert [match.span() for match in there] == everywhere
        found += len(everywhere)
    assert found


def test_a_shape_has_a_byte_for_each_code_point() -> None:
    assert shape_of("4a B?-é四𝟜\ud800\n") == b"0a a? ????\n"
