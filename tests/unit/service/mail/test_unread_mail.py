"""A mail that costs worker processes their lives: 451 once, then a ticket that says it was not read."""

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
