"""How fast: against stock Presidio, by size, on soups; start and memory, each in a process of its own."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from statistics import median
from typing import Final

from bench.redaction.bodies import SOUPS

_ROUNDS: Final = 5
_READY: Final = "from redaction.engine import Engine; Engine().redact('4111 1111 1111 1111')"
_IMPORT: Final = "import presidio_analyzer"
# Not getrusage: its figure begins with what the parent had when it forked.
_PEAK: Final = "print(next(l.split()[1] for l in open('/proc/self/status') if l.startswith('VmHWM')))"


def seconds(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    """CPU seconds of this process, the least of several rounds: what else runs here only adds."""
    took = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        took.append(time.process_time() - began)
    return min(took)


def over(redact: Callable[[str], str], texts: Iterable[str]) -> float:
    """CPU seconds for all texts, one after the other."""
    bodies = list(texts)
    return seconds(lambda: [redact(text) for text in bodies])


def soups(redact: Callable[[str], str]) -> list[tuple[str, float]]:
    """CPU seconds of each soup of 80,000 code points, the slowest first."""
    took = [(name, seconds(partial(redact, text), 2)) for name, text in SOUPS.items()]
    return sorted(took, key=lambda row: -row[1])


def start() -> tuple[float, float]:
    """Seconds until the engine has redacted its first text, and of `import presidio_analyzer` alone."""
    return _process(_READY), _process(_IMPORT)


def memory() -> tuple[float, float]:
    """MiB of a process with the engine ready, and of a bare interpreter."""
    return _peak(_READY), _peak("pass")


def _process(code: str) -> float:
    bare = median(_timed("pass") for _ in range(_ROUNDS))
    return median(_timed(code) for _ in range(_ROUNDS)) - bare


def _timed(code: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - began


def _peak(code: str) -> float:
    output = subprocess.run(
        [sys.executable, "-c", f"{code}\n{_PEAK}"], check=True, capture_output=True
    ).stdout
    return int(output) / 1024
