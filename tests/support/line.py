"""A line between a program and a server that can stop in the middle of what the program sends."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from functools import partial
from queue import SimpleQueue
from types import TracebackType
from typing import Final, Self

PIECE: Final = 16 * 1024  # bytes


class Line:
    """Carries connections to a port of the loopback while its `with` block runs.

    After `stop_after` it takes everything from the program and passes on no more than was said. The rest is
    under way, until `cut` loses it or `deliver` brings it to the server.
    """

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._turn = threading.Condition()
        self._left: int | None = None  # bytes that may still pass; None: all of them
        self._taken = b""
        self._cut = False

    @property
    def endpoint(self) -> str:
        """Where S3 clients find the server through this line."""
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def stop_after(self, count: int) -> None:
        """Let `count` more bytes pass to the server, then none."""
        with self._turn:
            self._left, self._taken, self._cut = count, b"", False

    def wait_until_under_way(self, content: bytes, seconds: float) -> None:
        """Wait until the line has stopped and the program has sent this.

        Raises:
            TimeoutError: it did not come to that.
        """
        with self._turn:
            if not self._turn.wait_for(lambda: (self._left or 0) < 0 and content in self._taken, seconds):
                raise TimeoutError("the line never stopped")

    def cut(self) -> None:
        """Lose what is under way, and carry new connections."""
        self._go_on(cut=True)

    def deliver(self) -> None:
        """Pass on what is under way, also of a program that is gone."""
        self._go_on(cut=False)

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self.cut()

    def _go_on(self, *, cut: bool) -> None:
        with self._turn:
            self._left, self._cut = None, cut
            self._turn.notify_all()

    def _accept(self) -> None:
        with suppress(OSError):  # the end of the block
            while True:
                program, _ = self._listening.accept()
                server = socket.create_connection(("127.0.0.1", self._server_port))
                pieces: SimpleQueue[bytes] = SimpleQueue()
                for work in (
                    partial(self._take, program, pieces),
                    partial(self._bring, pieces, server),
                    partial(_answer, server, program),
                ):
                    threading.Thread(target=work, daemon=True).start()

    def _take(self, program: socket.socket, pieces: SimpleQueue[bytes]) -> None:
        with suppress(OSError):
            while piece := program.recv(PIECE):
                pieces.put(piece)
                with self._turn:
                    self._taken += piece
                    self._turn.notify_all()
        pieces.put(b"")

    def _bring(self, pieces: SimpleQueue[bytes], server: socket.socket) -> None:
        with suppress(OSError):
            while (piece := pieces.get()) and self._may_pass(len(piece)):
                server.sendall(piece)
            server.shutdown(socket.SHUT_WR)

    def _may_pass(self, count: int) -> bool:
        """Wait for leave; False when it was lost meanwhile."""
        with self._turn:
            if self._left is None:
                return True
            self._left -= count
            if self._left >= 0:
                return True
            self._turn.notify_all()
            self._turn.wait_for(lambda: self._left is None)
            return not self._cut


def _answer(server: socket.socket, program: socket.socket) -> None:
    with server, program, suppress(OSError):
        while piece := server.recv(PIECE):
            with suppress(OSError):  # it was killed; the server goes on with what it has got
                program.sendall(piece)
