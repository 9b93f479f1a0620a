"""Which mails a new message leads to. They are queued in the message's own transaction, and sent after it."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from storage.codes import OutgoingKind
from storage.transaction import Transaction

RECEIPTS_AN_HOUR: Final = 5  # to one address: two machines that answer each other come to an end

log = logging.getLogger(__name__)


class Notices:
    """`queued` is called after each commit; None: no mail is sent, so none is queued."""

    def __init__(self, queued: Callable[[], None] | None) -> None:
        self._queued = queued

    async def receipt(self, transaction: Transaction, number: int, message: int, at: datetime) -> None:
        """Tell the requester that ticket `number` was opened."""
        if self._queued is None:
            return
        recent = await transaction.outbox.receipts_since(number, at - timedelta(hours=1))
        if recent >= RECEIPTS_AN_HOUR:
            log.warning("ticket %d gets no receipt: its sender has had %d in an hour", number, recent)
            return
        await transaction.outbox.add(OutgoingKind.RECEIPT, ticket=number, message=message, at=at)

    async def replies(
        self, transaction: Transaction, number: int, message: int, copies: frozenset[int] | None, at: datetime
    ) -> None:
        """Send a reply to the requester, and to those of `copies` who take part; None: to all who do.

        A mail of their own for everybody, so that nobody learns the others' addresses from it.
        """
        if self._queued is None:
            return
        others = [
            one.id
            for one in await transaction.mail.participants(number)
            if one.confirmed and (copies is None or one.id in copies)
        ]
        for to in (None, *others):
            await transaction.outbox.add(OutgoingKind.REPLY, ticket=number, message=message, at=at, to=to)

    async def request(
        self, transaction: Transaction, number: int, message: int, contact: int, at: datetime
    ) -> None:
        """Send a request for files to whoever is asked."""
        if self._queued is not None:
            await transaction.outbox.add(
                OutgoingKind.REQUEST, ticket=number, message=message, at=at, to=contact
            )

    def committed(self) -> None:
        """What was queued can be sent now."""
        if self._queued is not None:
            self._queued()
