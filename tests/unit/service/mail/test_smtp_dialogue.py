"""What is said on a line before, between and after mails, by clients that keep to nothing."""

import asyncio
import logging

import pytest

from service.mail import smtp
from tests.unit.service.conftest import House
from tests.unit.service.mail.conftest import Line, Postbox, mail, started, tickets


@pytest.mark.parametrize(
    "end", [b"\n.\n", b"\r\n.\n", b"\n.\r\n", b"\r.\r", b"\r.\r\n", b"\r\n.\r", b"\r\n\x00.\r\n"]
)
async def test_only_the_real_end_of_data_ends_a_mail(house: House, postbox: Postbox, end: bytes) -> None:
    smuggled = (
        b"MAIL FROM:<boss@example.org>\r\nRCPT TO:<support@localhost>\r\nDATA\r\nSubject: smuggled\r\n\r\nHa."
    )

    def conversation(line: Line) -> str:
        line.upto_data()
        line.send(b"Subject: outer\r\n\r\nText" + end + smuggled + b"\r\n.\r\n")
        answer = line.answer()
        return answer + line.say(b"QUIT")

    assert await postbox.talk(conversation) == "250 2.0.0 OK\r\n221 Bye\r\n"
    assert await tickets(house) == 1
    assert "smuggled" in (await house.ticket(1)).messages[0].body.text


async def test_doubled_dots_are_single_again_and_commands_may_follow_at_once(
    house: House, postbox: Postbox
) -> None:
    def conversation(line: Line) -> list[str]:
        line.upto_data()
        line.send(b"Subject: dots\r\n\r\n..one\r\n...two\r\na.b\r\n..\r\nend\r\n.\r\nNOOP\r\nQUIT\r\n")
        return [line.answer() for _ in range(3)]

    assert await postbox.talk(conversation) == ["250 2.0.0 OK\r\n", "250 OK\r\n", "221 Bye\r\n"]
    assert (await house.ticket(1)).messages[0].body.text == ".one\n..two\na.b\n.\nend"


async def test_a_client_that_leaves_in_the_middle_leaves_nothing(house: House, postbox: Postbox) -> None:
    def conversation(line: Line) -> None:
        line.upto_data()
        line.send(mail("a" * 100_000))

    await postbox.talk(conversation)
    assert (await postbox.send(mail("another", message_id="<two@example.org>")))[0] == 250
    assert await tickets(house) == 1
    assert postbox.budget.used == 0


async def test_no_answer_repeats_what_was_sent(postbox: Postbox, caplog: pytest.LogCaptureFixture) -> None:
    number = b"4111111111111111"
    commands = [
        number,
        b"XYZZY " + number,
        b"VRFY " + number,
        b"HELP " + number,
        b"NOOP " + number,
        b"RSET " + number,
        b"MAIL FROM:" + number,
        b"MAIL FROM:<" + number,
        b"MAIL FROM:<a@b> " + number,
        b"RCPT TO:<" + number + b"@localhost>",
        b"DATA " + number,
        b"EXPN " + number,
        b"\xff" + number,
        b"MAIL FROM:<rita@example.org>",
        b"RCPT TO:<" + number + b"@localhost>",
        b"RCPT TO:<" + number,
        b"DATA",
        b"AUTH PLAIN " + number,
        b"x" * 600 + number,
    ]

    def conversation(line: Line) -> list[str]:
        line.answer()
        line.say(b"EHLO " + number)
        return [line.say(command) for command in commands]

    with caplog.at_level(logging.WARNING):
        answers = await postbox.talk(conversation)
    assert all(answer[:3].isdigit() for answer in answers)
    assert not [answer for answer in answers if "4111" in answer]
    assert "4111" not in caplog.text


async def test_tls_and_authentication_are_not_offered(postbox: Postbox) -> None:
    def conversation(line: Line) -> list[str]:
        line.answer()
        line.say(b"EHLO client.example.org")
        return [line.say(command) for command in (b"STARTTLS", b"AUTH PLAIN AGEAYg==", b"EXPN x")]

    unknown = "502 5.5.1 Command not recognised\r\n"
    assert await postbox.talk(conversation) == ["454 TLS not available\r\n", unknown, unknown]


async def test_too_many_unknown_commands_end_the_connection(postbox: Postbox) -> None:
    def conversation(line: Line) -> list[str]:
        line.answer()
        return [line.say(b"NONSENSE") for _ in range(5)] + [line.answer()]

    answers = await postbox.talk(conversation)
    assert answers[-2:] == ["421 4.7.0 Too many errors, closing\r\n", ""]


async def test_the_greeting_tells_no_version(postbox: Postbox) -> None:
    assert await postbox.talk(Line.answer) == "220 127.0.0.1 ESMTP\r\n"


async def test_silence_ends_the_connection(house: House) -> None:
    postbox = await started(house, read_seconds=1)

    def conversation(line: Line) -> str:
        line.upto_data()
        line.send(b"Subject: slow\r\n")
        return line.answer()

    assert await postbox.talk(conversation) == ""
    assert postbox.budget.used == 0
    await postbox.stop()


async def test_connections_are_bounded(postbox: Postbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(smtp, "MAX_CONNECTIONS", 2)

    def conversation(line: Line) -> str:
        line.answer()
        with Line(postbox.port) as second, Line(postbox.port) as third:
            return second.answer() + third.answer()

    first, second = (await postbox.talk(conversation)).splitlines()
    assert first.startswith("220 ")
    assert second == "421 4.3.2 Too many connections, try again later"


async def test_stopping_hangs_up(house: House, postbox: Postbox) -> None:
    connected = asyncio.Event()
    loop = asyncio.get_running_loop()

    def conversation(line: Line) -> tuple[str, str]:
        greeting = line.answer()
        loop.call_soon_threadsafe(connected.set)
        return greeting, line.answer()

    talking = asyncio.create_task(postbox.talk(conversation))
    await connected.wait()
    await postbox.stop()
    greeting, after = await talking
    assert greeting.startswith("220 ")
    assert after == ""
