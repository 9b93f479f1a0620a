"""The lists of tickets."""

from typing import Any

from litestar import Response, get
from litestar.enums import MediaType

from service.views import Agent, View
from web.desk.sessions import SignedIn
from web.forms import AnyRequest
from web.site import InSite, Site

LABELS = {View.UNASSIGNED: "Unassigned", View.MINE: "Mine", View.OPEN: "All open", View.SOLVED: "Solved"}
_MOST_DIGITS = 4


@get("/desk")
async def show_inbox(request: AnyRequest, site: InSite, agent: SignedIn) -> Response[bytes]:
    """One page of a view."""
    page = site.pages.draw("desk.html", request.scope, agent=agent, **await list_of(request, site, agent))
    return Response(page, media_type=MediaType.HTML)


async def list_of(request: AnyRequest, site: Site, agent: Agent) -> dict[str, Any]:
    """What the list pane shows: the view and page that the address names, or the first ones."""
    view, page = place_of(request)
    listing = await site.runtime.desk.listing(view, agent.id, page)
    return {
        "views": [(each, LABELS[each], listing.counts.get(each, 0)) for each in View],
        "view": listing.view,
        "rows": listing.rows,
        "page": listing.page,
        "has_more": listing.has_more,
    }


def place_of(request: AnyRequest) -> tuple[View, int]:
    """The view and the page in the address."""
    name = request.query_params.get("view", "")
    number = request.query_params.get("page", "")
    page = int(number) if number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS else 1
    return View(name) if name in set(View) else View.UNASSIGNED, max(page, 1)
