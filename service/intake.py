"""The one door: whatever a person sends becomes a ticket, or a message on one, here and nowhere else.

A `Receipt` is returned after the commit and never before; with any exception nothing was kept. The work runs
in a task of its own, so that a client that goes away can't cut it in half, and its retry finds the result.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from redaction.errors import ReaderFailed, RedactionError, WorkerLost
from redaction.raw import Raw
from redaction.redactor import Redactor
from redaction.types import RedactedText
from service.attempts import HOPELESS, Attempts, Sent
from service.errors import Invalid, Refused, ServiceError, Temporary, UnknownTicket
from service.faults import faults
from service.files import Checked, Files
from service.logs import type_and_place
from service.notices import Notices
from service.submission import Addition, Submission, check, check_addition
from service.traits import checked
from storage.codes import MessageKind
from storage.database import Database
from storage.errors import Duplicate, NotFound, StorageError
from storage.objects.protocol import ObjectStore
from storage.transaction import Transaction
from storage.views import NewAttachment, ReceiptRow

log = logging.getLogger(__name__)

REFUSED_ADDRESS = "This address holds a number that we don't keep. Use another one."
RECEIPTS_LAST = timedelta(days=7)  # mail servers give up after four or five days (RFC 5321, 4.5.4.1)
REQUESTS_LAST = timedelta(days=14)  # how long the link of a request takes files


@dataclass(frozen=True)
class Receipt:
    """The ticket's number. `duplicate`: the same was accepted before, and this is the first result."""

    number: int
    duplicate: bool


S = TypeVar("S", bound=Sent)
Keep = Callable[[S], Awaitable[Receipt]]
Write = Callable[[Transaction, Sequence[NewAttachment]], Awaitable[ReceiptRow]]


class Intake:
    """`queued` as of Notices."""

    def __init__(
        self,
        database: Database,
        objects: ObjectStore,
        redactor: Redactor,
        attempts: Attempts,
        *,
        max_file_bytes: int,
        queued: Callable[[], None] | None = None,
    ) -> None:
        self._database = database
        self._redactor = redactor
        self._attempts = attempts
        self._files = Files(database, objects, redactor, max_file_bytes)
        self._max_file_bytes = max_file_bytes
        self._notices = Notices(queued)
        self._running: dict[bytes, asyncio.Task[Receipt | ServiceError]] = {}

    async def accept(self, submission: Submission) -> Receipt:
        """Open a ticket. Raises Invalid for the sender's mistakes and Temporary for everything else."""
        problems = check(submission, self._max_file_bytes)
        if problems:
            raise Invalid(problems)
        return await self._once(submission, self._open)

    async def add(self, addition: Addition) -> Receipt:
        """Add a message to a ticket. Raises UnknownTicket, Invalid or Temporary."""
        problems = check_addition(addition, self._max_file_bytes)
        if problems:
            raise Invalid(problems)
        return await self._once(addition, self._add)

    async def give_up(self, content: bytes, why: type[WorkerLost | ReaderFailed]) -> bool:
        """This could not be read: whether it is to be taken unread now. Raises Temporary."""
        with faults():
            return await self._attempts.was_last(content, why)

    async def redact_draft(self, fields: Mapping[str, Raw]) -> dict[str, RedactedText]:
        """What a refused form shows again. Raises Temporary."""
        with faults():
            texts = await self._redactor.texts(list(fields.values()))
        return dict(zip(fields, texts, strict=True))

    async def settle(self) -> None:
        """Wait for the work that is under way; for use after the channels were closed."""
        while self._running:
            await asyncio.wait(self._running.values())

    async def _once(self, sent: S, keep: Keep[S]) -> Receipt:
        task = self._running.get(sent.key)
        joined = task is not None
        if task is None:
            task = asyncio.create_task(self._outcome(sent, keep))
            self._running[sent.key] = task
            task.add_done_callback(lambda _: self._running.pop(sent.key))
        outcome = await asyncio.shield(task)
        if isinstance(outcome, ServiceError):
            raise outcome
        return replace(outcome, duplicate=outcome.duplicate or joined)

    async def _outcome(self, sent: S, keep: Keep[S]) -> Receipt | ServiceError:
        """Exceptions end here, as values: their texts, contexts and frames may hold what a person sent."""
        try:
            # Files may take long to read. Of texts alone the transaction finds out soon enough.
            known = await self._known(sent.key) if sent.files else None
            return known or await self._tried(sent, keep)
        except Refused as refusal:
            refusal.__context__ = None
            return refusal.with_traceback(None)
        except (RedactionError, StorageError, Temporary) as error:
            log.warning("intake failed for now: %s", type_and_place(error))
        except Exception as error:  # noqa: BLE001 - nothing may be lost, and no text of it may leave
            log.error("intake failed: %s", type_and_place(error))  # noqa: TRY400 - as above
        return Temporary()

    async def _tried(self, sent: S, keep: Keep[S]) -> Receipt:
        """What can't be read of the same texts and files is left out in the end, and the rest is kept."""
        try:
            return await keep(sent)
        except HOPELESS as error:
            why = type(error)
        if await self._attempts.was_last(sent.fingerprint(), why):
            return await keep(sent.given_up())
        raise Temporary

    async def _open(self, submission: Submission) -> Receipt:
        name, email, company, subject, description, environment, mail_id = await self._redactor.texts(
            [
                submission.name,
                submission.email,
                submission.company,
                submission.subject,
                submission.description,
                submission.environment,
                submission.mail_id,
            ]
        )
        if not email.is_clean:
            raise Invalid({"email": REFUSED_ADDRESS})
        traits = await checked(self._redactor, submission.mail) if submission.mail else None
        files = await self._files.check(submission.files, submission.unread, submission.watch)

        async def write(transaction: Transaction, attachments: Sequence[NewAttachment]) -> ReceiptRow:
            at = datetime.now(UTC)
            opened = await transaction.tickets.open(
                requester=await transaction.people.requester(email, name),
                channel=submission.channel,
                subject=subject,
                company=company,
                environment=environment,
                body=description,
                mail_id=mail_id,
                attachments=attachments,
                withheld=files.withheld,
                at=at,
                mailbox=traits.traits.mailbox if traits else None,
                beside=traits.texts if traits else (),
            )
            if traits:
                mailbox, related = traits.traits.mailbox, traits.traits.related
                await transaction.mail.opened(opened.number, mailbox, related)
                await traits.keep(transaction, opened.number, opened.message, None, at)
            if submission.acknowledge:
                await self._notices.receipt(transaction, opened.number, opened.message, at)
            return ReceiptRow(opened.number, opened.message, opened=True)

        return await self._keep(submission.key, files, write)

    async def _add(self, addition: Addition) -> Receipt:
        body, mail_id, email, name = await self._redactor.texts(
            [addition.body, addition.mail_id, addition.person.address, addition.person.name]
        )
        if not email.is_clean:
            field = "contact_email" if addition.kind is MessageKind.REQUEST else "email"
            raise Invalid({field: REFUSED_ADDRESS})
        traits = await checked(self._redactor, addition.mail) if addition.mail else None
        files = await self._files.check(addition.files, addition.unread, addition.watch)

        async def write(transaction: Transaction, attachments: Sequence[NewAttachment]) -> ReceiptRow:
            at = datetime.now(UTC)
            message = await transaction.tickets.add(
                addition.number,
                kind=addition.kind,
                agent=addition.agent,
                channel=addition.channel,
                body=body,
                mail_id=mail_id,
                attachments=attachments,
                withheld=files.withheld,
                at=at,
                automatic=bool(traits and traits.traits.automatic),
                beside=[("name", name), *(traits.texts if traits else ())],
            )
            if traits:
                is_requesters = bool(email) and addition.agent is None
                author = await transaction.people.requester(email, name) if is_requesters else None
                await traits.keep(transaction, addition.number, message, author, at)
            if addition.kind is MessageKind.REPLY_AGENT:
                await self._notices.replies(transaction, addition.number, message, addition.copies, at)
            elif addition.kind is MessageKind.REQUEST:
                contact = await transaction.people.contact(email, name)
                await transaction.file_requests.open(addition.number, message, contact, at + REQUESTS_LAST)
                await self._notices.request(transaction, addition.number, message, contact, at)
            elif addition.kind is MessageKind.HANDOVER:
                await transaction.file_requests.hand_over(addition.number, addition.request, message, at)
            return ReceiptRow(addition.number, message, opened=False)

        return await self._keep(addition.key, files, write)

    async def _keep(self, key: bytes, files: Checked, write: Write) -> Receipt:
        attachments = await self._files.declare(files.kept, files.parts)
        await self._files.put(attachments, files.kept)
        receipt: Receipt | None = None
        try:
            receipt = await self._commit(key, attachments, write)
        finally:
            if attachments and (receipt is None or receipt.duplicate):
                await self._files.undo([new.key for new in attachments])
        if not receipt.duplicate:
            self._notices.committed()
        return receipt

    async def _commit(self, key: bytes, attachments: Sequence[NewAttachment], write: Write) -> Receipt:
        """When another process was faster with the same key, its result is the result."""
        try:
            return await self._transaction(key, attachments, write)
        except NotFound:
            raise UnknownTicket from None
        except Duplicate:
            known = await self._known(key)
        if known is None:
            raise Temporary
        return known

    async def _transaction(self, key: bytes, attachments: Sequence[NewAttachment], write: Write) -> Receipt:
        async def work(transaction: Transaction) -> Receipt:
            if known := await transaction.receipts.find(key):
                return Receipt(known.number, duplicate=True)
            row = await write(transaction, attachments)
            expires = datetime.now(UTC) + RECEIPTS_LAST
            await transaction.receipts.add(key, row.number, row.message, row.opened, expires)
            await transaction.intents.consume([new.key for new in attachments])
            return Receipt(row.number, duplicate=False)

        return await self._database.commit(work)

    async def _known(self, key: bytes) -> Receipt | None:
        async with self._database.read() as transaction:
            row = await transaction.receipts.find(key)
        return Receipt(row.number, duplicate=True) if row else None
