"""A mail that costs worker processes their lives: 451 once, then a ticket that says it was not read."""

import asyncio
import smtplib
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from typing_extensions import override

from redaction.documents.mail_types import ParsedMail
from redaction.errors import ReaderFailed
from redaction.pool.limits import Limits
from redaction.redactor import Redactor
from service.attempts import MOST_FAILURES, Attempts
from tests.unit.service.conftest import House
from tests.unit.service.mail.conftest import SECRET, Postbox, started

CARD = b"4111 1111 1111 1111"
SLOW = b"Content-Type: text/html\r\n\r\n" + b"<p>%b</p>\r\n" % CARD * 30_000
OTHER = SLOW.replace(b"<p>", b"<P>")


@pytest.fixture
async def narrow(house: House) -> AsyncIterator[Postbox]:
    """Takes mail, and gives up what takes a worker longer than a look at it."""
    redactor = Redactor(limits=Limits(cpu_seconds=0.0))
    postbox = await started(house, redactor=redactor)
    yield postbox
    await postbox.stop()
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


class Failing(Redactor):
    """Stands in for a parser that raises over a mail."""

    @override
    async def mail(self, content: bytes) -> ParsedMail:
        raise ReaderFailed


async def test_a_mail_whose_reader_raises_is_taken_unread_after_hours(house: House) -> None:
    noon = datetime(2026, 6, 1, 12, tzinfo=UTC)
    times = (noon + hours * timedelta(hours=1) for hours in range(MOST_FAILURES))
    redactor = Failing()
    attempts = Attempts(house.database, SECRET, clock=lambda: next(times))
    postbox = await started(house, redactor=redactor, attempts=attempts)
    content = b"From: rita@example.org\r\nSubject: hello\r\n\r\nhello"
    answers = [(await postbox.send(content))[0] for _ in range(MOST_FAILURES)]
    assert answers == [451] * (MOST_FAILURES - 1) + [250]
    (message,) = (await house.ticket(1)).messages
    assert [(file.name.text, file.reason) for file in message.withheld] == [("message.eml", "unreadable")]
    await postbox.stop()
    await redactor.close()


async def test_a_mail_is_refused_before_its_content_when_nobody_could_read_it(house: House) -> None:
    redactor = Redactor(workers=1, max_waiting=0)
    postbox = await started(house, redactor=redactor)
    long = asyncio.create_task(redactor.mail(SLOW))
    await asyncio.sleep(0)
    assert redactor.busy
    with pytest.raises(smtplib.SMTPDataError) as refused:
        await postbox.send(b"Subject: hello\r\n\r\nhello")
    assert refused.value.smtp_code == 451
    await long
    assert (await postbox.send(b"Subject: hello\r\n\r\nhello"))[0] == 250
    await postbox.stop()
    await redactor.close()
