"""Reads a posted form from the request's stream into bounded memory.

The framework's own form parsing never runs: it spools large parts to unnamed temporary files.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any, Protocol

from litestar import Request
from litestar.exceptions import InternalServerException
from python_multipart.multipart import parse_options_header

from service.errors import Temporary
from web.parts import MEGABYTE, Limits, MultipartReader, Posted, QueryReader, Reader, refuse_other_charset
from web.problems import Code, ProblemError

__all__ = ["NOT_SAVED", "Limits", "Posted", "Share", "read_form"]

SLOWEST_BYTES_PER_SECOND = 64 * 1024
_LONGEST_BOUNDARY = 70  # characters; RFC 2046, section 5.1.1
NOT_SAVED = "We couldn't save this. Your text is still here. Try again."


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
    try:
        await _read(request, limits, share, reader)
    except (ProblemError, Temporary) as error:
        problems = _told(error, limits, at_files=reader.at_files())
        rescued = reader.salvaged() if problems else None
        if rescued is None:
            raise
        return replace(rescued, problems=problems)
    return reader.finish()


async def _read(request: Request[Any, Any, Any], limits: Limits, share: Share, reader: Reader) -> None:
    refusal = _refusal(request, limits)
    if refusal and not limits.salvage:
        raise refusal
    received = 0
    async for chunk in _chunks(request, limits):
        received += len(chunk)
        if received > limits.body:
            raise ProblemError(Code.TOO_LARGE)
        share.take(len(chunk))
        reader.write(chunk)
        if refusal and reader.at_files():
            raise refusal


def _refusal(request: Request[Any, Any, Any], limits: Limits) -> ProblemError | Temporary | None:
    """Why the files need not be received, None when they can be taken."""
    if (request.content_length or 0) > limits.body:
        return ProblemError(Code.TOO_LARGE)
    return Temporary() if limits.busy else None


def _told(error: ProblemError | Temporary, limits: Limits, *, at_files: bool) -> dict[str, str]:
    """What a form says that is shown again with its texts; empty for what can't be helped by that."""
    if isinstance(error, Temporary):
        return {"": NOT_SAVED + (" Choose your files again." if at_files else "")}
    if error.code is Code.TOO_SLOW and at_files:
        return {"files": "Sending took too long. Choose fewer or smaller files."}
    if error.code is not Code.TOO_LARGE:
        return {}
    if at_files:
        return {"files": f"Choose files of {limits.body // MEGABYTE} MB at most, all of them together."}
    return {"": f"One text was longer than {limits.field // 1024} KB and was not kept. Attach it as a file."}


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
