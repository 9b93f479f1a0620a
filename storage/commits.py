"""Transactions in one trip; on SQLite, those that are ready at one time are committed together.

Statements take microseconds each, and a trip to a thread, a task and a greenlet for every one of them cost
more than they do. While a commit waits for the disk, others gather for the next one. When one of them
fails, all are rolled back and each is tried by itself: that is rare, and a savepoint for each would not be.
"""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from storage.endings import to_the_end
from storage.faults import own_errors
from storage.ledger.seal import Seal
from storage.sessions import Blocking
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
                return [_Done(self._result(connection, work)) for work in group]
        except Exception:
            if len(group) == 1 or not begun:
                raise
        return [self._alone(work) for work in group]  # which shows whose fault it was

    def _alone(self, work: Work[Any]) -> _Done | Exception:
        try:
            return self._committed([work])[0]
        except Exception as error:  # noqa: BLE001 - it is raised where its work was asked for
            return error

    def _result(self, connection: Connection, work: Work[T]) -> T:
        with Session(connection, expire_on_commit=False, join_transaction_mode="rollback_only") as session:
            return done(session, work, self._seal)


def done(session: Session, work: Work[T], seal: Seal) -> T:
    """The result of some work that was done in a blocking session, and is not yet committed.

    RuntimeError: it waits for something else.
    """
    doing = work(Transaction(Blocking(session), seal))
    try:
        doing.send(None)
    except StopIteration as end:
        session.flush()
        result: T = end.value
        return result
    doing.close()
    raise RuntimeError("a transaction in one trip waits for nothing but its own statements")


def _tell(group: Sequence[_Waiting[Any]], running: asyncio.Future[list[_Done | Exception]]) -> None:
    error = running.exception()
    outcomes = running.result() if error is None else [error] * len(group)
    for one, outcome in zip(group, outcomes, strict=True):
        if isinstance(outcome, _Done):
            one.result.set_result(outcome.value)
        else:
            one.result.set_exception(outcome)
