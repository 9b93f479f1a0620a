"""A connection to the outgoing mail server, over which several mails can go one after the other."""

import asyncio
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from email.message import EmailMessage
from typing import Self

import aiosmtplib

from service.settings import MailServer
from storage.codes import Failure
from storage.mail_views import Failed

TIMEOUT_SECONDS = 60.0  # for each step of a conversation
PERMANENT = range(500, 600)

_STATUS = re.compile(r"[245]\.[0-9]{1,3}\.[0-9]{1,3}(?![0-9.])", re.ASCII)


class NotSent(Exception):
    """`final`: it makes no sense to try again. `line_down`: the server can't be used for any mail now."""

    def __init__(self, failed: Failed, *, final: bool = False, line_down: bool = False) -> None:
        super().__init__(failed.why, failed.code, failed.status)
        self.failed = failed
        self.final = final
        self.line_down = line_down


class Line:
    """Connects when the first mail needs it, and again when the server has hung up; for use in a block.

    Credentials never go over an open line. Without them TLS is used when it is offered, whatever the
    certificate, as between mail servers. `hostname` is what we call ourselves.
    """

    def __init__(self, server: MailServer, hostname: str) -> None:
        self._server = server
        self._hostname = hostname
        self._client: aiosmtplib.SMTP | None = None

    async def send(self, message: EmailMessage, sender: str, recipient: str) -> None:
        """Hand a mail over. Raises NotSent, with nothing in it of what the server said but its codes."""
        client = await self._ready()
        options = [] if recipient.isascii() else ["SMTPUTF8", "BODY=8BITMIME"]
        try:
            await client.sendmail(sender, [recipient], message.as_bytes(), mail_options=options)
        except aiosmtplib.SMTPNotSupported:
            failure = NotSent(Failed(Failure.NO_ADDRESS), final=True)
        except (aiosmtplib.SMTPException, OSError) as error:
            failure = _about_the_mail(error)
        else:
            return
        raise failure

    def drop(self) -> None:
        """Hang up without a word."""
        if self._client is not None:
            _hang_up(self._client)
            self._client = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if self._client is not None and kind is None:
            with suppress(aiosmtplib.SMTPException, OSError):
                await self._client.quit()
        self.drop()

    async def _ready(self) -> aiosmtplib.SMTP:
        if self._client is not None:
            with suppress(aiosmtplib.SMTPException, OSError):
                await self._client.rset()
                return self._client
            self.drop()
        self._client = await self._connected()
        return self._client

    async def _connected(self) -> aiosmtplib.SMTP:
        server = self._server
        client = aiosmtplib.SMTP(
            hostname=server.host,
            port=server.port,
            use_tls=server.tls,
            start_tls=False,
            validate_certs=server.tls or bool(server.username),
            local_hostname=self._hostname,
            timeout=TIMEOUT_SECONDS,
        )
        try:
            async with _down(Failure.UNREACHABLE):
                await client.connect()
                await client.ehlo()
            async with _down(Failure.TLS):
                if not server.tls and (server.username or client.supports_extension("starttls")):
                    await client.starttls()
                    await client.ehlo()
            async with _down(Failure.SIGN_IN):
                if server.username:
                    await client.login(server.username, server.password)
        except BaseException:
            _hang_up(client)
            raise
        return client


def _hang_up(client: aiosmtplib.SMTP) -> None:
    """At once: closing a line with TLS would wait half a minute for a server that says nothing more."""
    transport = client.transport
    client.close()
    if isinstance(transport, asyncio.WriteTransport):
        transport.abort()


@asynccontextmanager
async def _down(why: Failure) -> AsyncIterator[None]:
    """What fails in the block ends the line."""
    try:
        yield
    except (aiosmtplib.SMTPException, OSError) as error:
        tls = isinstance(error, ssl.SSLError) or isinstance(error.__cause__, ssl.SSLError)
        failed = _failed(Failure.TLS if tls else why, error)
    else:
        return
    raise NotSent(failed, line_down=True)


def _about_the_mail(error: Exception) -> NotSent:
    """Final is only what the server says about this mail; everything else can be mended meanwhile."""
    match error:
        case aiosmtplib.SMTPRecipientsRefused(recipients=[refused, *_]):
            failed = _failed(Failure.RECIPIENT, refused)
        case aiosmtplib.SMTPSenderRefused():
            failed = _failed(Failure.SENDER, error)
        case aiosmtplib.SMTPDataError():
            failed = _failed(Failure.CONTENT, error)
        case _:
            return NotSent(_failed(Failure.UNREACHABLE, error))
    return NotSent(failed, final=failed.code in PERMANENT)


def _failed(why: Failure, error: Exception) -> Failed:
    if not isinstance(error, aiosmtplib.SMTPResponseException):
        return Failed(why)
    status = _STATUS.match(error.message)
    known = error.code in range(200, 600)
    return Failed(why, error.code if known else 0, status[0] if status else "")
