"""Opens the ways in that the settings name: SMTP, LMTP, and folders from which mail is fetched by IMAP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from service.errors import InvalidSettings
from service.mail.imap import Puller
from service.mail.pace import Pace
from service.mail.reception import Reception
from service.mail.session import LmtpSession, Session
from service.mail.smtp import Listener
from service.mail.tls import Certificate
from service.settings import Settings
from service.settings.parts import host_port, socket_path


class Addresses(NamedTuple):
    """Where mail is taken: "host:port" or "unix:/path"; None: that door is closed."""

    smtp: str | None
    lmtp: str | None


NO_CERTIFICATE = "VEILBOX_SMTP_CERTIFICATE and VEILBOX_SMTP_KEY have to name PEM files that belong together."
NO_ADDRESSES = Addresses(None, None)


@asynccontextmanager
async def doors(reception: Reception, settings: Settings) -> AsyncIterator[Addresses]:
    """Everything open while the block runs. Raises OSError and InvalidSettings."""
    async with AsyncExitStack() as stack:
        listener = partial(
            Listener,
            reception,
            Pace(settings.mails_per_minute),
            hostname=urlsplit(settings.public_url).hostname or "localhost",
            limit=settings.max_mail_bytes,
            seconds=settings.read_seconds,
        )
        smtp = lmtp = None
        if settings.smtp_address:
            plain = listener(
                session=Session, certificate=certificate(settings), require_tls=settings.smtp_require_tls
            )
            smtp = await plain.start(*settings.smtp_address)
            stack.push_async_callback(plain.stop)
        if settings.lmtp:
            local = listener(session=LmtpSession)
            path = socket_path(settings.lmtp)
            lmtp = await (local.start_unix(path) if path else local.start(*host_port(settings.lmtp)))
            stack.push_async_callback(local.stop)
        await stack.enter_async_context(_fetching(reception, settings))
        yield Addresses(smtp, lmtp)


@asynccontextmanager
async def _fetching(reception: Reception, settings: Settings) -> AsyncIterator[None]:
    """IMAP; a mail that is being taken when the block ends is taken wholly, or comes again."""
    tasks = [
        asyncio.create_task(
            Puller(
                source,
                reception,
                mailbox=source.mailbox,
                limit=settings.max_mail_bytes,
                poll_seconds=settings.imap_poll_seconds,
            ).run()
        )
        for source in settings.mail_sources
    ]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def certificate(settings: Settings) -> Certificate | None:
    """For STARTTLS; None where none is named. Raises InvalidSettings."""
    if not (settings.smtp_certificate or settings.smtp_key or settings.smtp_require_tls):
        return None
    try:
        return Certificate(Path(settings.smtp_certificate), Path(settings.smtp_key))
    except OSError:
        raise InvalidSettings((NO_CERTIFICATE,)) from None
