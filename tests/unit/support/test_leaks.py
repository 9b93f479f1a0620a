"""The search of the canary test finds each canary in each spelling, wherever the bytes fall."""

from __future__ import annotations

import base64
import json
import urllib.parse
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.canaries import Canaries
from tests.support.leaks import CHUNK, Search

CANARIES = Canaries(seed=7)
CARD, SSN = CANARIES.card("a door"), CANARIES.ssn("a door")
SEARCH = Search(CANARIES.needles())

SPELLINGS: list[Callable[[str], bytes]] = [
    str.encode,
    lambda text: text.replace(" ", "").replace("-", "").encode(),
    lambda text: text.replace(" ", "-").encode(),
    lambda text: text.replace("-", " ").encode(),
    lambda text: urllib.parse.quote_plus(text).encode(),
    lambda text: "".join(f"%{ord(letter):02x}" for letter in text).encode(),
    lambda text: json.dumps("".join(chr(0xFF10 + int(c)) if c.isdigit() else c for c in text)).encode(),
    lambda text: "".join(chr(0xFF10 + int(c)) if c.isdigit() else c for c in text).encode(),
    lambda text: "".join(f"\\u{ord(letter):04x}" for letter in text).encode(),
    lambda text: "".join(f"&#{ord(letter)};" for letter in text).encode(),
    lambda text: text.encode("utf-16"),
    lambda text: text.encode("utf-16-le"),
    lambda text: text.encode("utf-16-be"),
    lambda text: text[::-1].encode(),
    lambda text: text.encode().hex().encode(),
    lambda text: text.encode().hex().upper().encode(),
    lambda text: base64.b64encode(b"" + text.encode()),
    lambda text: base64.b64encode(b"1" + text.encode() + b"tail"),
    lambda text: base64.b64encode(b"22" + text.encode() + b"t"),
    lambda text: base64.encodebytes(b"x" * 50 + text.encode()).replace(b"\n", b"\r\n"),
    lambda text: f"{text[:8]}=\r\n{text[8:]}".encode(),
]


@pytest.mark.parametrize("number", [CARD, SSN])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_each_spelling_is_found(spelling: Callable[[str], bytes], number: str, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/file").write_bytes(b"before " + spelling(number) + b" after")
    names = {leak.canary for leak in SEARCH.below([tmp_path])}
    assert names == {"card in a door" if number == CARD else "SSN in a door"}


@pytest.mark.parametrize("place", [0, 1, CHUNK - 10, CHUNK - 1, CHUNK, 2 * CHUNK - 5])
def test_a_number_across_two_chunks_is_found(place: int, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"\0" * place + CARD.encode() + b"\0" * 10)
    assert [leak.canary for leak in SEARCH.below([tmp_path])] == ["card in a door"]


@pytest.mark.parametrize("text", [CARD[:14], CARD[5:]])
def test_a_card_cut_short_is_found(text: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text(text)
    assert len(SEARCH.below([tmp_path])) == 1


def test_a_name_of_a_file_is_found(tmp_path: Path) -> None:
    (tmp_path / f"{CARD}.txt").touch()
    assert len(SEARCH.below([tmp_path])) == 1


def test_the_last_four_digits_and_other_numbers_are_not_found(tmp_path: Path) -> None:
    other = Canaries(seed=8)
    (tmp_path / "file").write_text(f"[card ending {CARD[-4:]} removed] {other.sentence('another door')}")
    assert SEARCH.below([tmp_path]) == []


def test_searching_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        SEARCH.below([tmp_path / "missing"])


def test_canaries_are_distinct_and_valid() -> None:
    canaries = Canaries(seed=1)
    numbers = {canaries.card(f"door {count}").replace(" ", "") for count in range(100)}
    assert len(numbers) == 100
    for number in numbers:
        digits = [int(digit) for digit in reversed(number)]
        doubled = sum(sum(divmod(digit * 2, 10)) for digit in digits[1::2])
        assert (sum(digits[::2]) + doubled) % 10 == 0
