"""Connections that send tickets: HTTP and SMTP spoken over plain asyncio streams.

A client library would cost the load generator more than some servers spend on the ticket.
"""

from __future__ import annotations

import asyncio
import re
import secrets
from typing import Final, Protocol

from typing_extensions import override

from bench.texts import descriptions, mail, mail_bodies

HOST: Final = "127.0.0.1"
INBOX: Final = "support@localhost"
BOUNDARY: Final = "----VeilboxBenchFormBoundary7MA4YWxk"
_LENGTH: Final = re.compile(rb"\r\ncontent-length: *([0-9]+)", re.IGNORECASE)
_TAKEN: Final = re.compile(rb"HTTP/1.1 303 .*\r\nlocation: *[^\r]*/t/", re.IGNORECASE | re.DOTALL)
_FORM_KEY: Final = re.compile(rb'name="form_key" value="([^"]+)"')


class NotTakenError(Exception):
    """The server answered something else than that it has the ticket."""


class Sender(Protocol):
    """One connection to a server; `send` returns when the ticket is acknowledged."""

    async def open(self, port: int) -> None:
        """Connect and say hello."""

    async def send(self, number: int) -> None:
        """Send one ticket. Raises NotTakenError."""

    def close(self) -> None:
        """Hang up."""


class _Connection:
    """A socket to the server. `close` hangs up."""

    _reader: asyncio.StreamReader
    _writer: asyncio.StreamWriter

    async def open(self, port: int) -> None:
        self._reader, self._writer = await asyncio.open_connection(HOST, port)

    def close(self) -> None:
        self._writer.close()


class FormSender(_Connection):
    """Posts the form as a browser does. `whole_flow`: opens the form before each ticket, as a person does."""

    def __init__(self, *, whole_flow: bool) -> None:
        self._whole_flow = whole_flow
        self._texts = descriptions()
        self._key = b""
        self._get = b""
        self._post = b""

    @override
    async def open(self, port: int) -> None:
        await super().open(port)
        host = f"Host: {HOST}:{port}\r\nAccept: text/html\r\n"
        self._get = f"GET / HTTP/1.1\r\n{host}\r\n".encode()
        own = f"Origin: http://{HOST}:{port}\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: navigate\r\n"
        kind = f"Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n"
        self._post = f"POST /tickets HTTP/1.1\r\n{host}{own}{kind}".encode()
        self._key = await self._new_key()

    async def send(self, number: int) -> None:
        key = await self._new_key() if self._whole_flow else self._key
        body = _form(key, number, self._texts[number % len(self._texts)])
        head, _ = await self._ask(self._post + b"Content-Length: %d\r\n\r\n" % len(body) + body)
        if not _TAKEN.match(head):
            raise NotTakenError(head.decode(errors="replace"))

    async def _new_key(self) -> bytes:
        head, page = await self._ask(self._get)
        found = _FORM_KEY.search(page)
        if found is None:
            raise NotTakenError(head.decode(errors="replace"))
        return found[1]

    async def _ask(self, request: bytes) -> tuple[bytes, bytes]:
        """Head and body of the answer; every server here says the body's length."""
        self._writer.write(request)
        head = await self._reader.readuntil(b"\r\n\r\n")
        length = _LENGTH.search(head)
        return head, await self._reader.readexactly(int(length[1]) if length else 0)


class MailSender(_Connection):
    """Delivers one mail after the other in one session, as a mail server with a queue does."""

    def __init__(self) -> None:
        self._name = secrets.token_hex(8)
        self._bodies = mail_bodies()

    @override
    async def open(self, port: int) -> None:
        await super().open(port)
        await self._expect(b"220")
        await self._say(b"EHLO bench.example.com\r\n", b"250")

    async def send(self, number: int) -> None:
        await self._say(b"MAIL FROM:<rita@example.com>\r\n", b"250")
        await self._say(f"RCPT TO:<{INBOX}>\r\n".encode(), b"250")
        await self._say(b"DATA\r\n", b"354")
        content = mail(number, self._name, self._bodies[number % len(self._bodies)])
        await self._say(content + b".\r\n", b"250")

    async def _say(self, line: bytes, code: bytes) -> None:
        self._writer.write(line)
        await self._expect(code)

    async def _expect(self, code: bytes) -> None:
        line = b"   -"
        while line[3:4] == b"-":  # more lines of the same answer follow
            line = await self._reader.readline()
        if not line.startswith(code):
            raise NotTakenError(line.decode(errors="replace"))


def _form(key: bytes, number: int, description: str) -> bytes:
    fields = {
        b"form_key": key,
        b"name": b"Rita Requester",
        b"email": b"rita@example.com",
        b"company": b"Example Ltd",
        b"subject": b"Charged twice and no answer yet, part %06d" % number,
        b"description": description.encode(),
        b"environment": b"Firefox 140 on Windows 11",
    }
    start = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="'.encode()
    parts = [start + name + b'"\r\n\r\n' + text + b"\r\n" for name, text in fields.items()]
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
