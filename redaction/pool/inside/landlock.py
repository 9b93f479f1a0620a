"""Where the kernel has Landlock, a worker reads the files of its program and no others.

So not the database, the key or the objects either, which belong to the same user. See landlock(7); the
numbers are the same on all processors.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final

from redaction.hardening import syscall

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION: Final = 1  # as a flag: tell which version there is
_BENEATH: Final = 1
_READ_FILE, _READ_FOLDER = 1 << 2, 1 << 3
_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}  # how many rights on files a version knows

# qpdf opens the random device before it decrypts.
_LIBRARIES: Final = ("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/dev/urandom")


def version() -> int:
    """Which version of Landlock the kernel has; 0 for none."""
    try:
        return syscall(_CREATE_RULESET, 0, 0, _VERSION)
    except OSError:
        return 0


def ruleset() -> int | None:
    """A descriptor of the rules, for `restrict`; None where the kernel has no Landlock. Raises OSError."""
    found = version()
    if not found:
        return None
    attributes = struct.pack("=Q", (1 << _RIGHTS.get(found, max(_RIGHTS.values()))) - 1)
    rules = syscall(_CREATE_RULESET, _address(attributes), len(attributes))
    for place in _places():
        with suppress(FileNotFoundError):
            _allow(rules, place)
    return rules


def restrict(rules: int) -> None:
    """Put the rules in force in this process, which has given up new privileges. Raises OSError."""
    syscall(_RESTRICT_SELF, rules)


def _places() -> Iterable[str]:
    return dict.fromkeys((sys.prefix, sys.base_prefix, *filter(None, sys.path), *_LIBRARIES))


def _allow(rules: int, place: str) -> None:
    descriptor = os.open(place, os.O_PATH | os.O_CLOEXEC)
    try:
        rights = _READ_FILE | (_READ_FOLDER if Path(place).is_dir() else 0)
        rule = struct.pack("=Qi", rights, descriptor)
        syscall(_ADD_RULE, rules, _BENEATH, _address(rule))
    finally:
        os.close(descriptor)


def _address(content: bytes) -> int:
    return ctypes.cast(ctypes.c_char_p(content), ctypes.c_void_p).value or 0
