"""What a recognizer found in a view."""

from typing import NamedTuple


class Hit(NamedTuple):
    """`start` to `end` of a view's text. `kept` is "" or the last four digits of a card."""

    start: int
    end: int
    entity: str
    score: float
    kept: str = ""
