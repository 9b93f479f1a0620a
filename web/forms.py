"""What the routes that take a form have in common: limits, keys, and the way back when it is refused."""

from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any

from litestar import Request, Response
from litestar.response import Redirect

from redaction.raw import Raw
from redaction.types import EMPTY, RedactedText
from service.drafts import Draft
from service.errors import Invalid, Temporary
from service.progress import Watch, unwatched
from service.submission import MAX_FILES, content_digest
from web.negotiation import is_browser_post, wants_json
from web.site import Site
from web.uploads import NOT_SAVED, Limits, Posted, read_form

SMALL_BODY = (
    2_000_000  # bytes: the longest text that a form takes, as characters beyond ASCII percent-encoded
)
FORM_KEY = "form_key"  # hidden, and the first field of every form that takes texts
FORM_KEY_HEADER = "x-form-key"  # the same, of a script that asks how far the form is
STALE = "This form was open for too long. Check it and send it again."
NO_DRAFT = Draft({}, {}, 0)

# What the page says about files before they are sent. Their content decides afterwards.
CHECKED = ("screenshots and photos", "PDF", "Word, Excel and PowerPoint", "text and logs", "mails", "ZIP")
UNCHECKED = (
    "ico psd ps doc xls ppt pages numbers key mbox bz2 xz zst rar mp3 m4a wav mp4 mov avi mkv webm exe"
)

AnyRequest = Request[Any, Any, Any]


@asynccontextmanager
async def posted_form(site: Site, request: AnyRequest, *, files: bool = False) -> AsyncIterator[Posted]:
    """The form that was sent; its bytes count against the process-wide budget to the end of the block.

    When nobody could check its files, they are not received.
    """
    settings = site.runtime.settings
    if files:
        body, file, count = settings.max_request_bytes, settings.max_file_bytes, MAX_FILES
    else:
        body, file, count = SMALL_BODY, 0, 0
    salvage = FORM_KEY if is_browser_post(request.scope) else ""
    limits = Limits(
        body=body,
        seconds=settings.read_seconds,
        file=file,
        files=count,
        salvage=salvage,
        busy=files and site.runtime.redactor.busy,
    )
    async with site.runtime.budget.share() as share:
        yield await read_form(request, limits, share)


class Problems(dict[str, str]):
    """Problems by field; a field without one has an empty text."""

    def __missing__(self, field: str) -> str:
        return ""


def file_limits(site: Site) -> dict[str, object]:
    """What a page with a file field says: one limit, that of the files that can be checked."""
    settings = site.runtime.settings
    return {
        "max_files": MAX_FILES,
        "max_file_mb": settings.max_file_mb,
        "max_mb": settings.max_request_mb,
        "checked": CHECKED,
        "unchecked": UNCHECKED,
    }


@contextmanager
def watched(site: Site, posted: Posted) -> Iterator[Watch]:
    """What tells the page that sent the form how far its files are."""
    key = form_key_in(site, posted)
    if key is None:
        yield unwatched
        return
    with site.runtime.progress.follow(key) as watch:
        yield watch


def form_key_in(site: Site, posted: Posted) -> bytes | None:
    """The form's own key, None when it is not ours or too old."""
    return site.runtime.links.form_key_of(posted.get(FORM_KEY).reveal())


def intake_key(site: Site, posted: Posted, purpose: str, texts: list[Raw]) -> bytes:
    """The idempotency key of what was sent, for what, with the form's own key.

    Raises Invalid when files were dropped while reading, and when the form key is not ours or too old.
    """
    if posted.problems:
        raise Invalid(posted.problems)
    form_key = form_key_in(site, posted)
    if form_key is None:
        raise Invalid({"": STALE})
    return site.runtime.links.key_for(form_key, content_digest([Raw(purpose), *texts], posted.files))


async def refuse(
    site: Site,
    request: AnyRequest,
    page: str,
    texts: Mapping[str, Raw],
    error: Exception,
    files: int = 0,
) -> Response[Any]:
    """Send the reader back to the form, which shows the redacted draft; programs get the problem at once.

    `files` are to be chosen again. Raises Temporary when not even the draft can be redacted.
    """
    if not isinstance(error, (Invalid, Temporary)) or wants_json(request.headers):
        raise error
    problems = error.problems if isinstance(error, Invalid) else {"": NOT_SAVED}
    values = await site.runtime.intake.redact_draft(texts)
    token = site.runtime.drafts.put(values, problems, files)
    return see_other(f"{page}{'&' if '?' in page else '?'}draft={token}")


def draft_of(site: Site, request: AnyRequest) -> Draft:
    """The draft that the address names, an empty one when there is none."""
    token = request.query_params.get("draft", "")
    return site.runtime.drafts.get(token) or NO_DRAFT


def values_of(draft: Draft, names: tuple[str, ...]) -> dict[str, RedactedText]:
    """A value for every field of a form."""
    return {name: draft.values.get(name, EMPTY) for name in names}


def see_other(path: str) -> Redirect:
    """The answer to a post: look there."""
    return Redirect(path, status_code=303)
