"""A mail that costs worker processes their lives: 451 once, then a ticket that says it was not read."""

import asyncio
import smtplib
from collections.abc import AsyncIterator

import pytest

from redaction.pool.limits import Limits
from redaction.redactor import Redactor
from service.budget import Budget
from service.links import Links
from service.mail.smtp import Listener
from tests.unit.service.conftest import SECRET, House
from tests.unit.service.mail.conftest import IN_FLIGHT, Postbox, settings

CARD = b"4111 1111 1111 1111"
SLOW = b"Content-Type: text/html\r\n\r\n" + b"<p>%b</p>\r\n" % CARD * 30_000
OTHER = SLOW.replace(b"<p>", b"<P>")


@pytest.fixture
async def narrow(house: House) -> AsyncIterator[Postbox]:
    """Takes mail, and gives up what takes a worker longer than a look at it."""
    redactor = Redactor(limits=Limits(cpu_seconds=0.0))
    listener = Listener(
        house.intake(redactor), redactor, Budget(IN_FLIGHT), Links(SECRET), settings(house.folder)
    )
    address = await listener.start("127.0.0.1", 0)
    yield Postbox(listener, int(address.rpartition(":")[2]))
    await listener.stop()
    await redactor.close()


async def test_it_is_refused_for_now_and_then_taken_unread(narrow: Postbox, house: House) -> None:
    assert (await narrow.send(SLOW))[0] == 451
    assert await house.counts() == (0, 0, 0)
    assert (await narrow.send(SLOW))[0] == 250
    ticket = await house.ticket(1)
    assert ticket.requester_email.text == "rita@example.org"
    (message,) = ticket.messages
    assert [(file.name.text, file.reason) for file in message.withheld] == [("message.eml", "unreadable")]
    assert message.withheld[0].size >= len(SLOW)
    assert await house.pending() == 1  # the sender is told


async def test_sent_again_it_is_the_same_ticket_and_another_is_another(narrow: Postbox, house: House) -> None:
    for mail in (SLOW, OTHER):
        assert [(await narrow.send(mail))[0] for _ in range(3)] == [451, 250, 250]
    assert (await house.counts())[0] == 2


async def test_a_mail_is_refused_before_its_content_when_nobody_could_read_it(house: House) -> None:
    redactor = Redactor(workers=1, max_waiting=0)
    listener = Listener(
        house.intake(redactor), redactor, Budget(IN_FLIGHT), Links(SECRET), settings(house.folder)
    )
    postbox = Postbox(listener, int((await listener.start("127.0.0.1", 0)).rpartition(":")[2]))
    long = asyncio.create_task(redactor.mail(SLOW))
    await asyncio.sleep(0)
    assert redactor.busy
    with pytest.raises(smtplib.SMTPDataError) as refused:
        await postbox.send(b"Subject: hello\r\n\r\nhello")
    assert refused.value.smtp_code == 451
    await long
    assert (await postbox.send(b"Subject: hello\r\n\r\nhello"))[0] == 250
    await listener.stop()
    await redactor.close()
