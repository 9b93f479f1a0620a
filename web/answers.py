"""Turns everything that can go wrong into an answer: problem details, a page, or a way to the page."""

import logging
from typing import Any, Never

from litestar import Request
from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.exceptions import HTTPException
from litestar.response.base import ASGIResponse
from litestar.serialization import encode_json
from litestar.types import ASGIApp, HTTPScope, Message, Receive, Scope, Send

from service.errors import Invalid, Temporary, Throttled, TooLarge, UnknownTicket
from web.negotiation import is_browser_post, wants_json, wants_page
from web.pages import Pages
from web.problem_page import page_of, way_on
from web.problems import Code, ProblemError, details, of_status, told
from web.ways import asked_page, sign_in_before

_log = logging.getLogger(__name__)


def as_problem(error: Exception) -> ProblemError:
    """The problem that an exception stands for; one that nobody expected is logged by type and place."""
    match error:
        case ProblemError():
            return error
        case Temporary():
            return ProblemError(Code.UNAVAILABLE, retry_after=error.retry_after)
        case Invalid():
            return ProblemError(Code.INVALID, fields=error.problems)
        case Throttled():
            return ProblemError(Code.THROTTLED, retry_after=error.retry_after)
        case TooLarge():
            return ProblemError(Code.TOO_LARGE)
        case UnknownTicket():
            return ProblemError(Code.NOT_FOUND)
        case HTTPException() if error.status_code < 500:
            return ProblemError(of_status(error.status_code))
    _log.error("request failed", exc_info=error)
    return ProblemError(Code.FAILED)


class Answers:
    """Makes the answer to a request that failed. `most_megabytes` is the limit on one request."""

    def __init__(self, pages: Pages, most_megabytes: int) -> None:
        self._pages = pages
        self._most = most_megabytes

    def of(self, scope: HTTPScope, error: ProblemError) -> ASGIResponse:
        """Problem details for programs, a page for people; a browser's post is sent on to the page."""
        if error.code is Code.NOT_SIGNED_IN and not wants_json(Headers.from_scope(scope)):
            return _look_at(sign_in_before(asked_page(scope)))
        if is_browser_post(scope):
            return _look_at(page_of(scope, error))
        headers = {} if error.retry_after is None else {"Retry-After": str(error.retry_after)}
        if wants_page(Headers.from_scope(scope)):
            return self._page(scope, error, headers)
        return ASGIResponse(
            body=encode_json(details(error, self._most)),
            status_code=error.problem.status,
            headers=headers,
            media_type="application/problem+json",
        )

    def _page(self, scope: HTTPScope, error: ProblemError, headers: dict[str, str]) -> ASGIResponse:
        problem = error.problem
        body = self._pages.draw(
            "problem.html",
            scope,
            status=problem.status,
            title=problem.title,
            detail=told(error, self._most),
            way=way_on(scope, error.code),
        )
        return ASGIResponse(body=body, status_code=problem.status, headers=headers, media_type="text/html")


def _look_at(path: str) -> ASGIResponse:
    return ASGIResponse(status_code=303, headers={"Location": path}, media_type="text/plain")


def let_through(_: Request[Any, Any, Any], error: Exception) -> Never:
    """The framework's exception handler: leaves failures to the Boundary, the one place that answers them."""
    raise error


class Boundary:
    """Answers what the guards refuse and what the routes raise."""

    def __init__(self, app: ASGIApp, answers: Answers) -> None:
        self._app = app
        self._answers = answers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except Exception as error:  # noqa: BLE001
            answer = self._answers.of(scope, as_problem(error))
            if not started:
                await answer(scope, receive, send)
