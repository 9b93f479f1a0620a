"""The parents of the workers: one program loads everything once and forks a parent for each crew.

A fork of the server itself would hold its memory: other people's texts, keys, the database's password. These
processes start from nothing, see no input, and end when the server does; the workers end with their parent.
They say nothing but over their sockets: their standard streams lead nowhere.
"""

import gc
import importlib
import os
import pickle
import signal
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from redaction.errors import place_of
from redaction.hardening import forget_cores
from redaction.policy import Policy
from redaction.pool import wire
from redaction.pool.inside import landlock, worker
from redaction.pool.inside.sandbox import Sandbox

if TYPE_CHECKING:
    from redaction.pool.inside.work import Workplace

_DEAF: Final = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def main(modules: str, control: int) -> None:
    """Load `modules`, which all crews use, and serve until the server hangs up.

    `control` is the descriptor of a socket to it.
    """
    for number in _DEAF:  # whoever stops the server tells all its processes; what runs shall end well first
        signal.signal(number, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so the kernel buries the children
    forget_cores()
    server = socket.socket(fileno=control)
    if _loaded(server, lambda: importlib.import_module(modules)):
        _serve(server, _become_parent)


def _become_parent(control: int, message: bytes) -> None:
    """The parent of a crew: `message` holds what `redaction.pool.zygotes.Zygotes.parent` sends."""
    worker.introduce(control, os.pidfd_open(os.getpid()))
    server = socket.socket(fileno=control)
    order: tuple[str, Policy, int] = pickle.loads(message)  # noqa: S301 - from the server, as the program is
    prepare, policy, memory = order
    workplace: list[Workplace] = []
    if _loaded(server, lambda: workplace.append(worker.function(prepare)(policy))):
        sandbox = Sandbox(os.getpid(), memory, landlock.ruleset())
        _serve(server, lambda channel, _: worker.serve(channel, workplace[0], sandbox))


def _loaded(server: socket.socket, load: Callable[[], object]) -> bool:
    """Tell the server that all is loaded, or where that failed; the collector leaves alone what is shared."""
    gc.disable()  # a tenth of the time: what is loaded stays
    try:
        load()
    except Exception as error:  # noqa: BLE001 - the server can't see what this process prints
        server.send(place_of(error).encode())
        return False
    gc.collect()
    gc.freeze()
    gc.enable()
    server.send(wire.READY)
    return True


def _serve(server: socket.socket, become: Callable[[int, bytes], None]) -> None:
    """Fork a child for each message and the channel that comes with it, until the server hangs up."""
    while True:
        message, channels, _, _ = socket.recv_fds(server, wire.ORDER, 1, socket.MSG_CMSG_CLOEXEC)
        if not message:
            return
        (channel,) = channels
        with suppress(OSError):  # no process to be had: the server hears it from the closed channel
            if not os.fork():
                try:
                    server.close()
                    become(channel, message)
                finally:  # whatever happens, a child never goes on as its parent
                    os._exit(0)
        os.close(channel)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
    os._exit(0)  # at once: nothing of what was loaded needs an ending
