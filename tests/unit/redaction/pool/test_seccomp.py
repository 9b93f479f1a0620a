"""The filter itself, run as the kernel would, for both kinds of processors."""

import os
import struct

import pytest

from redaction.pool.inside.calls import CALLS, OPENING
from redaction.pool.inside.seccomp import Step, program

ARCHITECTURES = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}
OWN = {"x86_64": 0, "aarch64": 1}
ALLOWED, MISSING, REFUSED, KILLED = 0x7FFF0000, 0x00050026, 0x0005000D, 0x80000000

# From the tables of Linux: arch/x86/entry/syscalls/syscall_64.tbl, include/uapi/asm-generic/unistd.h.
DANGEROUS = {
    "x86_64": {
        "ioctl": 16,
        "sendfile": 40,
        "socket": 41,
        "connect": 42,
        "sendto": 44,
        "sendmsg": 46,
        "bind": 49,
        "clone": 56,
        "fork": 57,
        "vfork": 58,
        "execve": 59,
        "kill": 62,
        "truncate": 76,
        "rename": 82,
        "mkdir": 83,
        "unlink": 87,
        "ptrace": 101,
        "setuid": 105,
        "prctl": 157,
        "setrlimit": 160,
        "tkill": 200,
        "tgkill": 234,
        "unlinkat": 263,
        "prlimit64": 302,
        "process_vm_writev": 311,
        "memfd_create": 319,
        "bpf": 321,
        "execveat": 322,
        "io_uring_setup": 425,
        "clone3": 435,
        "openat2": 437,
        "not known yet": 1000,
        "x32": 0x40000000,
        "x32 open": 0x40000002,
    },
    "aarch64": {
        "ioctl": 29,
        "mkdirat": 34,
        "unlinkat": 35,
        "truncate": 45,
        "sendfile": 71,
        "ptrace": 117,
        "kill": 129,
        "tkill": 130,
        "tgkill": 131,
        "setuid": 146,
        "setrlimit": 164,
        "prctl": 167,
        "socket": 198,
        "bind": 200,
        "connect": 203,
        "sendto": 206,
        "sendmsg": 211,
        "clone": 220,
        "execve": 221,
        "prlimit64": 261,
        "process_vm_writev": 271,
        "renameat2": 276,
        "memfd_create": 279,
        "bpf": 280,
        "execveat": 281,
        "io_uring_setup": 425,
        "clone3": 435,
        "openat2": 437,
        "not known yet": 1000,
    },
}


def verdict(steps: list[Step], architecture: int, number: int, *arguments: int) -> int:
    """What classic BPF makes of one call (struct seccomp_data)."""
    data = struct.pack("<IIQ6Q", number, architecture, 0, *(*arguments, *[0] * (6 - len(arguments))))
    position, held = 0, 0
    while True:
        code, yes, no, operand = steps[position]
        position += 1
        match code:
            case 0x20:
                held = struct.unpack_from("<I", data, operand)[0]
            case 0x15:
                position += yes if held == operand else no
            case 0x45:
                position += yes if held & operand else no
            case 0x06:
                return operand


@pytest.fixture(params=list(ARCHITECTURES))
def machine(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_what_is_on_the_list_is_allowed(machine: str) -> None:
    for numbers in CALLS.values():
        if (number := numbers[OWN[machine]]) is not None:
            assert verdict(program(machine), ARCHITECTURES[machine], number) == ALLOWED


def test_everything_else_does_not_exist(machine: str) -> None:
    for number in DANGEROUS[machine].values():
        assert verdict(program(machine), ARCHITECTURES[machine], number) == MISSING


def test_files_are_opened_for_reading_only(machine: str) -> None:
    steps, architecture = program(machine), ARCHITECTURES[machine]
    for numbers, place in OPENING.values():
        number = numbers[OWN[machine]]
        if number is None:
            continue
        for flags in (os.O_RDONLY, os.O_RDONLY | os.O_CLOEXEC | os.O_DIRECTORY):
            assert verdict(steps, architecture, number, *[7] * place, flags) == ALLOWED
        for flags in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC, os.O_RDWR | os.O_TMPFILE):
            assert verdict(steps, architecture, number, *[0] * place, flags) == REFUSED


def test_calls_of_another_processor_end_the_process(machine: str) -> None:
    assert verdict(program(machine), 0x40000003, 3) == KILLED  # 32 bits, where 3 is read


def test_an_unknown_processor_is_refused() -> None:
    with pytest.raises(OSError, match="not implemented"):
        program("riscv64")
