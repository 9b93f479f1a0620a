"""Whatever ends, nothing is left behind, and what is still needed comes back."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from redaction.errors import RedactionFailed, WorkerCrashed, WorkersUnavailable
from redaction.pool.pool import Pool
from redaction.pool.zygotes import Zygotes
from tests.support import pool_jobs
from tests.support.pool_jobs import job
from tests.unit.redaction.pool.conftest import made, pool_of, running, until_busy

ROOT = Path(__file__).parents[4]
PARENTS = 2  # the first of all, and that of the crew
SERVER = """
import asyncio, time
from tests.unit.redaction.pool.conftest import made, running
pool = made(workers=2)
asyncio.run(pool.warm())
print(*(process.pid for process in running()), flush=True)
time.sleep(600)
"""


async def zygote_of(pool: Pool) -> psutil.Process:
    return psutil.Process(psutil.Process(await pool.run(job(pool_jobs.pid))).ppid())


async def test_nothing_is_started_before_it_is_needed() -> None:
    before = running()
    pool = made()
    assert running() == before
    await pool.close()


async def test_close_ends_all_processes() -> None:
    before = running()
    async with pool_of(workers=2):
        assert len(running() - before) == 2 + PARENTS
    assert running() == before
    assert not psutil.Process().children(recursive=True) or before


async def test_close_ends_a_job_that_runs_and_one_that_waits() -> None:
    async with pool_of(workers=1) as pool:
        jobs = [asyncio.create_task(pool.run(job(pool_jobs.sleep), "1000")) for _ in range(2)]
        await until_busy(pool)
        await pool.close()
        outcomes = await asyncio.gather(*jobs, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [RedactionFailed, RedactionFailed]


async def test_a_closed_pool_fails() -> None:
    pool = made()
    await pool.close()
    with pytest.raises(RedactionFailed):
        await pool.run(job(pool_jobs.pid))
    with pytest.raises(RedactionFailed):
        await pool.warm()


async def test_the_workers_end_with_their_parent_and_come_back_with_a_new_one() -> None:
    async with pool_of(workers=2) as pool:
        parent = await zygote_of(pool)
        workers = parent.children()
        assert len(workers) == 2
        parent.kill()
        assert not psutil.wait_procs([parent, *workers], timeout=20)[1]
        assert await pool.run(job(pool_jobs.echo), "again") == ["again"]


async def test_the_end_of_the_first_of_all_is_felt_by_nobody_until_a_new_parent_is_needed() -> None:
    async with pool_of() as pool:
        parent = await zygote_of(pool)
        first = parent.parent()
        assert first is not None
        first.kill()
        await asyncio.to_thread(first.wait, 20)
        assert await pool.run(job(pool_jobs.echo), "on") == ["on"]
        workers = parent.children()
        parent.kill()
        assert not psutil.wait_procs([parent, *workers], timeout=20)[1]
        assert await pool.run(job(pool_jobs.echo), "again") == ["again"]


async def test_pools_share_the_first_of_all_until_the_last_is_closed() -> None:
    before = running()
    zygotes = Zygotes()
    one, other = made(zygotes=zygotes), made(zygotes=zygotes)
    await asyncio.gather(one.warm(), other.warm())
    assert (await zygote_of(one)).parent() == (await zygote_of(other)).parent()
    await one.close()
    assert await other.run(job(pool_jobs.echo), "on") == ["on"]
    await other.close()
    assert running() == before


async def test_the_parent_s_end_is_a_crash_for_the_job_that_runs() -> None:
    async with pool_of() as pool:
        zygote = await zygote_of(pool)
        asking = asyncio.create_task(pool.run(job(pool_jobs.sleep), "1000"))
        await until_busy(pool)
        zygote.kill()
        with pytest.raises(WorkerCrashed):
            await asking
        assert await pool.run(job(pool_jobs.echo), "again") == ["again"]


async def test_a_signal_to_all_processes_lets_a_running_job_end_well() -> None:
    async with pool_of() as pool:
        zygote = await zygote_of(pool)
        asking = asyncio.create_task(pool.run(job(pool_jobs.sleep), "0.5"))
        await until_busy(pool)
        for process in (zygote, *zygote.children()):
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                process.send_signal(number)
        assert await asking == "slept"


async def test_no_zombie_is_left_of_a_worker() -> None:
    async with pool_of() as pool:
        worker = psutil.Process(await pool.run(job(pool_jobs.pid)))
        with pytest.raises(WorkerCrashed):
            await pool.run(job(pool_jobs.exits))
        await asyncio.to_thread(worker.wait, 20)


def test_all_processes_end_with_a_server_that_is_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        processes = [psutil.Process(int(number)) for number in server.stdout.readline().split()]
        assert len(processes) == 2 + PARENTS
        os.kill(server.pid, signal.SIGKILL)
        server.wait(20)
    assert not psutil.wait_procs(processes, timeout=20)[1]


async def test_a_program_that_can_t_be_loaded_is_told_by_place_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "presidio_analyzer.py").write_text("raise ValueError('4111 1111 1111 1111')\n")
    monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
    pool = made()
    with pytest.raises(WorkersUnavailable) as caught:
        await pool.warm()
    assert caught.value.__context__ is None
    assert "ValueError at presidio_analyzer.py:1" in caplog.text
    assert "4111" not in caplog.text
    await pool.close()
