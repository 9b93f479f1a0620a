"""Whether a program sent a mail, so that no program answers it (RFC 3834, and what mailers do beside it)."""

from redaction.documents.mail.structure import Part

_PRECEDENCES = {"bulk", "junk", "list", "auto_reply"}


def is_automatic(root: Part) -> bool:
    """Auto-replies, bounces, reports and mailing lists."""
    headers = root.headers
    names = headers.fields.keys() | headers.withheld.keys()
    return (
        _first_word(headers.raw("auto-submitted")) not in {"", "no"}
        or _first_word(headers.raw("precedence")) in _PRECEDENCES
        or _first_word(headers.raw("x-auto-response-suppress")) not in {"", "none"}
        or any(name.startswith("list-") for name in names)
        or headers.raw("return-path").replace(" ", "") == "<>"
        or root.content_type.value == "multipart/report"
    )


def _first_word(value: str) -> str:
    return value.partition(";")[0].partition(",")[0].strip().lower()
