"""An object that is being read: one chunk at a time, so that no download needs the memory of a whole file."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from threading import Lock
from typing import Final, Protocol, Self, TypeVar

from storage.errors import Unavailable

CHUNK: Final = 256 * 1024  # bytes

T = TypeVar("T")


class Source(Protocol):
    """An open object. `read` raises Unavailable, and returns nothing at the end."""

    def read(self, most: int) -> bytes:
        """Up to `most` bytes."""

    def close(self) -> None:
        """Give back what it holds; may be called again."""


class Reading:
    """Chunks of `length` bytes in all. Closed at the end, by an error, or by `aclose`."""

    def __init__(self, source: Source, length: int, threads: Executor | None) -> None:
        self._source = source
        self._left = length
        self._threads = threads
        self._turn = Lock()  # a reader that was cancelled is still at it in its thread

    @classmethod
    async def of(cls, threads: Executor | None, opens: Callable[[], tuple[Source, int]]) -> Self:
        """Open in a thread what `opens` gives with its length. Raises what it raises."""
        opening = asyncio.get_running_loop().run_in_executor(threads, opens)
        try:
            source, length = await asyncio.shield(opening)
        except asyncio.CancelledError:
            opening.add_done_callback(_close_unread)
            raise
        return cls(source, length, threads)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        """Raises Unavailable, also when the object ends before its time."""
        if not self._left:
            await self.aclose()
            raise StopAsyncIteration
        try:
            chunk = await self._in_thread(self._read)
        except BaseException:
            await asyncio.shield(self.aclose())
            raise
        self._left -= len(chunk)
        return chunk

    async def aclose(self) -> None:
        """Stop reading; nothing happens when it was closed already."""
        await self._in_thread(self._close)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _read(self) -> bytes:
        with self._turn:
            chunk = self._source.read(min(CHUNK, self._left))
        if not chunk:
            raise Unavailable
        return chunk

    def _close(self) -> None:
        with self._turn:
            self._source.close()


def _close_unread(opening: asyncio.Future[tuple[Source, int]]) -> None:
    if not opening.cancelled() and opening.exception() is None:
        opening.result()[0].close()
