"""Where an agent is at the desk: a page of a view, perhaps of one queue. Every address carries it along."""

from dataclasses import dataclass
from urllib.parse import quote

from service.views import View
from web.forms import AnyRequest
from web.site import Site

_MOST_DIGITS = 4


@dataclass(frozen=True)
class Place:
    """`queue` is one of ours, "": all of them."""

    view: View
    page: int
    queue: str

    @property
    def query(self) -> str:
        """The query of an address, with its question mark."""
        return f"?view={self.view}&page={self.page}{self.in_queue}"

    @property
    def in_queue(self) -> str:
        """The queue alone, to follow another parameter."""
        return f"&queue={quote(self.queue, safe='')}" if self.queue else ""


def place_of(request: AnyRequest, site: Site) -> Place:
    """What the address names, or the first of each: nothing of it is taken over that isn't ours."""
    asked = request.query_params
    name, number, queue = (asked.get(key, "") for key in ("view", "page", "queue"))
    page = int(number) if number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS else 1
    return Place(
        view=View(name) if name in set(View) else View.UNASSIGNED,
        page=max(page, 1),
        queue=queue if queue in site.runtime.desk.queues.names else "",
    )


def ticket_page(request: AnyRequest, site: Site, ticket: int) -> str:
    """The address of a ticket, at the place where the request comes from."""
    return f"/desk/tickets/{ticket}{place_of(request, site).query}"
