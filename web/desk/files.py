"""One file of a ticket, looked at closely, and what an agent does with it by hand."""

from typing import Any

from litestar import Response, get, post
from litestar.enums import MediaType

from service.errors import Temporary
from web.desk.inbox import list_of, place_of
from web.desk.sessions import SignedIn
from web.forms import AnyRequest, Problems, draft_of, posted_form, refuse, see_other
from web.numbers import number_in
from web.site import InPath, InSite

_FILE = "/desk/tickets/{number:str}/files/{file:str}"


@get(f"{_FILE}/review")
async def show_file(
    request: AnyRequest, site: InSite, agent: SignedIn, number: InPath, file: InPath
) -> Response[bytes]:
    """What was removed from the file, and ways to remove more of it."""
    ticket = number_in(number)
    known = await site.runtime.attachments.find(ticket, number_in(file))
    context = await list_of(request, site, agent) | {
        "number": ticket,
        "file": known,
        "back": _ticket(request, ticket),
        "problems": Problems(draft_of(site, request).problems),
    }
    page = site.pages.draw("file.html", request.scope, agent=agent, **context)
    return Response(page, media_type=MediaType.HTML)


@post(f"{_FILE}/removal")
async def remove(
    request: AnyRequest, site: InSite, agent: SignedIn, number: InPath, file: InPath
) -> Response[Any]:
    """Delete the file."""
    ticket = number_in(number)
    async with posted_form(site, request):
        try:
            await site.runtime.attachments.remove(ticket, number_in(file), agent.id)
        except Temporary as error:
            return await refuse(site, request, _ticket(request, ticket), {}, error)
    return see_other(f"{_ticket(request, ticket)}&deleted=1")


def _ticket(request: AnyRequest, ticket: int) -> str:
    view, page = place_of(request)
    return f"/desk/tickets/{ticket}?view={view}&page={page}"
