from __future__ import annotations

import pytest

from bench.tables import aligned, figure, percentile, spread


@pytest.mark.parametrize(("share", "value"), [(0.0, 1), (0.5, 5), (0.51, 6), (0.95, 10), (1.0, 10)])
def test_a_percentile_is_one_of_the_values(share: float, value: float) -> None:
    assert percentile([3, 1, 2, 5, 4, 10, 9, 8, 7, 6], share) == value


def test_no_values_have_no_percentile() -> None:
    with pytest.raises(ValueError, match="no values"):
        percentile([], 0.5)


def test_the_spread_is_relative_to_the_median() -> None:
    assert spread([9.0, 10.0, 12.0]) == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.1234, "0.123"), (1.234, "1.23"), (12.34, "12.3"), (123.4, "123"), (1234.5, "1,234")],
)
def test_figures_have_three_digits(value: float, shown: str) -> None:
    assert figure(value) == shown


def test_columns_are_aligned_and_figures_stand_to_the_right() -> None:
    table = aligned(["what", "ms"], [["form", "1.25"], ["a mail", "13"]])
    assert table.splitlines() == ["what      ms", "------  ----", "form    1.25", "a mail    13"]
