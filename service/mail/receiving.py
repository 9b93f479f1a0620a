"""Reads the content of a mail from an SMTP connection: in memory, and counted against the budget.

aiosmtpd's own reading keeps an object for every line, outside any budget, and refuses lines over 1001 bytes
with a permanent error.
"""

from asyncio import LimitOverrunError, StreamReader
from collections.abc import AsyncIterator, Callable

from service.budget import Share
from service.errors import ServiceError, Temporary, TooLarge

LINE_END = b"\r\n"
END_OF_DATA = b".\r\n"
STEP = 64 * 1024  # bytes


class Receiving:
    """The content between "354" and the end of data. `progress` is called after every STEP bytes."""

    def __init__(self, reader: StreamReader, share: Share, limit: int, progress: Callable[[], None]) -> None:
        self._reader = reader
        self._share = share
        self._limit = limit
        self._progress = progress
        self._content = bytearray()
        self._received = 0
        self._held = 0
        self._refusal: ServiceError | None = None

    async def content(self) -> bytes:
        """Read up to and including the end of data, whatever happens: what was left over would be taken for
        commands. Raises TooLarge over the limit, Temporary when the budget is used up."""
        async for piece in self._pieces():
            self._add(piece)
        if self._refusal is not None:
            raise self._refusal
        content = bytes(self._content)
        self._content.clear()
        return content

    async def _pieces(self) -> AsyncIterator[bytes]:
        """Lines without the dots that SMTP doubles, long lines in several pieces.

        Only CRLF ends a line, and only CRLF "." CRLF ends the data (RFC 5321, section 4.1.1.4): anything
        looser lets one mail smuggle another.
        """
        at_start = True
        while True:
            piece = await self._piece()
            if at_start and piece == END_OF_DATA:
                return
            yield piece[1:] if at_start and piece.startswith(b".") else piece
            at_start = piece.endswith(LINE_END)

    async def _piece(self) -> bytes:
        try:
            return await self._reader.readuntil(LINE_END)
        except LimitOverrunError as error:
            beginning = error.consumed
        return await self._reader.read(beginning)

    def _add(self, piece: bytes) -> None:
        before = self._received // STEP
        self._received += len(piece)
        if self._received // STEP > before:
            self._progress()
        if self._refusal is None:
            self._refusal = self._full(len(piece))
        if self._refusal is None:
            self._content += piece
        else:
            self._content.clear()

    def _full(self, size: int) -> ServiceError | None:
        if self._received > self._limit:
            return TooLarge()
        try:
            while self._held < len(self._content) + size:
                self._share.take(STEP)
                self._held += STEP
        except Temporary as error:
            return error
        return None
