"""What was removed from a message, from a ticket's fields and from files, before it has rows and as views."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from redaction.types import Finding, RedactedText
from storage.codes import Action
from storage.tables import FindingRecord
from storage.views import FindingView

WHOLE: Final = 10_000  # scores are kept in ten-thousandths: both databases spell a whole number alike


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was removed, `count` times, from a field or, with an attachment, from its content."""

    entity: str
    kept: str
    place: str
    score: int
    recognizer: str
    version: str
    attachment: int | None = None
    count: int = 1

    def row(self) -> dict[str, object]:
        """The columns of a finding that say what it is; the kept digits are none of them."""
        return {
            "attachment_id": self.attachment,
            "entity": self.entity,
            "place": self.place,
            "recognizer": self.recognizer,
            "recognizer_version": self.version,
            "score": self.score,
            "action": Action.KEPT_LAST_FOUR if self.kept else Action.REMOVED,
            "count": self.count,
        }


def of_fields(fields: Iterable[tuple[str, RedactedText]]) -> list[Found]:
    """What was removed from these texts, each with the name of the field that holds it."""
    return _counted(
        Found(span.entity, span.kept, field, round(span.score * WHOLE), span.recognizer, span.version)
        for field, text in fields
        for span in text.spans
    )


def of_file(attachment: int, findings: Iterable[Finding]) -> list[Found]:
    """What was removed from the content of an attachment."""
    return _counted(
        Found(
            one.entity,
            one.kept,
            one.where,
            round(one.score * WHOLE),
            one.recognizer,
            one.version,
            attachment,
        )
        for one in findings
    )


def _counted(found: Iterable[Found]) -> list[Found]:
    return [replace(one, count=count) for one, count in Counter(found).items()]


def view(record: FindingRecord, kept: str | None, position: int | None = None) -> FindingView:
    """The finding as others see it, with its file's number on the ticket when `position` gives it."""
    where = record.place if position is None else f"file {position} {record.place}".strip()
    return FindingView(
        entity=record.entity,
        kept=kept or "",
        where=where,
        score=record.score / WHOLE,
        recognizer=record.recognizer,
        count=record.count,
        recognizer_version=record.recognizer_version,
    )
