"""LMTP: a greeting of its own, one answer for every recipient, on a port or a socket in the file system."""

import asyncio
import socket
import stat
from pathlib import Path

import pytest

from tests.unit.service.conftest import House
from tests.unit.service.mail.conftest import Line, Postbox, started

MAIL = b"From: rita@example.org\r\nSubject: Printer\r\n\r\nIt burns.\r\n.\r\n"


async def lmtp(house: House, door: str = "127.0.0.1:0") -> Postbox:
    return await started(house, smtp="", lmtp=door)


def upto_data(line: Line, recipients: int) -> None:
    line.answer()
    line.say(b"LHLO mx.example.org")
    line.say(b"MAIL FROM:<rita@example.org>")
    for name in (b"support", b"sales")[:recipients]:
        assert line.say(b"RCPT TO:<" + name + b"@localhost>").startswith("250 ")
    assert line.say(b"DATA").startswith("354 ")


@pytest.mark.parametrize("recipients", [1, 2])
async def test_every_recipient_gets_an_answer(house: House, recipients: int) -> None:
    postbox = await lmtp(house)

    def conversation(line: Line) -> list[str]:
        upto_data(line, recipients)
        line.send(MAIL)
        return [line.answer() for _ in range(recipients)] + [line.say(b"NOOP")]

    assert await postbox.talk(conversation) == ["250 2.0.0 OK\r\n"] * recipients + ["250 OK\r\n"]
    assert (await house.counts())[0] == 1
    await postbox.stop()


async def test_a_refusal_is_said_to_each_of_them(house: House) -> None:
    postbox = await lmtp(house)

    def conversation(line: Line) -> list[str]:
        upto_data(line, 2)
        line.send(b"a" * 70 * 20_000 + b"\r\n.\r\n")
        return [line.answer() for _ in range(2)]

    answers = await postbox.talk(conversation)
    assert [answer[:4] for answer in answers] == ["552 ", "552 "]
    await postbox.stop()


async def test_each_protocol_has_its_own_greeting(house: House, postbox: Postbox) -> None:
    local = await lmtp(house)

    def greetings(line: Line) -> list[str]:
        line.answer()
        return [line.say(b"EHLO a.example.org")[:4], line.say(b"LHLO a.example.org")[:4]]

    assert await local.talk(greetings) == ["502 ", "250-"]
    assert await postbox.talk(greetings) == ["250-", "502 "]
    await local.stop()


async def test_commands_may_come_all_at_once(house: House) -> None:
    """PIPELINING (RFC 2920), which RFC 2033 demands."""
    postbox = await lmtp(house)

    def conversation(line: Line) -> list[str]:
        line.answer()
        assert "250-PIPELINING" in line.say(b"LHLO mx.example.org")
        line.send(
            b"MAIL FROM:<rita@example.org>\r\nRCPT TO:<support@localhost>\r\n"
            b"RCPT TO:<nobody@localhost>\r\nDATA\r\n"
        )
        answers = [line.answer() for _ in range(4)]
        line.send(MAIL)
        return [*answers, line.answer()]

    answers = await postbox.talk(conversation)
    assert [answer[:4] for answer in answers] == ["250 ", "250 ", "550 ", "354 ", "250 "]
    await postbox.stop()


async def test_a_socket_is_for_its_owner_and_group_and_may_be_left_over(house: House) -> None:
    path = house.folder / "lmtp"
    with socket.socket(socket.AF_UNIX) as left_over:
        left_over.bind(str(path))
    local = await lmtp(house, f"unix:{path}")
    found = await asyncio.to_thread(path.stat)
    assert stat.S_IMODE(found.st_mode) == 0o660
    reader, writer = await asyncio.open_unix_connection(path)
    assert (await reader.readline()).startswith(b"220 ")
    writer.close()
    await local.stop()


async def test_what_is_no_socket_is_never_removed(house: House) -> None:
    path: Path = house.folder / "lmtp"
    await asyncio.to_thread(path.write_text, "somebody's file")
    with pytest.raises(OSError, match="in use"):
        await lmtp(house, f"unix:{path}")
    assert await asyncio.to_thread(path.read_text) == "somebody's file"
