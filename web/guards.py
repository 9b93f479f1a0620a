"""What every request has to pass before a route sees it: a known host, and no post from another site."""

from urllib.parse import urlsplit

from litestar.datastructures import Headers
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPScope, Receive, Scope, Send

from web.negotiation import SAFE_METHODS
from web.problems import Code, ProblemError

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Guards:
    """Refuses unknown hosts and posts from other sites by raising ProblemError.

    `hosts` are the names, without ports, that the server answers to; `public_url` is its origin for the
    outside; a request with one of the cookies in `credentials` is an authenticated one.
    """

    def __init__(
        self, app: ASGIApp, *, hosts: tuple[str, ...], public_url: str, credentials: frozenset[str]
    ) -> None:
        self._app = app
        self._hosts = frozenset(hosts)
        if self._hosts & _LOOPBACK:
            self._hosts |= _LOOPBACK  # one machine, whatever it is called
        self._public = public_url.lower()
        self._scheme = urlsplit(public_url).scheme
        self._credentials = credentials

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == ScopeType.HTTP:
            headers = Headers.from_scope(scope)
            host = self._host(headers)
            if scope["method"] not in SAFE_METHODS:
                self._check_site(scope, headers, host)
        await self._app(scope, receive, send)

    def _host(self, headers: Headers) -> str:
        """The Host header, with its port. Raises ProblemError for a name that isn't ours."""
        host = headers.get("host", "").lower()
        if _name(host) not in self._hosts:
            raise ProblemError(Code.WRONG_HOST)
        return host

    def _check_site(self, scope: HTTPScope, headers: Headers, host: str) -> None:
        site, origin = headers.get("sec-fetch-site"), headers.get("origin")
        if site is not None and site not in {"same-origin", "none"}:
            raise ProblemError(Code.CROSS_SITE)
        if origin is not None and origin.lower() not in {self._public, f"{self._scheme}://{host}"}:
            raise ProblemError(Code.CROSS_SITE)
        if site is None and origin is None and self._is_authenticated(scope, headers):
            raise ProblemError(Code.CROSS_SITE)

    def _is_authenticated(self, scope: HTTPScope, headers: Headers) -> bool:
        """The desk always, its sign-in too; a public page when a key came along."""
        cookies = {part.split("=", 1)[0].strip() for part in headers.get("cookie", "").split(";")}
        return scope["path"].startswith("/desk") or not cookies.isdisjoint(self._credentials)


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
