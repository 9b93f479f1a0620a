"""Mail that a provider posts as it is: `POST /hooks/mail`, signed."""

from contextlib import AsyncExitStack
from typing import Any

from litestar import Request, Response, post
from litestar.status_codes import HTTP_204_NO_CONTENT

from redaction.raw import Raw
from service.errors import Temporary
from service.mail.hook import HookSignature
from service.mail.route import Envelope
from web.problems import Code, ProblemError
from web.site import InSite, Site
from web.uploads import read_body

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"


@post("/hooks/mail", status_code=HTTP_204_NO_CONTENT)
async def take_mail(request: Request[Any, Any, Any], site: InSite) -> Response[None]:
    """Take one MIME message. The answer comes after the commit; everything but success may be sent again."""
    settings, reception = site.runtime.settings, site.runtime.reception
    signature = _signature(site)
    message, timestamp, given = (request.headers.get(name, "") for name in (ID, TIMESTAMP, SIGNATURE))
    if not given or not signature.is_recent(timestamp):
        raise ProblemError(Code.BAD_SIGNATURE)
    if reception.busy:
        raise Temporary
    async with AsyncExitStack() as stack:
        share = await stack.enter_async_context(reception.budget.share())
        body = await read_body(request, settings.max_mail_bytes, settings.read_seconds, share)
        if not signature.fits(message, timestamp, body, given):
            raise ProblemError(Code.BAD_SIGNATURE)
        await reception.take(stack.pop_all(), Envelope(Raw(""), by_fields=True), body)
    return Response(None)


def _signature(site: Site) -> HookSignature:
    secret = site.runtime.settings.mail_hook_secret.get_secret_value()
    if not secret:
        raise ProblemError(Code.NOT_FOUND)
    return HookSignature(secret)
