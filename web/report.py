"""What was removed from a ticket, in as few lines as say it: by kind and place, files by their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from web import words

if TYPE_CHECKING:
    from redaction.types import RedactedText
    from service.views import FindingView, Message


class Ticket(Protocol):
    """A ticket as the desk or its requester sees it."""

    @property
    def messages(self) -> Sequence[Message]: ...
    @property
    def findings(self) -> Sequence[FindingView]: ...


@dataclass(frozen=True)
class Removal:
    """One line: `count` of a kind at a place, which is a file's name or words."""

    entity: str
    kept: str
    count: int
    file: RedactedText | None
    place: str


def removals(ticket: Ticket) -> list[Removal]:
    """The lines for a ticket, in the order of its findings; a file's lines are counted together."""
    names = [file.name for message in ticket.messages for file in message.attachments]
    lines: dict[tuple[str, str, str], Removal] = {}
    for finding in ticket.findings:
        position, place = _place(finding.where, len(names))
        key = (finding.entity, finding.kept, str(position) if position else place)
        seen = lines.get(key)
        if seen is not None:
            place = "" if position else place
        count = finding.count + (seen.count if seen else 0)
        file = names[position - 1] if position else None
        lines[key] = Removal(finding.entity, finding.kept, count, file, place)
    return list(lines.values())


def _place(where: str, files: int) -> tuple[int, str]:
    """The number of the file, from one (storage.findings.view), and the place in it; no file: 0 and words."""
    found = words.FILE_PLACE.fullmatch(where)
    if found and int(found[1]) <= files:
        return int(found[1]), found[2] or ""
    return 0, words.place(where)
