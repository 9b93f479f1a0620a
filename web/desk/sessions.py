"""The agent's session: a random token in a cookie, everything else on the server."""

from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import SkipValidation
from litestar.types import HTTPScope

from service.views import Agent
from web.forms import AnyRequest
from web.pages import cookie
from web.problems import Code, ProblemError
from web.site import InSite, Site

_NAME = "veilbox_desk"

SignedIn = NamedDependency[SkipValidation[Agent]]


def session_cookie_name(*, https: bool) -> str:
    """`__Host-` binds the cookie to this host; browsers take it through TLS alone (RFC 6265bis)."""
    return f"__Host-{_NAME}" if https else _NAME


def session_of(scope: HTTPScope, site: Site) -> str:
    """The session's token, empty when there is none."""
    return cookie(scope, session_cookie_name(https=site.https))


def session_cookie(site: Site, token: str) -> Cookie:
    """The cookie that starts a session, or ends it when `token` is empty."""
    return Cookie(
        session_cookie_name(https=site.https),
        path="/",
        value=token,
        max_age=None if token else 0,
        secure=site.https,
        httponly=True,
        samesite="lax",
    )


async def signed_in(request: AnyRequest, site: InSite) -> Agent:
    """The agent who asks. Raises ProblemError when nobody is signed in."""
    token = session_of(request.scope, site)
    agent = await site.runtime.agents.agent_of(token) if token else None
    if agent is None:
        raise ProblemError(Code.NOT_SIGNED_IN)
    return agent
