"""Asking a technical contact for files, and taking that back."""

from typing import Any

from litestar import Response, post

from service.errors import Invalid, Temporary
from service.submission import REQUEST_FIELDS
from web.desk.place import ticket_page
from web.desk.sessions import SignedIn
from web.desk.ticket import changed
from web.forms import AnyRequest, intake_key, posted_form, refuse, see_other
from web.numbers import number_in
from web.site import InPath, InSite
from web.uploads import Posted

_REQUESTS = "/desk/tickets/{number:str}/requests"


@post(_REQUESTS)
async def ask(request: AnyRequest, site: InSite, agent: SignedIn, number: InPath) -> Response[Any]:
    """Ask somebody for files, in a mail with a link that takes them."""
    ticket = number_in(number)
    page = ticket_page(request, site, ticket)
    async with posted_form(site, request) as posted:
        texts = {name: posted.get(name) for name in REQUEST_FIELDS}
        name, email, body = texts.values()
        try:
            key = intake_key(site, posted, f"request {ticket}", [name, email, body])
            await site.runtime.file_requests.ask(ticket, agent.id, name, email, body, key)
        except (Invalid, Temporary) as error:
            return await refuse(site, request, page, texts, error)
    return see_other(page)


@post(f"{_REQUESTS}/{{asked:str}}/withdrawal")
async def withdraw(
    request: AnyRequest, site: InSite, agent: SignedIn, number: InPath, asked: InPath
) -> Response[Any]:
    """Take no more files for a request."""

    async def change(ticket: int, _: Posted) -> None:
        await site.runtime.file_requests.withdraw(ticket, number_in(asked), by=agent.id)

    return await changed(request, site, number, change)
