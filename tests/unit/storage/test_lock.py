"""One process for each data folder."""

import subprocess
import sys
from pathlib import Path

import pytest

from storage.errors import AlreadyRunning, Unavailable
from storage.lock import FolderLock

HOLD = """
import sys
from pathlib import Path
from storage.lock import FolderLock
with FolderLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_folder_is_held_once(tmp_path: Path) -> None:
    with FolderLock(tmp_path), pytest.raises(AlreadyRunning), FolderLock(tmp_path):
        pytest.fail("two hold the folder")
    with FolderLock(tmp_path):
        assert (tmp_path / "lock").exists()


def test_another_process_holds_it_until_it_is_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning):
            FolderLock(tmp_path).acquire()
        other.kill()
    with FolderLock(tmp_path):
        pass


def test_a_folder_that_is_not_there_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(Unavailable):
        FolderLock(tmp_path / "nowhere").acquire()


def test_letting_go_twice_is_letting_go(tmp_path: Path) -> None:
    lock = FolderLock(tmp_path)
    lock.acquire()
    lock.release()
    lock.release()
    with FolderLock(tmp_path):
        pass
