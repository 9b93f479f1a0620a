"""SQLite's way of many small transactions: those that are ready at one time are committed together.

A transaction is one trip to a thread: its statements take microseconds each, and a trip for every one of them
costs more than they do. While a commit waits for the disk, others gather for the next one. When one of them
fails, all are rolled back and each is tried by itself: that is rare, and a savepoint for each would not be.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import Connection, Engine

from storage.endings import to_the_end
from storage.faults import own_errors
from storage.ledger.seal import Seal
from storage.sessions import InThread
from storage.transaction import Transaction

T = TypeVar("T")
Work = Callable[[Transaction], Coroutine[Any, Any, T]]

MOST: Final = 50  # transactions in one commit: other writers wait for their turn meanwhile


@dataclass(frozen=True)
class _Done:
    value: Any


@dataclass(frozen=True)
class _Waiting(Generic[T]):
    work: Work[T]
    result: asyncio.Future[T]


class Commits:
    """Commits through `engine`, one group after the other; `turn` is held meanwhile."""

    def __init__(self, engine: Engine, turn: asyncio.Lock, seal: Seal) -> None:
        self._engine = engine
        self._turn = turn
        self._seal = seal
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="commits")
        self._waiting: list[_Waiting[Any]] = []
        self._running: asyncio.Task[None] | None = None

    async def run(self, work: Work[T]) -> T:
        """As `Database.commit`."""
        waiting = _Waiting(work, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._running is None:
            self._running = asyncio.create_task(self._run())
        return await to_the_end(waiting.result)

    async def close(self) -> None:
        """Let what waits come to its end, and close the connection."""
        if self._running is not None:
            await self._running
        await asyncio.to_thread(self._engine.dispose)

    async def _run(self) -> None:
        try:
            while self._waiting:
                async with self._turn:
                    group, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
                    works = [one.work for one in group]
                    running = asyncio.get_running_loop().run_in_executor(self._thread, self._committed, works)
                    running.add_done_callback(partial(_tell, group))
                    await to_the_end(asyncio.wait([running]))
        finally:
            self._running = None
            for one in self._waiting:  # the event loop ends
                one.result.cancel()

    def _committed(self, group: Sequence[Work[Any]]) -> list[_Done | Exception]:
        """In the thread. What became of each; what this raises became of all."""
        begun = False
        try:
            with own_errors(), self._engine.begin() as connection:
                begun = True
                return [self._done(connection, work) for work in group]
        except Exception:
            if len(group) == 1 or not begun:
                raise
        return [self._alone(work) for work in group]  # which shows whose fault it was

    def _alone(self, work: Work[Any]) -> _Done | Exception:
        try:
            return self._committed([work])[0]
        except Exception as error:  # noqa: BLE001 - it is raised where its work was asked for
            return error

    def _done(self, connection: Connection, work: Work[Any]) -> _Done:
        session = InThread(connection)
        try:
            result = _driven(work(Transaction(session, self._seal)))
            session.sync_session.flush()
        finally:
            session.sync_session.close()
        return _Done(result)


def _driven(work: Coroutine[Any, Any, T]) -> T:
    """The result of a coroutine that awaits nothing but what is there already. RuntimeError: it waits."""
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    work.close()
    raise RuntimeError("a transaction in one trip waits for nothing but its own statements")


def _tell(group: Sequence[_Waiting[Any]], running: asyncio.Future[list[_Done | Exception]]) -> None:
    error = running.exception()
    outcomes = running.result() if error is None else [error] * len(group)
    for one, outcome in zip(group, outcomes, strict=True):
        if isinstance(outcome, _Done):
            one.result.set_result(outcome.value)
        else:
            one.result.set_exception(outcome)
