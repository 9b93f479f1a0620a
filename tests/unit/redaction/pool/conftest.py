"""Pools of real processes, and a look at what runs."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import psutil
import pytest

from redaction.policy import Policy
from redaction.pool.limits import Limits
from redaction.pool.pool import Pool
from redaction.pool.zygotes import Zygotes

LIMITS = Limits(cpu_seconds=0.3, wall_seconds=30.0, memory=400_000_000, jobs=50)


def made(
    workers: int = 1, max_waiting: int = 8, limits: Limits = LIMITS, zygotes: Zygotes | None = None
) -> Pool:
    """A pool that has started nothing."""
    return Pool(Policy(), workers=workers, max_waiting=max_waiting, limits=limits, zygotes=zygotes)


@asynccontextmanager
async def pool_of(workers: int = 1, max_waiting: int = 8, limits: Limits = LIMITS) -> AsyncIterator[Pool]:
    """A pool whose workers are ready; closed at the end."""
    opened = made(workers, max_waiting, limits)
    try:
        await opened.warm()
        yield opened
    finally:
        await opened.close()


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """One worker with narrow limits, for all tests of a file."""
    opened = made()
    yield opened
    asyncio.run(opened.close())


def running() -> set[psutil.Process]:
    """The processes of all pools of this process, zygotes included."""
    return {
        process
        for process in psutil.Process().children(recursive=True)
        if process.status() != psutil.STATUS_ZOMBIE
    }


async def until_busy(pool: Pool) -> None:
    """Wait until a worker has a job."""
    while not pool._busy:  # noqa: ASYNC110 - no event tells it
        await asyncio.sleep(0.01)
