"""What a process gives up before it touches anything raw: core dumps, and being read by others."""

import ctypes
import os
import resource

_PR_SET_DUMPABLE = 4  # linux/prctl.h
OWNER_ONLY = 0o077


def harden() -> None:
    """No core file, no ptrace by other processes of the same user, new files for the owner alone.

    The dumpable flag is lost on exec, so every program of ours calls this for itself. It is Linux only. A
    core pattern that pipes ignores the limit, which is why the flag is needed as well.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.umask(OWNER_ONLY)
    prctl = getattr(ctypes.CDLL(None, use_errno=True), "prctl", None)
    if prctl is not None:
        prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
