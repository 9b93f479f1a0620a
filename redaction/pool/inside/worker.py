"""The life of a worker: one job after the other, until the server hangs up or kills it."""

import importlib
import os
import socket
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from redaction.errors import place_of
from redaction.pool import wire
from redaction.pool.inside.sandbox import Sandbox

if TYPE_CHECKING:
    from redaction.pool.inside.work import Workplace


def serve(channel: int, workplace: "Workplace", sandbox: Sandbox) -> None:
    """Say who this is, give everything up, and answer jobs until the server hangs up (EOFError)."""
    introduce(channel, os.open("/proc/self/stat", os.O_RDONLY), os.pidfd_open(os.getpid()))
    try:
        sandbox.confine()
    except OSError:
        os.write(channel, wire.NOT_CONFINED)
        return
    os.write(channel, wire.CONFINED)
    read = wire.reading(lambda buffer: os.readv(channel, [buffer]))
    at = replace(workplace, say=lambda *how_far: _send(channel, wire.pack(["progress", *how_far])))
    while True:
        _send(channel, _answer(at, wire.unpack(read, sandbox.memory)))


def function(path: str) -> Callable[..., Any]:
    """A top-level function by its import path, "module:function", as the server names it."""
    module, _, name = path.partition(":")
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found


def introduce(channel: int, *descriptors: int) -> None:
    """Hand the server what it needs to watch this process or to end it, whatever becomes of its number."""
    server = socket.socket(fileno=channel)
    socket.send_fds(server, [b"\0"], descriptors)
    server.detach()
    for descriptor in descriptors:
        os.close(descriptor)


def _answer(at: "Workplace", request: object) -> list[bytes]:
    """The result of a job, or the place where it failed: a traceback would quote what was read."""
    try:
        return wire.pack(["done", _result(at, request)])
    except MemoryError:
        return wire.pack(["memory", ""])
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not leave
        return wire.pack(["failed", place_of(error)])


def _result(at: "Workplace", request: object) -> object:
    match request:
        case [str(work), *arguments]:
            return function(work)(at, *arguments)
    raise TypeError("not a request")


def _send(channel: int, pieces: list[bytes]) -> None:
    for piece in pieces:
        left = memoryview(piece)
        while left:
            left = left[os.write(channel, left) :]
