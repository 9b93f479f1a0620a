"""Puts corrected texts and files in the place of stored ones, in one transaction; nothing old stays."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from redaction.corrections import FileCorrection
from redaction.types import Finding, RedactedFile, RedactedText, Redaction, Removed
from service.files import Files
from storage.corrections import CorrectedFile, Remove
from storage.database import Database
from storage.views import NewAttachment, StoredAttachment


@dataclass(frozen=True)
class Corrected:
    """A stored file, and the one that takes its place."""

    old: StoredAttachment
    new: FileCorrection


class Corrections:
    """For one ticket at a time. Raises StorageError."""

    def __init__(self, database: Database, files: Files) -> None:
        self._database = database
        self._files = files

    async def apply(self, number: int, remove: Remove, corrected: Sequence[Corrected], *, by: int) -> int:
        """Take away from every text what `remove` takes, and put the new files; how many places there were.

        On return the old state is gone from the database, its log, and the object store, unless somebody was
        reading it; then housekeeping sees to it. Raises NotFound: no such ticket.
        """
        files = [one.new.file for one in corrected]
        attachments = await self._files.declare(files)
        await self._files.put(attachments, files)
        try:
            places = await self._commit(number, remove, corrected, attachments, by)
        except BaseException:
            await self._files.undo([new.key for new in attachments])
            raise
        if places:
            await self._files.clear([one.old.key for one in corrected])
        return places

    async def _commit(
        self,
        number: int,
        remove: Remove,
        corrected: Sequence[Corrected],
        attachments: Sequence[NewAttachment],
        by: int,
    ) -> int:
        now = datetime.now(UTC)
        changed = [
            CorrectedFile(one.old, new, one.new.removed)
            for one, new in zip(corrected, attachments, strict=True)
        ]
        async with self._database.write() as transaction:
            places = await transaction.corrections.remove(number, remove, changed, by=by, at=now)
            await transaction.intents.consume([new.key for new in attachments])
            # From here on the old objects belong to no ticket: whoever finds their intents deletes them.
            await transaction.intents.declare([one.old.key for one in corrected], now)
        return places


def unchanged(text: RedactedText) -> Redaction:
    """A correction of files alone."""
    return Redaction(text, ())


def correction_of(file: RedactedFile) -> FileCorrection:
    """A file that a worker corrected. There are no places to count in: they were not in a text."""
    return FileCorrection(file, tuple(map(_removed, file.findings)))


def _removed(finding: Finding) -> Removed:
    by = (finding.recognizer, "removed", finding.version)
    return Removed(0, 0, finding.entity, finding.score, *by)
