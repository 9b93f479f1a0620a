"""Mails by SMTP, sent by real clients: which are taken, and what becomes of them."""

import asyncio
import base64
import quopri

import pytest

from redaction.types import Reason
from storage.codes import Channel
from tests.unit.service.conftest import House
from tests.unit.service.mail.conftest import Line, Postbox, mail, tickets

CARD = "4111 1111 1111 1111"


def encoded(encoding: str, body: bytes) -> bytes:
    head = (
        "From: Rita <rita@example.org>\r\nSubject: Printer\r\nMessage-ID: <one@example.org>\r\n"
        "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        f"Content-Transfer-Encoding: {encoding}\r\n\r\n"
    )
    return head.encode() + body


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
