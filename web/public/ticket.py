"""The requester's page: reached by its link alone, and good for that one ticket."""

from typing import Any

from litestar import Response, get, post
from litestar.enums import MediaType
from litestar.types import ASGIApp

from service.errors import Invalid, Temporary
from service.requests import PublicTicket
from service.submission import Addition
from service.views import Channel
from web.downloads import download, picture
from web.forms import (
    AnyRequest,
    Problems,
    draft_of,
    file_limits,
    intake_key,
    posted_form,
    refuse,
    see_other,
    values_of,
    watched,
)
from web.link_cookies import link_cookie
from web.negotiation import wants_json
from web.numbers import number_in
from web.pages import cookie
from web.problems import Code, ProblemError
from web.site import InPath, InSite, Site
from web.uploads import Posted

TICKET_COOKIE = "veilbox_ticket"
OTHER_TICKET = (
    "This browser has opened another ticket since, shown here. Nothing was sent. "
    "To reply to the first one, open it by its link again."
)
_PAGE = "/ticket"
_COOKIE_SECONDS = 30 * 24 * 60 * 60


@get("/t/{token:str}")
async def follow_link(request: AnyRequest, site: InSite, token: InPath) -> Response[Any]:
    """Move the token out of the address into a cookie. Changes nothing on the server."""
    if site.runtime.links.number_of(token) is None:
        raise ProblemError(Code.NOT_FOUND)
    answer = see_other(f"{_PAGE}?received=1" if request.query_params.get("received") == "1" else _PAGE)
    answer.cookies.append(link_cookie(site, TICKET_COOKIE, _PAGE, token, _COOKIE_SECONDS))
    return answer


@get("/ticket")
async def show_ticket(request: AnyRequest, site: InSite) -> Response[bytes]:
    """The ticket that the cookie opens."""
    draft = draft_of(site, request)
    ticket = await _ticket(request, site)
    page = site.pages.draw(
        "ticket.html",
        request.scope,
        ticket=ticket,
        link=_link(site, ticket.number),
        receipt=request.query_params.get("received") == "1",
        values=values_of(draft, ("body",)),
        problems=Problems(draft.problems),
        files_lost=draft.files_lost,
        form_key=site.runtime.links.form_key(),
        **file_limits(site),
    )
    return Response(page, media_type=MediaType.HTML)


@post("/ticket/replies")
async def reply(request: AnyRequest, site: InSite) -> Response[Any]:
    """Take the requester's reply."""
    number = _number(request, site)
    async with posted_form(site, request, files=True) as posted:
        body = posted.get("body")
        try:
            _same_ticket(posted, number)
            key = intake_key(site, posted, f"reply {number}", [body])
            with watched(site, posted) as watch:
                addition = Addition(number, body, key, Channel.FORM, files=posted.files, watch=watch)
                await site.runtime.intake.add(addition)
        except (Invalid, Temporary) as error:
            return await refuse(site, request, _PAGE, {"body": body}, error, posted.files_sent)
    if wants_json(request.headers):
        return Response({"number": number}, status_code=201)
    return see_other(f"{_PAGE}#newest")


@get("/ticket/files/{file:str}")
async def get_file(request: AnyRequest, site: InSite, file: InPath) -> ASGIApp:
    """A file of a public message."""
    found = await site.runtime.requests.attachment(_number(request, site), number_in(file))
    return await download(site.runtime.downloads, found, request.headers)


@get("/ticket/files/{file:str}/picture")
async def get_picture(request: AnyRequest, site: InSite, file: InPath) -> ASGIApp:
    """A picture of a public message, to be shown."""
    found = await site.runtime.requests.attachment(_number(request, site), number_in(file))
    return await picture(site.runtime.downloads, found, request.headers)


async def _ticket(request: AnyRequest, site: Site) -> PublicTicket:
    ticket = await site.runtime.requests.show(_number(request, site))
    if ticket is None:
        raise ProblemError(Code.NOT_FOUND)
    return ticket


def _number(request: AnyRequest, site: Site) -> int:
    number = site.runtime.links.number_of(cookie(request.scope, TICKET_COOKIE))
    if number is None:
        raise ProblemError(Code.NO_TICKET)
    return number


def _same_ticket(posted: Posted, number: int) -> None:
    """Two tabs share the cookie, so a page can be older than the ticket it opens. Raises Invalid."""
    shown = posted.get("ticket").reveal()
    if shown and shown != str(number):
        raise Invalid({"": OTHER_TICKET})


def _link(site: Site, number: int) -> str:
    """The address that opens the ticket: for its requester to keep, as the page's own address can't."""
    return f"{site.runtime.settings.public_url}/t/{site.runtime.links.ticket_token(number)}"
