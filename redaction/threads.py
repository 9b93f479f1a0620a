"""Worker threads for redaction: few, a short queue, a time limit, and errors that tell nothing."""

import asyncio
import logging
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, ParamSpec, TypeVar

from redaction.errors import RedactionBusy, RedactionFailed, place_of

P = ParamSpec("P")
T = TypeVar("T")

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Done(Generic[T]):
    value: T


class Threads:
    """Runs jobs in `count` threads and lets at most `max_waiting` more wait.

    `seconds` is wall-clock time from asking to answer. A thread can't be killed: a job over its time is given
    up by the caller and holds its place until it ends, so later callers hear `RedactionBusy` and don't hang.
    """

    def __init__(self, count: int, max_waiting: int, seconds: float) -> None:
        self._executor = ThreadPoolExecutor(count, thread_name_prefix="redaction")
        self._lock = threading.Lock()
        self._free = count + max_waiting  # places to wait or to run
        self._seconds = seconds

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Raises `RedactionBusy` when the queue is full, `RedactionFailed` on any exception or time-out."""
        future = self._submit(job, *args, **kwargs)
        try:
            # asyncio.wait raises nothing of its own, so no exception with a context reaches the caller.
            await asyncio.wait({future}, timeout=self._seconds)
        finally:
            future.cancel()
        done = None if future.cancelled() else future.result()
        if done is None:
            raise RedactionFailed
        return done.value

    @property
    def full(self) -> bool:
        """The next job would hear `RedactionBusy`."""
        return self._free <= 0

    def close(self) -> None:
        """Drop what waits; a running job ends by itself."""
        self._executor.shutdown(wait=False, cancel_futures=True)

    def _submit(
        self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> "asyncio.Future[_Done[T] | None]":
        if not self._taken():
            raise RedactionBusy
        try:
            future: Future[_Done[T] | None] = self._executor.submit(lambda: _run(job, *args, **kwargs))
        except RuntimeError:  # closed
            self._give_back()
            raise RedactionFailed from None
        future.add_done_callback(lambda _: self._give_back())
        return asyncio.wrap_future(future)

    def _taken(self) -> bool:
        with self._lock:
            taken = self._free > 0
            self._free -= taken
        return taken

    def _give_back(self) -> None:
        with self._lock:
            self._free += 1


def _run(job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> _Done[T] | None:
    """The exception ends here: its text, its context and its frames hold what a person sent."""
    try:
        return _Done(job(*args, **kwargs))
    except Exception as error:  # noqa: BLE001 - whatever it is, it must not leave
        log.error("redaction failed: %s", place_of(error))  # noqa: TRY400 - a traceback would quote input
        return None
