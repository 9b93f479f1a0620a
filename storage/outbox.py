"""The outbox: mails are queued in the transaction of the message they tell of, and sent later.

Who sends a mail takes it first, for a lease. A second process doesn't get it meanwhile, and gets it after the
lease when the first one has died over it.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, Select, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from redaction.types import RedactedText
from storage import delivery, outgoing
from storage.codes import Delivery, Failure, OutgoingKind
from storage.errors import NotFound
from storage.mail_views import Failed, Undelivered
from storage.statements import affected
from storage.tables import OutgoingMailRecord, TicketRecord
from storage.tables.base import may_exist, table
from storage.views import OutgoingMail


def _receipts_since() -> Select[int]:
    mails, tickets = table(OutgoingMailRecord).c, table(TicketRecord).c
    requester = select(tickets.requester_id).where(tickets.number == bindparam("ticket")).scalar_subquery()
    # Found by their time first: a machine may have opened very many tickets.
    recent = (
        select(mails.ticket_number)
        .where(mails.kind == OutgoingKind.RECEIPT, mails.created > bindparam("since"))
        .cte()
        .prefix_with("MATERIALIZED")
    )
    return (
        select(func.count())
        .select_from(recent)
        .join(table(TicketRecord), tickets.number == recent.c.ticket_number)
        .where(tickets.requester_id == requester)
    )


_ADD: Final = insert(table(OutgoingMailRecord)).returning(table(OutgoingMailRecord).c.id)
_RECEIPTS_SINCE: Final = _receipts_since()


class Outbox:
    """The queries about outgoing mails, inside one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(
        self, kind: OutgoingKind, *, ticket: int, message: int, at: datetime, to: int | None = None
    ) -> int:
        """Queue a mail to the ticket's requester, or to another one, due at once, and return its id."""
        values = {
            "kind": kind,
            "ticket_number": ticket,
            "message_id": message,
            "created": at,
            "due": at,
            "requester_id": to,
        }
        mail: int = (await self._session.execute(_ADD, values)).scalar_one()
        return mail

    async def take(self, now: datetime, until: datetime, limit: int) -> list[OutgoingMail]:
        """Take mails whose time has come, the longest due first; nobody else gets them before `until`.

        An attempt counts from here, so that a mail over which senders die is given up one day, too.
        """
        # A common table expression, because PostgreSQL may evaluate a subquery with a limit several times.
        # SQLite knows no row locks and needs none: its transactions write one after the other.
        chosen = (
            select(OutgoingMailRecord.id)
            .where(OutgoingMailRecord.delivery == Delivery.QUEUED, OutgoingMailRecord.due <= now)
            .order_by(OutgoingMailRecord.due, OutgoingMailRecord.id)
            .limit(limit)
            .with_for_update(skip_locked=True)
            .cte()
        )
        taken = (
            update(OutgoingMailRecord)
            .where(OutgoingMailRecord.id.in_(select(chosen.c.id)))
            .values(due=until, attempts=OutgoingMailRecord.attempts + 1, **_columns(None))
            .returning(OutgoingMailRecord.id)
            .execution_options(synchronize_session=False)
        )
        ids = (await self._session.scalars(taken)).all()
        return await outgoing.mails(self._session, ids) if ids else []

    async def sent(self, mail: int, at: datetime) -> None:
        """The mail was handed over to the next mail server, in whichever attempt. NotFound: it isn't
        queued."""
        await self._finish(mail, Delivery.SENT, at, None, OutgoingMailRecord.delivery == Delivery.QUEUED)

    async def retry(self, mail: int, attempt: int, at_next: datetime, failed: Failed | None) -> None:
        """This attempt failed, or was broken off (None); try again at `at_next`. NotFound: it isn't queued,
        or somebody else has taken it after the lease."""
        await self._change(mail, _leased(attempt), due=at_next, **_columns(failed))

    async def give_up(self, mail: int, attempt: int, at: datetime, failed: Failed) -> None:
        """The mail can't be delivered. NotFound as in `retry`."""
        await self._finish(mail, Delivery.FAILED, at, failed, _leased(attempt))

    async def bounced(self, mail: int, at: datetime, code: int = 0, status: str = "") -> None:
        """A mail that was handed over came back. NotFound: it was not handed over."""
        failed = Failed(Failure.BOUNCED, code, status)
        await self._finish(mail, Delivery.FAILED, at, failed, OutgoingMailRecord.delivery == Delivery.SENT)

    async def recipient(self, mail: int) -> RedactedText | None:
        """The address to which a mail goes or went, None when there is no such mail."""
        return await delivery.address(self._session, mail) if may_exist(mail) else None

    async def send_again(self, mail: int, *, by: int, at: datetime) -> None:
        """Queue a mail that was not delivered again, due at once, because agent `by` asks for it.

        NotFound: there is no such mail, it was delivered, or it is just being sent.
        """
        if not may_exist(mail):
            raise NotFound
        values = {"delivery": Delivery.QUEUED, "finished": None, "resent": at, "resent_by": by}
        await self._change(mail, delivery.not_delivered, due=at, **values, **_columns(None))

    async def undelivered(self, limit: int, offset: int = 0) -> Sequence[Undelivered]:
        """A page of the mails that were given up or are tried again, newest first."""
        return await delivery.undelivered(self._session, limit, offset)

    async def pending(self) -> int:
        """How many mails are queued, due or not."""
        queued = select(func.count()).where(OutgoingMailRecord.delivery == Delivery.QUEUED)
        return (await self._session.execute(queued)).scalar_one()

    async def receipts_since(self, ticket: int, since: datetime) -> int:
        """How many receipts were queued since then for the requester of this ticket, on any ticket."""
        return (await self._session.execute(_RECEIPTS_SINCE, {"ticket": ticket, "since": since})).scalar_one()

    async def _finish(
        self, mail: int, how: Delivery, at: datetime, failed: Failed | None, *which: ColumnElement[bool]
    ) -> None:
        await self._change(mail, *which, delivery=how, finished=at, **_columns(failed))

    async def _change(self, mail: int, *which: ColumnElement[bool], **values: object) -> None:
        changed = update(OutgoingMailRecord).where(OutgoingMailRecord.id == mail, *which).values(**values)
        if await affected(self._session, changed) == 0:
            raise NotFound


def _leased(attempt: int) -> ColumnElement[bool]:
    queued = OutgoingMailRecord.delivery == Delivery.QUEUED
    return queued & (OutgoingMailRecord.attempts == attempt)


def _columns(failed: Failed | None) -> dict[str, object]:
    """The columns that tell of a failure."""
    if failed is None:
        return {"failure": None, "reply_code": None, "status_code": None}
    return {
        "failure": failed.why,
        "reply_code": failed.code or None,
        "status_code": failed.status or None,
    }
