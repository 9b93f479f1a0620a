"""Tickets by the mailbox of ours to which they belong: what a queue is made of."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, true

from storage.tables import TicketRecord


@dataclass(frozen=True, slots=True)
class Mailboxes:
    """These mailboxes, or all `others`: every one that is not among them, and none."""

    addresses: tuple[str, ...] = ()
    others: bool = True

    def hold(self, mailbox: str | None) -> bool:
        """Whether a ticket of this mailbox is meant."""
        return (mailbox in self.addresses) is not self.others

    @property
    def belongs(self) -> ColumnElement[bool]:
        """The same, as a condition on tickets."""
        if not self.others:
            return TicketRecord.mailbox.in_(self.addresses)
        if not self.addresses:
            return true()
        return TicketRecord.mailbox.is_(None) | TicketRecord.mailbox.not_in(self.addresses)


EVERY = Mailboxes()
