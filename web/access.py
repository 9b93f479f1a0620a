"""The access log: method, route, status, milliseconds. Never a path or a query, which carry tokens."""

import logging
import time

from litestar.enums import HttpMethod, ScopeType
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

_METHODS = frozenset(method.value for method in HttpMethod)
_log = logging.getLogger(__name__)


class AccessLog:
    """One line for each answered request, naming the route's template."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()
        status = 0

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            milliseconds = round((time.perf_counter() - started) * 1000)
            _log.info("%s %s %d %d ms", _method(scope), _route(scope), status, milliseconds)


def _method(scope: HTTPScope) -> str:
    """Any word may stand where the method belongs, also a number nobody should see."""
    return scope["method"] if scope["method"] in _METHODS else "OTHER"


def _route(scope: HTTPScope) -> str:
    return str(scope.get("path_template") or "-")
