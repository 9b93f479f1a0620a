"""Addresses that more than one room leads to."""

import re
from urllib.parse import quote

from litestar.types import HTTPScope

DESK = "/desk"
SIGN_IN = "/desk/sign-in"
# Nothing else of an address is repeated: anything may stand in it, also a number nobody should see.
_OWN_PAGE = re.compile(
    r"/desk(?:/reports|/mail|/tickets/[0-9]{1,8})?"
    r"(?:\?(?:(?:view=[a-z]{1,20}|page=[0-9]{1,4}|composer=[a-z]{1,20})(?:&(?=[a-z])|\Z)){0,3})?"
)
_QUEUE = re.compile(r"&queue=[^&#]*")


def own_page(path: str) -> str:
    """The path when it is a page of the desk, else the desk's first page: nobody is sent elsewhere.

    Without the queue, whose name could be anything.
    """
    known = _QUEUE.sub("", path)
    return known if _OWN_PAGE.fullmatch(known) else DESK


def sign_in_before(path: str) -> str:
    """The sign-in page that leads on to `path`."""
    return f"{SIGN_IN}?next={quote(own_page(path))}"


def asked_page(scope: HTTPScope) -> str:
    """What was asked for: path and query for a page, the desk for a post."""
    if scope["method"] != "GET":
        return DESK
    query = scope["query_string"].decode("latin-1")
    return f"{scope['path']}?{query}" if query else scope["path"]
