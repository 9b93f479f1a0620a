"""One more worker for a pool, whenever it needs one."""

import threading
from typing import Final

from redaction.errors import RedactionFailed, WorkersUnavailable
from redaction.policy import Policy
from redaction.pool.jobs import Crew
from redaction.pool.process import Worker
from redaction.pool.zygotes import Zygote, Zygotes

_ATTEMPTS: Final = 2


class Starter:
    """One for a pool. `crew`: which workers. `memory`: bytes that one may use."""

    def __init__(self, zygotes: Zygotes, crew: Crew, policy: Policy, memory: int) -> None:
        self._zygotes = zygotes
        self._crew = crew
        self._policy = policy
        self._memory = memory
        self._lock = threading.Lock()
        self._zygote: Zygote | None = None
        self._closed = False

    def worker(self) -> Worker:
        """A new worker, in milliseconds once the first was made.

        Raises:
            WorkersUnavailable: none can be made.
            RedactionFailed: after `close`.
        """
        with self._lock:
            for _ in range(_ATTEMPTS):
                zygote = self._running()
                worker = zygote.fork()
                if worker is not None:
                    return worker
                if zygote.runs:
                    break
                self._stop()
        raise WorkersUnavailable

    def close(self) -> None:
        """End the parent of the workers, and with it those that are left."""
        with self._lock:
            self._closed = True
            self._stop()
            self._zygotes.leave(self)

    def _running(self) -> Zygote:
        if self._closed:
            raise RedactionFailed
        if self._zygote is None:
            self._zygote = self._zygotes.parent(self, self._crew, self._policy, self._memory)
        return self._zygote

    def _stop(self) -> None:
        if self._zygote is not None:
            self._zygote.stop()
            self._zygote = None
