"""A mail server with moods: it refuses, waits, hangs up, and counts its callers."""

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from typing_extensions import override

from tests.support.smtp_peer import SmtpPeer


class Peer(SmtpPeer):
    """Answers RCPT and DATA with `answers` while it has them.

    `lacks`: extensions that it doesn't offer. `gate`: DATA waits for it; `at_gate` tells that one does.
    `encrypted`: for each mail, whether it came through TLS.
    """

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(tls)
        self.answers: dict[str, str] = {}
        self.lacks: set[str] = set()
        self.encrypted: list[bool] = []
        self.gate = threading.Event()
        self.gate.set()
        self.at_gate = threading.Event()
        self._callers: dict[int, Any] = {}

    @property
    def connections(self) -> int:
        """How many there were."""
        return len(self._callers)

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.address.rpartition(":")[2])

    def hang_up(self) -> None:
        """End all connections."""
        for server in self._callers.values():
            server.loop.call_soon_threadsafe(server.transport.close)

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """Hears and says nothing meanwhile."""
        sleeping, wake = threading.Event(), threading.Event()

        def sleep() -> None:
            sleeping.set()
            wake.wait(20)

        self._controller.loop.call_soon_threadsafe(sleep)
        sleeping.wait(20)
        try:
            yield
        finally:
            wake.set()

    async def handle_EHLO(  # noqa: N802  aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        """Called by aiosmtpd."""
        self._callers[id(server)] = server
        session.host_name = hostname
        return [line for line in responses if line[4:] not in self.lacks]

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Called by aiosmtpd."""
        if "RCPT" in self.answers:
            return self.answers["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    @override
    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        """Called by aiosmtpd."""
        self.at_gate.set()
        await asyncio.to_thread(self.gate.wait, 20)
        if "DATA" in self.answers:
            return self.answers["DATA"]
        self.encrypted.append(session.ssl is not None)
        return await super().handle_DATA(server, session, envelope)
