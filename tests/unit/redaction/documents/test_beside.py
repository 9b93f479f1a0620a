"""A hostile file costs its own worker alone; one that is killed passes nothing on."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from PIL import Image

from redaction.errors import CpuLimit, RedactionFailed
from redaction.policy import Policy
from redaction.pool.jobs import FILE_CREW, READ_FILE
from redaction.pool.limits import Limits
from redaction.pool.pool import Pool
from redaction.types import RedactedFile
from tests.support.documents import CARD, GONE, spelled
from tests.unit.redaction.documents.image.samples import drawn, saved
from tests.unit.redaction.pool.conftest import until_busy

LIMITS = Limits(total_cpu_seconds=2, wall_seconds=120, memory=1_500_000_000)


def _many_frames() -> bytes:
    """Pictures that are no two alike: reading all of them takes far longer than the limit."""
    frames: list[Image.Image] = [
        drawn(*((10, 30 * row, f"{row} {number} {CARD}") for row in range(20)), size=(900, 620))
        for number in range(60)
    ]
    return saved(frames[0], "GIF", frames[1:], duration=50)


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    opened = Pool(Policy(), crew=FILE_CREW, workers=2, max_waiting=0, limits=LIMITS)
    await opened.warm()
    yield opened
    await opened.close()


async def _is_answered(pool: Pool) -> None:
    done = await pool.run(READ_FILE, "a.txt", f"card {CARD}".encode())
    assert isinstance(done, RedactedFile)
    assert done.content == f"card {GONE}".encode()


async def test_another_file_is_answered_while_a_hostile_one_runs_into_its_limit(pool: Pool) -> None:
    hostile = asyncio.create_task(pool.run(READ_FILE, "a.gif", _many_frames()))
    await until_busy(pool)
    await _is_answered(pool)
    assert not hostile.done()
    with pytest.raises(CpuLimit):
        await hostile
    await _is_answered(pool)


async def test_a_worker_that_is_killed_in_the_midst_of_a_file_passes_nothing(pool: Pool) -> None:
    reading = asyncio.create_task(pool.run(READ_FILE, "a.gif", _many_frames()))
    await until_busy(pool)
    await asyncio.sleep(0.5)  # it is among the first frames
    for worker in tuple(pool._busy):
        worker.kill()
    with pytest.raises(RedactionFailed) as caught:
        await reading
    assert not spelled(repr(caught.value).encode())
    await _is_answered(pool)
