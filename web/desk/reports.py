"""Reports about the recognizers: what was missed, what was removed by mistake, and the list of both."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.enums import MediaType

from service.errors import Invalid, Temporary
from service.reports import Where
from web.desk.inbox import list_of
from web.desk.mail import AGAIN
from web.desk.place import ticket_page
from web.desk.sessions import SignedIn
from web.forms import AnyRequest, posted_form, refuse, see_other
from web.numbers import number_in
from web.site import InPath, InSite

_REPORTS = "/desk/tickets/{number:str}/reports"
_MOST_DIGITS = 6
_WHERE = ("start", "message", "file", "field")


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
    where = _where(request.query_params)
    known = await site.runtime.reports.placeholder(ticket, where)
    back = ticket_page(request, site, ticket)
    context = await list_of(request, site, agent) | {"back": back, "known": known, "where": where}
    page = site.pages.draw("placeholder.html", request.scope, agent=agent, **context)
    return Response(page, media_type=MediaType.HTML)


@post(f"{_REPORTS}/misses")
async def report_miss(request: AnyRequest, site: InSite, agent: SignedIn, number: InPath) -> Response[Any]:
    """Remove what was missed."""
    ticket = number_in(number)
    page = ticket_page(request, site, ticket)
    async with posted_form(site, request) as posted:
        try:
            marked, entity = posted.get("marked"), posted.get("entity").reveal()
            removal = await site.runtime.reports.miss(ticket, agent.id, marked, entity)
        except (Invalid, Temporary) as error:
            # No draft: redaction has missed this text before, so it would be shown as it was typed.
            return await refuse(site, request, page, {}, error)
    return see_other(f"{page}&removed={removal.places}&unsearched={removal.unsearched}")


@post(f"{_REPORTS}/mistakes")
async def report_mistake(request: AnyRequest, site: InSite, agent: SignedIn, number: InPath) -> Response[Any]:
    """Say that a placeholder stands for something harmless."""
    ticket = number_in(number)
    page = ticket_page(request, site, ticket)
    async with posted_form(site, request) as posted:
        where = _where({name: posted.get(name).reveal() for name in _WHERE})
        try:
            await site.runtime.reports.mistake(ticket, agent.id, where)
        except Temporary as error:
            return await refuse(site, request, page, {}, error)
    return see_other(f"{page}&reported=1")


def done_in(request: AnyRequest) -> str:
    """What the page says after an act: one of our own sentences, whatever the address holds."""
    if "deleted" in request.query_params:
        return "The file is deleted. The ticket says so to whoever reads it."
    if "again" in request.query_params:
        return AGAIN
    if "reported" in request.query_params:
        return "Reported. Nothing was kept, so it can’t be undone."
    removed, unsearched = (_count(request, name) for name in ("removed", "unsearched"))
    if removed is None:
        return ""
    places = f"{removed} place{'' if removed == 1 else 's'}"
    left = f" {unsearched} of the files could not be searched: look at them yourself." if unsearched else ""
    return f"Removed in {places}. Listed under Reports, without the text.{left}"


def _count(request: AnyRequest, name: str) -> int | None:
    text = request.query_params.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def _where(values: Mapping[str, str]) -> Where:
    """Where a placeholder stands, by the names of `_WHERE`. Raises ProblemError, not found."""
    message, file = values.get("message"), values.get("file")
    return Where(
        start=number_in(values.get("start", "")),
        message=number_in(message) if message else None,
        file=number_in(file) if file else None,
        field=values.get("field") or "subject",
    )
