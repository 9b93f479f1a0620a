"""What a person marked to be removed, because the recognizers missed it."""

from dataclasses import dataclass
from typing import Final

from redaction.types import Span

WHOLE: Final = 10_000
RECOGNIZER: Final = "agent"
VERSION: Final = "1.0"


def span_of(entity: str, length: int = 1) -> Span:
    """Its placeholder, of `length` code points."""
    return Span(0, length, entity, "", 1.0, RECOGNIZER, VERSION)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle, in ten-thousandths of the picture's width and height.

    `frame` counts from 1 in animations and pages; 0 means all of them.
    """

    left: int
    top: int
    width: int
    height: int
    frame: int = 0

    def __post_init__(self) -> None:
        """ValueError: there is no such rectangle in a picture."""
        within = self.left >= 0 and self.top >= 0 and self.width > 0 and self.height > 0 and self.frame >= 0
        if not within or self.left + self.width > WHOLE or self.top + self.height > WHOLE:
            raise ValueError("not a part of a picture")
