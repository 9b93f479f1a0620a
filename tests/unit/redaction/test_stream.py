"""A text read piece by piece comes out as if it had been read whole."""

from random import Random

import pytest

from redaction.engine import Engine
from redaction.stream import Stream

CARD = "4539 5787 6362 1486"
BLOCK = 8_192
SIZE = 60_000  # code points: several blocks


def streamed(engine: Engine, text: str, piece: int) -> str:
    stream = Stream(engine, BLOCK)
    parts = [part for i in range(0, len(text), piece) for part in stream.feed(text[i : i + piece])]
    return "".join([*parts, stream.close()])


@pytest.fixture(scope="module")
def long_text() -> str:
    random = Random(5)
    words = ("printer", "order 12345678", CARD, "my ssn is 536904399", "cvv 123", "é", "\n", "the update")
    return " ".join(random.choices(words, k=SIZE // 10))


@pytest.mark.parametrize("piece", [100, 1_000, 10_000_000])
def test_pieces_of_any_size(engine: Engine, long_text: str, piece: int) -> None:
    assert streamed(engine, long_text, piece) == str(engine.redact(long_text).text)


@pytest.mark.parametrize("shift", range(-24, 25))
def test_a_card_at_the_border_of_two_blocks(engine: Engine, shift: int) -> None:
    text = "x" * (BLOCK - 1 + shift) + f" card {CARD} " + "y" * 10_000
    assert streamed(engine, text, 1 << 20).count("[card ending 1486 removed]") == 1
    assert "5787" not in streamed(engine, text, 1 << 20)


@pytest.mark.parametrize("shift", range(0, 60, 7))
def test_a_label_before_the_border(engine: Engine, shift: int) -> None:
    text = "x" * (BLOCK - 40 + shift) + " social security number: 536904399 " + "y" * 10_000
    assert "[SSN removed]" in streamed(engine, text, 1 << 20)


def test_a_table_longer_than_a_block(engine: Engine) -> None:
    rows = "".join(f"Ann Lee,5369{n:05d},Reno\n" for n in range(1, 2_000))
    redacted = streamed(engine, f"name,ssn,city\n{rows}", 5_000)
    assert redacted == str(engine.redact(f"name,ssn,city\n{rows}").text)
    assert redacted.count("[SSN removed]") > 1_900


def test_memory_stays_bounded(engine: Engine) -> None:
    """What waits is a block and its surroundings, however much has passed."""
    stream = Stream(engine, BLOCK)
    waiting = 0
    for _ in range(100):
        list(stream.feed("word " * 2_000))
        waiting = max(waiting, len(stream._text))
    assert waiting < 2 * (BLOCK + 10_000)


def test_an_empty_text(engine: Engine) -> None:
    assert streamed(engine, "", 10) == ""
