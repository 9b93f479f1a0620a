"""A bound on the raw bytes that are in memory at one time, for the whole process.

Raw input is never spooled to disk, so memory is all there is: what doesn't fit is asked to come again.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from service.errors import Temporary


class Share:
    """What one request or mail holds of the budget."""

    def __init__(self, budget: "Budget") -> None:
        self._budget = budget
        self._bytes = 0

    def take(self, count: int) -> None:
        """Hold `count` bytes more until the share ends. Raises Temporary when they don't fit."""
        self._budget.reserve(count)
        self._bytes += count

    def release(self) -> None:
        """Give everything back."""
        self._budget.release(self._bytes)
        self._bytes = 0


class Budget:
    """`total` bytes for everybody together."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._used = 0

    @property
    def used(self) -> int:
        """Bytes in flight now."""
        return self._used

    @asynccontextmanager
    async def share(self) -> AsyncIterator[Share]:
        """A share that is given back at the end of the block, however the block ends."""
        share = Share(self)
        try:
            yield share
        finally:
            share.release()

    def reserve(self, count: int) -> None:
        """Count `count` bytes in. Raises Temporary when they don't fit."""
        if self._used + count > self._total:
            raise Temporary
        self._used += count

    def release(self, count: int) -> None:
        """Count `count` bytes out."""
        self._used -= count
