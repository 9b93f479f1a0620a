"""What a worker process may not do, tried in one."""

import asyncio
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from redaction.errors import NoSandbox
from redaction.pool.inside import landlock
from redaction.pool.pool import Pool
from redaction.pool.process import Worker
from tests.support import pool_jobs
from tests.support.pool_jobs import job
from tests.unit.redaction.pool.conftest import made

ROOT = Path(__file__).parents[4]
NO_CALL = [
    "TCP",
    "IPv6",
    "Unix socket",
    "netlink",
    "socket pair",
    "resolve",
    "memory file",
    "fork",
    "execute",
    "start a thread's process",
    "signal",
    "signal by handle",
    "take a name",
    "other user",
    "priority",
]
MAKING = ["write", "make a folder"]
ON_FILES = ["write", "append", "make a folder", "remove", "rename", "cut short", "link", "change mode"]

# Root may look into everything: this gives its privileges up, and runs a program that has none.
WITHOUT_PRIVILEGES = """
import ctypes, os, sys
for capability in range(64):
    ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
os.execv(sys.executable, [sys.executable, "-c", sys.argv[1]])
"""
LOOK = """
import asyncio, subprocess
from tests.unit.redaction.pool.conftest import made, running
pool = made()
asyncio.run(pool.warm())
processes = running()
other = subprocess.Popen(["sleep", "60"])
for number in (other.pid, *sorted(process.pid for process in processes)):
    try:
        open(f"/proc/{number}/auxv", "rb").close()
        print("seen")
    except PermissionError:
        print("hidden")
other.kill()
asyncio.run(pool.close())
"""


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    """One worker, from a server whose variables hold a secret."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VEILBOX_SECRET", "x" * 32)
        patch.setenv("PGPASSWORD", "x")
        opened = made()
        yield opened
    asyncio.run(opened.close())


@pytest.mark.parametrize("name", NO_CALL)
async def test_no_network_no_process_no_signal(pool: Pool, name: str) -> None:
    assert await pool.run(job(pool_jobs.attempt), name, str(os.getpid())) in {"OSError", "gaierror"}


@pytest.mark.parametrize("name", ON_FILES)
@pytest.mark.parametrize("place", ["temp folder", "home", "program", "shared memory"])
async def test_no_file_is_written_or_changed(pool: Pool, name: str, place: str, tmp_path: Path) -> None:
    folder = {
        "temp folder": tmp_path,
        "home": Path.home(),
        "program": Path(__file__).parent,
        "shared memory": Path("/dev/shm"),
    }[place]
    path = folder / f"veilbox-test-{os.getpid()}"
    made = name not in MAKING
    if made:
        path.write_bytes(b"kept")
    try:
        assert await pool.run(job(pool_jobs.attempt), name, str(path)) in {"OSError", "PermissionError"}
        assert path.read_bytes() == b"kept" if made else not path.exists()
    finally:
        path.unlink(missing_ok=True)


@pytest.mark.parametrize("name", MAKING)
async def test_nothing_is_made_in_the_working_folder(pool: Pool, name: str) -> None:
    path = Path("/") / f"veilbox-test-{os.getpid()}"
    assert await pool.run(job(pool_jobs.attempt), name, path.name) in {"OSError", "PermissionError"}
    assert not path.exists()


@pytest.mark.skipif(not landlock.version(), reason="this kernel has no Landlock")
async def test_only_files_of_the_program_are_read(pool: Pool, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("of the installation")
    for stranger in (str(tmp_path / "secret"), str(tmp_path), "/etc/passwd", f"/proc/{os.getppid()}/environ"):
        assert await pool.run(job(pool_jobs.attempt), "read", stranger) == "PermissionError"
    assert await pool.run(job(pool_jobs.attempt), "read", __file__) == "done"


async def test_nothing_of_the_server_s_variables_is_there(pool: Pool) -> None:
    names = await pool.run(job(pool_jobs.environment))
    assert set(names) <= {
        "LANG",
        "LC_CTYPE",
        "LD_LIBRARY_PATH",
        "OMP_NUM_THREADS",
        "OMP_THREAD_LIMIT",
        "OPENBLAS_NUM_THREADS",
        "ORT_DISABLE_TELEMETRY",
        "PYTHONPATH",
    }


def test_others_of_the_same_user_can_t_look_into_it() -> None:
    command = [sys.executable, "-c", WITHOUT_PRIVILEGES, LOOK]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.split() == ["seen", "hidden", "hidden", "hidden"]


async def test_it_leaves_no_core_and_says_nothing(pool: Pool) -> None:
    process = Path(f"/proc/{await pool.run(job(pool_jobs.pid))}")
    limits = {
        line[:26].strip(): line[26:].split()[:2] for line in (process / "limits").read_text().splitlines()
    }
    assert limits["Max core file size"] == ["0", "0"]
    assert limits["Max file size"] == ["0", "0"]
    assert {str((process / "fd" / stream).readlink()) for stream in "012"} == {"/dev/null"}
    assert len(list((process / "task").iterdir())) == 1


NOT_CONFINED = """
import sys
from redaction.pool.inside.sandbox import Sandbox
from redaction.pool.inside.worker import serve
serve(int(sys.argv[1]), None, Sandbox(parent=-1, memory=1 << 30, rules=None))
"""


def test_a_process_that_can_t_give_up_its_rights_gets_no_job() -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-c", NOT_CONFINED, str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            cwd=ROOT,
        )
    with pytest.raises(NoSandbox):
        Worker.greeted(ours)
    process.wait(20)
