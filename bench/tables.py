"""Plain tables for a terminal, and the figures in them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median


def aligned(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table: columns padded, figures to the right, a rule below the head."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    right = [all(row[column][:1].isdigit() for row in rows) for column in range(len(head))]
    rule = ["-" * width for width in widths]
    return "\n".join(_line(cells, widths, right) for cells in (head, rule, *rows))


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` (0 to 1) of the values don't exceed. ValueError: no values."""
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def spread(values: Sequence[float]) -> float:
    """How far the values lie apart, as a share of their median."""
    return (max(values) - min(values)) / median(values)


def figure(value: float) -> str:
    """Three digits that count, as people write them: 0.123, 1.23, 12.3, 123, 1,234."""
    for limit, digits in ((1, 3), (10, 2), (100, 1)):
        if abs(value) < limit:
            return f"{value:.{digits}f}"
    return f"{value:,.0f}"


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (
        cell.rjust(width) if aside else cell.ljust(width)
        for cell, width, aside in zip(cells, widths, right, strict=True)
    )
    return "  ".join(padded).rstrip()
