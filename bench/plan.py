"""What is measured: the lines of the table of tickets, and how long a run takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bench.load import Channel
from bench.servers import Variant

CONNECTIONS: Final = (1, 8)
MOST: Final = max(CONNECTIONS)


@dataclass(frozen=True)
class Cell:
    """One line of the table of tickets."""

    variant: Variant
    channel: Channel
    connections: int

    @property
    def yardstick(self) -> Cell:
        """What this line is compared with: the bare insert, posted over as many connections."""
        return Cell(Variant.BARE, Channel.POST, self.connections)


CELLS: Final = tuple(  # what is compared stands side by side, so that it meets the same moods
    Cell(variant, channel, connections)
    for channel in Channel
    for connections in CONNECTIONS
    for variant in Variant
    if variant is not Variant.BARE or channel is Channel.POST
)


@dataclass(frozen=True)
class Plan:
    """How long to measure, in seconds: `seconds` for one round of one line, the others for one server."""

    rounds: int
    seconds: float
    warm_seconds: float
    memory_seconds: float
    requests: int  # for each page


LONG: Final = Plan(rounds=7, seconds=1.0, warm_seconds=1.5, memory_seconds=4.0, requests=200)
QUICK: Final = Plan(rounds=3, seconds=0.5, warm_seconds=1.0, memory_seconds=1.5, requests=60)
