"""Fetches mail from a folder at an IMAP server, and takes it away there once its ticket is committed.

A raw copy upstream is a raw copy, so mails are deleted and expunged unless the operator asks for something
else. What can't be taken is left where it is: what may work later for the next round, what never will with
the flag that mail programs show (\\Flagged), which takes it out of the rounds until somebody takes it away.

The server tells of new mail at once when it knows IDLE (RFC 2177); the folder is looked through every
`poll_seconds` all the same.
"""

import asyncio
import logging
import ssl
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from socket import SHUT_RDWR

import certifi
from imapclient import IMAPClient, SocketTimeout

from redaction.raw import Raw
from service.errors import Refused, ServiceError, Temporary
from service.logs import type_and_place
from service.mail.reception import Reception
from service.mail.route import Envelope
from service.settings.mail_sources import MailSource

CONNECT_SECONDS = 20.0
READ_SECONDS = 120.0
FIRST_WAIT = 1.0  # seconds after a connection was lost; doubles
LONGEST_WAIT = 60.0
FLAGGED, SEEN = b"\\Flagged", b"\\Seen"
_SIZE, _CONTENT, _PEEK = b"RFC822.SIZE", b"BODY[]", b"BODY.PEEK[]"

log = logging.getLogger(__name__)


class Puller:
    """Fetches from one source for ever: `run` in a task of its own.

    `mailbox` is the one of ours to which all of its mails belong, "": the one that each was sent to.
    """

    def __init__(
        self, source: MailSource, reception: Reception, *, mailbox: str, limit: int, poll_seconds: float
    ) -> None:
        self._source = source
        self._reception = reception
        self._envelope = Envelope(Raw(""), (mailbox,) if mailbox else (), by_fields=True)
        self._limit = limit
        self._poll_seconds = poll_seconds

    async def run(self) -> None:
        """Fetch until cancelled. A lost connection is made anew."""
        wait = FIRST_WAIT
        while True:
            try:
                async with self._connected() as client:
                    wait = FIRST_WAIT
                    await self._serve(client)
            except Exception as error:  # noqa: BLE001 - whatever a server answers, the next try may work
                log.warning("fetching mail by IMAP failed: %s", type_and_place(error))
            await asyncio.sleep(wait)
            wait = min(2 * wait, LONGEST_WAIT)

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[IMAPClient]:
        client = await asyncio.to_thread(connect, self._source)
        try:
            yield client
        finally:
            # A call that still waits in its thread ends at once: its socket is closed under it.
            with suppress(OSError):
                client.socket().shutdown(SHUT_RDWR)

    async def _serve(self, client: IMAPClient) -> None:
        wanted = ["UNSEEN", "UNFLAGGED"] if self._source.then == "flag" else ["UNFLAGGED"]
        idle = await asyncio.to_thread(client.has_capability, "IDLE")
        while True:
            for uid in await asyncio.to_thread(client.search, ["UNDELETED", *wanted]):
                await self._one(client, uid)
            if idle:
                await asyncio.to_thread(_idle, client, self._poll_seconds)
            else:
                await asyncio.sleep(self._poll_seconds)
                await asyncio.to_thread(client.noop)

    async def _one(self, client: IMAPClient, uid: int) -> None:
        try:
            await self._deliver(client, uid)
        except Refused as refusal:
            log.warning("mail %d can't be taken and stays flagged: %s", uid, type(refusal).__name__)
            await asyncio.to_thread(client.add_flags, [uid], [FLAGGED], silent=True)
        except ServiceError:
            log.warning("mail %d could not be taken for now", uid)
        else:
            await asyncio.to_thread(_finish, client, uid, self._source)

    async def _deliver(self, client: IMAPClient, uid: int) -> None:
        """Raises ServiceError."""
        size = await asyncio.to_thread(_fetched, client, uid, _SIZE, _SIZE)
        if not isinstance(size, int):
            return  # somebody else has deleted it
        if size > self._limit:
            raise Refused
        if self._reception.busy:
            raise Temporary
        async with AsyncExitStack() as stack:
            share = await stack.enter_async_context(self._reception.budget.share())
            share.take(size)
            content = await asyncio.to_thread(_fetched, client, uid, _PEEK, _CONTENT)
            if isinstance(content, bytes):
                await self._reception.take(stack.pop_all(), self._envelope, content)


def connect(source: MailSource) -> IMAPClient:
    """A connection, signed in, with the folder selected. Raises OSError and IMAPClientError."""
    context = ssl.create_default_context(cafile=str(source.ca or certifi.where()))
    client = IMAPClient(
        source.host,
        source.port,
        ssl=source.tls,
        ssl_context=context if source.tls else None,
        timeout=SocketTimeout(CONNECT_SECONDS, READ_SECONDS),
    )
    try:
        if not source.tls:
            client.starttls(context)  # never a password over an open line
        _sign_in(client, source)
        client.select_folder(source.folder)
    except BaseException:
        with suppress(OSError):
            client.shutdown()
        raise
    return client


def _sign_in(client: IMAPClient, source: MailSource) -> None:
    """The token is read anew for every connection, because somebody else renews it."""
    if source.token_file is None:
        client.login(source.username, source.password)
    elif client.has_capability("AUTH=OAUTHBEARER"):  # RFC 7628
        client.oauthbearer_login(source.username, source.token_file.read_text().strip())
    else:
        client.oauth2_login(source.username, source.token_file.read_text().strip())


def _fetched(client: IMAPClient, uid: int, item: bytes, answered: bytes) -> object:
    """One thing about one mail, None when there is no such mail any longer."""
    return client.fetch([uid], [item]).get(uid, {}).get(answered)


def _finish(client: IMAPClient, uid: int, source: MailSource) -> None:
    """What the operator wants to happen with a mail whose ticket is committed."""
    match source.then:
        case "flag":
            client.add_flags([uid], [SEEN], silent=True)
        case "move" if client.has_capability("MOVE"):
            client.move([uid], source.to)
        case "move":
            client.copy([uid], source.to)
            _delete(client, uid)
        case "delete":
            _delete(client, uid)


def _delete(client: IMAPClient, uid: int) -> None:
    client.delete_messages([uid], silent=True)
    if client.has_capability("UIDPLUS"):
        client.uid_expunge([uid])
    else:
        client.expunge()


def _idle(client: IMAPClient, seconds: float) -> None:
    """Until the server tells of something, `seconds` at most."""
    client.idle()
    client.idle_check(timeout=seconds)
    client.idle_done()
