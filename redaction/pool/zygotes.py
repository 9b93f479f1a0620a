"""The parents of the workers, as the server sees them: started, asked for one more process, and ended."""

import logging
import os
import pickle
import select
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import Final

from redaction.errors import WorkersUnavailable, told_place
from redaction.policy import Policy
from redaction.pool import wire
from redaction.pool.jobs import WORK, Crew
from redaction.pool.process import Worker

log = logging.getLogger(__name__)

_COMMAND: Final = (sys.executable, "-B", "-P", "-s", "-m", "redaction.pool.inside.zygote", WORK)
_ATTEMPTS: Final = 2
_LOAD_SECONDS: Final = 60.0
_END_SECONDS: Final = 5.0
_LONGEST: Final = 200  # bytes of what they say


class Zygote:
    """The parent of one crew's workers."""

    def __init__(self, control: socket.socket, handle: int) -> None:
        """`handle`: a descriptor of the process, which isn't a child of this one."""
        self._control = control
        self._handle = handle

    def fork(self) -> Worker | None:
        """A new worker, None when there is none to be had. Raises NoSandbox."""
        try:
            channel = _forked(self._control, b"\0", socket.SOCK_STREAM)
        except OSError:
            return None
        try:
            return Worker.greeted(channel)
        except (EOFError, OSError):
            channel.close()
            return None

    @property
    def runs(self) -> bool:
        """It has not ended, nor is it about to."""
        return not self._ended(_END_SECONDS / 10)

    def stop(self) -> None:
        """Hang up, upon which it ends by itself, and its workers with it."""
        self._control.close()
        if not self._ended(_END_SECONDS):
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
        os.close(self._handle)

    def _ended(self, seconds: float) -> bool:
        poll = select.poll()
        poll.register(self._handle, select.POLLIN)
        return bool(poll.poll(seconds * 1000))


class Zygotes:
    """Makes them, as forks of one program that has loaded what all crews use.

    It is started for the first of its users, and ended when the last has left.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._program: _Program | None = None
        self._users: set[object] = set()

    def parent(self, user: object, crew: Crew, policy: Policy, memory: int) -> Zygote:
        """The parent of a crew, with everything loaded. `memory`: bytes that one worker may use.

        Raises:
            WorkersUnavailable: it can't be started, or something can't be loaded.
        """
        order = pickle.dumps((crew.prepare, policy, memory))
        for _ in range(_ATTEMPTS):
            with suppress(EOFError, OSError):
                return _introduced(self._forked(user, order))
            self._stop()
        raise WorkersUnavailable

    def leave(self, user: object) -> None:
        """Its zygotes have ended, and it wants no more."""
        with self._lock:
            self._users.discard(user)
            unused = not self._users
        if unused:
            self._stop()

    def _forked(self, user: object, order: bytes) -> socket.socket:
        """The channel to a new parent. Raises OSError when the program has ended."""
        with self._lock:
            self._users.add(user)
            if self._program is None:
                self._program = _Program()
            return self._program.fork(order)

    def _stop(self) -> None:
        with self._lock:
            if self._program is not None:
                self._program.stop()
                self._program = None


class _Program:
    """The first of all these processes. Raises WorkersUnavailable when it can't load everything."""

    def __init__(self) -> None:
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own program; nothing of a person's is in it
                [*_COMMAND, str(theirs.fileno())],
                cwd="/",
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )
        try:
            _wait_until_loaded(self._control)
        except BaseException:
            self.stop()
            raise

    def fork(self, order: bytes) -> socket.socket:
        """The channel to a new child. Raises OSError when the program has ended."""
        return _forked(self._control, order, socket.SOCK_SEQPACKET)

    def stop(self) -> None:
        """Hang up, upon which it ends by itself."""
        self._control.close()
        try:
            self._process.wait(_END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _forked(control: socket.socket, message: bytes, kind: socket.SocketKind) -> socket.socket:
    ours, theirs = socket.socketpair(socket.AF_UNIX, kind)
    try:
        with theirs:
            socket.send_fds(control, [message], [theirs.fileno()])
    except OSError:
        ours.close()
        raise
    return ours


def _introduced(control: socket.socket) -> Zygote:
    """The process at the other end, once it is ready.

    Raises EOFError when there is none, and WorkersUnavailable when it can't load everything.
    """
    control.settimeout(_LOAD_SECONDS)
    handles: list[int] = []
    with suppress(OSError):
        _, handles, _, _ = socket.recv_fds(control, 1, 1, socket.MSG_CMSG_CLOEXEC)
    if not handles:
        control.close()
        raise EOFError
    zygote = Zygote(control, handles[0])
    try:
        _wait_until_loaded(control)
    except BaseException:
        zygote.stop()
        raise
    return zygote


def _wait_until_loaded(control: socket.socket) -> None:
    control.settimeout(_LOAD_SECONDS)
    try:
        said = control.recv(_LONGEST)
    except OSError:
        said = b""
    if said != wire.READY:
        log.error("worker processes can't be started: %s", told_place(said.decode(errors="replace")))
        raise WorkersUnavailable


def _environment() -> dict[str, str]:
    """Nothing of the server's but where its modules are: variables may hold passwords.

    One thread: a process of several can't be forked safely, and the linear algebra that comes with OpenCV
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
