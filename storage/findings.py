"""What was removed from a message, from a ticket's fields and from files, as rows and as views."""

from collections import Counter
from collections.abc import Iterable

from redaction.types import Finding, RedactedText
from storage.tables import FindingRecord
from storage.views import FindingView


def of_fields(number: int, message: int, fields: Iterable[tuple[str, RedactedText]]) -> list[FindingRecord]:
    """Rows for the spans of these texts, each with the name of the field that holds it."""
    removed = Counter(
        (span.entity, span.kept, field, span.score, span.recognizer)
        for field, text in fields
        for span in text.spans
    )
    return _rows(number, message, None, removed)


def of_file(number: int, message: int, attachment: int, findings: Iterable[Finding]) -> list[FindingRecord]:
    """Rows for what was removed from the content of an attachment."""
    removed = Counter((one.entity, one.kept, one.where, one.score, one.recognizer) for one in findings)
    return _rows(number, message, attachment, removed)


def _rows(
    number: int, message: int, attachment: int | None, removed: Counter[tuple[str, str, str, float, str]]
) -> list[FindingRecord]:
    return [
        FindingRecord(
            ticket_number=number,
            message_id=message,
            attachment_id=attachment,
            entity=entity,
            kept=kept,
            place=place,
            score=score,
            recognizer=recognizer,
            count=count,
        )
        for (entity, kept, place, score, recognizer), count in removed.items()
    ]


def view(record: FindingRecord, position: int | None = None) -> FindingView:
    """The finding as others see it, with its file's number on the ticket when `position` gives it."""
    where = record.place if position is None else f"file {position} {record.place}".strip()
    return FindingView(
        entity=record.entity,
        kept=record.kept,
        where=where,
        score=record.score,
        recognizer=record.recognizer,
        count=record.count,
    )
