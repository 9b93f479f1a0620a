from __future__ import annotations

import asyncio
import socket

import pytest

from tests.support.sockets import OutsideConnectionError


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("example.invalid", 80), ("2001:db8::1", 80)])
def test_a_connection_outside_is_refused(address: tuple[str, int]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with socket.socket(family) as outside, pytest.raises(OutsideConnectionError):
        outside.connect(address)


async def test_asyncio_is_refused_too() -> None:
    with pytest.raises(OutsideConnectionError):
        await asyncio.open_connection("192.0.2.1", 80)


def test_the_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
