"""The deadline for a request's head, on a real socket."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest
import uvicorn
from litestar import Litestar, get

from web.protocol import PatientProtocol

SHORT = 0.3


class Impatient(PatientProtocol):
    header_seconds = SHORT


@pytest.fixture
async def port() -> AsyncIterator[int]:
    """A server that waits a short time for the head of a request, and one second longer with its answer."""

    @get("/")
    async def slow() -> str:
        await asyncio.sleep(SHORT * 2)
        return "done"

    app = Litestar([slow], openapi_config=None, logging_config=None)
    config = uvicorn.Config(app, http=Impatient, ws="none", lifespan="off", log_config=None, port=0)
    config.load()
    state = uvicorn.server.ServerState()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Impatient(config, state, {}), "127.0.0.1", 0)
    yield server.sockets[0].getsockname()[1]
    server.close()
    await server.wait_closed()


async def answer_to(port: int, *pieces: bytes, pause: float = 0) -> bytes:
    """What the server says until it closes the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    with suppress(ConnectionError):
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause)
    async with asyncio.timeout(10):
        answer = await reader.read()
    writer.close()
    return answer


@pytest.mark.parametrize("pieces", [(), (b"GET / HT",), (b"G", b"E", b"T", b" ", b"/")])
async def test_a_head_that_never_ends_is_given_up(port: int, pieces: tuple[bytes, ...]) -> None:
    assert await answer_to(port, *pieces, pause=SHORT / 4) == b""


async def test_a_slow_answer_is_waited_for(port: int) -> None:
    answer = await answer_to(port, b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 ")


async def test_the_next_request_of_a_connection_has_a_deadline_too(port: int) -> None:
    whole = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    answer = await answer_to(port, whole, b"GET / HT", pause=SHORT * 3)
    assert answer.count(b"HTTP/1.1 200 ") == 1
