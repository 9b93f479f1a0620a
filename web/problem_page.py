"""Where a browser is sent when its post failed, and what the type of a problem names."""

from typing import Any

from litestar import Request, get
from litestar.types import HTTPScope

from web.problems import Code, ProblemError
from web.site import InPath
from web.ways import DESK, SIGN_IN

_MOST_DIGITS = 5
_AT_DESK = "from=desk"


@get("/problem/{code:str}")
async def show_problem(request: Request[Any, Any, Any], code: InPath) -> None:
    """The problem's page, with its status. Raises the problem itself; not found for an unknown one."""
    after = request.query_params.get("after", "")
    wait = int(after) if after.isascii() and after.isdigit() and len(after) <= _MOST_DIGITS else None
    raise ProblemError(Code(code) if code in set(Code) else Code.NOT_FOUND, retry_after=wait)


def page_of(scope: HTTPScope, error: ProblemError) -> str:
    """The address of the page: what the problem is, when to try again, and whether it arose at the desk."""
    told = [] if error.retry_after is None else [f"after={error.retry_after}"]
    if scope["path"].startswith(DESK):
        told.append(_AT_DESK)
    return f"/problem/{error.code.value}" + (f"?{'&'.join(told)}" if told else "")


def way_on(scope: HTTPScope, code: Code) -> tuple[str, str]:
    """Where a problem's page leads on to: an address and its words."""
    if code in {Code.THROTTLED, Code.USED_LINK}:
        return SIGN_IN, "Go to the sign-in page"
    if scope["path"].startswith(DESK) or _AT_DESK.encode() in scope["query_string"].split(b"&"):
        return DESK, "Go to the desk"
    return "/", "Go to the support form"
