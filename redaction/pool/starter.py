"""Starts the parent of the workers, and asks it for one more worker whenever one is needed."""

import logging
import os
import pickle
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Final

from redaction.errors import RedactionFailed, WorkersUnavailable, told_place
from redaction.policy import Policy
from redaction.pool import wire
from redaction.pool.jobs import Crew
from redaction.pool.process import Worker

log = logging.getLogger(__name__)

_COMMAND: Final = (sys.executable, "-B", "-P", "-s", "-m", "redaction.pool.inside.zygote")
_ATTEMPTS: Final = 2
_LOAD_SECONDS: Final = 60.0
_END_SECONDS: Final = 5.0
_LONGEST: Final = 200  # bytes of what it says


class Starter:
    """One for a pool. `crew`: which workers. `memory`: bytes that one may use."""

    def __init__(self, crew: Crew, policy: Policy, memory: int) -> None:
        self._crew = crew
        self._policy = policy
        self._memory = memory
        self._lock = threading.Lock()
        self._zygote: _Zygote | None = None
        self._closed = False

    def worker(self) -> Worker:
        """A new worker, in milliseconds once the first was made.

        Raises:
            WorkersUnavailable: none can be made.
            RedactionFailed: after `close`.
        """
        with self._lock:
            for _ in range(_ATTEMPTS):
                zygote = self._running()
                worker = zygote.fork()
                if worker is not None:
                    return worker
                if zygote.runs:
                    break
                self._stop()
        raise WorkersUnavailable

    def close(self) -> None:
        """End the parent of the workers, and with it those that are left."""
        with self._lock:
            self._closed = True
            self._stop()

    def _running(self) -> "_Zygote":
        if self._closed:
            raise RedactionFailed
        if self._zygote is None:
            self._zygote = _Zygote(self._crew, self._memory)
            place = self._zygote.load(self._policy)
            if place:
                self._stop()
                log.error("worker processes can't be started: %s", told_place(place))
                raise WorkersUnavailable
        return self._zygote

    def _stop(self) -> None:
        if self._zygote is not None:
            self._zygote.stop()
            self._zygote = None


class _Zygote:
    """The parent of the workers, as a program of its own."""

    def __init__(self, crew: Crew, memory: int) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own program; nothing of a person's is in it
                [*_COMMAND, crew.prepare, str(theirs.fileno()), str(memory)],
                cwd="/",
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )

    def load(self, policy: Policy) -> str:
        """Have it load everything. The place where it failed, "" when it is ready."""
        self._control.settimeout(_LOAD_SECONDS)
        try:
            self._control.send(pickle.dumps(policy))
            said = self._control.recv(_LONGEST)
        except OSError:
            return "no answer"
        return "" if said == wire.READY else said.decode(errors="replace") or "no answer"

    def fork(self) -> Worker | None:
        """A new worker, None when there is none to be had. Raises NoSandbox."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self._control, [b"\0"], [theirs.fileno()])
            return Worker.greeted(ours)
        except (EOFError, OSError):
            ours.close()
            return None

    @property
    def runs(self) -> bool:
        """It has not ended, nor is it about to."""
        try:
            self._process.wait(_END_SECONDS / 10)
        except subprocess.TimeoutExpired:
            return True
        return False

    def stop(self) -> None:
        """Hang up, upon which it ends by itself."""
        self._control.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _environment() -> dict[str, str]:
    """Nothing of the server's but where its modules are: variables may hold passwords.

    One thread: a process of several can't be forked safely, and the linear algebra that comes with Presidio
    would start some.
    """
    kept = {name: value for name, value in os.environ.items() if name == "LD_LIBRARY_PATH"}
    modules = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
    return kept | {
        "LANG": "C.UTF-8",
        "PYTHONPATH": modules,
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "OMP_THREAD_LIMIT": "1",
        "ORT_DISABLE_TELEMETRY": "1",
    }
