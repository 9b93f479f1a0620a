"""What a process gives up before it touches anything raw: core dumps, and being read by others."""

import os

from redaction.hardening import forget_cores

OWNER_ONLY = 0o077


def harden() -> None:
    """No core file, no ptrace by other processes of the same user, new files for the owner alone.

    Every program of ours calls this for itself: what is given up comes back with exec.
    """
    forget_cores()
    os.umask(OWNER_ONLY)
