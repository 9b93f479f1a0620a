"""Hashing of passwords: argon2id (RFC 9106, second recommended option), in threads, few at a time.

One hash takes 64 MiB and tens of milliseconds, so the number at work and the number waiting are both bounded.
"""

import asyncio
import secrets
import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from redaction.raw import Raw
from service.errors import Temporary

MIN_LENGTH = 12  # NIST SP 800-63B asks for length and for nothing else
MAX_LENGTH = 1000
AT_WORK = 2
MAX_WAITING = 32


class Passwords:
    """Makes and checks hashes."""

    def __init__(self, hasher: PasswordHasher | None = None) -> None:
        self._hasher = hasher or PasswordHasher()
        self._nobody = self._hasher.hash(secrets.token_bytes(32))
        self._turns = asyncio.Semaphore(AT_WORK)
        self._waiting = 0

    def problem(self, password: Raw) -> str | None:
        """What is wrong with a new password, in plain words, or None."""
        if len(password) < MIN_LENGTH:
            return f"Choose a password of at least {MIN_LENGTH} characters."
        if len(password) > MAX_LENGTH:
            return f"Choose a password of at most {MAX_LENGTH} characters."
        return None

    async def hash(self, password: Raw) -> str:
        """The hash to store, salt and parameters in it. Raises Temporary when too many wait."""
        async with self._turn():
            return await asyncio.to_thread(self._hasher.hash, _bytes(password))

    async def matches(self, stored: str | None, password: Raw) -> bool:
        """Whether `password` made the hash. Without a stored hash the work is done all the same, so that the
        time tells nobody whether an account exists. Raises Temporary when too many wait."""
        async with self._turn():
            return await asyncio.to_thread(self._verify, stored, password) and stored is not None

    def _verify(self, stored: str | None, password: Raw) -> bool:
        if len(password) > MAX_LENGTH:
            return False
        try:
            return self._hasher.verify(stored or self._nobody, _bytes(password))
        except (Argon2Error, InvalidHashError):
            return False

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if self._waiting >= MAX_WAITING:
            raise Temporary
        self._waiting += 1
        try:
            await self._turns.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._turns.release()


def _bytes(password: Raw) -> bytes:
    """NFKC, as NIST SP 800-63B asks for: the same keys on another keyboard make the same bytes."""
    return unicodedata.normalize("NFKC", password.reveal()).encode(errors="surrogatepass")
