"""Slows down those who guess passwords.

It lives in memory, so that no address that somebody typed is ever stored; a restart forgets the failures.
"""

import hashlib
import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from service.errors import Throttled

FREE_BY_ADDRESS = 5  # wrong passwords for one account before anybody waits
FREE_BY_CLIENT = 20  # an office shares one address on the Internet
FIRST_WAIT = 1.0  # seconds; doubles with every further failure
LONGEST_WAIT = 900.0
FORGET_AFTER = 24 * 60 * 60.0
MAX_ENTRIES = 10_000


@dataclass
class _Failures:
    count: int
    last: float
    free: int

    def wait_until(self) -> float:
        over = self.count - self.free
        if over <= 0:
            return self.last
        return self.last + min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(over - 1, 20))


class Throttle:
    """Counts failed sign-ins by account and by client. `clock` gives seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failures: OrderedDict[bytes, _Failures] = OrderedDict()

    def attempt(self, address: str, client: str) -> None:
        """Count an attempt as failed *before* the password is checked, so that a hundred at once don't slip
        through. Raises Throttled, and then counts nothing."""
        now = self._clock()
        entries = [self._entry(key, free, now) for key, free in _keys(address, client)]
        ready = max(entry.wait_until() for entry in entries)
        if ready > now:
            raise Throttled(math.ceil(ready - now))
        for entry in entries:
            entry.count += 1
            entry.last = now

    def succeeded(self, address: str, client: str) -> None:
        """Forget the account's failures, and take this attempt off the client's: a guesser's own account must
        not buy free guesses at others."""
        (account, _), (machine, _) = _keys(address, client)
        self._failures.pop(account, None)
        entry = self._failures.get(machine)
        if entry is not None:
            entry.count -= 1

    def __len__(self) -> int:
        return len(self._failures)

    def _entry(self, key: bytes, free: int, now: float) -> _Failures:
        entry = self._failures.get(key)
        if entry is None or now - entry.last > FORGET_AFTER:
            entry = self._failures[key] = _Failures(0, now, free)
        self._failures.move_to_end(key)
        while len(self._failures) > MAX_ENTRIES:
            self._failures.popitem(last=False)
        return entry


def _keys(address: str, client: str) -> list[tuple[bytes, int]]:
    return [
        (_key("address", address.strip().casefold()), FREE_BY_ADDRESS),
        (_key("client", _network(client)), FREE_BY_CLIENT),
    ]


def _key(kind: str, value: str) -> bytes:
    return hashlib.blake2b(
        value.encode(errors="surrogatepass"), digest_size=16, person=kind.encode()
    ).digest()


def _network(client: str) -> str:
    """An IPv6 customer has a whole /64 to come from."""
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return client
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else client
