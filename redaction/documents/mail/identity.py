"""Which mail this is, when it was written, and which ones it answers (RFC 5322, 3.6.1 and 3.6.4)."""

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from redaction.documents.mail.headers import Headers

_ID = re.compile(r"<[^<>]*>")
_LONGEST_DATE = 200


def message_id(headers: Headers) -> str:
    """The Message-ID with its angle brackets, or what stands in its place."""
    value = headers.text("message-id")
    found = _ID.search(value)
    return found[0] if found else value


def in_reply_to(headers: Headers) -> str:
    """The first Message-ID of In-Reply-To, or nothing."""
    found = _ID.search(headers.text("in-reply-to"))
    return found[0] if found else ""


def references(headers: Headers, most: int) -> list[str]:
    """The last Message-IDs of References, which are the nearest ones."""
    found: list[str] = _ID.findall(headers.text("references"))
    return found[-most:]


def written_at(headers: Headers) -> datetime | None:
    """The Date field; in UTC when it names no zone. None for none, and for one that is no date."""
    value = headers.raw("date")[:_LONGEST_DATE]
    try:
        date = parsedate_to_datetime(value)
        return date if date.tzinfo else date.replace(tzinfo=UTC)
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError):
        return None
