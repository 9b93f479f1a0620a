"""The parent of the workers: loads everything once, then makes a worker by fork whenever the server asks.

A fork of the server itself would hold its memory: other people's texts, keys, the database's password. This
process starts from nothing, sees no input, and ends when the server does, and the workers end with it. It
says nothing but over its socket: its standard streams lead nowhere.
"""

import gc
import os
import pickle
import signal
import socket
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Final, NoReturn

from redaction.errors import place_of
from redaction.hardening import forget_cores
from redaction.policy import Policy
from redaction.pool import wire
from redaction.pool.inside import landlock, worker
from redaction.pool.inside.sandbox import Sandbox

if TYPE_CHECKING:
    from redaction.pool.inside.work import Workplace

_DEAF: Final = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def main(prepare: str, control: int, memory: int) -> None:
    """Serve until the server hangs up. `control` is the descriptor of a socket to it.

    `prepare` is that of a `Crew`, `memory` what a worker may use in bytes.
    """
    for number in _DEAF:  # whoever stops the server tells all its processes; what runs shall end well first
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so the kernel buries the workers
    forget_cores()
    server = socket.socket(fileno=control)
    try:
        policy: Policy = pickle.loads(server.recv(wire.POLICY))  # noqa: S301 - from the server, as the program is
        workplace = _prepared(prepare, policy)
    except Exception as error:  # noqa: BLE001 - the server can't see what this process prints
        server.send(place_of(error).encode())
        return
    sandbox = Sandbox(os.getpid(), memory, landlock.ruleset())
    server.send(wire.READY)
    while channel := _asked(server):
        with suppress(OSError):  # no process to be had: the server hears it from the closed channel
            if not os.fork():
                _become_worker(channel, server, workplace, sandbox)
        os.close(channel)


def _prepared(prepare: str, policy: Policy) -> "Workplace":
    """The tools, loaded and used once; the collector leaves alone what all workers share."""
    workplace: Workplace = worker.function(prepare)(policy)
    gc.collect()
    gc.freeze()
    return workplace


def _asked(server: socket.socket) -> int | None:
    """The channel of a worker that the server wants, None when it has hung up."""
    message, channels, _, _ = socket.recv_fds(server, 1, 1, socket.MSG_CMSG_CLOEXEC)
    return channels[0] if message else None


def _become_worker(channel: int, server: socket.socket, workplace: "Workplace", sandbox: Sandbox) -> NoReturn:
    try:
        server.close()
        worker.serve(channel, workplace, sandbox)
    finally:  # whatever happens, this process never goes on as the zygote
        os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    os._exit(0)  # at once: nothing of what was loaded needs an ending
