"""Numbers in the raw bytes of files that nobody reads."""

import random

import pytest

from redaction.documents.raw_scan import scan
from redaction.engine import Engine
from tests.support.documents import CARD

NOISE = bytes(random.Random(7).randrange(128, 256) for _ in range(5_000))


@pytest.mark.parametrize("codec", ["ascii", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("shift", [0, 1])
def test_a_number_is_found(engine: Engine, codec: str, shift: int) -> None:
    content = NOISE + b"\x01" * shift + f"card {CARD}, SSN 536-22-8726".encode(codec) + NOISE
    kinds = [(one.entity, one.kept, one.where) for one in scan(engine, content)]
    assert kinds == [("CREDIT_CARD", "1111", "raw bytes"), ("US_SSN", "", "raw bytes")]


def test_noise_holds_nothing(engine: Engine) -> None:
    assert scan(engine, NOISE * 50) == ()
    assert scan(engine, b"") == ()


def test_long_runs_are_read_to_their_end(engine: Engine) -> None:
    content = b"word " * 300_000 + CARD.encode() + b"\0" * 1_000
    assert [one.entity for one in scan(engine, content)] == ["CREDIT_CARD"]
