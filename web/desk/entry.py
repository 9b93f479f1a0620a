"""Signing in and out, and the one-time link that gives an agent a password."""

from typing import Any

from litestar import Response, get, post
from litestar.datastructures import Cookie
from litestar.enums import MediaType

from service.errors import Invalid
from service.views import Agent
from web.desk.sessions import session_cookie, session_of
from web.forms import AnyRequest, Problems, draft_of, posted_form, refuse, see_other, values_of
from web.link_cookies import link_cookie
from web.pages import cookie
from web.problems import Code, ProblemError
from web.site import InPath, InSite, Site
from web.ways import DESK, SIGN_IN, own_page, sign_in_before

WELCOME = "/desk/welcome"
WELCOME_COOKIE = "veilbox_welcome"
_WELCOME_SECONDS = 60 * 60


@get(SIGN_IN)
async def show_sign_in(request: AnyRequest, site: InSite) -> Response[bytes]:
    """The form for address and password."""
    draft = draft_of(site, request)
    page = site.pages.draw(
        "sign_in.html",
        request.scope,
        values=values_of(draft, ("email",)),
        problems=Problems(draft.problems),
        next=own_page(request.query_params.get("next", "")),
    )
    return Response(page, media_type=MediaType.HTML)


@post(SIGN_IN)
async def sign_in(request: AnyRequest, site: InSite) -> Response[Any]:
    """Start a session, and go to the page that was asked for. Raises Throttled after several failures."""
    async with posted_form(site, request) as posted:
        email = posted.get("email")
        after = own_page(posted.get("next").reveal())
        try:
            token = await site.runtime.agents.sign_in(email, posted.get("password"), _client(request))
        except Invalid as error:
            return await refuse(site, request, sign_in_before(after), {"email": email}, error)
    return _with_cookies(see_other(after), session_cookie(site, token))


@post("/desk/sign-out")
async def sign_out(request: AnyRequest, site: InSite) -> Response[Any]:
    """End the session, here and on the server."""
    token = session_of(request.scope, site)
    if token:
        await site.runtime.agents.sign_out(token)
    return _with_cookies(see_other(SIGN_IN), session_cookie(site, ""))


@get("/desk/welcome/{token:str}")
async def follow_welcome(site: InSite, token: InPath) -> Response[Any]:
    """Move the token out of the address into a cookie. Uses nothing up."""
    if await site.runtime.agents.agent_of_link(token) is None:
        raise ProblemError(Code.USED_LINK)
    return _with_cookies(
        see_other(WELCOME), link_cookie(site, WELCOME_COOKIE, WELCOME, token, _WELCOME_SECONDS)
    )


@get(WELCOME)
async def show_welcome(request: AnyRequest, site: InSite) -> Response[bytes]:
    """The form for a name and a password."""
    agent = await _agent_to_be(request, site)
    draft = draft_of(site, request)
    page = site.pages.draw(
        "welcome.html",
        request.scope,
        agent_to_be=agent,
        values=values_of(draft, ("name",)) if draft.values else {"name": agent.name},
        problems=Problems(draft.problems),
    )
    return Response(page, media_type=MediaType.HTML)


@post(WELCOME)
async def welcome(request: AnyRequest, site: InSite) -> Response[Any]:
    """Use the link up: set the password and start a session."""
    await _agent_to_be(request, site)
    async with posted_form(site, request) as posted:
        name = posted.get("name")
        link = cookie(request.scope, WELCOME_COOKIE)
        try:
            token = await site.runtime.agents.welcome(link, name, posted.get("password"))
        except Invalid as error:
            return await refuse(site, request, WELCOME, {"name": name}, error)
    return _with_cookies(
        see_other(DESK),
        session_cookie(site, token),
        link_cookie(site, WELCOME_COOKIE, WELCOME, "", _WELCOME_SECONDS),
    )


async def _agent_to_be(request: AnyRequest, site: Site) -> Agent:
    token = cookie(request.scope, WELCOME_COOKIE)
    agent = await site.runtime.agents.agent_of_link(token) if token else None
    if agent is None:
        raise ProblemError(Code.USED_LINK)
    return agent


def _with_cookies(answer: Response[Any], *cookies: Cookie) -> Response[Any]:
    answer.cookies.extend(cookies)
    return answer


def _client(request: AnyRequest) -> str:
    return request.client.host if request.client else ""
