"""Reads a posted form from the request's stream into bounded memory.

The framework's own form parsing never runs: it spools large parts to unnamed temporary files.
"""

import asyncio
from collections.abc import AsyncIterator
from typing import Any, Protocol

from litestar import Request
from litestar.exceptions import InternalServerException
from python_multipart.multipart import parse_options_header

from web.parts import Limits, MultipartReader, Posted, QueryReader, Reader, refuse_other_charset
from web.problems import Code, ProblemError

__all__ = ["Limits", "Posted", "Share", "read_form"]

SLOWEST_BYTES_PER_SECOND = 64 * 1024
_LONGEST_BOUNDARY = 70  # characters; RFC 2046, section 5.1.1


class Share(Protocol):
    """What one request holds of the process-wide budget of bytes in flight."""

    def take(self, count: int) -> None:
        """Hold `count` bytes more."""


async def read_form(request: Request[Any, Any, Any], limits: Limits, share: Share) -> Posted:
    """The form that the request carries, read within `limits`.

    Raises ProblemError for everything that is wrong with it, and whatever `share.take` raises when the
    process has no memory left for it.
    """
    reader = _reader(request, limits)
    if (request.content_length or 0) > limits.body:
        raise ProblemError(Code.TOO_LARGE)
    received = 0
    async for chunk in _chunks(request, limits):
        received += len(chunk)
        if received > limits.body:
            raise ProblemError(Code.TOO_LARGE)
        share.take(len(chunk))
        reader.write(chunk)
    return reader.finish()


def _reader(request: Request[Any, Any, Any], limits: Limits) -> Reader:
    header = request.headers.get("content-type", "").encode("latin-1")
    media_type, options = parse_options_header(header)
    if media_type == b"application/x-www-form-urlencoded":
        refuse_other_charset(header)
        return QueryReader(limits)
    if media_type != b"multipart/form-data":
        raise ProblemError(Code.NOT_A_FORM)
    refuse_other_charset(header)
    boundary = options.get(b"boundary", b"")
    if not 1 <= len(boundary) <= _LONGEST_BOUNDARY:
        raise ProblemError(Code.BAD_REQUEST)
    return MultipartReader(boundary, limits)


async def _chunks(request: Request[Any, Any, Any], limits: Limits) -> AsyncIterator[bytes]:
    """The body's chunks. Raises ProblemError when they come too slowly or the client leaves."""
    started = asyncio.get_running_loop().time()
    received = 0
    stream = request.stream()
    while True:
        deadline = started + limits.seconds + received / SLOWEST_BYTES_PER_SECOND
        try:
            async with asyncio.timeout_at(deadline):
                chunk = await anext(stream, b"")
        except TimeoutError:
            raise ProblemError(Code.TOO_SLOW) from None
        except InternalServerException:  # the client has gone; nobody reads the answer
            raise ProblemError(Code.BAD_REQUEST) from None
        if not chunk:  # the stream's last chunk is empty, the ones before never are
            return
        received += len(chunk)
        yield chunk
