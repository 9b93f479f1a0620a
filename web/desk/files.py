"""One file of a ticket, looked at closely, and what an agent does with it by hand."""

from typing import Any

from litestar import Response, get, post
from litestar.enums import MediaType

from service.attachments import WHOLE, Area
from service.errors import Invalid, Temporary
from web.desk.inbox import list_of
from web.desk.place import place_of, ticket_page
from web.desk.sessions import SignedIn
from web.downloads import PICTURES
from web.forms import AnyRequest, Problems, draft_of, posted_form, refuse, see_other
from web.numbers import number_in
from web.site import InPath, InSite

AREAS = "Give each part as left, top, width and height in per cent, one part a line; 100 at most."
_MOST_AREAS = 100
_LONGEST = 8  # characters of a number
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
        "back": ticket_page(request, site, ticket),
        "problems": Problems(draft_of(site, request).problems),
        "is_picture": known.media_type in PICTURES,
        "painted": "painted" in request.query_params,
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
            return await refuse(site, request, ticket_page(request, site, ticket), {}, error)
    return see_other(f"{ticket_page(request, site, ticket)}&deleted=1")


@post(f"{_FILE}/blackouts")
async def black_out(
    request: AnyRequest, site: InSite, agent: SignedIn, number: InPath, file: InPath
) -> Response[Any]:
    """Paint over what the agent marked in a picture."""
    ticket, attachment = number_in(number), number_in(file)
    page = f"/desk/tickets/{ticket}/files/{attachment}/review{place_of(request, site).query}"
    async with posted_form(site, request) as posted:
        try:
            areas, entity = _areas_in(posted.get("areas").reveal()), posted.get("entity").reveal()
            await site.runtime.attachments.black_out(ticket, attachment, agent.id, areas, entity)
        except (Invalid, Temporary) as error:
            return await refuse(site, request, page, {}, error)
    return see_other(f"{page}&painted=1")


def _areas_in(text: str) -> list[Area]:
    """Rectangles as `left top width height`, in per cent, one a line; a fifth number is the frame.

    Raises Invalid.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) > _MOST_AREAS:
        raise Invalid({"areas": AREAS})
    try:
        return [_area(line.split()) for line in lines]
    except (ValueError, OverflowError):
        raise Invalid({"areas": AREAS}) from None


def _area(words: list[str]) -> Area:
    """Raises ValueError."""
    if not 4 <= len(words) <= 5 or any(len(word) > _LONGEST for word in words):
        raise ValueError
    left, top, width, height = (round(float(word) * WHOLE / 100) for word in words[:4])
    return Area(left, top, width, height, int(words[4]) if words[4:] else 0)
