"""The addresses of the web application, as its own list of routes has them."""

from __future__ import annotations

from web.app import DESK, ENTRY, PUBLIC


def routes(method: str) -> list[str]:
    """The templates of all addresses that take `method`."""
    handlers = [handler for handler in (*PUBLIC, *ENTRY, *DESK) if method in handler.http_methods]
    return sorted(path for handler in handlers for path in handler.paths)
