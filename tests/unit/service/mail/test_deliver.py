"""Delivery of the outbox to a real mail server."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from redaction.raw import Raw
from service.links import Links
from service.mail.compose import Composer
from service.mail.deliver import FIRST_WAIT, GIVE_UP_AFTER, LONGEST_WAIT, Deliverer
from service.settings import MailServer
from service.submission import Addition, Submission
from storage.codes import Channel, Delivery, MessageKind, OutgoingKind
from tests.support.ports import free_port
from tests.support.smtp_peer import SmtpPeer
from tests.unit.service.conftest import House
from tests.unit.service.mail.conftest import SECRET, settings

CARD = "4111 1111 1111 1111"


class Refusing(SmtpPeer):
    """Answers RCPT with `answer` while it has one."""

    answer = ""

    async def handle_RCPT(  # noqa: N802  aiosmtpd's name
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Called by aiosmtpd."""
        if self.answer:
            return self.answer
        envelope.rcpt_tos.append(address)
        return "250 OK"


class Clock:
    """UTC that passes when told."""

    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def peer() -> Iterator[Refusing]:
    with Refusing() as found:
        yield found


def deliverer(house: House, port: int, clock: Clock | None = None) -> Deliverer:
    composer = Composer(Links(SECRET), settings(house.folder), SECRET)
    server = MailServer("127.0.0.1", port)
    return (
        Deliverer(house.database, composer, server, clock)
        if clock
        else Deliverer(house.database, composer, server)
    )


def port_of(peer: SmtpPeer) -> int:
    return int(peer.address.rpartition(":")[2])


async def answered(house: House, email: str = "rita@example.org") -> int:
    """A ticket whose requester waits for no receipt but for an answer."""
    intake = house.intake()
    submission = Submission(
        channel=Channel.MAIL,
        name=Raw("Rita"),
        email=Raw(email),
        company=Raw(""),
        subject=Raw(f"My card {CARD}"),
        description=Raw("It burns."),
        environment=Raw(""),
        key=b"1" * 32,
        acknowledge=False,
    )
    number = (await intake.accept(submission)).number
    email_of_agent, name = await house.redactor.texts([Raw("ann@example.org"), Raw("Ann")])
    async with house.database.write() as transaction:
        agent = await transaction.people.create_agent(email_of_agent, name)
    body = Raw(f"Did you send {CARD}?")
    await intake.add(Addition(number, body, b"2" * 32, Channel.DESK, MessageKind.REPLY_AGENT, agent))
    return number


async def delivery(house: House, number: int) -> Delivery | None:
    return (await house.ticket(number)).messages[-1].delivery


async def test_an_answer_is_delivered_redacted_and_once(house: House, peer: Refusing) -> None:
    number = await answered(house)
    assert await delivery(house, number) is Delivery.QUEUED
    sending = deliverer(house, port_of(peer))
    assert await sending.deliver() == 1
    assert await sending.deliver() == 0
    [received] = peer.received
    assert (received.sender, received.recipients) == ("support@localhost", ("rita@example.org",))
    assert "Did you send [card ending 1111 removed]?" in received.text
    assert CARD.encode() not in received.content
    assert await delivery(house, number) is Delivery.SENT


async def test_queueing_wakes_the_sender_at_once(house: House, peer: Refusing) -> None:
    sending = deliverer(house, port_of(peer))
    task = asyncio.create_task(sending.run())
    await asyncio.sleep(0.05)
    await answered(house)
    sending.wake()
    await asyncio.to_thread(peer.wait_for, lambda _: True, 20)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_more_than_a_handful_is_sent_in_one_go(house: House, peer: Refusing) -> None:
    number = await answered(house)
    ticket = await house.ticket(number)
    async with house.database.write() as transaction:
        for _ in range(9):
            await transaction.outbox.add(
                OutgoingKind.REPLY, ticket=number, message=ticket.messages[-1].id, at=datetime.now(UTC)
            )
    sending = deliverer(house, port_of(peer))
    task = asyncio.create_task(sending.run())
    await asyncio.to_thread(peer.wait_for, lambda _: len(peer.received) == 10, 20)
    task.cancel()


@pytest.mark.parametrize("answer", ["550 5.1.1 Unknown 4111111111111111", "553 No", "554 Never"])
async def test_a_mail_refused_for_good_is_given_up(
    house: House, peer: Refusing, answer: str, caplog: pytest.LogCaptureFixture
) -> None:
    number = await answered(house)
    peer.answer = answer
    assert await deliverer(house, port_of(peer)).deliver() == 1
    assert await delivery(house, number) is Delivery.FAILED
    assert "4111" not in caplog.text
    assert "rita" not in caplog.text


async def test_what_may_work_later_is_tried_later(house: House, peer: Refusing, clock: Clock) -> None:
    number = await answered(house)
    peer.answer = "451 Later"
    clock.now += timedelta(seconds=1)
    sending = deliverer(house, port_of(peer), clock)
    assert await sending.deliver() == 1
    assert await delivery(house, number) is Delivery.QUEUED
    assert await sending.deliver() == 0
    peer.answer = ""
    clock.now += FIRST_WAIT
    assert await sending.deliver() == 1
    assert await delivery(house, number) is Delivery.SENT


async def test_a_server_that_is_gone_is_asked_less_and_less_and_then_given_up(
    house: House, clock: Clock
) -> None:
    number = await answered(house)
    began = clock.now
    sending = deliverer(house, free_port(), clock)
    waits = []
    while await delivery(house, number) is Delivery.QUEUED:
        before = clock.now
        while not await sending.deliver():
            clock.now += FIRST_WAIT / 2 if clock.now - before < FIRST_WAIT * 4 else timedelta(minutes=20)
        waits.append(clock.now - before)
    assert await delivery(house, number) is Delivery.FAILED
    assert waits == sorted(waits)
    assert waits[-1] >= LONGEST_WAIT
    assert GIVE_UP_AFTER - LONGEST_WAIT - timedelta(hours=1) < clock.now - began < GIVE_UP_AFTER


async def test_a_requester_without_an_address_is_never_written_to(house: House, peer: Refusing) -> None:
    number = await answered(house, "nobody@invalid")
    assert await deliverer(house, port_of(peer)).deliver() == 1
    assert await delivery(house, number) is Delivery.FAILED
    assert peer.received == []


async def test_a_mail_whose_sending_could_not_be_noted_is_not_sent_again(
    house: House, peer: Refusing
) -> None:
    number = await answered(house)
    sending = deliverer(house, port_of(peer))
    async with house.database.write():
        busy = asyncio.create_task(sending.deliver())
        await asyncio.to_thread(peer.wait_for, lambda _: True, 20)
        busy.cancel()
        with pytest.raises(asyncio.CancelledError):
            await busy
    assert await sending.deliver() == 1
    assert len(peer.received) == 1
    assert await delivery(house, number) is Delivery.SENT


async def test_credentials_never_go_over_an_open_line(house: House, peer: Refusing) -> None:
    number = await answered(house)
    composer = Composer(Links(SECRET), settings(house.folder), SECRET)
    server = MailServer("127.0.0.1", port_of(peer), username="veilbox", password="secret")
    await Deliverer(house.database, composer, server).deliver()
    assert await delivery(house, number) is Delivery.QUEUED
    assert peer.received == []
