"""One worker process, as the server sees it: asked over a socket, watched, and killed when it must be."""

import os
import select
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from redaction.errors import NoSandbox
from redaction.pool import wire

TICK: Final = 0.05  # seconds between two looks at what a worker uses
_START_SECONDS: Final = 20.0
_END_SECONDS: Final = 2.0
_CLOCK, _PAGE = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Usage:
    """`cpu`: seconds of all its life. `memory`: resident bytes."""

    cpu: float
    memory: int


class Worker:
    """Made by `Starter.worker`; for one thread, but for `kill`.

    `usage` and `handle` are descriptors that the process made of itself: they mean it and no other one, even
    when its number is given again, and work where /proc hides processes.
    """

    def __init__(self, channel: socket.socket, usage: int, handle: int) -> None:
        self.jobs = 0
        self._channel = channel
        self._usage = usage
        self._handle = handle

    @classmethod
    def greeted(cls, channel: socket.socket) -> "Worker":
        """The process at the other end, confined. Raises NoSandbox, and EOFError or OSError for none."""
        channel.settimeout(_START_SECONDS)
        _, descriptors, _, _ = socket.recv_fds(channel, 1, 2, socket.MSG_CMSG_CLOEXEC)
        if not descriptors:
            raise EOFError
        worker = cls(channel, *descriptors)
        state = b""
        with suppress(OSError):
            state = channel.recv(1)
        if state == wire.CONFINED:
            channel.settimeout(TICK)
            return worker
        worker.bury()
        raise NoSandbox if state == wire.NOT_CONFINED else EOFError

    def ask(
        self, request: object, look: Callable[[], None], progress: Callable[[list[object]], None]
    ) -> object:
        """What it answers. `look` is called every `TICK`, and ends the waiting by raising.

        `progress` is called with what it says before that: nothing that could be trusted.

        Raises:
            EOFError, OSError: the process is gone.
            ValueError: this is no answer.
        """
        self.jobs += 1
        waiting = _Waiting(look)
        for piece in wire.pack(request):
            left = memoryview(piece)
            while left:
                left = left[waiting.through(self._channel.send, left) :]
        read = wire.reading(lambda buffer: waiting.through(self._channel.recv_into, buffer))
        while True:
            match wire.unpack(read, wire.MOST):
                case ["progress", *how_far]:
                    progress(how_far)
                case answer:
                    return answer

    def used(self) -> Usage:
        """What it has used so far. Raises ProcessLookupError when it is gone."""
        fields = os.pread(self._usage, 4096, 0).rpartition(b") ")[2].split()
        user, system, resident = int(fields[11]), int(fields[12]), int(fields[21])  # proc_pid_stat(5), less 3
        return Usage((user + system) / _CLOCK, resident * _PAGE)

    @property
    def waits(self) -> bool:
        """It has not ended, and has said nothing that it wasn't asked for."""
        return not _readable(0, self._handle, self._channel.fileno())

    def kill(self) -> None:
        """End the process, from any thread: whoever asked it hears of its end."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def bury(self) -> None:
        """End the process, wait for its end, and let go of it."""
        self.kill()
        _readable(_END_SECONDS, self._handle)
        self._channel.close()
        os.close(self._usage)
        os.close(self._handle)


class _Waiting:
    def __init__(self, look: Callable[[], None]) -> None:
        self._look = look
        self._next = time.monotonic() + TICK

    def through(self, call: Callable[[memoryview], int], buffer: memoryview) -> int:
        """What `call` returns, as soon as the socket is ready for it."""
        while True:
            if time.monotonic() >= self._next:
                self._look()
                self._next = time.monotonic() + TICK
            with suppress(TimeoutError):
                return call(buffer)


def _readable(seconds: float, *descriptors: int) -> bool:
    """Whether one of them is readable within a time; that of a process is when it has ended."""
    poll = select.poll()
    for descriptor in descriptors:
        poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(seconds * 1000))
