"""How many mails one sender may send in a minute. What is too much is asked to come later, never refused."""

import time
from collections import OrderedDict
from collections.abc import Callable

WINDOW_SECONDS = 60.0
MOST_SENDERS = 10_000  # remembered at one time; the one that was quiet for longest is forgotten


class Pace:
    """Counts by the address of the envelope, in memory. `most` mails in WINDOW_SECONDS; 0 is no limit."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._most = most
        self._clock = clock
        self._windows: OrderedDict[str, tuple[float, int]] = OrderedDict()

    def allows(self, sender: str) -> bool:
        """Count one mail of this sender in; False when it is one too many."""
        if not self._most:
            return True
        now = self._clock()
        key = sender.lower()
        began, count = self._windows.pop(key, (now, 0))
        if now - began >= WINDOW_SECONDS:
            began, count = now, 0
        self._windows[key] = (began, count + 1)
        if len(self._windows) > MOST_SENDERS:
            self._windows.popitem(last=False)
        return count < self._most
