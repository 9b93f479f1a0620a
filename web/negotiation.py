"""Who is asking: a browser, a program that speaks JSON, or something plain like curl."""

from litestar.datastructures import Headers
from litestar.types import HTTPScope

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def wants_json(headers: Headers) -> bool:
    """A program that asked for JSON or problem details."""
    accept = headers.get("accept", "")
    asked = "application/json" in accept or "application/problem+json" in accept
    return asked and "text/html" not in accept


def wants_page(headers: Headers) -> bool:
    """A reader of HTML."""
    return "text/html" in headers.get("accept", "")


def is_browser_post(scope: HTTPScope) -> bool:
    """A form that a browser sent, which has to be answered with a redirect whatever came of it.

    Chromium keeps the text of a form whose POST showed a page in its session files.
    """
    headers = Headers.from_scope(scope)
    browser = "origin" in headers or "sec-fetch-mode" in headers
    return scope["method"] not in SAFE_METHODS and wants_page(headers) and browser
