"""kill -9 while 200 tickets stream in: what was acknowledged is there, whole, and once."""

from __future__ import annotations

import re
import smtplib
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import httpx

from tests.support.server import VeilboxServer
from tests.support.visitors import Visitor, deliver, hidden_fields, mail, open_tickets, signed_in

TICKETS, KILLS, CLIENTS = 200, 4, 8
TICKETS_ON_POSTGRESQL, KILLS_ON_POSTGRESQL = 50, 2
GIVE_UP_SECONDS = 240
UNREACHABLE = (httpx.TransportError, OSError, smtplib.SMTPException)


@dataclass
class Progress:
    """How many tickets were acknowledged, for the one who kills."""

    acknowledged: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self) -> None:
        """One more."""
        with self.lock:
            self.acknowledged += 1

    def wait_for(self, count: int) -> None:
        """Wait until `count` were acknowledged."""
        deadline = time.monotonic() + GIVE_UP_SECONDS
        while self.acknowledged < count and time.monotonic() < deadline:
            time.sleep(0.005)


def subject(number: int) -> str:
    return f"Stream ticket {number} by {'form' if number % 2 else 'mail'}"


def content(number: int) -> bytes:
    return f"the file of ticket {number}\n".encode() * (number % 50 + 1)


def retried(attempt: Callable[[], bool]) -> None:
    """Try until it is acknowledged, as browsers' users and mail servers do."""
    deadline = time.monotonic() + GIVE_UP_SECONDS
    while time.monotonic() < deadline:
        try:
            if attempt():
                return
        except UNREACHABLE:
            pass
        time.sleep(0.05)
    raise TimeoutError("never acknowledged")


class FormClient:
    """Keeps the form it got, so that every try is the same form."""

    def __init__(self, server: VeilboxServer, number: int) -> None:
        self._server, self._number = server, number
        self._values: dict[str, str] = {}

    def attempt(self) -> bool:
        """Send the form; True when the answer is a ticket."""
        with Visitor(self._server) as visitor:
            if not self._values:
                self._values = self._filled(hidden_fields(visitor.get("/").text, "/tickets"))
            visitor.http.headers["Accept"] = "application/json"
            uploads = [(f"file-{self._number}.txt", content(self._number))]
            return visitor.post("/tickets", self._values, uploads).status_code == httpx.codes.CREATED

    def _filled(self, hidden: dict[str, str]) -> dict[str, str]:
        texts = {
            "subject": subject(self._number),
            "description": "text",
            "name": "Rita",
            "email": "rita@example.com",
        }
        return {**hidden, **texts}


class MailClient:
    """Delivers one message until it is taken."""

    def __init__(self, server: VeilboxServer, number: int) -> None:
        self._server = server
        self._message = mail(subject(number), "text")
        self._message.add_attachment(
            content(number), maintype="text", subtype="plain", filename=f"file-{number}.txt"
        )

    def attempt(self) -> bool:
        """True after a 250; anything else raises."""
        deliver(self._server, self._message)
        return True


def stream(server: VeilboxServer, progress: Progress, number: int) -> None:
    """One ticket, from the first try to its acknowledgement."""
    client = FormClient(server, number) if number % 2 else MailClient(server, number)
    retried(client.attempt)
    progress.count()


def files_of(agent: Visitor, number: int) -> list[bytes]:
    """The content of each file of a ticket."""
    links = set(re.findall(rf"/desk/tickets/{number}/files/\d+", agent.get(f"/desk/tickets/{number}").text))
    return [agent.get(link).content for link in links]


def test_every_acknowledged_ticket_survives_kill_9_once_and_whole(
    server: VeilboxServer, database_settings: dict[str, str]
) -> None:
    many, kills = (TICKETS_ON_POSTGRESQL, KILLS_ON_POSTGRESQL) if database_settings else (TICKETS, KILLS)
    agent = signed_in(server)
    progress = Progress()
    with ThreadPoolExecutor(CLIENTS) as clients:
        streams = [clients.submit(stream, server, progress, number) for number in range(many)]
        for kill in range(1, kills + 1):
            progress.wait_for(kill * many // (kills + 1))
            server.kill9()
            server.start()
        for one in streams:
            one.result()
    server.kill9()
    server.start()
    with agent:
        found = dict(open_tickets(agent))
        assert Counter(found.values()) == Counter(subject(number) for number in range(many))
        for number, text in found.items():
            sent = int(text.split()[2])
            assert files_of(agent, number) == [content(sent)]
