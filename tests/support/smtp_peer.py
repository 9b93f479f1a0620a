"""A mail server that keeps what it receives in memory: the far end of Veilbox's outgoing mail."""

from __future__ import annotations

import email
import email.policy
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import EmailMessage
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller

from tests.support.ports import free_port


@dataclass(frozen=True)
class Received:
    """One mail as it came over the wire."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @property
    def message(self) -> EmailMessage:
        """The mail, parsed."""
        parsed = email.message_from_bytes(self.content, policy=email.policy.default)
        if not isinstance(parsed, EmailMessage):
            raise TypeError("the default policy makes EmailMessage objects")
        return parsed

    @property
    def text(self) -> str:
        """The plain text of the mail."""
        return self._part("plain")

    @property
    def html(self) -> str:
        """The HTML of the mail."""
        return self._part("html")

    def _part(self, subtype: str) -> str:
        body = self.message.get_body((subtype,))
        return str(body.get_content()) if body else ""


class SmtpPeer:
    """Listens on a free port of the loopback while its `with` block runs."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self._received: list[Received] = []
        self._lock = threading.Lock()
        self._controller = Controller(self, hostname="127.0.0.1", port=free_port(), tls_context=tls)

    @property
    def address(self) -> str:
        """host:port."""
        return f"127.0.0.1:{self._controller.port}"

    @property
    def received(self) -> list[Received]:
        """All mails so far."""
        with self._lock:
            return list(self._received)

    def wait_for(self, wanted: Callable[[Received], bool], seconds: float = 20) -> Received:
        """Return the first mail that is `wanted`, waiting for it.

        Raises:
            TimeoutError: no such mail came.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for mail in self.received:
                if wanted(mail):
                    return mail
            time.sleep(0.05)
        raise TimeoutError(f"no such mail among {len(self.received)}")

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802  aiosmtpd's name
        """Keep a mail; called by aiosmtpd."""
        with self._lock:
            self._received.append(Received(envelope.mail_from, tuple(envelope.rcpt_tos), envelope.content))
        return "250 OK"

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._controller.stop()
