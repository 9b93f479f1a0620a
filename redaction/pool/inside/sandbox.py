"""What a worker gives up before it reads its first byte, in this order, and can't get back."""

import os
import resource
import signal
from dataclasses import dataclass
from typing import Final

from redaction.hardening import prctl
from redaction.pool.inside import landlock, seccomp

_PR_SET_PDEATHSIG: Final = 1  # linux/prctl.h
_PR_SET_NO_NEW_PRIVS: Final = 38
_OPEN_FILES: Final = 64


@dataclass(frozen=True)
class Sandbox:
    """`parent`: the process that a worker doesn't outlive. `memory`: bytes that it may have for itself.
    `rules`: Landlock's, None where the kernel has none.
    """

    parent: int
    memory: int
    rules: int | None

    def confine(self) -> None:
        """For a new process. Core dumps were given up before, and that is inherited.

        Raises:
            OSError: the kernel can't do that; the process must end.
        """
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != self.parent:
            raise ProcessLookupError
        for limit, value in (
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_NOFILE, _OPEN_FILES),
            (resource.RLIMIT_DATA, self.memory),
        ):
            resource.setrlimit(limit, (value, value))
        prctl(_PR_SET_NO_NEW_PRIVS, 1)
        if self.rules is not None:
            landlock.restrict(self.rules)
        seccomp.confine()
