"""One process for each data folder: two would sweep each other's objects and share an SQLite file."""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from storage.errors import AlreadyRunning, Unavailable


class FolderLock:
    """Holds a folder while it is entered. The system lets go when the process ends, however it ends."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock. AlreadyRunning: another process has it. Unavailable: the folder can't be used."""
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            raise Unavailable from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(descriptor)
            raise AlreadyRunning from None
        self._descriptor = descriptor

    def release(self) -> None:
        """Let go. The file stays: removing it would let two processes hold locks on two files of one name."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()
