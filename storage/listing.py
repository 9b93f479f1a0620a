"""The lists of tickets at the desk: one query for a page, one for the counts."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Nullable, Row, ScalarSelect, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from storage.codes import Status, View
from storage.mailboxes import Mailboxes
from storage.people import agent_view
from storage.tables import (
    AgentRecord,
    AttachmentRecord,
    FindingRecord,
    RequesterRecord,
    TicketRecord,
    WithheldRecord,
)
from storage.views import TicketRow

_UNSOLVED = (Status.NEW, Status.OPEN, Status.WAITING)
_Found = Row[TicketRecord, RequesterRecord, AgentRecord | None, int, int, int]


def _belongs(view: View, agent: int) -> ColumnElement[bool]:
    unsolved = TicketRecord.status.in_(_UNSOLVED)
    match view:
        case View.UNASSIGNED:
            return unsolved & TicketRecord.assignee_id.is_(None)
        case View.MINE:
            return unsolved & (TicketRecord.assignee_id == agent)
        case View.OPEN:
            return unsolved
        case View.SOLVED:
            return TicketRecord.status == Status.SOLVED


async def page(
    session: AsyncSession, view: View, agent: int, mailboxes: Mailboxes, limit: int, offset: int
) -> list[TicketRow]:
    """The tickets of a view that `agent` sees, newest activity first."""
    # The page is cut first, so that the counts are made for its tickets alone.
    order = (TicketRecord.updated.desc(), TicketRecord.number.desc())
    numbers = select(TicketRecord.number).where(_belongs(view, agent), mailboxes.belongs)
    cut = numbers.order_by(*order).limit(limit).offset(offset).subquery()
    files, not_kept, removed = _counts_of_a_ticket()
    found = await session.execute(
        select(TicketRecord, RequesterRecord, Nullable(AgentRecord), files, not_kept, removed)
        .join(cut, cut.c.number == TicketRecord.number)
        .join(RequesterRecord, RequesterRecord.id == TicketRecord.requester_id)
        .outerjoin(AgentRecord, AgentRecord.id == TicketRecord.assignee_id)
        .order_by(*order)
    )
    return [_row(one) for one in found]


def _counts_of_a_ticket() -> Sequence[ScalarSelect[int]]:
    this = TicketRecord.number
    files = select(func.count()).where(AttachmentRecord.ticket_number == this).scalar_subquery()
    not_kept = select(func.count()).where(WithheldRecord.ticket_number == this).scalar_subquery()
    removed = select(func.coalesce(func.sum(FindingRecord.count), 0))
    return files, not_kept, removed.where(FindingRecord.ticket_number == this).scalar_subquery()


def _row(found: _Found) -> TicketRow:
    ticket, requester, assignee, files, not_kept, removed = found
    return TicketRow(
        number=ticket.number,
        subject=ticket.subject,
        snippet=ticket.snippet,
        requester_name=requester.name,
        requester_email=requester.email,
        company=ticket.company,
        status=ticket.status,
        assignee=None if assignee is None else agent_view(assignee),
        attachments=files,
        withheld=not_kept,
        removed=removed,
        created=ticket.created,
        updated=ticket.updated,
        mailbox=ticket.mailbox,
    )


async def counts(session: AsyncSession, agent: int) -> dict[str | None, dict[View, int]]:
    """How many tickets each view holds for `agent`, by the mailbox to which they belong."""
    columns = [func.coalesce(func.sum(case((_belongs(view, agent), 1), else_=0)), 0) for view in View]
    found = await session.execute(select(TicketRecord.mailbox, *columns).group_by(TicketRecord.mailbox))
    return {mailbox: dict(zip(View, numbers, strict=True)) for mailbox, *numbers in found}
