"""Keys of objects: random, so that they say nothing of the file and can't be guessed."""

import re
import secrets

from storage.errors import NotFound

_SHAPE = re.compile(r"[0-9a-f]{32}", re.ASCII)


def new_key() -> str:
    """A key that no object has: 128 random bits in hexadecimal."""
    return secrets.token_hex(16)


def is_key(text: str) -> bool:
    """Whether this can be the key of an object."""
    return _SHAPE.fullmatch(text) is not None


def checked(key: str) -> str:
    """The key itself. NotFound when it can't be one: no path is ever built from anything else."""
    if not is_key(key):
        raise NotFound
    return key
