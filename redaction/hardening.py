"""What every process of ours gives up before it touches anything raw."""

import ctypes
import os
import resource
from contextlib import suppress
from typing import Final

_LIBC: Final = ctypes.CDLL(None, use_errno=True)
_PR_SET_DUMPABLE: Final = 4  # linux/prctl.h


def forget_cores() -> None:
    """No core file, and no ptrace by other processes of the same user.

    The dumpable flag is inherited by fork and lost on exec. It is Linux only. A core pattern that pipes
    ignores the limit, which is why the flag is needed as well.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(AttributeError):
        prctl(_PR_SET_DUMPABLE, 0)


def prctl(option: int, *arguments: int) -> None:
    """prctl(2). Raises OSError, and AttributeError where there is no such call."""
    checked(_LIBC.prctl(option, *_padded(arguments, 4)))


def syscall(number: int, *arguments: int) -> int:
    """syscall(2), for calls that the C library has no function for. Raises OSError."""
    return checked(_LIBC.syscall(ctypes.c_long(number), *_padded(arguments, 4)))


def checked(result: int) -> int:
    """The result of a call to the C library. Raises OSError when it is -1."""
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return result


def _padded(arguments: tuple[int, ...], count: int) -> list[ctypes.c_ulong]:
    """As the kernel reads them: whole registers, zero where nothing is given."""
    return [ctypes.c_ulong(argument) for argument in (*arguments, *[0] * (count - len(arguments)))]
