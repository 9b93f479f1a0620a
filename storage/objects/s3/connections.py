"""Connections to an S3 server with time-outs that a large file on a slow line doesn't run into."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import certifi
from typing_extensions import override
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, Retry, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection

THREADS: Final = 16  # and connections that are kept
TRIES_AGAIN: Final = 1
BUSY: Final = (500, 502, 503, 504)
PIECE: Final = 64 * 1024  # bytes


@dataclass(frozen=True)
class Patience:
    """Seconds to wait for a connection and for room to send a piece, and for an answer or more of it."""

    to_send: float = 3.0
    to_read: float = 10.0


PATIENCE: Final = Patience()


def pool(ca_file: str, patience: Patience) -> PoolManager:
    """Connections for THREADS threads. An answer that leads elsewhere is not followed."""
    connections = PoolManager(
        num_pools=1,
        maxsize=THREADS,
        timeout=Timeout(connect=patience.to_send, read=patience.to_read),
        retries=Retry(total=TRIES_AGAIN, redirect=False, backoff_factor=0.2, status_forcelist=BUSY),
        cert_reqs="CERT_REQUIRED",
        ca_certs=ca_file or certifi.where(),
    )
    connections.pool_classes_by_scheme = {"http": _Plain, "https": _Encrypted}
    return connections


class _PlainConnection(HTTPConnection):
    @override
    def send(self, data: Any) -> None:
        for piece in _pieces(data):
            super().send(piece)


class _EncryptedConnection(HTTPSConnection):
    @override
    def send(self, data: Any) -> None:
        for piece in _pieces(data):
            super().send(piece)


class _Plain(HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _Encrypted(HTTPSConnectionPool):
    ConnectionCls = _EncryptedConnection


def _pieces(data: Any) -> Iterator[Any]:
    """A socket's time-out is for the whole of what it is given, so a file goes out in pieces."""
    if not isinstance(data, bytes):
        yield data
        return
    view = memoryview(data)
    yield from (view[start : start + PIECE] for start in range(0, len(data), PIECE))
