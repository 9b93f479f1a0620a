"""The files of one message on their way into the object store, so that none is lost and none is left behind.

An intent is committed before an object is put, and the ticket's own transaction consumes it. Whoever wants to
delete an object claims its intent first: a claim succeeds only for objects that no ticket holds.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from redaction.documents.mail_types import UnreadPart
from redaction.progress import Progress
from redaction.raw import RawFile
from redaction.redactor import Redactor
from redaction.types import Reason, RedactedFile, Storable, Withheld, join
from service.logs import type_and_place
from service.progress import Step, Watch, unwatched
from service.submission import MAX_FILES
from storage.database import Database
from storage.errors import StorageError
from storage.objects.keys import new_key
from storage.objects.protocol import ObjectStore
from storage.views import NewAttachment

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Checked:
    """Files after redaction: what may be kept, and what is only named."""

    kept: tuple[Storable, ...]
    withheld: tuple[Withheld, ...]


class Files:
    """Redacts files, puts them, and takes them back. `max_file_bytes` bounds one file."""

    def __init__(
        self, database: Database, objects: ObjectStore, redactor: Redactor, max_file_bytes: int
    ) -> None:
        self._database = database
        self._objects = objects
        self._redactor = redactor
        self._max_file_bytes = max_file_bytes

    async def check(
        self, files: Sequence[RawFile], unread: Iterable[UnreadPart], watch: Watch = unwatched
    ) -> Checked:
        """Redact one file after the other: a message takes one place of the queue at a time.

        The same bytes are read once, whatever their names.
        """
        known: dict[bytes, Storable | Withheld] = {}
        done: list[Storable | Withheld] = []
        for position, file in enumerate(files):
            watch(step := Step(position + 1, len(files)))
            if position < MAX_FILES and file.content in known:
                done.append(await self._redactor.again(known[file.content], file.name))
            else:
                done.append(await self._one(position, file, partial(_tell, watch, step)))
                known[file.content] = done[-1]
        done += [await self._redactor.withhold(part.name, part.size, part.reason) for part in unread]
        kept = tuple(file for file in done if not isinstance(file, Withheld))
        withheld = [file for file in done if isinstance(file, Withheld)]
        return Checked(kept, (*withheld, *(_inside(file, one) for file in kept for one in _inner(file))))

    async def declare(self, files: Sequence[Storable]) -> list[NewAttachment]:
        """Commit the intents to put these files under new keys."""
        attachments = [NewAttachment.of(new_key(), file) for file in files]
        if attachments:
            async with self._database.write() as transaction:
                await transaction.intents.declare([new.key for new in attachments], datetime.now(UTC))
        return attachments

    async def put(self, attachments: Sequence[NewAttachment], files: Sequence[Storable]) -> None:
        """Put declared files; each is durable on return. When one fails, the sweep deletes what arrived: to
        ask a store that is gone would only make the sender wait."""
        for attachment, file in zip(attachments, files, strict=True):
            await self._objects.put(attachment.key, file)

    async def undo(self, keys: Sequence[str]) -> None:
        """Delete objects that were put and that no ticket holds.

        Their intents stay, and the sweep deletes once more: the first try of a put that was repeated may
        arrive after this.
        """
        try:
            async with self._database.write() as transaction:
                now = datetime.now(UTC)
                free = [key for key in keys if await transaction.intents.renew(key, now)]
            for key in free:
                await self._objects.delete(key)
        except StorageError:
            log.warning("files of a failed intake are left to the sweep")

    async def clear(self, keys: Sequence[str]) -> None:
        """Delete objects that were taken from a ticket, and overwrite what old rows left in the database.

        That they are gone was committed: no failure may say otherwise, and housekeeping tries again.
        """
        for clearing in (discard(self._database, self._objects, keys), self._database.scrub()):
            try:
                done = await clearing
            except StorageError as error:
                log.warning("remains of a correction are left to housekeeping: %s", type_and_place(error))
            else:
                if done is False:
                    log.warning("remains of a correction are left to housekeeping: somebody was reading")

    async def _one(self, position: int, file: RawFile, progress: Progress) -> Storable | Withheld:
        if position >= MAX_FILES:
            return await self._redactor.withhold(file.name, file.size, Reason.TOO_MANY)
        if file.size > self._max_file_bytes:
            return await self._redactor.withhold(file.name, file.size, Reason.TOO_LARGE)
        return await self._redactor.file(file, progress)


def _inner(file: Storable) -> Sequence[Withheld]:
    return file.withheld if isinstance(file, RedactedFile) else ()


def _inside(file: Storable, withheld: Withheld) -> Withheld:
    """Named with the file that it was in."""
    return replace(withheld, name=join(" › ", (file.name, withheld.name)))


def _tell(watch: Watch, step: Step, what: str, number: int, of: int) -> None:
    watch(replace(step, what=what, number=number, of=of))


async def discard(database: Database, objects: ObjectStore, keys: Sequence[str]) -> int:
    """Delete the objects of these intents, but for those that a ticket holds, and count them.

    In one transaction: after a crash in between, the intents are still there, and the next sweep deletes
    again. Raises StorageError.
    """
    async with database.write() as transaction:
        claimed = [key for key in keys if await transaction.intents.claim(key)]
        for key in claimed:
            await objects.delete(key)
    return len(claimed)
