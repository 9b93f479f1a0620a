"""The page of somebody who was asked for files: its link takes them, and shows nothing else of the ticket."""

from typing import Any

from litestar import Response, get, post
from litestar.enums import MediaType

from service.errors import Invalid, Temporary, UnknownTicket
from service.file_requests import Handover
from service.intake import REQUESTS_LAST
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
from web.pages import cookie
from web.problems import Code, ProblemError
from web.site import InPath, InSite, Site
from web.uploads import Posted

HANDOVER_COOKIE = "veilbox_handover"
OTHER_REQUEST = (
    "This browser has opened the link of another request since, shown here. Nothing was sent. "
    "To hand over files for the first one, open its link again."
)
_PAGE = "/handover"
_COOKIE_SECONDS = int(REQUESTS_LAST.total_seconds())


@get("/h/{token:str}")
async def follow_link(site: InSite, token: InPath) -> Response[Any]:
    """Move the token out of the address into a cookie. Changes nothing on the server."""
    if site.runtime.links.request_of(token) is None:
        raise ProblemError(Code.NOT_FOUND)
    answer = see_other(_PAGE)
    answer.cookies.append(link_cookie(site, HANDOVER_COOKIE, _PAGE, token, _COOKIE_SECONDS))
    return answer


@get(_PAGE)
async def show_handover(request: AnyRequest, site: InSite) -> Response[bytes]:
    """What is asked for, what was handed over with this link, and the form for more."""
    draft = draft_of(site, request)
    page = site.pages.draw(
        "handover.html",
        request.scope,
        request=await _open(request, site),
        values=values_of(draft, ("body",)),
        problems=Problems(draft.problems),
        files_lost=draft.files_lost,
        received=request.query_params.get("received") == "1",
        form_key=site.runtime.links.form_key(),
        **file_limits(site),
    )
    return Response(page, media_type=MediaType.HTML)


@post(f"{_PAGE}/files")
async def hand_over(request: AnyRequest, site: InSite) -> Response[Any]:
    """Take files, and a few words beside them."""
    asked = await _open(request, site)
    async with posted_form(site, request, files=True) as posted:
        body = posted.get("body")
        try:
            _same_request(posted, asked.id)
            key = intake_key(site, posted, f"handover {asked.id}", [body])
            with watched(site, posted) as watch:
                await site.runtime.file_requests.hand_over(
                    asked.number, asked.id, body, posted.files, key, watch
                )
        except UnknownTicket:
            raise ProblemError(Code.CLOSED_LINK) from None
        except (Invalid, Temporary) as error:
            return await refuse(site, request, _PAGE, {"body": body}, error, posted.files_sent)
    if wants_json(request.headers):
        return Response({"number": asked.number}, status_code=201)
    return see_other(f"{_PAGE}?received=1")


async def _open(request: AnyRequest, site: Site) -> Handover:
    """The request that the cookie opens. Raises ProblemError."""
    number = site.runtime.links.request_of(cookie(request.scope, HANDOVER_COOKIE))
    if number is None:
        raise ProblemError(Code.NO_REQUEST)
    asked = await site.runtime.file_requests.show(number)
    if asked is None:
        raise ProblemError(Code.NOT_FOUND)
    if not asked.is_open:
        raise ProblemError(Code.CLOSED_LINK)
    return asked


def _same_request(posted: Posted, request: int) -> None:
    """Two tabs share the cookie, so a page can be older than the request it answers. Raises Invalid."""
    shown = posted.get("request").reveal()
    if shown and shown != str(request):
        raise Invalid({"": OTHER_REQUEST})
