"""A listener on real rooms, and ways to talk to it."""

import asyncio
import smtplib
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import TypeVar

import pytest

from redaction.redactor import Redactor
from service.attempts import Attempts
from service.budget import Budget
from service.links import Links
from service.mail.addressing import Addressing
from service.mail.doors import doors
from service.mail.in_hand import InHand
from service.mail.reception import Reception
from service.mail.threading import Threading
from service.settings import Settings
from tests.unit.service.conftest import House

SECRET = b"s" * 32
IN_FLIGHT = 8_000_000
TEMPORARY = (451, "4.3.0 Temporary failure, try again later")
T = TypeVar("T")


def mail(
    body: str = "It burns.", *, message_id: str = "<one@example.org>", sender: str = "rita@example.org"
) -> bytes:
    return (
        f"From: Rita Requester <{sender}>\r\nTo: support@localhost\r\nSubject: Printer on fire\r\n"
        f"Message-ID: {message_id}\r\n\r\n{body}\r\n"
    ).encode()


async def tickets(house: House) -> int:
    return (await house.counts())[0]


class Line:
    """A bare connection: bytes out, one answer in. For use in a thread."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self._file = self._socket.makefile("rb")

    def __enter__(self) -> "Line":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._socket.close()

    def send(self, content: bytes) -> None:
        self._socket.sendall(content)

    def answer(self) -> str:
        """The next answer with all its lines; "" when the other end has hung up."""
        lines = []
        while line := self._file.readline():
            lines.append(line.decode())
            if line[3:4] != b"-":
                break
        return "".join(lines)

    def say(self, command: bytes) -> str:
        self.send(command + b"\r\n")
        return self.answer()

    def upto_data(self, sender: bytes = b"rita@example.org") -> None:
        """Everything before the content."""
        assert self.answer().startswith("220 ")
        self.say(b"EHLO client.example.org")
        assert self.say(b"MAIL FROM:<" + sender + b">").startswith("250 ")
        assert self.say(b"RCPT TO:<support@localhost>").startswith("250 ")
        assert self.say(b"DATA").startswith("354 ")


class Postbox:
    """An open SMTP door. `send` answers (code, text) of DATA, or of the command that was refused."""

    def __init__(self, address: str, budget: Budget, doors: AsyncExitStack) -> None:
        self.address = address
        self.budget = budget
        self.stop = doors.aclose

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    async def send(
        self, content: bytes, sender: str = "rita@example.org", to: tuple[str, ...] = ("support@localhost",)
    ) -> tuple[int, str]:
        return await asyncio.to_thread(self._send, content, sender, to)

    async def talk(self, conversation: Callable[[Line], T]) -> T:
        """Run a conversation over a bare connection."""

        def talk() -> T:
            with Line(self.port) as line:
                return conversation(line)

        return await asyncio.to_thread(talk)

    def _send(self, content: bytes, sender: str, to: tuple[str, ...]) -> tuple[int, str]:
        with smtplib.SMTP("127.0.0.1", self.port, local_hostname="client.example.org", timeout=20) as client:
            client.ehlo()
            code, text = client.mail(sender)
            for address in to:
                if code == 250:
                    code, text = client.rcpt(address)
            if code == 250:
                code, text = client.data(content)
            return code, text.decode()


def settings(folder: Path, **values: object) -> Settings:
    return Settings.model_validate(
        {
            "data": folder,
            "inbox": "support@localhost,sales@localhost",
            "max_mail_mb": 1,
            "company": "Acme",
            "smtp": "127.0.0.1:0",
        }
        | values
    )


async def started(
    house: House,
    *,
    redactor: Redactor | None = None,
    budget: int = IN_FLIGHT,
    attempts: Attempts | None = None,
    **values: object,
) -> Postbox:
    """A door of a test's own, which closes it with `stop`."""
    return await opened_doors(house, settings(house.folder, **values), redactor, budget, attempts)


async def opened_doors(
    house: House,
    chosen: Settings,
    redactor: Redactor | None = None,
    budget: int = IN_FLIGHT,
    attempts: Attempts | None = None,
) -> Postbox:
    """The doors of these settings."""
    found, room = redactor or house.redactor, Budget(budget)
    threading = Threading(house.database, found, Addressing(SECRET, "localhost"), chosen.authserv_id)
    reception = Reception(
        house.intake(redactor, attempts),
        found,
        room,
        Links(SECRET),
        threading,
        InHand(house.folder, SECRET),
        chosen,
    )
    stack = AsyncExitStack()
    addresses = await stack.enter_async_context(doors(reception, chosen))
    return Postbox(addresses.smtp or addresses.lmtp or "", room, stack)


ADDRESSING = Addressing(SECRET, "localhost")
AUTHSERV = "mx.localhost"


def written(
    text: str = "It burns.",
    *,
    sender: str = "rita@example.org",
    to: str = "support@localhost",
    subject: str = "Printer on fire",
    more: str = "",
    name: str = "Rita",
) -> bytes:
    """A mail; `more` are further header lines."""
    head = f"From: {name} <{sender}>\r\nTo: {to}\r\nSubject: {subject}\r\n{more}"
    return f"{head}\r\n{text}\r\n".encode()


@pytest.fixture
async def postbox(house: House) -> AsyncIterator[Postbox]:
    """Takes mail for support@localhost and sales@localhost, 1 MB at most."""
    box = await started(house)
    yield box
    await box.stop()
