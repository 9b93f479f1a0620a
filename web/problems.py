"""Everything that can go wrong in a request, in fixed words.

Programs get problem details (RFC 9457), people get a page. Neither ever repeats what was sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from web import words


class Code(StrEnum):
    """The name of a problem, and the last part of its address `/problem/<code>`."""

    BAD_REQUEST = "bad-request"
    BAD_CHARSET = "bad-charset"
    BAD_CHARACTER = "bad-character"
    NOT_SIGNED_IN = "not-signed-in"
    BAD_SIGNATURE = "bad-signature"
    CROSS_SITE = "cross-site"
    NOT_FOUND = "not-found"
    NO_TICKET = "no-ticket"
    NO_REQUEST = "no-request"
    USED_LINK = "used-link"
    CLOSED_LINK = "closed-link"
    METHOD = "method-not-allowed"
    TOO_SLOW = "too-slow"
    TOO_LARGE = "too-large"
    TOO_MANY_PARTS = "too-many-parts"
    NOT_A_FORM = "not-a-form"
    WRONG_HOST = "wrong-host"
    INVALID = "invalid"
    THROTTLED = "throttled"
    FAILED = "failed"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True)
class Problem:
    """Status, heading and one sentence that says what to do."""

    status: int
    title: str
    detail: str


PROBLEMS: Mapping[Code, Problem] = {
    Code.BAD_REQUEST: Problem(
        400, "The form arrived damaged", "Nothing was saved. Load the form again and send it once more."
    ),
    Code.BAD_CHARSET: Problem(
        400, "The text is not UTF-8", "Nothing was saved. Send it again, encoded as UTF-8."
    ),
    Code.BAD_CHARACTER: Problem(
        400,
        "The text holds a character that is not allowed",
        "Nothing was saved. Remove null characters and send it again.",
    ),
    Code.NOT_SIGNED_IN: Problem(401, "Sign in first", "Your session has ended or was never started."),
    Code.BAD_SIGNATURE: Problem(
        401,
        "The signature does not fit",
        "Nothing was saved. Check the secret and the clock on both sides, and send it again.",
    ),
    Code.CROSS_SITE: Problem(
        403,
        "This came from another site",
        "Nothing was saved. Forms are taken from this site's own pages only: open the page here and send it.",
    ),
    Code.NOT_FOUND: Problem(
        404, "Page not found", "The address may be incomplete. Check that the whole link was copied."
    ),
    Code.NO_TICKET: Problem(
        404,
        "Open your ticket by its link",
        "This browser has no ticket open. Use the link that you got when you sent your message.",
    ),
    Code.USED_LINK: Problem(
        404,
        "This sign-in link doesn't work",
        "It was used already, is older than 7 days, or was not copied whole. Sign in with your password, or "
        "ask for a new link.",
    ),
    Code.NO_REQUEST: Problem(
        404,
        "Open the request by its link",
        "This browser has no request for files open. Use the link that you were sent.",
    ),
    Code.CLOSED_LINK: Problem(
        410,
        "This link takes no more files",
        "It was open for 14 days, or support has closed it. Ask whoever sent it to you for a new one.",
    ),
    Code.METHOD: Problem(
        405, "That can't be done here", "This address takes other requests. Start from the form."
    ),
    Code.TOO_SLOW: Problem(
        408, "Sending took too long", "Nothing was saved. Send it again with fewer or smaller files."
    ),
    Code.TOO_LARGE: Problem(
        413,
        "That is too large",
        "Nothing was saved. Send fewer or smaller files, {most} MB at most with everything in it.",
    ),
    Code.TOO_MANY_PARTS: Problem(
        413, "The form has too many parts", "Nothing was saved. Send 100 fields and files at most."
    ),
    Code.NOT_A_FORM: Problem(
        415, "This is not a form", "Send multipart/form-data or application/x-www-form-urlencoded."
    ),
    Code.WRONG_HOST: Problem(421, "Unknown host", "This server does not answer for that host name."),
    Code.INVALID: Problem(422, "There is a problem", "Nothing was saved. Change what is named."),
    Code.THROTTLED: Problem(429, "Too many attempts", "Wait {wait}, then try again."),
    Code.FAILED: Problem(500, "Something went wrong", "The fault is on our side and was logged. Try again."),
    Code.UNAVAILABLE: Problem(
        503, "This doesn't work just now", "Nothing was saved or changed. Wait {wait}, then try again."
    ),
}
"""The words; {most} and {wait} stand for a limit and a time, see `told`."""

_BY_STATUS: Mapping[int, Code] = {
    400: Code.BAD_REQUEST,
    401: Code.NOT_SIGNED_IN,
    403: Code.CROSS_SITE,
    404: Code.NOT_FOUND,
    405: Code.METHOD,
    413: Code.TOO_LARGE,
    415: Code.NOT_A_FORM,
    429: Code.THROTTLED,
    503: Code.UNAVAILABLE,
}


class ProblemError(Exception):
    """A request that is answered with a problem. Holds fixed words alone.

    `fields` maps field names of the form to what is wrong with them; `retry_after` is in seconds.
    """

    def __init__(
        self, code: Code, *, fields: Mapping[str, str] | None = None, retry_after: int | None = None
    ) -> None:
        super().__init__(code.value)
        self.code = code
        self.fields = dict(fields or {})
        self.retry_after = retry_after

    @property
    def problem(self) -> Problem:
        return PROBLEMS[self.code]


def of_status(status: int) -> Code:
    """The problem that stands for an HTTP status the framework raised."""
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    return Code.BAD_REQUEST if 400 <= status < 500 else Code.FAILED


def told(error: ProblemError, most_megabytes: int) -> str:
    """The sentence that says what to do, with the limit and the time to wait in it."""
    wait = "a while" if error.retry_after is None else words.duration(error.retry_after)
    return error.problem.detail.format(most=most_megabytes, wait=wait)


def details(error: ProblemError, most_megabytes: int) -> dict[str, object]:
    """The members of a problem details object (RFC 9457); `problems` is our extension member."""
    problem = error.problem
    members: dict[str, object] = {
        "type": f"/problem/{error.code.value}",
        "title": problem.title,
        "status": problem.status,
        "detail": told(error, most_megabytes),
    }
    if error.fields:
        members["problems"] = error.fields
    return members
