"""One ticket, and what an agent does with it. Every act is a resource, and answers with the ticket."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from litestar import Response, get, post
from litestar.enums import MediaType
from litestar.types import ASGIApp

from redaction.raw import Raw
from service.errors import Invalid, Temporary
from service.submission import REQUEST_FIELDS
from service.views import Status, Ticket
from web.desk.inbox import list_of
from web.desk.place import ticket_page
from web.desk.reports import done_in
from web.desk.sessions import SignedIn
from web.downloads import download, picture
from web.forms import (
    AnyRequest,
    Problems,
    draft_of,
    intake_key,
    posted_form,
    refuse,
    see_other,
    values_of,
)
from web.numbers import number_in
from web.problems import Code, ProblemError
from web.site import InPath, InSite, Site
from web.uploads import Posted

_TICKET = "/desk/tickets/{number:str}"
_Change = Callable[[int, Posted], Awaitable[None]]


@get(_TICKET)
async def show_ticket(request: AnyRequest, site: InSite, agent: SignedIn, number: InPath) -> Response[bytes]:
    """The ticket beside the list it was opened from."""
    ticket = await site.runtime.desk.ticket(number_in(number))
    if ticket is None:
        raise ProblemError(Code.NOT_FOUND)
    draft = draft_of(site, request)
    page = site.pages.draw(
        "desk.html",
        request.scope,
        agent=agent,
        ticket=ticket,
        composer="note" if request.query_params.get("composer") == "note" else "reply",
        values=values_of(draft, ("body", *REQUEST_FIELDS)),
        problems=Problems(draft.problems),
        agents=await site.runtime.desk.agents(),
        statuses=list(Status),
        form_key=site.runtime.links.form_key(),
        done=done_in(request),
        links=_links_of(site, ticket),
        mail_address=site.runtime.desk.mail_address(ticket, agent.id),
        **await list_of(request, site, agent),
    )
    return Response(page, media_type=MediaType.HTML)


@post(f"{_TICKET}/replies")
async def reply(request: AnyRequest, site: InSite, agent: SignedIn, number: InPath) -> Response[Any]:
    """Answer the requester."""
    ticket = number_in(number)
    async with posted_form(site, request) as posted:
        body = posted.get("body")
        try:
            key = intake_key(site, posted, f"reply {ticket}", [body])
            await site.runtime.desk.reply(ticket, agent.id, body, key, _copies_in(posted))
        except (Invalid, Temporary) as error:
            return await refuse(site, request, ticket_page(request, site, ticket), {"body": body}, error)
    return see_other(ticket_page(request, site, ticket))


@post(f"{_TICKET}/notes")
async def note(request: AnyRequest, site: InSite, agent: SignedIn, number: InPath) -> Response[Any]:
    """Leave a note for the other agents."""
    ticket = number_in(number)
    async with posted_form(site, request) as posted:
        body = posted.get("body")
        try:
            key = intake_key(site, posted, f"note {ticket}", [body])
            await site.runtime.desk.note(ticket, agent.id, body, key)
        except (Invalid, Temporary) as error:
            page = f"{ticket_page(request, site, ticket)}&composer=note"
            return await refuse(site, request, page, {"body": body}, error)
    return see_other(f"{ticket_page(request, site, ticket)}&composer=note")


@post(f"{_TICKET}/assignment")
async def assign(request: AnyRequest, site: InSite, agent: SignedIn, number: InPath) -> Response[Any]:
    """Give the ticket to an agent, or to nobody."""

    async def change(ticket: int, posted: Posted) -> None:
        await site.runtime.desk.assign(ticket, _agent_in(posted.get("agent_id")), by=agent.id)

    return await changed(request, site, number, change)


@post(f"{_TICKET}/status")
async def set_status(request: AnyRequest, site: InSite, agent: SignedIn, number: InPath) -> Response[Any]:
    """Say where the ticket stands."""

    async def change(ticket: int, posted: Posted) -> None:
        await site.runtime.desk.set_status(ticket, posted.get("status").reveal(), by=agent.id)

    return await changed(request, site, number, change)


@post(f"{_TICKET}/queue")
async def move(request: AnyRequest, site: InSite, agent: SignedIn, number: InPath) -> Response[Any]:
    """Put the ticket into another queue."""

    async def change(ticket: int, posted: Posted) -> None:
        await site.runtime.desk.move(ticket, posted.get("queue").reveal(), by=agent.id)

    return await changed(request, site, number, change)


@post(f"{_TICKET}/messages/{{message:str}}/acceptance")
async def accept(
    request: AnyRequest, site: InSite, agent: SignedIn, number: InPath, message: InPath
) -> Response[Any]:
    """Let a message that was held count."""

    async def change(ticket: int, _: Posted) -> None:
        await site.runtime.desk.accept(ticket, number_in(message), by=agent.id)

    return await changed(request, site, number, change)


@post(f"{_TICKET}/participants")
async def confirm(request: AnyRequest, site: InSite, agent: SignedIn, number: InPath) -> Response[Any]:
    """Let somebody who was copied take part."""

    async def change(ticket: int, posted: Posted) -> None:
        await site.runtime.desk.confirm(ticket, number_in(posted.get("person").reveal()), by=agent.id)

    return await changed(request, site, number, change)


@post(f"{_TICKET}/participants/{{person:str}}/removal")
async def dismiss(
    request: AnyRequest, site: InSite, agent: SignedIn, number: InPath, person: InPath
) -> Response[Any]:
    """Let somebody take part no longer."""

    async def change(ticket: int, _: Posted) -> None:
        await site.runtime.desk.dismiss(ticket, number_in(person), by=agent.id)

    return await changed(request, site, number, change)


@get(f"{_TICKET}/files/{{file:str}}")
async def get_file(
    request: AnyRequest,
    site: InSite,
    agent: SignedIn,  # noqa: ARG001 - who isn't signed in gets nothing
    number: InPath,
    file: InPath,
) -> ASGIApp:
    """A file of any message of the ticket."""
    found = await site.runtime.desk.attachment(number_in(number), number_in(file))
    return await download(site.runtime.downloads, found, request.headers)


@get(f"{_TICKET}/files/{{file:str}}/picture")
async def get_picture(
    request: AnyRequest,
    site: InSite,
    agent: SignedIn,  # noqa: ARG001 - who isn't signed in gets nothing
    number: InPath,
    file: InPath,
) -> ASGIApp:
    """A picture, to be shown."""
    found = await site.runtime.desk.attachment(number_in(number), number_in(file))
    return await picture(site.runtime.downloads, found, request.headers)


async def changed(request: AnyRequest, site: Site, number: str, change: _Change) -> Response[Any]:
    """The ticket after a change, or with what was wrong about it."""
    ticket = number_in(number)
    page = ticket_page(request, site, ticket)
    async with posted_form(site, request) as posted:
        try:
            await change(ticket, posted)
        except (Invalid, Temporary) as error:
            return await refuse(site, request, page, {}, error)
    return see_other(page)


def _links_of(site: Site, ticket: Ticket) -> dict[int, str]:
    """Where files are handed over, by request: agents can pass it on by other ways than mail."""
    links, now = site.runtime.links, datetime.now(UTC)
    url = f"{site.runtime.settings.public_url}/h"
    return {one.id: f"{url}/{links.request_token(one.id)}" for one in ticket.requests if one.is_open(now)}


def _copies_in(posted: Posted) -> frozenset[int] | None:
    """Whom the page showed as recipients beside the requester, None where it was not asked for."""
    if "copies" not in posted.fields:
        return None
    words = posted.get("copies").reveal().split()
    return frozenset(int(word) for word in words if word.isascii() and word.isdigit() and len(word) < 10)


def _agent_in(chosen: Raw) -> int | None:
    """The agent's number, None for nobody. Raises Invalid."""
    text = chosen.reveal()
    if not text:
        return None
    try:
        return number_in(text)
    except ProblemError:
        raise Invalid({"agent_id": "Choose one of the agents."}) from None
