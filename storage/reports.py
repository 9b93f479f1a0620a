"""What agents reported about the recognizers: false findings, and the list of all reports."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from sqlalchemy import Nullable, select
from sqlalchemy.ext.asyncio import AsyncSession

from redaction.types import RedactedText, Span
from storage.codes import ReportKind
from storage.tables import AgentRecord, AttachmentRecord, ReportRecord
from storage.views import ReportView

WHOLE_FILE: Final = "file"  # as a place: no narrower one is known


class Reports:
    """The queries about reports, inside one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def mistake(
        self,
        number: int,
        message: int,
        field: str,
        span: Span,
        *,
        by: int,
        at: datetime,
        attachment: int | None = None,
    ) -> None:
        """Note that what `span` stands for was harmless. The same placeholder again changes nothing.

        In a file, `field` is the place there, and the span begins and ends at its number in the file's list.
        """
        same = select(ReportRecord.id).where(
            ReportRecord.ticket_number == number,
            ReportRecord.kind == ReportKind.MISTAKE,
            ReportRecord.message_id == message,
            ReportRecord.field == field,
            ReportRecord.begins == span.start,
            ReportRecord.attachment_id.is_not_distinct_from(attachment),
        )
        if await self._session.scalar(same.limit(1)) is not None:
            return
        report = ReportRecord(
            kind=ReportKind.MISTAKE,
            ticket_number=number,
            message_id=message,
            field=field,
            begins=span.start,
            ends=span.end,
            count=1,
            entity=span.entity,
            recognizer=span.recognizer,
            agent_id=by,
            created=at,
            attachment_id=attachment,
        )
        self._session.add(report)
        await self._session.flush()

    async def listing(self, limit: int, offset: int = 0) -> Sequence[ReportView]:
        """A page of all reports, newest first."""
        rows = (
            select(ReportRecord, AgentRecord.name, Nullable(AttachmentRecord.position))
            .join(AgentRecord, AgentRecord.id == ReportRecord.agent_id)
            .outerjoin(AttachmentRecord, AttachmentRecord.id == ReportRecord.attachment_id)
            .order_by(ReportRecord.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return [_view(*row) for row in await self._session.execute(rows)]


def _view(report: ReportRecord, agent: RedactedText, position: int | None) -> ReportView:
    return ReportView(
        id=report.id,
        kind=report.kind,
        number=report.ticket_number,
        where=_where(report.field, position),
        begins=report.begins,
        ends=report.ends,
        count=report.count,
        entity=report.entity,
        recognizer=report.recognizer,
        agent_name=agent,
        created=report.created,
    )


def _where(field: str, position: int | None) -> str:
    if position is None:
        return field
    return f"file {position}" if field == WHOLE_FILE else f"file {position} {field}"
