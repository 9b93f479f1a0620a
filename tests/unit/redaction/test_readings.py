"""Views are read in part: what is found is what would have been found had they been read whole."""

import re
from random import Random

import pytest

from redaction.engine import Engine
from redaction.normalise.ranges import REACH, common, merged
from redaction.normalise.view import View, spots_of

CARD = "4539 5787 6362 1486"
GONE = "[card ending 1486 removed]"
PIECES = (
    *(
        "4111 1111 1111 1111",
        CARD,
        "4539578763621486",
        "536-90-4399",
        "my ssn",
        "card",
        "cvv 123",
        "123",
        "4821",
    ),
    *(
        "my pin is 4821",
        "exp 12/27",
        "4S39 S7B7 6362 I486",
        "&#52;539 5787 6362 1486",
        "c&#118;v 321",
        "=34539",
    ),
    *(
        "%34539578763621486",
        "<b>4539</b> 5787 <i>6362</i> 1486",
        "\n> 4539 5787\n> 6362 1486",
        "\n",
        "> ",
        "12:30 ",
    ),
    *(
        "four five three nine",
        "double one",
        "Ann: 4539",
        "5787 6362 1486",
        "\u200b",
        "order 12345678",
        "2026-07-01",
    ),
    *(
        "name,ssn\nAnn,536904399\n",
        ";4539578763621486=27121011000000000?",
        "the last 3 digits on the back",
        "code",
    ),
)
PROSE = "the printer does not print, and we tried to restart it. "


def made(seed: int) -> str:
    """Pieces close together and, by chance, so far apart that they do not reach each other."""
    random = Random(seed)
    gaps = (" ", " ", " is ", ", ", PROSE, PROSE * 3, PROSE * 9)
    return "".join(random.choice(PIECES) + random.choice(gaps) for _ in range(random.randrange(5, 30)))


@pytest.mark.parametrize("seeds", [range(first, first + 8) for first in range(0, 24, 8)])
def test_nothing_is_missed(engine: Engine, seeds: range, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [made(seed) for seed in seeds]
    in_part = [engine.redact(text) for text in texts]
    monkeypatch.setattr("redaction.normalise.readings.REACH", 1_000_000)
    monkeypatch.setattr("redaction.normalise.view.around", lambda *_: [(0, 1_000_000)])
    assert in_part == [engine.redact(text) for text in texts]


@pytest.mark.parametrize("gap", [100, 300, 1_000, 20_000])
def test_places_that_only_other_views_show_are_found_wherever_they_stand(engine: Engine, gap: int) -> None:
    prose = PROSE * (gap // len(PROSE))
    text = f"{prose}card &#52;539 5787 6362 1486 {prose}4S39 S7B7 6362 I486 {prose}<b>4539</b>578763621486"
    assert str(engine.redact(text).text) == f"{prose}card {GONE} {prose}{GONE} {prose}<b>{GONE}"


@pytest.mark.parametrize(
    "label", ["c&#118;v", "c&#118;v (3 digits on the back of the card)", "&#99;vv, it says here that it is"]
)
def test_a_label_that_only_another_view_shows(engine: Engine, label: str) -> None:
    assert str(engine.redact(f"{label}: 123").text) == f"{label}: [security code removed]"


def test_a_number_that_needs_words_counts_where_it_is_a_card_in_another_view(engine: Engine) -> None:
    text = f"my card is <b>4539</b> 5787 6362 1486.\n{PROSE * 20}order 4539578763621486"
    assert "6362" not in str(engine.redact(text).text)


def test_a_view_knows_where_a_range_of_its_older_form_is() -> None:
    older = View("ab<b>cd</b>ef")
    newer = older.rewrite(re.compile("<[^>]*>"), lambda _: "")
    assert newer.edits.moved_all([(0, 2), (5, 7), (2, 5), (11, 13)]) == [(0, 2), (2, 4), (2, 2), (4, 6)]


def test_a_number_is_read_whole_or_not_at_all() -> None:
    text = "1234 5678 9012" + "x" * 30 + "3456"
    [spot] = View(text, areas=[(3, 4)]).once(spots_of)
    assert (spot.start, spot.end, spot.limit) == (0, 14, 44)


def test_ranges() -> None:
    assert merged([(0, 2), (1, 5), (7, 9), (12, 13)], 2) == [(0, 9), (12, 13)]
    assert common([(0, 5), (8, 12), (20, 30)], [(3, 9), (11, 25)]) == [(3, 5), (8, 9), (11, 12), (20, 25)]
    assert REACH > 413  # the longest label of a security code, and words of a card before it
