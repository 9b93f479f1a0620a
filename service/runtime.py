"""The composition root: nothing else opens a database, a store or a listener."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from redaction.redactor import Redactor
from service.attachments import Attachments
from service.attempts import Attempts
from service.budget import Budget
from service.corrections import Corrections
from service.desk import Desk, unanswered
from service.downloads import Downloads
from service.drafts import Drafts
from service.errors import InvalidSettings
from service.file_requests import FileRequests
from service.files import Files
from service.hardening import harden
from service.housekeeping import Housekeeping
from service.intake import Intake
from service.ledger import ledger_key
from service.links import Links
from service.logs import on_loop_error
from service.mail.addressing import Addressing
from service.mail.compose import Composer
from service.mail.dead_letters import DeadLetters
from service.mail.deliver import Deliverer
from service.mail.doors import NO_ADDRESSES, Addresses, doors
from service.mail.in_hand import InHand
from service.mail.reception import Reception
from service.mail.threading import Threading
from service.offline import redacting, warm
from service.people.agents import Agents
from service.people.passwords import Passwords
from service.people.throttle import Throttle
from service.progress import Progress
from service.queues import Queues
from service.reports import Reports
from service.requests import Requests
from service.settings import Settings
from service.settings.secret import installation_secret
from storage.database import Database
from storage.lock import FolderLock
from storage.objects.filesystem import FilesystemStore
from storage.objects.protocol import ObjectStore

OBJECTS = "objects"
S3_LACKS = "VEILBOX_S3_ENDPOINT needs VEILBOX_S3_BUCKET, VEILBOX_S3_ACCESS_KEY and VEILBOX_S3_SECRET_KEY."
OWNER_ONLY = 0o700


@dataclass(frozen=True)
class Runtime:
    """Everything of the service that is open. `mail_addresses` are where mail is taken by SMTP and LMTP."""

    settings: Settings
    database: Database
    objects: ObjectStore
    redactor: Redactor
    intake: Intake
    reception: Reception
    desk: Desk
    agents: Agents
    links: Links
    drafts: Drafts
    budget: Budget
    requests: Requests
    file_requests: FileRequests
    downloads: Downloads
    reports: Reports
    attachments: Attachments
    progress: Progress
    dead_letters: DeadLetters
    mail_addresses: Addresses = NO_ADDRESSES


@asynccontextmanager
async def opened(settings: Settings, *, migrate: bool = True) -> AsyncIterator[Runtime]:
    """All rooms, no listener, nothing in the background: for a command beside the server or without it.

    `migrate=False` leaves the tables as they are, for a command that only looks. Raises InvalidSettings,
    StorageError, and OSError when the data folder can't be made.
    """
    harden()
    settings.data.mkdir(OWNER_ONLY, parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        yield (await _open(settings, stack, migrate=migrate)).runtime


@asynccontextmanager
async def running(settings: Settings) -> AsyncIterator[Runtime]:
    """The server: mail is taken and sent, and what is over is cleared away. Everything ends in reverse order.

    Raises as `opened` does, AlreadyRunning when another server has the data folder, and CannotStart.
    """
    harden()
    asyncio.get_running_loop().set_exception_handler(on_loop_error)
    settings.data.mkdir(OWNER_ONLY, parents=True, exist_ok=True)
    async with AsyncExitStack() as stack:
        stack.enter_context(FolderLock(settings.data))
        house = await _open(settings, stack, migrate=True)
        house.in_hand.recover()
        await warm(house.runtime.redactor)
        if house.deliverer:
            await stack.enter_async_context(_background(house.deliverer.run()))
        await stack.enter_async_context(_background(house.housekeeping.run()))
        stack.push_async_callback(house.runtime.intake.settle)
        stack.push_async_callback(house.runtime.reception.settle)
        addresses = await stack.enter_async_context(doors(house.runtime.reception, settings))
        yield replace(house.runtime, mail_addresses=addresses)


@dataclass(frozen=True)
class _House:
    runtime: Runtime
    in_hand: InHand
    housekeeping: Housekeeping
    deliverer: Deliverer | None


async def _open(settings: Settings, stack: AsyncExitStack, *, migrate: bool) -> _House:
    secret = installation_secret(settings)
    database = Database(settings.sqlalchemy_url, ledger_key(secret))
    stack.push_async_callback(database.close)
    if migrate:
        await database.migrate()
    objects = _objects(settings, stack)
    redactor = await stack.enter_async_context(redacting(settings))
    links = Links(secret)
    server = settings.outgoing
    addressing = Addressing(secret, settings.sender.rpartition("@")[2])
    deliverer = Deliverer(database, Composer(links, settings, addressing), server) if server else None
    intake = Intake(
        database,
        objects,
        redactor,
        Attempts(database, secret),
        max_file_bytes=settings.max_file_bytes,
        queued=deliverer.wake if deliverer else None,
    )
    files = Files(database, objects, redactor, settings.max_file_bytes)
    corrections = Corrections(database, files)
    budget = Budget(settings.in_flight_bytes)
    provable = bool(settings.authserv_id and settings.takes_mail and settings.mail_plus)
    in_hand = InHand(settings.data, secret)
    runtime = Runtime(
        settings=settings,
        database=database,
        objects=objects,
        redactor=redactor,
        intake=intake,
        reception=Reception(
            intake,
            redactor,
            budget,
            links,
            Threading(database, redactor, addressing, settings.authserv_id),
            in_hand,
            settings,
        ),
        desk=Desk(
            database,
            intake,
            Queues(settings.queues),
            addressing.agent_address if provable else unanswered,
        ),
        agents=Agents(database, redactor, Passwords(), Throttle()),
        links=links,
        drafts=Drafts(),
        budget=budget,
        requests=Requests(database),
        file_requests=FileRequests(database, intake),
        downloads=Downloads(objects),
        reports=Reports(database, objects, redactor, corrections),
        attachments=Attachments(database, objects, redactor, files, corrections),
        progress=Progress(),
        dead_letters=DeadLetters(database, deliverer.wake if deliverer else None),
    )
    return _House(runtime, in_hand, Housekeeping(database, objects, in_hand), deliverer)


def _objects(settings: Settings, stack: AsyncExitStack) -> ObjectStore:
    """Raises InvalidSettings: the bucket is not told whole."""
    if not settings.s3_endpoint:
        return FilesystemStore(settings.data / OBJECTS)
    access_key, secret_key = (
        key.get_secret_value() for key in (settings.s3_access_key, settings.s3_secret_key)
    )
    if not (settings.s3_bucket and access_key and secret_key):
        raise InvalidSettings((S3_LACKS,))
    if settings.s3_ca and not Path(settings.s3_ca).is_file():
        raise InvalidSettings(("VEILBOX_S3_CA names a file that isn't there.",))
    from storage.objects.s3 import Bucket, S3Store  # which take a while and are for buckets alone

    bucket = Bucket(
        settings.s3_endpoint, settings.s3_bucket, settings.s3_region, access_key, secret_key, settings.s3_ca
    )
    store = S3Store(bucket)
    stack.push_async_callback(store.close)
    return store


@asynccontextmanager
async def _background(work: Coroutine[None, None, None]) -> AsyncIterator[None]:
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
