"""Which bytes of a file a request is about (RFC 9110, sections 13 and 14)."""

import re
from typing import Final

from litestar.datastructures import Headers

_BYTES: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII | re.IGNORECASE)


class UnsatisfiableError(Exception):
    """The range begins behind the end of the file."""


def is_known(headers: Headers, etag: str) -> bool:
    """Whether the client has this content already."""
    tags = [tag.strip().removeprefix("W/") for tag in headers.get("if-none-match", "").split(",")]
    return etag in tags or tags == ["*"]


def asked(headers: Headers, size: int, etag: str) -> tuple[int, int] | None:
    """First byte and the one behind the last, None for the whole. Raises UnsatisfiableError.

    Several ranges, other units and what makes no sense are answered with the whole, as the RFC allows.
    """
    found = _BYTES.fullmatch(headers.get("range", "").strip())
    if not found or headers.get("if-range", etag) != etag:
        return None
    first, last = found.groups()
    if not first:
        return _last_bytes(last, size)
    if last and int(last) < int(first):
        return None
    if int(first) >= size:
        raise UnsatisfiableError
    return int(first), min(int(last) + 1, size) if last else size


def _last_bytes(count: str, size: int) -> tuple[int, int] | None:
    if not count or not size:
        return None
    if not int(count):
        raise UnsatisfiableError
    return max(size - int(count), 0), size
