"""Jobs for worker processes that misbehave in every way we thought of. They run there, not in the test."""

from __future__ import annotations

import ctypes
import mmap
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from redaction.pool import wire
from redaction.pool.inside.work import Workplace
from redaction.pool.jobs import Job

T = TypeVar("T")


def plain(value: object) -> Any:
    """The value as it came."""
    return value


def job(work: Callable[..., object]) -> Job[Any]:
    """A job with a result that nobody checks."""
    return Job(f"{work.__module__}:{work.__qualname__}", plain)


def echo(_: Workplace, *values: object) -> object:
    """What it was given."""
    return list(values)


def pid(_: Workplace) -> object:
    """The number of the worker process."""
    return os.getpid()


def environment(_: Workplace) -> object:
    """The names of all its variables."""
    return sorted(os.environ)


def sleep(_: Workplace, seconds: str) -> object:
    """Wait without using the processor."""
    time.sleep(float(seconds))
    return "slept"


def burn(_: Workplace) -> object:
    """Use the processor for ever."""
    while True:
        pass


def grow(_: Workplace) -> object:
    """Ask for more memory than any limit allows, all at once."""
    return len(bytearray(1 << 40))


def grow_shared(_: Workplace) -> object:
    """Fill memory that the limit on private memory doesn't count, piece after piece, and hold it."""
    kept = []
    while True:
        piece = mmap.mmap(-1, 1 << 23)
        piece.write(b"x" * (1 << 23))
        kept.append(piece)


def exits(_: Workplace) -> object:
    """End without an answer."""
    os._exit(3)


def raises_exit(_: Workplace) -> object:
    """Leave by an exception that isn't an error."""
    sys.exit("4111 1111 1111 1111")


def segfault(_: Workplace) -> object:
    """Read where nothing is."""
    return ctypes.string_at(0)


def abort(_: Workplace) -> object:
    """What the C library does when it finds its memory damaged."""
    os.abort()


def fail(_: Workplace, text: str) -> object:
    """Raise an error that quotes the input."""
    raise ValueError(f"cannot read {text}")


def fail_within(_: Workplace, text: str) -> object:
    """Raise an error that has another one behind it."""
    try:
        return int(text)
    except ValueError as error:
        raise KeyError(text) from error


def unplain(_: Workplace) -> object:
    """A result that doesn't travel."""
    return {1, 2, 3}


def forge(_: Workplace, answer: bytes) -> object:
    """Write to the server directly, as a worker that was taken over could."""
    for descriptor in range(3, 64):
        try:
            if Path(f"/proc/self/fd/{descriptor}").readlink().name.startswith("socket:"):
                os.write(descriptor, answer)
        except OSError:
            continue
    return "too late"


def forged(answer: object) -> bytes:
    """The bytes of an answer, for `forge`."""
    return b"".join(wire.pack(answer))


def attempt(_: Workplace, name: str, argument: str) -> object:
    """Try something that a worker must not do; the error's name, or "done"."""
    try:
        ATTEMPTS[name](argument)
    except OSError as error:
        return type(error).__name__
    return "done"


def _write(path: str) -> None:
    with open(path, "wb") as file:  # noqa: PTH123 - as a library would
        file.write(b"x")


def _append(path: str) -> None:
    os.write(os.open(path, os.O_WRONLY | os.O_APPEND), b"x")


ATTEMPTS: dict[str, Callable[[str], object]] = {
    "TCP": lambda _: socket.socket(socket.AF_INET),
    "IPv6": lambda _: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM),
    "Unix socket": lambda _: socket.socket(socket.AF_UNIX),
    "netlink": lambda _: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
    "socket pair": lambda _: socket.socketpair(),
    "resolve": lambda _: socket.getaddrinfo("example.com", 80),
    "write": _write,
    "append": _append,
    "memory file": lambda _: os.memfd_create("x"),
    "make a folder": os.mkdir,
    "remove": os.unlink,
    "rename": lambda path: Path(path).rename(f"{path}.away"),
    "cut short": lambda path: os.truncate(path, 0),
    "link": lambda path: Path(f"{path}.link").symlink_to(path),
    "change mode": lambda path: Path(path).chmod(0o777),
    "read": lambda path: os.close(os.open(path, os.O_RDONLY)),
    "fork": lambda _: os.fork(),
    "execute": lambda _: os.execv("/bin/true", ["true"]),
    "start a thread's process": lambda _: os.posix_spawn("/bin/true", ["true"], {}),
    "signal": lambda number: os.kill(int(number), signal.SIGTERM),
    "signal by handle": lambda number: os.pidfd_open(int(number)),
    "take a name": lambda _: os.setsid(),
    "other user": lambda _: os.setuid(65534),
    "priority": lambda _: os.nice(-5),
}
