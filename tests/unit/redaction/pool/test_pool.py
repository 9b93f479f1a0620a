"""Jobs in worker processes: results, limits, crashes; and the next job works whatever happened."""

import asyncio
import gc
import logging
import os
import signal
import struct
from collections.abc import Callable

import psutil
import pytest

from redaction.errors import (
    CpuLimit,
    MemoryLimit,
    ReaderFailed,
    RedactionBusy,
    RedactionError,
    RedactionFailed,
    WorkerCrashed,
)
from redaction.pool.jobs import TEXT_CREW, Crew
from redaction.pool.limits import Limits
from redaction.pool.pool import Pool
from tests.support import pool_jobs
from tests.support.pool_jobs import forged, job
from tests.unit.redaction.pool.conftest import LIMITS, pool_of, until_busy

SECRET = "4111 1111 1111 1111"


async def assert_works(pool: Pool) -> None:
    assert await pool.run(job(pool_jobs.echo), "still", b"here") == ["still", b"here"]


@pytest.mark.parametrize("value", ["", "é 日本 🦊", "\ud800 \udcff", "\0", b"", b"\0\xff", "x" * 5_000_000])
async def test_values_travel_unchanged(pool: Pool, value: str | bytes) -> None:
    assert await pool.run(job(pool_jobs.echo), value, "and", b"more") == [value, "and", b"more"]


async def test_forty_megabytes_there_and_back(pool: Pool) -> None:
    content = os.urandom(40_000_000)
    assert (await pool.run(job(pool_jobs.echo), content))[0] == content


@pytest.mark.parametrize(
    ("work", "error"),
    [
        (pool_jobs.burn, CpuLimit),
        (pool_jobs.grow, MemoryLimit),
        (pool_jobs.exits, WorkerCrashed),
        (pool_jobs.raises_exit, WorkerCrashed),
        (pool_jobs.segfault, WorkerCrashed),
        (pool_jobs.abort, WorkerCrashed),
        (pool_jobs.unplain, ReaderFailed),
    ],
)
async def test_a_job_that_goes_wrong_is_an_error_of_its_own_kind(
    pool: Pool, work: Callable[..., object], error: type[RedactionError], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(RedactionError) as caught:
        await pool.run(job(work))
    assert type(caught.value) is error
    assert caught.value.__context__ is None
    assert "4111" not in caplog.text
    await assert_works(pool)


async def test_memory_that_the_kernel_does_not_count_is_watched() -> None:
    async with pool_of(limits=Limits(memory=300_000_000)) as pool:
        with pytest.raises(MemoryLimit):
            await pool.run(job(pool_jobs.grow_shared))
        await assert_works(pool)


async def test_a_sleeping_job_ends_by_the_clock() -> None:
    async with pool_of(limits=Limits(wall_seconds=1.5)) as pool:
        with pytest.raises(RedactionFailed) as caught:
            await pool.run(job(pool_jobs.sleep), "60")
        assert type(caught.value) is RedactionFailed
        await assert_works(pool)


async def test_a_worker_killed_from_outside_is_a_crash(pool: Pool) -> None:
    number = await pool.run(job(pool_jobs.pid))
    asking = asyncio.create_task(pool.run(job(pool_jobs.sleep), "20"))
    await until_busy(pool)
    os.kill(number, signal.SIGKILL)
    with pytest.raises(WorkerCrashed):
        await asking
    await assert_works(pool)


@pytest.mark.parametrize(
    ("samples", "work", "given"),
    [(pool_jobs.segfault, pool_jobs.exits, []), (pool_jobs.unplain, pool_jobs.fail, [SECRET])],
)
async def test_no_input_is_blamed_when_workers_can_do_nothing(
    pool: Pool,
    monkeypatch: pytest.MonkeyPatch,
    samples: Callable[..., object],
    work: Callable[..., object],
    given: list[str],
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(pool, "_crew", Crew(TEXT_CREW.prepare, job(samples)))
        with pytest.raises(RedactionFailed) as caught:
            await pool.run(job(work), *given)
        assert type(caught.value) is RedactionFailed
        assert caught.value.__context__ is None
    await assert_works(pool)


async def test_a_worker_that_died_while_idle_costs_nobody_a_job(pool: Pool) -> None:
    number = await pool.run(job(pool_jobs.pid))
    process = psutil.Process(number)
    process.kill()
    await asyncio.to_thread(process.wait, 20)
    assert await pool.run(job(pool_jobs.pid)) != number


@pytest.mark.parametrize("work", [pool_jobs.fail, pool_jobs.fail_within])
async def test_an_exception_tells_its_type_and_place_alone(
    pool: Pool, work: Callable[..., object], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(RedactionFailed) as caught:
        await pool.run(job(work), SECRET)
    assert type(caught.value) is ReaderFailed
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None
    assert "Error at pool_jobs.py:" in caplog.text
    assert "4111" not in caplog.text
    gc.collect()
    assert not [error for error in gc.get_objects() if isinstance(error, Exception) and SECRET in str(error)]


async def test_a_failed_job_keeps_its_worker(pool: Pool) -> None:
    number = await pool.run(job(pool_jobs.pid))
    with pytest.raises(RedactionFailed):
        await pool.run(job(pool_jobs.fail), SECRET)
    assert await pool.run(job(pool_jobs.pid)) == number


@pytest.mark.parametrize(
    "answer",
    [
        forged(["done"]),
        forged([SECRET, SECRET]),
        forged(SECRET),
        forged(["done", {"bytes": -1}]),
        forged(["done", {"bytes": SECRET}]),
        forged(["done", {"bytes": 1 << 40}]),
        forged(["done", {"other": SECRET}]),
        struct.pack(">I", 0),
        struct.pack(">I", 0xFFFFFFFF),
        struct.pack(">I", 8) + b"\xff" * 8,
        struct.pack(">I", 200_000) + b"[" * 200_000,
    ],
)
async def test_a_worker_that_lies_is_not_believed(
    answer: bytes, pool: Pool, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(RedactionFailed) as caught:
        await pool.run(job(pool_jobs.forge), answer)
    assert caught.value.__context__ is None
    assert "4111" not in caplog.text
    await assert_works(pool)


async def test_a_place_that_is_none_is_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    async with pool_of() as pool:
        with pytest.raises(RedactionFailed):
            await pool.run(job(pool_jobs.forge), forged(["failed", SECRET]))
    assert "redaction failed in a worker: an unknown place" in caplog.text
    assert "4111" not in caplog.text


async def test_what_a_worker_says_unasked_is_no_answer_to_the_next_job() -> None:
    async with pool_of() as pool:
        number = await pool.run(job(pool_jobs.pid))
        await pool.run(job(pool_jobs.forge), forged(["done", "early"]))
        await asyncio.sleep(1)
        assert await pool.run(job(pool_jobs.pid)) != number


async def test_a_worker_is_replaced_after_its_share_of_jobs() -> None:
    async with pool_of(limits=Limits(jobs=2)) as pool:
        first, same, second, last = [await pool.run(job(pool_jobs.pid)) for _ in range(4)]
    assert first == same != second == last


async def test_a_full_queue_says_busy_at_once() -> None:
    async with pool_of(workers=1, max_waiting=1, limits=LIMITS) as pool:
        jobs = [asyncio.create_task(pool.run(job(pool_jobs.sleep), "0.5")) for _ in range(2)]
        await asyncio.sleep(0)
        with pytest.raises(RedactionBusy):
            await pool.run(job(pool_jobs.echo))
        assert await asyncio.gather(*jobs) == ["slept", "slept"]
        await assert_works(pool)


async def test_a_job_that_nobody_waits_for_is_ended() -> None:
    async with pool_of(workers=1, max_waiting=1) as pool:
        number = await pool.run(job(pool_jobs.pid))
        asking = asyncio.create_task(pool.run(job(pool_jobs.sleep), "1000"))
        await until_busy(pool)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
        assert await pool.run(job(pool_jobs.pid)) != number


async def test_jobs_run_side_by_side() -> None:
    async with pool_of(workers=2) as pool:
        numbers = await asyncio.gather(*(pool.run(job(pool_jobs.pid)) for _ in range(2)))
        assert len(set(numbers)) <= 2
        slow = asyncio.create_task(pool.run(job(pool_jobs.sleep), "5"))
        await asyncio.sleep(0)
        await assert_works(pool)
        assert not slow.done()
        slow.cancel()
