"""What can be wrong with a ticket's chain, and which of it is."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from storage.ledger.seal import START, Seal, same

Columns = Mapping[str, Any]
"""A row as the database has it: nothing is known of the values' types, because they may be damaged."""

_MOST_PLACES: Final = 1_000_000  # where a row is looked for that may have been moved


class Kind(StrEnum):
    """What happened. The first four are about a row, the others about the ticket's whole chain."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    MOVED = "moved"
    HEAD_CHANGED = "head changed"
    HEAD_REMOVED = "head removed"
    SET_BACK = "set back"  # the head and perhaps the rows are those of an earlier time
    MESSAGE_REMOVED = "message removed"
    TICKET_REMOVED = "ticket removed"


@dataclass(frozen=True)
class Fault:
    """The first row of a ticket, or its head, that is not as it was written."""

    ticket: int
    kind: Kind
    row: int | None = None


@dataclass
class Chain:
    """A ticket's chain as far as it was read. `messages`: those it has; None when there is no such ticket."""

    number: int
    head: Columns | None
    messages: int | None
    findings: int = 0
    last: bytes = START

    def takes(self, row: Columns, seal: Seal) -> bool:
        """Go on to this row, if it is the next one as it was written."""
        if not _is(row, self.findings + 1, self.last, seal):
            return False
        self.findings, self.last = self.findings + 1, row["mac"]
        return True

    def end(self, seal: Seal) -> Fault | None:
        """What is wrong with a chain whose rows were all taken."""
        head = self.head
        if head is None:
            return Fault(self.number, Kind.HEAD_REMOVED)
        if not same(head["mac"], seal.head(head)):
            return Fault(self.number, Kind.HEAD_CHANGED)
        if head["erased"] is not None:
            return Fault(self.number, Kind.INSERTED, 1) if self.findings else None
        if self.messages is None:
            return Fault(self.number, Kind.TICKET_REMOVED)
        if self.findings < head["findings"]:
            return Fault(self.number, Kind.REMOVED, self.findings + 1)
        if self.last != head["last"] or self.messages > head["messages"]:
            return Fault(self.number, Kind.SET_BACK)
        return Fault(self.number, Kind.MESSAGE_REMOVED) if self.messages < head["messages"] else None

    async def broken(self, row: Columns, rows: AsyncIterator[Columns], seal: Seal) -> Fault:
        """Why it doesn't take `row`. `rows` are all of the ticket, to find the one that belongs here."""
        place, seq, written = self.findings + 1, row["seq"], self._written(seal)
        if seq == place and same(row["mac"], seal.finding(row)):  # ours, and written after another row
            return Fault(self.number, Kind.SET_BACK, place)
        if not isinstance(seq, int) or seq < place or place > written:
            return Fault(self.number, Kind.INSERTED, seq)
        elsewhere = [one["seq"] async for one in rows if _is({**one, "seq": place}, place, self.last, seal)]
        if seq > place:
            return Fault(self.number, Kind.MOVED if elsewhere else Kind.REMOVED, place)
        if _stood_elsewhere(row, written, seal):
            return Fault(self.number, Kind.MOVED if elsewhere else Kind.REMOVED, place)
        return Fault(self.number, Kind.INSERTED if elsewhere else Kind.CHANGED, place)

    def _written(self, seal: Seal) -> int:
        """How many rows were written, as far as is known."""
        if self.head is None or not same(self.head["mac"], seal.head(self.head)):
            return _MOST_PLACES
        return int(self.head["findings"])


def _is(row: Columns, place: int, previous: bytes, seal: Seal) -> bool:
    return row["seq"] == place and same(row["previous"], previous) and same(row["mac"], seal.finding(row))


def _stood_elsewhere(row: Columns, written: int, seal: Seal) -> bool:
    """Whether the row is one that was written for this ticket, at any place."""
    places = range(1, min(written, _MOST_PLACES) + 1)
    return any(same(row["mac"], seal.finding({**row, "seq": place})) for place in places)
