"""What processes use: CPU seconds and memory of a process and everything it started."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

import psutil

MIB: Final = 1024 * 1024


class Memory(NamedTuple):
    """Bytes of several processes together.

    `rss` counts a page that they share once for each of them, `pss` once in all, `uss` not at all. The kernel
    tells the last two of processes that closed themselves to others to root alone; else they are None.
    """

    rss: int
    pss: int | None
    uss: int | None


class CpuMeter:
    """CPU seconds, user and system, of processes and all that they start, from the meter's making on.

    Workers come and go, and the kernel forgets the time of those that nobody waits for. So `look` has to be
    called now and then, and what a process used between the last look and its end is missing.
    """

    def __init__(self, pids: Sequence[int]) -> None:
        self._pids = pids
        self._last: dict[psutil.Process, float] = {}
        self.look()
        self._first = dict(self._last)

    def look(self) -> None:
        """Note what each process has used so far; the kernel counts in steps of 10 ms."""
        for process in _trees(self._pids):
            with suppress(psutil.NoSuchProcess):
                times = process.cpu_times()
                self._last[process] = times.user + times.system

    def seconds(self) -> float:
        """What was used up to now."""
        self.look()
        return sum(self._last.values()) - sum(self._first.values())


def memory(pid: int) -> Memory:
    """What a process and all that it started hold now."""
    return _of_each(sum, [_memory(process) for process in _trees([pid])])


def largest(seen: Sequence[Memory]) -> Memory:
    """The largest of each figure."""
    return _of_each(max, seen)


def machine_cpu_seconds() -> float:
    """CPU seconds that everything on this machine has used so far, and what its host took away."""
    times = psutil.cpu_times()
    return float(times.user + times.nice + times.system + times.irq + times.softirq + times.steal)


def machine(folder: Path) -> str:
    """This machine in one line, with the file system of `folder`: its fsync is part of every ticket."""
    cores, gib = psutil.cpu_count(), psutil.virtual_memory().total / MIB / 1024
    return (
        f"{cores} cores ({_model()}), {gib:.0f} GiB of memory, data on {_filesystem(folder)}, "
        f"{platform.system()} {platform.release()}, Python {platform.python_version()}"
    )


def _trees(pids: Sequence[int]) -> list[psutil.Process]:
    parents = [psutil.Process(pid) for pid in pids]
    return [*parents, *(child for parent in parents for child in parent.children(recursive=True))]


def _memory(process: psutil.Process) -> Memory:
    try:
        used = process.memory_full_info()
    except psutil.AccessDenied:
        return Memory(process.memory_info().rss, None, None)
    except psutil.NoSuchProcess:  # it ended just now
        return Memory(0, 0, 0)
    return Memory(used.rss, used.pss, used.uss)


def _of_each(join: Callable[[Iterable[int]], int], seen: Sequence[Memory]) -> Memory:
    pss = [one.pss for one in seen if one.pss is not None]
    uss = [one.uss for one in seen if one.uss is not None]
    told = len(pss) == len(uss) == len(seen)
    return Memory(join(one.rss for one in seen), join(pss) if told else None, join(uss) if told else None)


def _model() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _filesystem(folder: Path) -> str:
    mounts = psutil.disk_partitions(all=True)
    holding = [mount for mount in mounts if folder.resolve().is_relative_to(mount.mountpoint)]
    return max(holding, key=lambda mount: len(mount.mountpoint)).fstype if holding else "unknown"
