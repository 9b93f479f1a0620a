"""Answers a request whose body was not read to its end, and closes the connection after a bounded wait.

Closing at once would reset the connection while the client still sends, and a browser would then show a
network fault in place of the answer. Reading on for ever would let the client keep us busy.
"""

import asyncio
from contextlib import suppress

from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, ReceiveMessage, Scope, Send

MOST_BYTES = 256 * 1024 * 1024
MOST_SECONDS = 30.0
IDLE_SECONDS = 2.0


class Draining:
    """Reads on after the answer has been sent: MOST_BYTES, MOST_SECONDS, or until nothing comes any more."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP and _has_body(scope):
            await self._serve(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _serve(self, scope: HTTPScope, receive: Receive, send: Send) -> None:
        read_to_end = False

        async def receive_and_watch() -> ReceiveMessage:
            nonlocal read_to_end
            message = await receive()
            read_to_end = not (message["type"] == "http.request" and message["more_body"])
            return message

        async def send_and_drain(message: Message) -> None:
            if read_to_end:
                await send(message)
            elif message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"connection", b"close")]
                await send(message)
            elif message["type"] == "http.response.body" and not message["more_body"]:
                message["more_body"] = True
                await send(message)
                await _drain(receive)
                await send({"type": "http.response.body", "body": b"", "more_body": False})
            else:
                await send(message)

        await self._app(scope, receive_and_watch, send_and_drain)


async def _drain(receive: Receive) -> None:
    left = MOST_BYTES
    with suppress(TimeoutError):
        async with asyncio.timeout(MOST_SECONDS):
            while left > 0:
                async with asyncio.timeout(IDLE_SECONDS):
                    message = await receive()
                if message["type"] != "http.request" or not message["more_body"]:
                    return
                left -= len(message["body"])


def _has_body(scope: HTTPScope) -> bool:
    names = {name for name, _ in scope["headers"]}
    return b"transfer-encoding" in names or any(
        name == b"content-length" and value != b"0" for name, value in scope["headers"]
    )
