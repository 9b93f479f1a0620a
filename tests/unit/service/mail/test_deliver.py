"""Delivery of the outbox to a real mail server."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from redaction.raw import Raw
from service.links import Links
from service.mail.addressing import Addressing
from service.mail.compose import Composer
from service.mail.deliver import AT_ONCE, FIRST_WAIT, GIVE_UP_AFTER, JITTER, LEASE, LONGEST_WAIT, Deliverer
from service.settings import MailServer
from service.submission import Addition, Submission
from storage.codes import Channel, Delivery, Failure, MessageKind, OutgoingKind
from storage.database import Database
from storage.mail_views import Failed, MailState
from tests.support.keys import LEDGER_KEY
from tests.support.ports import free_port
from tests.unit.service.conftest import House
from tests.unit.service.mail.conftest import SECRET, settings
from tests.unit.service.mail.peers import Peer

CARD = "4111 1111 1111 1111"


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
def peer() -> Iterator[Peer]:
    with Peer() as found:
        yield found


def composer_for(house: House) -> Composer:
    return Composer(Links(SECRET), settings(house.folder), Addressing(SECRET, "localhost"))


def deliverer(house: House, port: int, clock: Clock | None = None) -> Deliverer:
    composer = composer_for(house)
    server = MailServer("127.0.0.1", port)
    return (
        Deliverer(house.database, composer, server, clock)
        if clock
        else Deliverer(house.database, composer, server)
    )


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


async def state(house: House, number: int) -> MailState:
    """How far the answer is."""
    return (await house.ticket(number)).messages[-1].mails[-1]


async def delivery(house: House, number: int) -> Delivery:
    return (await state(house, number)).delivery


async def more(house: House, number: int, count: int) -> None:
    """So many more mails about the ticket's last message."""
    message = (await house.ticket(number)).messages[-1].id
    async with house.database.write() as transaction:
        for _ in range(count):
            await transaction.outbox.add(
                OutgoingKind.REPLY, ticket=number, message=message, at=datetime.now(UTC)
            )


async def test_an_answer_is_delivered_redacted_and_once(house: House, peer: Peer) -> None:
    number = await answered(house)
    assert await delivery(house, number) is Delivery.QUEUED
    sending = deliverer(house, peer.port)
    assert await sending.deliver() == 1
    assert await sending.deliver() == 0
    [received] = peer.received
    assert (received.sender, received.recipients) == ("support@localhost", ("rita@example.org",))
    assert "Did you send [card ending 1111 removed]?" in received.text
    assert CARD.encode() not in received.content
    assert await delivery(house, number) is Delivery.SENT


async def test_queueing_wakes_the_sender_at_once(house: House, peer: Peer) -> None:
    sending = deliverer(house, peer.port)
    task = asyncio.create_task(sending.run())
    await asyncio.sleep(0.05)
    await answered(house)
    sending.wake()
    await asyncio.to_thread(peer.wait_for, lambda _: True, 20)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_many_are_sent_over_few_connections(house: House, peer: Peer) -> None:
    number = await answered(house)
    await more(house, number, 3 * AT_ONCE)
    assert await deliverer(house, peer.port).deliver() == 3 * AT_ONCE + 1
    assert len(peer.received) == 3 * AT_ONCE + 1
    assert len({mail.message["Message-ID"] for mail in peer.received}) == 3 * AT_ONCE + 1
    assert peer.connections <= AT_ONCE


async def test_two_senders_never_send_the_same_mail(house: House, peer: Peer) -> None:
    number = await answered(house)
    await more(house, number, 11)
    other = Database(f"sqlite:///{house.folder / 'veilbox.db'}", LEDGER_KEY)
    senders = deliverer(house, peer.port), deliverer(replace(house, database=other), peer.port)
    assert sum(await asyncio.gather(*(one.deliver() for one in senders))) == 12
    await other.close()
    assert len({mail.message["Message-ID"] for mail in peer.received}) == len(peer.received) == 12


@pytest.mark.parametrize(
    ("command", "answer", "failed"),
    [
        ("RCPT", "550 5.1.1 Unknown 4111111111111111", Failed(Failure.RECIPIENT, 550, "5.1.1")),
        ("RCPT", "553 No", Failed(Failure.RECIPIENT, 553)),
        ("DATA", "554 5.6.0 Never", Failed(Failure.CONTENT, 554, "5.6.0")),
        ("DATA", "554 5.6.0.4111111111111111", Failed(Failure.CONTENT, 554)),
        ("DATA", "552 5.3.4111111111111111", Failed(Failure.CONTENT, 552)),
    ],
)
async def test_a_mail_refused_for_good_is_given_up_and_tells_why(
    house: House, peer: Peer, command: str, answer: str, failed: Failed, caplog: pytest.LogCaptureFixture
) -> None:
    number = await answered(house)
    peer.answers[command] = answer
    assert await deliverer(house, peer.port).deliver() == 1
    given_up = await state(house, number)
    assert (given_up.delivery, given_up.failed) == (Delivery.FAILED, failed)
    assert given_up.finished is not None
    assert "4111" not in caplog.text
    assert "rita" not in caplog.text


async def test_what_may_work_later_is_tried_later(house: House, peer: Peer, clock: Clock) -> None:
    number = await answered(house)
    peer.answers["RCPT"] = "451 4.3.0 Later"
    clock.now += timedelta(minutes=1)
    sending = deliverer(house, peer.port, clock)
    assert await sending.deliver() == 1
    waiting = await state(house, number)
    assert (waiting.delivery, waiting.attempts) == (Delivery.QUEUED, 1)
    assert waiting.failed == Failed(Failure.RECIPIENT, 451, "4.3.0")
    assert await sending.deliver() == 0
    peer.answers.clear()
    clock.now += FIRST_WAIT * 2
    assert await sending.deliver() == 1
    assert await delivery(house, number) is Delivery.SENT


async def test_a_server_that_is_gone_is_asked_less_and_less_and_then_given_up(
    house: House, clock: Clock
) -> None:
    number = await answered(house)
    began = clock.now
    sending = deliverer(house, free_port(), clock)
    waits = []
    while (await state(house, number)).delivery is Delivery.QUEUED:
        due = (await state(house, number)).due
        waits.append(max(due - clock.now, timedelta()))
        clock.now = max(clock.now, due)
        assert await sending.deliver() == 1
    last = await state(house, number)
    assert last.failed == Failed(Failure.UNREACHABLE)
    assert FIRST_WAIT * (1 - JITTER) <= waits[1] <= FIRST_WAIT * (1 + JITTER) + timedelta(seconds=1)
    assert all(later >= earlier * 1.2 for earlier, later in pairwise(waits[2:8]))
    assert LONGEST_WAIT * (1 - JITTER) <= waits[-1] <= LONGEST_WAIT * (1 + JITTER)
    assert last.attempts == len(waits) < 60
    assert GIVE_UP_AFTER - LONGEST_WAIT * (1 + 2 * JITTER) < clock.now - began < GIVE_UP_AFTER


async def test_a_server_that_is_gone_is_not_asked_for_each_mail(house: House) -> None:
    number = await answered(house)
    await more(house, number, 3 * AT_ONCE)
    assert await deliverer(house, free_port()).deliver() == AT_ONCE


async def test_sending_again_begins_anew(house: House, peer: Peer, clock: Clock) -> None:
    number = await answered(house)
    peer.answers["RCPT"] = "451 Later"
    clock.now += GIVE_UP_AFTER
    sending = deliverer(house, peer.port, clock)
    await sending.deliver()
    given_up = await state(house, number)
    assert given_up.delivery is Delivery.FAILED
    async with house.database.write() as transaction:
        await transaction.outbox.send_again(given_up.id, by=1, at=clock())
    await sending.deliver()
    assert await delivery(house, number) is Delivery.QUEUED
    peer.answers.clear()
    clock.now += FIRST_WAIT * 2
    await sending.deliver()
    assert await delivery(house, number) is Delivery.SENT
    assert len(peer.received) == 1


async def test_a_requester_without_an_address_is_never_written_to(house: House, peer: Peer) -> None:
    number = await answered(house, "nobody@invalid")
    assert await deliverer(house, peer.port).deliver() == 1
    assert (await state(house, number)).failed == Failed(Failure.NO_ADDRESS)
    assert peer.received == []


async def test_an_address_beyond_ascii_is_written_to(house: House, peer: Peer) -> None:
    number = await answered(house, "jörg@example.org")
    await deliverer(house, peer.port).deliver()
    assert await delivery(house, number) is Delivery.SENT
    assert [mail.recipients for mail in peer.received] == [("jörg@example.org",)]


async def test_an_address_that_the_server_can_not_write_is_given_up(house: House, peer: Peer) -> None:
    number = await answered(house, "jörg@example.org")
    peer.lacks = {"SMTPUTF8"}
    await deliverer(house, peer.port).deliver()
    assert (await state(house, number)).failed == Failed(Failure.NO_ADDRESS)


async def test_a_mail_whose_sending_could_not_be_noted_is_not_sent_again(house: House, peer: Peer) -> None:
    number = await answered(house)
    sending = deliverer(house, peer.port)
    peer.gate.clear()
    busy = asyncio.create_task(sending.deliver())
    await asyncio.to_thread(peer.at_gate.wait, 20)
    async with house.database.write():
        peer.gate.set()
        await asyncio.to_thread(peer.wait_for, lambda _: True, 20)
        await asyncio.sleep(0.2)
        busy.cancel()
        with pytest.raises(asyncio.CancelledError):
            await busy
    await sending.deliver()
    assert len(peer.received) == 1
    assert await delivery(house, number) is Delivery.SENT


async def test_a_sender_that_is_stopped_gives_its_mail_back(house: House, peer: Peer) -> None:
    number = await answered(house)
    peer.gate.clear()
    stopped = asyncio.create_task(deliverer(house, peer.port).deliver())
    await asyncio.to_thread(peer.at_gate.wait, 20)
    stopped.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stopped
    peer.gate.set()
    assert await deliverer(house, peer.port).deliver() == 1
    assert await delivery(house, number) is Delivery.SENT


async def test_a_mail_whose_sender_died_is_sent_after_the_lease(
    house: House, peer: Peer, clock: Clock
) -> None:
    number = await answered(house)
    async with house.database.write() as transaction:
        now = clock.now + timedelta(seconds=1)
        assert len(await transaction.outbox.take(now, now + LEASE, 1)) == 1
    sending = deliverer(house, peer.port, clock)
    assert await sending.deliver() == 0
    clock.now += LEASE + timedelta(seconds=2)
    assert await sending.deliver() == 1
    assert await delivery(house, number) is Delivery.SENT


async def test_credentials_never_go_over_an_open_line(house: House, peer: Peer) -> None:
    number = await answered(house)
    server = MailServer("127.0.0.1", peer.port, username="veilbox", password="secret")
    await Deliverer(house.database, composer_for(house), server).deliver()
    waiting = await state(house, number)
    assert (waiting.delivery, waiting.failed) == (Delivery.QUEUED, Failed(Failure.TLS))
    assert peer.received == []
