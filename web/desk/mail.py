"""Mails that were not delivered: the list of them, and sending one again."""

from typing import Any

from litestar import Response, get, post
from litestar.enums import MediaType

from service.errors import Invalid, Temporary
from web.desk.inbox import list_of
from web.desk.place import place_of, ticket_page
from web.desk.sessions import SignedIn
from web.forms import AnyRequest, Problems, draft_of, posted_form, refuse, see_other
from web.numbers import number_in
from web.site import InPath, InSite, Site

_MAIL = "/desk/mail"
AGAIN = "Queued again. It goes out in a moment."


@get(_MAIL)
async def show_mail(request: AnyRequest, site: InSite, agent: SignedIn) -> Response[bytes]:
    """All mails that were given up or will be tried again, newest first."""
    around = await list_of(request, site, agent)
    mail = await site.runtime.dead_letters.listing(around["page"])
    context = around | {
        "view": "",
        "mail": mail,
        "page": mail.page,
        "problems": Problems(draft_of(site, request).problems),
        "done": AGAIN if "again" in request.query_params else "",
    }
    page = site.pages.draw("mail.html", request.scope, agent=agent, **context)
    return Response(page, media_type=MediaType.HTML)


@post(f"{_MAIL}/{{mail:str}}/attempts")
async def send_again(request: AnyRequest, site: InSite, agent: SignedIn, mail: InPath) -> Response[Any]:
    """Try it once more, now. Answers with the ticket when the address names one, else with the list."""
    page = _page(request, site)
    async with posted_form(site, request):
        try:
            await site.runtime.dead_letters.send_again(number_in(mail), agent.id)
        except (Invalid, Temporary) as error:
            return await refuse(site, request, page, {}, error)
    return see_other(f"{page}&again=1")


def _page(request: AnyRequest, site: Site) -> str:
    ticket = request.query_params.get("ticket", "")
    if ticket:
        return ticket_page(request, site, number_in(ticket))
    return f"{_MAIL}?page={place_of(request, site).page}"
