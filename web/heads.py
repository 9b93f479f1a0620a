"""Answers HEAD as GET: uvicorn leaves the content out (RFC 9110, section 9.3.2)."""

from typing import Any, cast

from litestar.enums import HttpMethod, ScopeType
from litestar.types import ASGIApp, Receive, Scope, Send

_ROUTE = "path_template"  # the router writes it, the access log reads it


class Heads:
    """Hands HEAD to the routes as GET, which is all that they take."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        inner = scope.copy()  # uvicorn looks at its own
        inner["method"] = HttpMethod.GET
        try:
            await self._app(inner, receive, send)
        finally:
            cast("dict[str, Any]", scope)[_ROUTE] = inner.get(_ROUTE, "")
