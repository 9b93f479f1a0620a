"""Watch a process and its children with strace: every file they open for writing, unnamed ones too, and every
address they connect to."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from socket import AF_INET

from tests.support.sockets import is_local

CALLS = "open,openat,openat2,creat,memfd_create,connect"
HARMLESS = ("/dev/null", "/dev/tty")
NAME_CACHE = "/var/run/nscd/socket"  # the C library asks it for every host name, and it is of this machine
UNFINISHED = re.compile(r"^(\d+) +(\w+)\((.*) <unfinished \.\.\.>$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>(.*)$")
CALL = re.compile(r"^(\d+) +(\w+)\((.*)\) += +\d+<(.*)>(\(deleted\))?$")
CONNECT = re.compile(r"^\d+ +connect\(\d+<.*?>, \{sa_family=(\w+)(.*)\}, \d+\)")
PEER = re.compile(r'(?:inet_addr\(|AF_INET6, |sun_path=@?)"([^"]*)"')
WRITING = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_TMPFILE|O_TRUNC|O_APPEND")


@dataclass(frozen=True)
class Opening:
    """A file opened for writing; an unnamed one never had a name in its folder."""

    call: str
    path: str
    unnamed: bool


def watched(command: Sequence[str], trace: Path) -> list[str]:
    """Return `command` run under strace, as the child that was asked for (strace stands aside)."""
    return [
        "strace",
        "-D",
        "-f",
        "-q",
        "-y",
        "--seccomp-bpf",
        "-e",
        f"trace={CALLS}",
        "-o",
        str(trace),
        *command,
    ]


def wait_until_traced(trace: Path, pid: int, seconds: float = 10) -> None:
    """Wait until strace has written the end of process `pid`.

    Raises:
        TimeoutError: the end did not appear.
    """
    end = re.compile(rf"^{pid} +\+\+\+ (?:exited|killed)", re.MULTILINE)
    deadline = time.monotonic() + seconds
    while not end.search(trace.read_text(errors="replace")):
        if time.monotonic() > deadline:
            raise TimeoutError("strace did not see the end of the process")
        time.sleep(0.05)


def openings(trace: Path) -> Iterator[Opening]:
    """Yield every successful opening for writing and every memory file."""
    for line in _whole_lines(trace):
        match = CALL.match(line)
        if match and (match[2] in ("creat", "memfd_create") or WRITING.search(match[3])):
            yield Opening(match[2], match[4], unnamed=bool(match[5]))


def outside(trace: Path, allowed: Sequence[Path]) -> list[Opening]:
    """Return the openings for writing not below one of the `allowed` folders, and unnamed ones anywhere."""
    below = (*HARMLESS, *(f"{folder.resolve()}/" for folder in allowed))
    return [opening for opening in openings(trace) if opening.unnamed or not opening.path.startswith(below)]


def connections(trace: Path) -> set[str]:
    """Return where the processes connected to, or tried to, other than addresses of the loopback."""
    peers = {_peer(match) for line in _whole_lines(trace) if (match := CONNECT.match(line))}
    return {peer for peer in peers if peer and not is_local(AF_INET, (peer,)) and peer != NAME_CACHE}


def _peer(connect: re.Match[str]) -> str:
    if connect[1] in ("AF_UNSPEC", "AF_NETLINK"):  # one dissolves a connection, the other asks the kernel
        return ""
    named = PEER.search(connect[2])
    return named[1] if named else connect[0]


def _whole_lines(trace: Path) -> Iterator[str]:
    begun: dict[str, str] = {}
    for line in trace.read_text(errors="replace").splitlines():
        if unfinished := UNFINISHED.match(line):
            begun[unfinished[1]] = f"{unfinished[1]} {unfinished[2]}({unfinished[3]}"
        elif resumed := RESUMED.match(line):
            yield begun.pop(resumed[1], "") + resumed[3]
        else:
            yield line
