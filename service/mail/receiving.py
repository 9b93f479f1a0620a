"""Reads the content of a mail from an SMTP connection: in memory, and counted against the budget.

aiosmtpd's own reading keeps an object for every line, outside any budget, and refuses lines over 1001 bytes
with a permanent error.
"""

from asyncio import LimitOverrunError, StreamReader
from collections.abc import AsyncIterator, Callable

from service.budget import Share
from service.errors import ServiceError, Temporary, TooLarge

LINE_END = b"\r\n"
DOT = b"\r\n."  # SMTP doubles it at the beginning of a line
LONE_DOT = b".\r\n"
END_OF_DATA = LINE_END + LONE_DOT
STEP = 64 * 1024  # bytes


class Receiving:
    """The content between "354" and the end of data. `progress` is called after every STEP bytes."""

    def __init__(self, reader: StreamReader, share: Share, limit: int, progress: Callable[[], None]) -> None:
        self._reader = reader
        self._share = share
        self._limit = limit
        self._progress = progress
        self._content = bytearray(LINE_END)  # the command's: what follows begins a line
        self._received = 0
        self._doubled = 0  # dots
        self._held = 0
        self._refusal: ServiceError | None = None

    async def content(self) -> bytes:
        """Read up to and including the end of data, whatever happens: what was left over would be taken for
        commands. Raises TooLarge over the limit, Temporary when the budget is used up."""
        async for piece in self._pieces():
            self._add(piece)
        if self._refusal is not None:
            raise self._refusal
        del self._content[-len(END_OF_DATA) + len(LINE_END) :]
        single = self._content.replace(DOT, LINE_END)
        self._content.clear()
        return bytes(memoryview(single)[len(LINE_END) :])

    async def _pieces(self) -> AsyncIterator[bytes]:
        """All that was sent, as it came.

        Only CRLF ends a line, and only CRLF "." CRLF ends the data (RFC 5321, section 4.1.1.4): anything
        looser lets one mail smuggle another.
        """
        last = LINE_END
        while last != END_OF_DATA:
            piece = await self._piece()
            yield piece
            last = (last + piece[-len(END_OF_DATA) :])[-len(END_OF_DATA) :]

    async def _piece(self) -> bytes:
        """Up to a line that ends with a dot: the line end before a lone one may be in the last piece."""
        try:
            return await self._reader.readuntil(LONE_DOT)
        except LimitOverrunError as error:
            beginning = error.consumed
        return await self._reader.read(beginning)

    def _add(self, piece: bytes) -> None:
        before = self._received // STEP
        self._received += len(piece)
        if self._received // STEP > before:
            self._progress()
        if self._refusal is None:
            seen = max(0, len(self._content) - len(LINE_END))  # a line end and its dot may come apart
            self._content += piece
            self._doubled += self._content.count(DOT, seen)
            self._refusal = self._full()
        if self._refusal is not None:
            self._content.clear()

    def _full(self) -> ServiceError | None:
        if self._received > self._limit and self._size() > self._limit:
            return TooLarge()
        try:
            while self._held < len(self._content):
                self._share.take(STEP)
                self._held += STEP
        except Temporary as error:
            return error
        return None

    def _size(self) -> int:
        """Bytes of the mail so far, without what SMTP adds to it (RFC 1870, section 5)."""
        end = len(LINE_END) if self._content.endswith(END_OF_DATA) else 0
        return len(self._content) - len(LINE_END) - self._doubled - end
