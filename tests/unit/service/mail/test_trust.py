"""What a mail is trusted with: no exception's text on the way out, and no other ticket than its own."""

import logging

import pytest
from typing_extensions import override

from redaction.raw import Raw
from redaction.redactor import Redactor
from redaction.types import RedactedText
from service.links import Links
from storage.codes import MessageKind
from tests.unit.service.conftest import House
from tests.unit.service.mail.conftest import SECRET, Line, Postbox, started

NUMBER = "4111111111111111"
TEMPORARY = "451 4.3.0 Temporary failure, try again later\r\n"


class Failing(Redactor):
    """Fails as a library would: with the input in the text."""

    @override
    async def text(self, raw: Raw) -> RedactedText:
        raise ValueError(raw.reveal())


@pytest.mark.parametrize(
    "commands",
    [
        [b"MAIL FROM:<4111111111111111@example.org>"],
        [b"MAIL FROM:<>", b"RCPT TO:<4111111111111111@localhost>"],
    ],
)
async def test_an_exception_in_a_command_is_answered_in_fixed_words(
    house: House, caplog: pytest.LogCaptureFixture, commands: list[bytes]
) -> None:
    postbox = await started(house, redactor=Failing())

    def conversation(line: Line) -> list[str]:
        line.answer()
        line.say(b"EHLO client.example.org")
        return [line.say(command) for command in commands]

    with caplog.at_level(logging.WARNING):
        answers = await postbox.talk(conversation)
    await postbox.stop()
    assert answers[-1] == TEMPORARY
    assert NUMBER not in caplog.text
    assert "ValueError" in caplog.text


async def test_a_mail_in_the_name_of_an_agent_opens_a_ticket_of_its_own(
    house: House, postbox: Postbox
) -> None:
    """Anybody can write any address into a From, and a forwarded link into a text."""
    email, name = await house.redactor.texts([Raw("ada@example.com"), Raw("Ada Agent")])
    async with house.database.write() as transaction:
        await transaction.people.create_agent(email, name)
    first = b"From: rita@example.com\r\nMessage-ID: <one@example.com>\r\nSubject: Help\r\n\r\nHelp."
    forged = (
        "From: Ada Agent <ada@example.com>\r\nSubject: Re: Help [ticket 1]\r\n"
        "In-Reply-To: <one@example.com>\r\n"
        "Authentication-Results: localhost; dmarc=pass header.from=example.com\r\n\r\n"
        f"Send your card number.\r\n/t/{Links(SECRET).ticket_token(1)}\r\n"
    )
    for content in (first, forged.encode()):
        assert (await postbox.send(content, sender="ada@example.com"))[0] == 250
    assert len((await house.ticket(1)).messages) == 1
    other = await house.ticket(2)
    assert [message.kind for message in other.messages] == [MessageKind.REPLY_REQUESTER]
    assert other.requester_email.text == "ada@example.com"
