"""What other processes of the same user can take from the memory of ours, read in /proc."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.support.server import SERVE, VeilboxServer

# Root may read everybody's memory; without this capability it is a user like any other.
PLAIN_USER = ("setpriv", "--bounding-set=-sys_ptrace") if os.geteuid() == 0 else ()


def can_be_read(pid: int) -> bool:
    """Tell whether another process of the user may look into this one: a condition for reading its memory."""
    looked = subprocess.run([*PLAIN_USER, "readlink", f"/proc/{pid}/exe"], capture_output=True)
    return looked.returncode == 0


def core_limits(pid: int) -> list[str]:
    """The soft and the hard limit of a core file."""
    lines = Path(f"/proc/{pid}/limits").read_text().splitlines()
    [limits] = [line.removeprefix("Max core file size") for line in lines if line.startswith("Max core")]
    return limits.split()[:2]


@contextmanager
def answering(*command: str) -> Iterator[int]:
    """A command between two lines, of which it has answered the first."""
    with subprocess.Popen([*PLAIN_USER, *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b'{"id": 1, "text": "a line"}\n')
        process.stdin.flush()
        assert b"a line" in process.stdout.readline()
        yield process.pid


def filter_at_work(_: Path) -> AbstractContextManager[int]:
    """`veilbox redact`."""
    return answering(SERVE[0], "redact", "--jsonl")


@contextmanager
def server_at_work(folder: Path) -> Iterator[int]:
    """`veilbox serve`."""
    with VeilboxServer(folder / "server", program=(*PLAIN_USER, *SERVE)) as server:
        yield server.pid


@pytest.mark.parametrize("at_work", [server_at_work, filter_at_work])
def test_a_process_that_holds_raw_text_leaves_no_core_and_is_read_by_nobody(
    at_work: Callable[[Path], AbstractContextManager[int]], tmp_path: Path
) -> None:
    with answering("cat") as pid:
        assert can_be_read(pid)  # else the question would prove nothing
    with at_work(tmp_path) as pid:
        assert not can_be_read(pid)
        assert core_limits(pid) == ["0", "0"]
