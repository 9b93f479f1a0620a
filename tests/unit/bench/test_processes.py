from __future__ import annotations

import os
import subprocess
import sys
import time

from bench.processes import CpuMeter, Memory, largest

BURNED = 0.2  # seconds of CPU
BURN = f"""
import time
while time.process_time() < {BURNED}: pass
print(flush=True)
input()
"""


def test_the_time_of_a_process_that_has_ended_counts() -> None:
    meter, own = CpuMeter([os.getpid()]), time.process_time()
    command = [sys.executable, "-c", BURN]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        meter.look()
    assert meter.seconds() - (time.process_time() - own) > BURNED / 2


def test_what_could_not_be_seen_is_not_made_up() -> None:
    assert largest([Memory(1, 5, 2), Memory(3, 4, 1)]) == Memory(3, 5, 2)
    assert largest([Memory(1, 5, 2), Memory(3, None, None)]) == Memory(3, None, None)
