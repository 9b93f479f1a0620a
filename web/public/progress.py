"""How far the files of a form are, for the page that sent them."""

from dataclasses import asdict
from typing import Any

from litestar import Response, get

from web.forms import FORM_KEY_HEADER, AnyRequest
from web.site import InSite


@get("/progress")
async def show_progress(request: AnyRequest, site: InSite) -> Response[Any]:
    """The step that is under way for the form whose key is in the header, 204 when nothing is told.

    A header, because addresses are logged and kept in histories.
    """
    key = site.runtime.links.form_key_of(request.headers.get(FORM_KEY_HEADER, ""))
    step = site.runtime.progress.step(key) if key else None
    return Response(asdict(step), status_code=200) if step else Response(None, status_code=204)
