"""The worker threads: bounded, timed, and silent about what they were given."""

import asyncio
import gc
import logging
import threading
from collections.abc import AsyncIterator

import pytest

from redaction.errors import RedactionBusy, RedactionFailed
from redaction.threads import Threads

SECRET = "4111 1111 1111 1111"


@pytest.fixture
async def threads() -> AsyncIterator[Threads]:
    pool = Threads(1, 1, 20.0)
    yield pool
    pool.close()


def explode(text: str) -> str:
    raise ValueError(f"cannot read {text}")


async def test_a_job_runs_off_the_loop(threads: Threads) -> None:
    assert await threads.run(threading.get_ident) != threading.get_ident()


async def test_a_failed_job_tells_nothing(threads: Threads, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(RedactionFailed) as caught:
        await threads.run(explode, SECRET)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert SECRET not in caplog.text
    assert "ValueError at test_threads.py:" in caplog.text


async def test_a_failed_job_leaves_no_text_behind(threads: Threads) -> None:
    with pytest.raises(RedactionFailed):
        await threads.run(explode, SECRET)
    gc.collect()
    assert not [error for error in gc.get_objects() if isinstance(error, ValueError) and SECRET in str(error)]


async def test_too_many_waiting_jobs_are_refused_and_places_come_back(threads: Threads) -> None:
    go_on = threading.Event()
    jobs = [asyncio.create_task(threads.run(go_on.wait, 20.0)) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(RedactionBusy):
        await threads.run(int)
    go_on.set()
    assert await asyncio.gather(*jobs) == [True, True]
    assert await threads.run(int) == 0


async def test_a_job_over_its_time_is_given_up_and_keeps_its_place() -> None:
    pool = Threads(1, 0, 0.05)
    go_on, ended = threading.Event(), threading.Event()

    def stuck() -> None:
        go_on.wait(20.0)
        ended.set()

    with pytest.raises(RedactionFailed) as caught:
        await pool.run(stuck)
    assert caught.value.__context__ is None
    with pytest.raises(RedactionBusy):
        await pool.run(int)
    go_on.set()
    assert await asyncio.to_thread(ended.wait, 20.0)
    pool.close()


async def test_a_cancelled_caller_gives_back_the_place_of_a_job_that_never_ran(threads: Threads) -> None:
    go_on = threading.Event()
    running = asyncio.create_task(threads.run(go_on.wait, 20.0))
    await asyncio.sleep(0)
    waiting = asyncio.create_task(threads.run(int))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    go_on.set()
    await running
    assert list(await asyncio.gather(threads.run(int), threads.run(int))) == [0, 0]


async def test_a_closed_pool_fails(threads: Threads) -> None:
    threads.close()
    with pytest.raises(RedactionFailed):
        await threads.run(int)
