"""Time to first byte: from sending the request to the first byte of the answer, one request at a time."""

from __future__ import annotations

import re
import socket
import time
from typing import Final

from bench.senders import HOST

_LENGTH: Final = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)
_SOME: Final = 64 * 1024
WARM: Final = 20  # requests before those that count


def first_bytes(port: int, path: str, cookie: str, count: int) -> list[float]:
    """Seconds of each of `count` requests for a page over one connection. `cookie` is its header's value.

    Raises RuntimeError for any answer but a whole 200.
    """
    headers = f"Host: {HOST}:{port}\r\nAccept: text/html\r\nCookie: {cookie}\r\n"
    request = f"GET {path} HTTP/1.1\r\n{headers}\r\n".encode()
    with socket.create_connection((HOST, port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return [_first_byte(connection, request) for _ in range(WARM + count)][WARM:]


def _first_byte(connection: socket.socket, request: bytes) -> float:
    began = time.perf_counter()
    connection.sendall(request)
    answer = _some(connection)
    took = time.perf_counter() - began
    while not _is_whole(answer):
        answer += _some(connection)
    if not answer.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(answer.partition(b"\r\n")[0].decode())
    return took


def _some(connection: socket.socket) -> bytes:
    received = connection.recv(_SOME)
    if not received:
        raise RuntimeError("the server hung up")
    return received


def _is_whole(answer: bytes) -> bool:
    head, _, body = answer.partition(b"\r\n\r\n")
    length = _LENGTH.search(head)
    return length is not None and len(body) >= int(length[1])
