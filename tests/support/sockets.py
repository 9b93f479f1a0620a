"""Tests talk to this machine alone: connecting anywhere else is an error in the test that tried it."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from typing_extensions import override

LOCAL_NAMES = ("localhost", "")


class OutsideConnectionError(Exception):
    """A test tried to reach an address that is not on the loopback."""


def is_local(family: int, address: Any) -> bool:
    """Tell whether a socket address is on this machine."""
    if family not in (socket.AF_INET, socket.AF_INET6):
        return True
    host = str(address[0])
    if host in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@contextmanager
def loopback_only() -> Iterator[None]:
    """Refuse connections that leave the machine while the block runs.

    Raises:
        OutsideConnectionError: from `connect` and `connect_ex` of every socket made in this process.
    """

    class Guarded(socket.socket):
        @override
        def connect(self, address: Any, /) -> None:
            _refuse_outside(self.family, address)
            super().connect(address)

        @override
        def connect_ex(self, address: Any, /) -> int:
            _refuse_outside(self.family, address)
            return super().connect_ex(address)

    original = socket.socket
    socket.socket = Guarded  # type: ignore[misc]
    try:
        yield
    finally:
        socket.socket = original  # type: ignore[misc]


def _refuse_outside(family: int, address: Any) -> None:
    if not is_local(family, address):
        raise OutsideConnectionError("tests may connect to the loopback only")
