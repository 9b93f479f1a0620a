"""The SMTP listener, asked by real clients."""

import asyncio
import base64
import logging
import quopri
import threading

import pytest
from typing_extensions import override

from redaction.documents.mail_types import ParsedMail
from redaction.redactor import Redactor
from redaction.types import Reason
from service.mail import reception, smtp
from storage.codes import Channel
from tests.unit.service.conftest import House
from tests.unit.service.mail.conftest import Line, Postbox, started

CARD = "4111 1111 1111 1111"
TEMPORARY = (451, "4.3.0 Temporary failure, try again later")


def mail(
    body: str = "It burns.", *, message_id: str = "<one@example.org>", sender: str = "rita@example.org"
) -> bytes:
    return (
        f"From: Rita Requester <{sender}>\r\nTo: support@localhost\r\nSubject: Printer on fire\r\n"
        f"Message-ID: {message_id}\r\n\r\n{body}\r\n"
    ).encode()


def encoded(encoding: str, body: bytes) -> bytes:
    head = (
        "From: Rita <rita@example.org>\r\nSubject: Printer\r\nMessage-ID: <one@example.org>\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    return head.encode() + body


async def tickets(house: House) -> int:
    return (await house.counts())[0]


async def test_a_mail_becomes_a_redacted_ticket(house: House, postbox: Postbox) -> None:
    assert await postbox.send(mail(f"My card is {CARD}.")) == (250, "2.0.0 OK")
    ticket = await house.ticket(1)
    assert ticket.channel is Channel.MAIL
    assert (ticket.requester_name.text, ticket.requester_email.text) == ("Rita Requester", "rita@example.org")
    assert ticket.subject.text == "Printer on fire"
    assert ticket.messages[0].body.text == "My card is [card ending 1111 removed]."
    assert await house.pending() == 1


async def test_several_recipients_make_one_ticket(house: House, postbox: Postbox) -> None:
    assert (await postbox.send(mail(), to=("support@localhost", "SALES+x@localhost")))[0] == 250
    assert await tickets(house) == 1


@pytest.mark.parametrize(
    "to", ["nobody@localhost", "support@elsewhere.example", "support", "Support+@x", "a@b@localhost"]
)
async def test_an_unknown_recipient_is_refused(house: House, postbox: Postbox, to: str) -> None:
    code, text = await postbox.send(mail(), to=(to,))
    assert (code, text) == (550, "5.1.1 No such mailbox here")
    assert await tickets(house) == 0


@pytest.mark.parametrize("to", ["support@localhost", "Support@LOCALHOST", "support+ticket@localhost"])
async def test_our_own_addresses_are_taken(house: House, postbox: Postbox, to: str) -> None:
    assert (await postbox.send(mail(), to=(to,)))[0] == 250


@pytest.mark.parametrize(
    ("sender", "to", "author"),
    [
        ("4111111111111111@example.org", "support@localhost", "rita@example.org"),
        ("rita@example.org", "support+4111111111111111@localhost", "rita@example.org"),
        ("rita@example.org", "4111111111111111@localhost", "rita@example.org"),
        ("rita@example.org", "support@localhost", "4111111111111111@example.org"),
    ],
)
async def test_an_address_with_a_card_number_is_refused(
    house: House, postbox: Postbox, sender: str, to: str, author: str
) -> None:
    code, text = await postbox.send(mail(sender=author), sender=sender, to=(to,))
    assert (code, text) == (553, "5.1.3 An address with a number that is never stored can't be used")
    assert await tickets(house) == 0


async def test_a_mail_over_the_limit_is_refused_and_the_next_is_taken(house: House, postbox: Postbox) -> None:
    code, text = await postbox.send(mail("a" * 1_100_000))
    assert (code, text) == (552, "5.3.4 The message is too large")
    assert (await postbox.send(mail()))[0] == 250
    assert await tickets(house) == 1


async def test_a_size_over_the_limit_is_refused_before_the_content(postbox: Postbox) -> None:
    def conversation(line: Line) -> tuple[str, str]:
        line.answer()
        hello = line.say(b"EHLO client.example.org")
        return hello, line.say(b"MAIL FROM:<rita@example.org> SIZE=1000001")

    hello, refused = await postbox.talk(conversation)
    assert "SIZE 1000000" in hello
    assert "SMTPUTF8" in hello
    assert "8BITMIME" in hello
    assert "AUTH" not in hello
    assert refused.startswith("552 ")


@pytest.mark.parametrize("length", [1001, 1002, 65_535, 65_536, 65_537, 300_000])
async def test_long_lines_are_taken_whole(house: House, postbox: Postbox, length: int) -> None:
    line = "x" * (length - 4) + " end"
    assert (await postbox.send(mail(f"{line}\r\nnext")))[0] == 250
    ticket = await house.ticket(1)
    whole = ticket.messages[0].body.text
    if length > 100_000:
        assert whole.endswith("[The whole message is in message.txt.]")
        whole = (await house.objects.get(ticket.messages[0].attachments[0].key)).decode()
    assert whole == f"{line}\nnext"


async def test_eight_bit_content_is_taken(house: House, postbox: Postbox) -> None:
    assert (await postbox.send(encoded("8bit", "Grüße aus Köln\r\n".encode())))[0] == 250
    assert (await house.ticket(1)).messages[0].body.text == "Grüße aus Köln"


async def test_an_address_beyond_ascii_is_taken(house: House, postbox: Postbox) -> None:
    def conversation(line: Line) -> str:
        line.answer()
        line.say(b"EHLO client.example.org")
        line.say("MAIL FROM:<jörg@example.org> SMTPUTF8".encode())
        line.say(b"RCPT TO:<support@localhost>")
        line.say(b"DATA")
        return line.say(b"Subject: hello\r\n\r\nHello.\r\n.")

    assert (await postbox.talk(conversation)).startswith("250 ")
    assert (await house.ticket(1)).requester_email.text == "jörg@example.org"


async def test_a_bounce_is_kept_and_not_answered(house: House, postbox: Postbox) -> None:
    assert (await postbox.send(b"Subject: Undelivered\r\n\r\nIt came back.\r\n", sender=""))[0] == 250
    ticket = await house.ticket(1)
    assert ticket.requester_email.text == "nobody@invalid"
    assert await house.pending() == 0


async def test_an_automatic_mail_is_kept_and_not_answered(house: House, postbox: Postbox) -> None:
    assert (await postbox.send(b"Auto-Submitted: auto-replied\r\n" + mail("I am away.")))[0] == 250
    assert await tickets(house) == 1
    assert await house.pending() == 0


async def test_a_mail_from_ourselves_is_not_answered(house: House, postbox: Postbox) -> None:
    assert (await postbox.send(mail(sender="sales@localhost")))[0] == 250
    assert await house.pending() == 0


async def test_without_a_usable_from_the_envelope_tells_the_sender(house: House, postbox: Postbox) -> None:
    assert (await postbox.send(b"Subject: hello\r\n\r\nHello.\r\n", sender="Rita@Example.org"))[0] == 250
    ticket = await house.ticket(1)
    assert (ticket.requester_email.text, ticket.requester_name.text) == (
        "rita@example.org",
        "rita@example.org",
    )


async def test_an_empty_mail_is_a_ticket(house: House, postbox: Postbox) -> None:
    assert (await postbox.send(b"\r\n"))[0] == 250
    ticket = await house.ticket(1)
    assert (ticket.subject.text, ticket.messages[0].body.text) == ("(no subject)", "(no text)")


async def test_the_same_mail_again_finds_its_first_result(house: House, postbox: Postbox) -> None:
    for _ in range(2):
        assert (await postbox.send(mail()))[0] == 250
    answers = await asyncio.gather(*(postbox.send(mail()) for _ in range(4)))
    assert {code for code, _ in answers} == {250}
    assert await tickets(house) == 1


async def test_the_same_mail_encoded_anew_is_the_same(house: House, postbox: Postbox) -> None:
    text = "Grüße – and a long line " + "x" * 100 + "\r\nnext \r\n"
    await postbox.send(encoded("8bit", text.encode()))
    await postbox.send(encoded("base64", base64.encodebytes(text.encode()).replace(b"\n", b"\r\n")))
    plain = quopri.encodestring(text.encode()).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    await postbox.send(encoded("quoted-printable", plain))
    assert await tickets(house) == 1


async def test_another_mail_with_the_same_message_id_is_another(house: House, postbox: Postbox) -> None:
    await postbox.send(mail("First."))
    await postbox.send(mail("Second."))
    await postbox.send(mail("First."), to=("sales@localhost",))
    assert await tickets(house) == 3


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


class Slow(Redactor):
    """Reads a mail only after it was released."""

    def __init__(self) -> None:
        super().__init__()
        self.began = threading.Event()
        self.released = asyncio.Event()

    @override
    async def mail(self, content: bytes) -> ParsedMail:
        self.began.set()
        await self.released.wait()
        return await super().mail(content)


async def test_a_client_that_leaves_before_the_answer_finds_the_result(house: House) -> None:
    slow = Slow()
    postbox = await started(house, redactor=slow)

    def conversation(line: Line) -> None:
        line.upto_data()
        line.send(mail() + b".\r\n")
        slow.began.wait(20)

    await postbox.talk(conversation)
    slow.released.set()
    assert (await postbox.send(mail()))[0] == 250
    assert await tickets(house) == 1
    await postbox.stop()
    assert postbox.budget.used == 0
    await slow.close()


async def test_stopping_waits_for_a_mail_that_was_received(house: House) -> None:
    slow = Slow()
    postbox = await started(house, redactor=slow)
    sending = asyncio.create_task(postbox.send(mail()))
    await asyncio.to_thread(slow.began.wait, 20)
    stopping = asyncio.create_task(postbox.stop())
    await asyncio.sleep(0)
    slow.released.set()
    await stopping
    assert (await sending)[0] == 250
    assert await tickets(house) == 1
    await slow.close()


async def test_a_mail_that_takes_too_long_is_temporary(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reception, "ANSWER_SECONDS", 0.05)
    slow = Slow()
    postbox = await started(house, redactor=slow)
    assert await postbox.send(mail()) == TEMPORARY
    await postbox.stop()
    await slow.close()


class Failing(Redactor):
    """Fails as a library would: with the input in the text."""

    @override
    async def mail(self, content: bytes) -> ParsedMail:
        raise ValueError(content.decode())


async def test_an_exception_is_answered_in_fixed_words(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    redactor = Failing()
    postbox = await started(house, redactor=redactor)
    with caplog.at_level(logging.WARNING):
        assert await postbox.send(mail(CARD)) == TEMPORARY
    await postbox.stop()
    await redactor.close()
    assert CARD not in caplog.text
    assert "ValueError" in caplog.text
    assert await tickets(house) == 0


async def test_a_database_that_is_gone_is_temporary(house: House, postbox: Postbox) -> None:
    (house.folder / "veilbox.db").unlink()
    await house.database.close()
    (house.folder / "veilbox.db").mkdir()
    assert await postbox.send(mail()) == TEMPORARY
    (house.folder / "veilbox.db").rmdir()


async def test_a_full_budget_is_temporary(house: House) -> None:
    postbox = await started(house, budget=200_000)
    assert await postbox.send(mail("a" * 300_000)) == TEMPORARY
    assert (await postbox.send(mail()))[0] == 250
    await postbox.stop()


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


async def test_files_over_a_limit_are_named(house: House, postbox: Postbox) -> None:
    part = (
        "--b\r\nContent-Type: text/plain\r\n"
        'Content-Disposition: attachment; filename="{0}.txt"\r\n\r\n{0}\r\n'
    )
    parts = [part.format(number) for number in range(11)]
    head = (
        b"From: rita@example.org\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\nSee the files.\r\n"
    )
    assert (await postbox.send(head + "".join(parts).encode() + b"--b--\r\n"))[0] == 250
    [message] = (await house.ticket(1)).messages
    assert len(message.attachments) == 10
    [withheld] = message.withheld
    assert (withheld.name.text, withheld.reason) == ("10.txt", Reason.TOO_MANY)
