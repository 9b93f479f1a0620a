"""Sends a redacted attachment as something to keep, or a picture to look at; never as something to run."""

import asyncio
from collections.abc import Mapping
from urllib.parse import quote

from litestar.datastructures import Headers
from litestar.types import ASGIApp, Receive, Scope, Send

from service.downloads import Downloads, Reading
from service.views import StoredAttachment
from web.problems import Code, ProblemError
from web.ranges import UnsatisfiableError, asked, is_known

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"})
"""What browsers show. Redaction has written them anew, so they hold pixels alone."""

_PLAIN = "text/plain"
_ANYTHING = "application/octet-stream"


async def picture(downloads: Downloads, file: StoredAttachment | None, headers: Headers) -> ASGIApp:
    """As `download`, to be shown on a page. Raises ProblemError for what is no picture, too."""
    if file is None or file.media_type not in PICTURES:
        raise ProblemError(Code.NOT_FOUND)
    return await download(downloads, file, headers, shown=True)


async def download(
    downloads: Downloads, file: StoredAttachment | None, headers: Headers, *, shown: bool = False
) -> ASGIApp:
    """The attachment under its redacted name, or the part of it that `headers` ask for.

    Raises ProblemError when there is none, Temporary when it can't be read now.
    """
    if file is None:
        raise ProblemError(Code.NOT_FOUND)
    etag = f'"{file.sha256}"'  # a digest of what is sent, which was redacted
    tagged = {"ETag": etag, "Accept-Ranges": "bytes"}
    if is_known(headers, etag):
        return Sending(304, tagged)
    try:
        part = asked(headers, file.size, etag)
    except UnsatisfiableError:
        return Sending(416, {"Content-Range": f"bytes */{file.size}", "Content-Length": "0"})
    start, end = part or (0, file.size)
    reading = await downloads.open(file, start, end)
    if reading is None:
        raise ProblemError(Code.NOT_FOUND)
    described = {**tagged, **_described(file, shown=shown), "Content-Length": str(end - start)}
    if part is None:
        return Sending(200, described, reading)
    return Sending(206, {**described, "Content-Range": f"bytes {start}-{end - 1}/{file.size}"}, reading)


class Sending:
    """The answer, a chunk at a time and no faster than the client takes it."""

    def __init__(self, status: int, headers: Mapping[str, str], reading: Reading | None = None) -> None:
        self._status = status
        self._headers = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        self._reading = reading

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Raises StorageError in the middle, and the connection then ends before its time."""
        left = asyncio.create_task(_left(receive))
        try:
            await send({"type": "http.response.start", "status": self._status, "headers": self._headers})
            if self._reading:
                async for chunk in self._reading:
                    if left.done():
                        return
                    await send({"type": "http.response.body", "body": chunk, "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            left.cancel()
            if self._reading:
                await asyncio.shield(self._reading.aclose())


async def _left(receive: Receive) -> None:
    """Return when the client has left."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _described(file: StoredAttachment, *, shown: bool) -> dict[str, str]:
    """Text is text, a picture that is shown has its type; everything else is bytes without a type."""
    kind = f"{_PLAIN}; charset=utf-8" if file.media_type == _PLAIN else _ANYTHING
    return {
        "Content-Type": file.media_type if shown else kind,
        "Content-Disposition": "inline" if shown else disposition(str(file.name)),
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }


def disposition(name: str) -> str:
    """A Content-Disposition with a plain name for old clients and the real one (RFC 6266, RFC 8187)."""
    clean = "".join(c if c.isprintable() and c not in '/\\"' else "_" for c in name).strip(". ") or "file"
    plain = clean.encode("ascii", "replace").decode().replace("?", "_").replace("%", "_")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(clean, safe='')}"
