"""How far the reading of a long file is."""

from collections.abc import Callable
from typing import Final

Progress = Callable[[str, int, int], None]
"""Called with one of `STEPS`, the number of the one that is read next, from 1, and how many there are."""

STEPS: Final = ("page", "entry", "frame")


def unheard(_: str, __: int, ___: int) -> None:
    """Progress that nobody asked for."""
