"""In a process of its own: what `harden` gives up doesn't come back."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
PROGRAM = """
import ctypes, os, resource, sys
from service.hardening import harden
os.umask(0)
harden()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), oct(os.umask(0)))
"""


def test_no_core_no_ptrace_and_files_for_the_owner_alone() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert done.stdout == "(0, 0) 0 0o77\n"
