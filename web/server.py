"""Runs the service with its web server until it is told to stop."""

import asyncio
import gc
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from typing_extensions import override

from service.runtime import Runtime, running
from service.settings import Settings
from web.app import create_app
from web.protocol import PatientProtocol

KEEP_ALIVE_SECONDS = 5
SHUTDOWN_SECONDS = 20
MOST_CONNECTIONS = 500
MOST_HEADER_BYTES = 32 * 1024
SAMPLE_SENDER = "rita@example.com"
_BACKLOG = 512


class CannotListenError(Exception):
    """Something else listens there, or the address is not this machine's. Its text is for the user."""


class Server(uvicorn.Server):
    """uvicorn's server, without its habit of raising the signal again at the end.

    That would end the process at once, and leave the database and the mail listener no time to close.
    """

    @override
    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        try:
            yield
        finally:
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)


async def serve(settings: Settings) -> None:
    """Open everything, say where it is, and answer until SIGINT or SIGTERM.

    Raises CannotListenError, and whatever `running` and `create_app` raise.
    """
    with _listening(*settings.http_address) as listener:
        async with running(settings) as runtime:
            app = create_app(runtime)
            await _introduce(runtime)
            gc.collect()
            gc.freeze()  # what lives as long as the server is not looked through again and again
            await Server(_configuration(app)).serve(sockets=[listener])


def _configuration(app: object) -> uvicorn.Config:
    return uvicorn.Config(
        app,  # type: ignore[arg-type]  # two spellings of the same ASGI types
        http=PatientProtocol,
        ws="none",
        lifespan="off",
        log_config=None,  # service.logs is in charge
        access_log=False,  # web.access writes one without paths
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        limit_concurrency=MOST_CONNECTIONS,
        h11_max_incomplete_event_size=MOST_HEADER_BYTES,
    )


def _listening(host: str, port: int) -> socket.socket:
    """A listening socket, taken before anything else is opened: a taken port is the first thing said."""
    listener = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
    else:
        return listener
    raise CannotListenError(f"Can't listen on {host}:{port}. Set VEILBOX_HTTP to a free address.")


async def _introduce(runtime: Runtime) -> None:
    """Print where everything is. Standard output: it is for whoever started the server, not for the log."""
    settings = runtime.settings
    lines = [f"Form      {settings.public_url}/", f"Desk      {settings.public_url}/desk"]
    lines.append(f"SMTP      {runtime.mail_addresses.smtp or 'off'}")
    if runtime.mail_addresses.lmtp:
        lines.append(f"LMTP      {runtime.mail_addresses.lmtp}")
    token = await runtime.agents.first_link()
    if token:
        lines.append(f"Sign in   {settings.public_url}/desk/welcome/{token}   (once)")
    if runtime.mail_addresses.smtp:
        lines.append(f"Try it    {_sample_mail(runtime.mail_addresses.smtp, settings.mailboxes[0])}")
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


def _sample_mail(address: str, mailbox: str) -> str:
    """A shell line that sends a mail with a card number to be removed."""
    host, _, port = address.rpartition(":")
    mail = (
        f"From: Rita <{SAMPLE_SENDER}>\\r\\nTo: {mailbox}\\r\\nSubject: Charged twice\\r\\n\\r\\n"
        "My card 4242 4242 4242 4242 was charged twice.\\r\\n"
    )
    send = f"smtplib.SMTP('{host.strip('[]')}', {port}).sendmail('{SAMPLE_SENDER}', ['{mailbox}'], '{mail}')"
    return f'python3 -c "import smtplib; {send}"'
