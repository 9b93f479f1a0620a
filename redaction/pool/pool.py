"""Runs jobs in worker processes: a few at a time, a short queue, limits on time and memory, silent errors."""

import asyncio
import logging
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

from redaction.errors import (
    CpuLimit,
    MemoryLimit,
    ReaderFailed,
    RedactionError,
    RedactionFailed,
    WorkerCrashed,
    WorkerLost,
    told_place,
)
from redaction.policy import Policy
from redaction.pool.jobs import TEXT_CREW, Crew, Job
from redaction.pool.limits import Limits
from redaction.pool.process import Worker
from redaction.pool.starter import Starter
from redaction.pool.zygotes import Zygotes
from redaction.progress import STEPS, Progress, unheard
from redaction.threads import Threads

log = logging.getLogger(__name__)
T = TypeVar("T")


@dataclass(frozen=True)
class _Done(Generic[T]):
    value: T


@dataclass(frozen=True)
class _Call(Generic[T]):
    """A job with its arguments; `given_up` is set when nobody waits for it any longer."""

    job: Job[T]
    arguments: tuple[str | bytes, ...]
    deadline: float
    given_up: threading.Event
    progress: Progress


class Pool:
    """`workers` jobs run at once, each in a process of its own, and `max_waiting` more may wait.

    Starts nothing before `warm` or the first job. A thread of the server waits for each running job, because
    it can watch its worker while the event loop is busy.
    """

    def __init__(
        self,
        policy: Policy,
        *,
        workers: int,
        max_waiting: int,
        limits: Limits,
        crew: Crew = TEXT_CREW,
        zygotes: Zygotes | None = None,
    ) -> None:
        """`zygotes`: those of other pools, with which this one shares what all load."""
        self._crew = crew
        self._workers = workers
        self._limits = limits
        self._starter = Starter(zygotes or Zygotes(), crew, policy, limits.memory)
        self._threads = Threads(workers, max_waiting, limits.wall_seconds)
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._busy: set[Worker] = set()
        self._closed = False

    async def warm(self) -> None:
        """Have all workers ready. Raises WorkersUnavailable."""
        await asyncio.to_thread(self._fill)

    async def run(self, job: Job[T], *arguments: str | bytes, progress: Progress = unheard) -> T:
        """The result of a job. With any error its worker process is replaced, and nothing of the input told.

        `progress` hears how far it is, in a thread of the server.

        Raises:
            RedactionBusy: the queue is full.
            RedactionFailed: the job took too long on the clock, or the pool was closed.
            ReaderFailed: the job raised.
            WorkersUnavailable: no worker process can be started.
            WorkerLost: the worker process crashed over the job, or was killed at a limit.
        """
        call = _Call(
            job, arguments, time.monotonic() + self._limits.wall_seconds, threading.Event(), progress
        )
        try:
            outcome = await self._threads.run(self._outcome, call)
        finally:
            call.given_up.set()
        if isinstance(outcome, _Done):
            return outcome.value
        raise outcome

    @property
    def full(self) -> bool:
        """The next job would hear `RedactionBusy`."""
        return self._threads.full

    async def close(self) -> None:
        """End all processes; jobs that wait or run fail."""
        await asyncio.to_thread(self._close)

    def _outcome(self, call: _Call[T]) -> _Done[T] | type[RedactionError]:
        """The kind of an error, not the error: its frames hold what a person sent."""
        try:
            return self._done(call)
        except WorkerLost as error:
            log.warning("a worker was lost in %s: %s", call.job.work, error.text)
            return type(error)
        except RedactionError as error:
            return type(error)

    def _done(self, call: _Call[T]) -> _Done[T] | type[RedactionError]:
        """A fault is the input's own only when a worker does what it should with other input.

        When all workers crash or fail whatever they read, no message must be blamed for it and lose its
        content.
        """
        blamed: type[RedactionFailed] = WorkerCrashed
        with suppress(WorkerCrashed):
            outcome = self._tried(call)
            if isinstance(outcome, _Done):
                return outcome
            blamed = ReaderFailed
        fine = False
        with suppress(RedactionError):
            fine = isinstance(
                self._tried(_Call(self._crew.samples, (), call.deadline, call.given_up, unheard)), _Done
            )
        raise blamed if fine else RedactionFailed

    def _tried(self, call: _Call[T]) -> _Done[T] | type[RedactionError]:
        worker = self._taken()
        try:
            outcome = _outcome_of(call.job, self._answer(worker, call))
        except BaseException:
            self._bury(worker)
            raise
        self._put_back(worker)
        return outcome

    def _answer(self, worker: Worker, call: _Call[T]) -> object:
        with suppress(EOFError, OSError):
            watch = _Watch(worker, call, self._limits)
            return worker.ask([call.job.work, *call.arguments], watch.look, watch.go_on)
        raise WorkerCrashed

    def _taken(self) -> Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.waits:
                    self._busy.add(worker)
                    return worker
                worker.bury()
        worker = self._starter.worker()
        with self._lock:
            self._busy.add(worker)
        return worker

    def _put_back(self, worker: Worker) -> None:
        """One that has grown is replaced: its memory would be held against the next job."""
        with suppress(ProcessLookupError):
            worn = worker.jobs >= self._limits.jobs or worker.used().memory > self._limits.memory // 2
            with self._lock:
                if not worn and not self._closed:
                    self._busy.discard(worker)
                    self._idle.append(worker)
                    return
        self._bury(worker)

    def _bury(self, worker: Worker) -> None:
        with self._lock:  # so that `_close` doesn't kill what is no longer there
            self._busy.discard(worker)
        worker.bury()

    def _fill(self) -> None:
        for _ in range(self._workers - len(self._idle) - len(self._busy)):
            self._put_back(self._starter.worker())

    def _close(self) -> None:
        self._threads.close()
        with self._lock:
            self._closed = True
            idle, self._idle = self._idle, []
            for worker in self._busy:
                worker.kill()
        for worker in idle:
            worker.bury()
        self._starter.close()


class _Watch(Generic[T]):
    """Looks at a worker while it works, and ends what goes on for too long or takes too much."""

    def __init__(self, worker: Worker, call: _Call[T], limits: Limits) -> None:
        self._worker = worker
        self._call = call
        self._limits = limits
        self._began = self._step = worker.used().cpu

    def look(self) -> None:
        """Raises RedactionFailed, CpuLimit or MemoryLimit."""
        if self._call.given_up.is_set() or time.monotonic() >= self._call.deadline:
            raise RedactionFailed
        used, limits = self._worker.used(), self._limits
        if used.cpu - self._step >= limits.cpu_seconds or used.cpu - self._began >= limits.total_cpu_seconds:
            raise CpuLimit
        if used.memory > limits.memory:
            raise MemoryLimit

    def go_on(self, said: list[object]) -> None:
        """A step was done. Raises ValueError when the worker can't be trusted."""
        match said:
            case [str(what), int(number), int(of)] if what in STEPS and 0 < number <= of:
                self._step = self._worker.used().cpu
                self._call.progress(what, number, of)
            case _:
                raise ValueError("not a sign of progress")


def _outcome_of(job: Job[T], answer: object) -> _Done[T] | type[RedactionError]:
    """Raises ValueError when the worker can't be trusted, and MemoryLimit."""
    match answer:
        case ["done", value]:
            return _Done(job.read(value))
        case ["failed", place]:
            log.error("redaction failed in a worker: %s", told_place(place))
            return RedactionFailed
        case ["memory", _]:
            raise MemoryLimit
    raise ValueError("not an answer")
