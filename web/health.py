"""Tells a supervisor or a load balancer whether tickets can be taken now."""

from litestar import Response, get

from service.faults import faults
from web.site import InSite


@get("/health")
async def health(site: InSite) -> Response[dict[str, str]]:
    """200 when the database and the object store answer. Raises Temporary otherwise."""
    with faults():
        await site.runtime.database.ping()
        await site.runtime.objects.check()
    return Response({"status": "ok"})
