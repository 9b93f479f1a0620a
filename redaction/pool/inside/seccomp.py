"""A seccomp filter: the kernel refuses a worker every system call that is not on the list.

Written as classic BPF through ctypes: the packages for it need libseccomp, which is not on every machine.
See seccomp(2), and linux/filter.h for the instructions.
"""

import ctypes
import errno
import os
import platform
import struct
from typing import Final, NamedTuple

from redaction.hardening import prctl
from redaction.pool.inside.calls import CALLS, OPENING

_PR_SET_SECCOMP: Final = 22
_MODE_FILTER: Final = 2

_ALLOW: Final = 0x7FFF0000
_MISSING: Final = 0x00050000 | errno.ENOSYS  # libraries have a way around a call that doesn't exist
_REFUSED: Final = 0x00050000 | errno.EACCES
_KILL: Final = 0x80000000

_NUMBER, _ARCHITECTURE, _ARGUMENTS = 0, 4, 16  # offsets in struct seccomp_data
_LOAD, _EQUAL, _ANY_BIT, _RETURN = 0x20, 0x15, 0x45, 0x06

# Machine: AUDIT_ARCH of linux/audit.h, and which number of `calls` is its own. Both are little-endian.
_MACHINES: Final = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Step(NamedTuple):
    """One instruction: what to do, how many to skip if it holds or doesn't, and the operand."""

    code: int
    yes: int
    no: int
    operand: int


class _Program(ctypes.Structure):
    _fields_ = (("count", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def confine() -> None:
    """Put the filter in force in this process, which has given up new privileges.

    Raises:
        OSError: the kernel has no seccomp filters, or this processor is not on the list.
    """
    steps = program(platform.machine())
    code = b"".join(struct.pack("=HBBI", *step) for step in steps)
    filters = _Program(len(steps), code)
    prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(filters))


def program(machine: str) -> list[Step]:
    """The filter of a kind of processor. Raises OSError for an unknown one."""
    if machine not in _MACHINES:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    architecture, own = _MACHINES[machine]
    steps = [Step(_LOAD, 0, 0, _ARCHITECTURE), Step(_EQUAL, 1, 0, architecture), Step(_RETURN, 0, 0, _KILL)]
    steps.append(Step(_LOAD, 0, 0, _NUMBER))
    for numbers in CALLS.values():
        if (number := numbers[own]) is not None:
            steps += [Step(_EQUAL, 0, 1, number), Step(_RETURN, 0, 0, _ALLOW)]
    for numbers, flags in OPENING.values():
        if (number := numbers[own]) is not None:
            steps += _opening(number, flags)
    return [*steps, Step(_RETURN, 0, 0, _MISSING)]


def _opening(number: int, flags: int) -> list[Step]:
    return [
        Step(_EQUAL, 0, 4, number),
        Step(_LOAD, 0, 0, _ARGUMENTS + 8 * flags),
        Step(_ANY_BIT, 0, 1, _WRITING),
        Step(_RETURN, 0, 0, _REFUSED),
        Step(_RETURN, 0, 0, _ALLOW),
    ]
