"""Queues: the tickets of some mailboxes of ours, under a name from the settings.

A ticket knows its mailbox, not its queue. So a queue may get another name or another address at any time, and
a ticket whose mailbox is no longer ours is in the default queue.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from service.settings import Queue
from storage.codes import View
from storage.mailboxes import EVERY, Mailboxes


class Queues:
    """The queues of the settings; the first one is the default."""

    def __init__(self, queues: Sequence[Queue]) -> None:
        self._by_name = {queue.name: queue for queue in queues}
        self._names = {address: queue.name for queue in queues for address in queue.addresses}
        self.names = tuple(self._by_name)

    def name(self, mailbox: str | None) -> str:
        """The queue to which tickets of this mailbox belong."""
        return self._names.get(mailbox or "", self.names[0])

    def has(self, mailbox: str | None) -> bool:
        """Whether mail to it comes here."""
        return mailbox in self._names

    def address(self, name: str) -> str:
        """Where tickets belong that are moved to a queue. Raises KeyError."""
        return self._by_name[name].addresses[0]

    def mailboxes(self, name: str) -> Mailboxes:
        """The tickets of a queue; those of all when there is none of this name."""
        if name not in self._by_name:
            return EVERY
        if name != self.names[0]:
            return Mailboxes(self._by_name[name].addresses, others=False)
        return Mailboxes(tuple(address for address, other in self._names.items() if other != name))

    def counts(self, counts: Mapping[str | None, Mapping[View, int]]) -> dict[str, Counter[View]]:
        """Numbers by mailbox and view as numbers by queue and view."""
        found: dict[str, Counter[View]] = {name: Counter() for name in self.names}
        for mailbox, numbers in counts.items():
            found[self.name(mailbox)].update(numbers)
        return found
