"""What redaction raises. The texts are fixed: no input ever stands in an exception.

    RedactionError
    ├── RedactionBusy              too much waits; try again
    └── RedactionFailed            an exception, a wall-clock limit, a closed redactor
        ├── WorkersUnavailable     no worker process can be started here
        │   └── NoSandbox          the kernel or the processor can't confine one
        ├── ReaderFailed           the reader raised over this input, and not over other input
        └── WorkerLost             this input cost a worker process its life; it may do so again
            ├── WorkerCrashed      the process ended by itself, or something else killed it
            ├── CpuLimit           it was killed for using too much processor time
            └── MemoryLimit        it was killed for using too much memory

Time on the clock says more about the load of the machine than about the input, so it has no place of its own.
"""

import re
from pathlib import PurePath
from typing import Final

_PLACE: Final = re.compile(r"[A-Za-z_]{1,60}(?: at [A-Za-z_]{1,60}\.py:[0-9]{1,5})?")


class RedactionError(Exception):
    """Nothing was redacted, so nothing may be kept."""

    text = "redaction error"

    def __init__(self) -> None:
        super().__init__(self.text)


class RedactionBusy(RedactionError):
    """Too many texts wait to be redacted; the same request may succeed later."""

    text = "redaction is busy"


class RedactionFailed(RedactionError):
    """The text could not be redacted: an exception, or a time limit."""

    text = "redaction failed"


class WorkersUnavailable(RedactionFailed):
    """No worker process can be started."""

    text = "worker processes can't be started"


class NoSandbox(WorkersUnavailable):
    """A worker process could not give up its rights, so none may read anything."""

    text = "worker processes can't be confined: they need Linux 5.3 on x86-64 or arm64 with seccomp filters"


class ReaderFailed(RedactionFailed):
    """What reads such input raised, as it will again until it is mended. Other input can be read."""

    text = "the reader of this input failed"


class WorkerLost(RedactionFailed):
    """The worker process ended over this input."""

    text = "a worker process was lost"


class WorkerCrashed(WorkerLost):
    """It ended by itself, or something outside of Veilbox killed it."""

    text = "a worker process crashed"


class CpuLimit(WorkerLost):
    """It was killed for using too much processor time."""

    text = "a worker process used too much processor time"


class MemoryLimit(WorkerLost):
    """It was killed for using too much memory, or was refused more."""

    text = "a worker process used too much memory"


def place_of(error: BaseException) -> str:
    """Such as "ValueError at sniff.py:12": what may be told of an exception whose text quotes the input."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return type(error).__name__
    return f"{type(error).__name__} at {PurePath(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}"


def told_place(words: object) -> str:
    """What another process gave as `place_of`, if it looks like one: that process has read hostile bytes."""
    return words if isinstance(words, str) and _PLACE.fullmatch(words) else "an unknown place"
