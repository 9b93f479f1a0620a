"""Reports about the recognizers: what was missed, what was removed by mistake, and the list of both."""

from typing import Any

from litestar import Response, get, post
from litestar.enums import MediaType

from service.errors import Invalid, Temporary
from web.desk.inbox import list_of, place_of
from web.desk.sessions import SignedIn
from web.forms import AnyRequest, posted_form, refuse, see_other
from web.numbers import number_in
from web.site import InPath, InSite

_REPORTS = "/desk/tickets/{number:str}/reports"
_MOST_DIGITS = 6


@get("/desk/reports")
async def show_reports(request: AnyRequest, site: InSite, agent: SignedIn) -> Response[bytes]:
    """All reports, newest first, for whoever tunes what is removed."""
    around = await list_of(request, site, agent)
    review = await site.runtime.reports.for_review(around["page"])
    context = around | {"view": "", "review": review, "page": review.page}
    page = site.pages.draw("reports.html", request.scope, agent=agent, **context)
    return Response(page, media_type=MediaType.HTML)


@get(f"{_REPORTS}/new")
async def show_placeholder(
    request: AnyRequest, site: InSite, agent: SignedIn, number: InPath
) -> Response[bytes]:
    """What is known of one placeholder, and a way to say that it was a mistake."""
    ticket = number_in(number)
    message, start = _where(request.query_params.get("message", ""), request.query_params.get("start", ""))
    known = await site.runtime.reports.placeholder(ticket, message, start)
    back = _page(request, ticket)
    context = await list_of(request, site, agent) | {"back": back, "known": known}
    page = site.pages.draw("placeholder.html", request.scope, agent=agent, **context)
    return Response(page, media_type=MediaType.HTML)


@post(f"{_REPORTS}/misses")
async def report_miss(request: AnyRequest, site: InSite, agent: SignedIn, number: InPath) -> Response[Any]:
    """Remove what was missed."""
    ticket = number_in(number)
    page = _page(request, ticket)
    async with posted_form(site, request) as posted:
        try:
            marked, entity = posted.get("marked"), posted.get("entity").reveal()
            places = await site.runtime.reports.miss(ticket, agent.id, marked, entity)
        except (Invalid, Temporary) as error:
            # No draft: redaction has missed this text before, so it would be shown as it was typed.
            return await refuse(site, request, page, {}, error)
    return see_other(f"{page}&removed={places}")


@post(f"{_REPORTS}/mistakes")
async def report_mistake(request: AnyRequest, site: InSite, agent: SignedIn, number: InPath) -> Response[Any]:
    """Say that a placeholder stands for something harmless."""
    ticket = number_in(number)
    page = _page(request, ticket)
    async with posted_form(site, request) as posted:
        message, start = _where(posted.get("message").reveal(), posted.get("start").reveal())
        try:
            await site.runtime.reports.mistake(ticket, agent.id, message, start)
        except Temporary as error:
            return await refuse(site, request, page, {}, error)
    return see_other(f"{page}&reported=1")


def done_in(request: AnyRequest) -> str:
    """What the page says after an act: one of our own sentences, whatever the address holds."""
    if "deleted" in request.query_params:
        return "The file is deleted. The ticket says so to whoever reads it."
    if "reported" in request.query_params:
        return "Reported. Nothing was kept, so it can’t be undone."
    count = request.query_params.get("removed", "")
    if not (count.isascii() and count.isdigit() and len(count) <= _MOST_DIGITS):
        return ""
    places = f"{int(count)} place{'' if int(count) == 1 else 's'}"
    return f"Removed in {places}. Listed under Reports, without the text."


def _where(message: str, start: str) -> tuple[int | None, int]:
    """The message, None for the subject, and the place in it. Raises ProblemError, not found."""
    return (number_in(message) if message else None), number_in(start)


def _page(request: AnyRequest, ticket: int) -> str:
    view, page = place_of(request)
    return f"/desk/tickets/{ticket}?view={view}&page={page}"
