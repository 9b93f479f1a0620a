"""The files of one message on their way into the object store, so that none is lost and none is left behind.

An intent is committed before an object is put, and the ticket's own transaction consumes it. Whoever wants to
delete an object claims its intent first: a claim succeeds only for objects that no ticket holds.
"""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from redaction.documents.mail_types import MailFile, UnreadPart
from redaction.raw import RawFile
from redaction.redactor import Redactor
from redaction.types import RedactedFile, Storable, Withheld, join
from service.checking import Checking
from service.logs import type_and_place
from service.progress import Watch, unwatched
from storage.database import Database
from storage.errors import StorageError
from storage.objects.keys import new_key
from storage.objects.protocol import ObjectStore
from storage.views import NewAttachment

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Checked:
    """Files after redaction: what may be kept, and what is only named.

    `parts` are the numbers, from 0, of those that are kept among the files of a mail, None for others.
    """

    kept: tuple[Storable, ...]
    withheld: tuple[Withheld, ...]
    parts: tuple[int | None, ...]


class Files:
    """Redacts files, puts them, and takes them back. `max_file_bytes` bounds one file."""

    def __init__(
        self, database: Database, objects: ObjectStore, redactor: Redactor, max_file_bytes: int
    ) -> None:
        self._database = database
        self._objects = objects
        self._redactor = redactor
        self._checking = Checking(redactor, max_file_bytes)

    async def check(
        self, files: Sequence[RawFile], unread: Iterable[UnreadPart], watch: Watch = unwatched
    ) -> Checked:
        """Redact one file after the other: a message takes one place of the queue at a time.

        The same bytes are read once, whatever their names.
        """
        done = await self._checking.each(files, {}, watch)
        done += [await self._redactor.withhold(part.name, part.size, part.reason) for part in unread]
        numbered = zip(done, _parts(files), strict=False)  # what was not even taken out has no number
        parts = tuple(part for file, part in numbered if not isinstance(file, Withheld))
        kept = tuple(file for file in done if not isinstance(file, Withheld))
        withheld = [file for file in done if isinstance(file, Withheld)]
        inside = (_inside(file, one) for file in kept for one in _inner(file))
        return Checked(kept, (*withheld, *inside), parts)

    async def declare(
        self, files: Sequence[Storable], parts: Sequence[int | None] | None = None
    ) -> list[NewAttachment]:
        """Commit the intents to put these files under new keys."""
        numbers = [None] * len(files) if parts is None else parts
        attachments = [
            NewAttachment.of(new_key(), file, part) for file, part in zip(files, numbers, strict=True)
        ]
        if attachments:
            keys, now = [new.key for new in attachments], datetime.now(UTC)
            await self._database.commit(lambda transaction: transaction.intents.declare(keys, now))
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


def _parts(files: Sequence[RawFile]) -> list[int | None]:
    """The number of each file among those of a mail, which may stand behind others."""
    others = sum(not isinstance(file, MailFile) for file in files)
    return [at - others if isinstance(file, MailFile) else None for at, file in enumerate(files)]


def _inner(file: Storable) -> Sequence[Withheld]:
    return file.withheld if isinstance(file, RedactedFile) else ()


def _inside(file: Storable, withheld: Withheld) -> Withheld:
    """Named with the file that it was in."""
    return replace(withheld, name=join(" › ", (file.name, withheld.name)))


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
