"""The form, and what it sends."""

from dataclasses import replace
from typing import Any

from litestar import Response, get, post
from litestar.enums import MediaType

from service.errors import Invalid, Temporary
from service.submission import MAX_LENGTHS, Submission, check
from service.views import Channel
from web.forms import (
    AnyRequest,
    Problems,
    draft_of,
    file_limits,
    intake_key,
    posted_form,
    refuse,
    see_other,
    values_of,
    watched,
)
from web.negotiation import wants_json
from web.site import InSite, Site
from web.uploads import Posted

FIELDS = tuple(MAX_LENGTHS)


@get("/")
async def show_form(request: AnyRequest, site: InSite) -> Response[bytes]:
    """The empty form, or a refused one with its redacted draft."""
    draft = draft_of(site, request)
    page = site.pages.draw(
        "form.html",
        request.scope,
        values=values_of(draft, FIELDS),
        problems=Problems(draft.problems),
        files_lost=draft.files_lost,
        form_key=site.runtime.links.form_key(),
        **file_limits(site),
    )
    return Response(page, media_type=MediaType.HTML)


@post("/tickets")
async def open_ticket(request: AnyRequest, site: InSite) -> Response[Any]:
    """Take a form. The answer comes after the commit, and leads to the ticket's page."""
    async with posted_form(site, request, files=True) as posted:
        try:
            with watched(site, posted) as watch:
                submission = replace(_submission(site, posted), watch=watch)
                receipt = await site.runtime.intake.accept(submission)
        except (Invalid, Temporary) as error:
            texts = {name: posted.get(name) for name in FIELDS}
            return await refuse(site, request, "/", texts, error, posted.files_sent)
    path = f"/t/{site.runtime.links.ticket_token(receipt.number)}"
    if wants_json(request.headers):
        url = f"{site.runtime.settings.public_url}{path}"
        return Response({"number": receipt.number, "url": url}, status_code=201)
    return see_other(f"{path}?received=1")


def _submission(site: Site, posted: Posted) -> Submission:
    """Raises Invalid, with all the problems of the form at once."""
    problems: dict[str, str] = {}
    key = b""
    try:
        key = intake_key(site, posted, "ticket", [posted.get(name) for name in FIELDS])
    except Invalid as error:
        problems = error.problems
    submission = Submission(
        channel=Channel.FORM,
        name=posted.get("name"),
        email=posted.get("email"),
        company=posted.get("company"),
        subject=posted.get("subject"),
        description=posted.get("description"),
        environment=posted.get("environment"),
        key=key,
        files=posted.files,
    )
    if problems:
        raise Invalid(check(submission, site.runtime.settings.max_file_bytes) | problems)
    return submission
