"""The lists of tickets."""

from typing import Any

from litestar import Response, get
from litestar.enums import MediaType

from service.views import Agent, View
from web.desk.place import place_of
from web.desk.sessions import SignedIn
from web.forms import AnyRequest
from web.site import InSite, Site

LABELS = {View.UNASSIGNED: "Unassigned", View.MINE: "Mine", View.OPEN: "All open", View.SOLVED: "Solved"}


@get("/desk")
async def show_inbox(request: AnyRequest, site: InSite, agent: SignedIn) -> Response[bytes]:
    """One page of a view."""
    page = site.pages.draw("desk.html", request.scope, agent=agent, **await list_of(request, site, agent))
    return Response(page, media_type=MediaType.HTML)


async def list_of(request: AnyRequest, site: Site, agent: Agent) -> dict[str, Any]:
    """What the list pane shows: the view and page that the address names, or the first ones."""
    place = place_of(request, site)
    listing = await site.runtime.desk.listing(place.view, agent.id, place.page, place.queue)
    return {
        "views": [(each, LABELS[each], listing.counts.get(each, 0)) for each in View],
        "view": listing.view,
        "queues": listing.queues,
        "queue": listing.queue,
        "queue_of": site.runtime.desk.queues.name,
        "place": place.query,
        "in_queue": place.in_queue,
        "rows": listing.rows,
        "page": listing.page,
        "has_more": listing.has_more,
    }
