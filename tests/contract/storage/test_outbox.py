"""The outbox: queued with the message, taken by one sender, tried again, given up, sent again."""

import asyncio
from datetime import timedelta

import pytest

from redaction.types import Reason, RedactedText, Withheld
from storage.codes import Delivery, EventKind, Failure, Held, MessageKind, OutgoingKind
from storage.database import Database
from storage.errors import NotFound
from storage.mail_facts import NewMail
from storage.mail_views import Failed, MailState, SentBefore, Undelivered
from storage.views import OutgoingMail
from tests.contract.conftest import Redact
from tests.contract.storage.conftest import People
from tests.contract.storage.samples import NOON, add_message, later, open_ticket
from tests.support.keys import LEDGER_KEY

LEASE = timedelta(minutes=10)
REFUSED = Failed(Failure.RECIPIENT, 550, "5.1.1")


@pytest.fixture
async def number(database: Database, people: People, redact: Redact) -> int:
    """A ticket from a mail, whose receipt is queued."""
    async with database.write() as transaction:
        opened = await open_ticket(
            transaction,
            people.rosa,
            redact("Help"),
            body=redact("It fails: 4242 4242 4242 4242"),
            mail_id=redact("<one@example.com>"),
            withheld=[Withheld(redact("scan.pdf"), 5, Reason.UNSUPPORTED)],
        )
        await transaction.outbox.add(
            OutgoingKind.RECEIPT, ticket=opened.number, message=opened.message, at=NOON
        )
    return opened.number


async def take(database: Database, minute: int, limit: int = 10) -> list[OutgoingMail]:
    """What a sender gets so many minutes after noon."""
    async with database.write() as transaction:
        return await transaction.outbox.take(later(minute), later(minute) + LEASE, limit)


async def answer(database: Database, people: People, redact: Redact, number: int, minute: int) -> int:
    """An agent's answer is queued; the id of its mail."""
    async with database.write() as transaction:
        body = redact("Try again")
        message = await add_message(
            transaction, number, MessageKind.REPLY_AGENT, body, agent=people.ann, at=later(minute)
        )
        return await transaction.outbox.add(
            OutgoingKind.REPLY, ticket=number, message=message, at=later(minute)
        )


async def states(database: Database, number: int) -> list[MailState]:
    """How far the mails of the ticket are."""
    async with database.read() as transaction:
        ticket = await transaction.tickets.find(number)
    assert ticket is not None
    return [mail for message in ticket.messages for mail in message.mails]


async def undelivered(database: Database) -> list[Undelivered]:
    async with database.read() as transaction:
        return list(await transaction.outbox.undelivered(10))


async def test_a_receipt_tells_what_was_removed_and_withheld(database: Database, number: int) -> None:
    assert await take(database, -1) == []
    [mail] = await take(database, 0)
    assert (mail.kind, mail.number, mail.attempts) == (OutgoingKind.RECEIPT, number, 1)
    assert (mail.created, mail.since, mail.mailbox) == (NOON, NOON, None)
    assert (mail.to.text, mail.to_name.text, mail.agent_name) == ("rosa@example.com", "Rosa Diaz", None)
    assert (mail.subject.text, texts(mail)) == ("Help", ["<one@example.com>"])
    assert [(one.where, one.kept) for one in mail.removed] == [("description", "4242")]
    assert [one.reason for one in mail.withheld] == ["unsupported"]


def texts(mail: OutgoingMail) -> list[str]:
    """The Message-IDs of the requester's mails."""
    return [one.text for one in mail.thread if isinstance(one, RedactedText)]


async def test_a_reply_knows_the_mails_before_it(
    database: Database, people: People, redact: Redact, number: int
) -> None:
    [receipt] = await take(database, 0)
    async with database.write() as transaction:
        two, three = redact("<two@example.com>"), redact("<three@example.com>")
        asked = MessageKind.REPLY_REQUESTER
        await add_message(transaction, number, asked, redact("And?"), mail_id=two, at=later(1))
        await add_message(transaction, number, asked, redact("By the form"), at=later(2))
        await add_message(transaction, number, asked, redact("Later"), mail_id=three, at=later(4))
    await answer(database, people, redact, number, 3)
    [mail] = await take(database, 3)
    assert (mail.kind, mail.body.text, mail.agent_name) == (OutgoingKind.REPLY, "Try again", redact("Ann"))
    ours = SentBefore(receipt.id, NOON)
    assert mail.thread == (redact("<one@example.com>"), ours, redact("<two@example.com>"))
    assert (mail.removed, mail.withheld) == ((), ())


async def test_a_copy_has_its_own_recipient_and_its_own_thread(
    database: Database, people: People, redact: Redact, number: int
) -> None:
    await take(database, 0)
    async with database.write() as transaction:
        carl = await transaction.people.requester(redact("carl@example.com"), redact("Carl"))
        body = redact("Try again")
        message = await add_message(
            transaction, number, MessageKind.REPLY_AGENT, body, agent=people.ann, at=later(1)
        )
        for minute in (1, 2):
            await transaction.outbox.add(
                OutgoingKind.REPLY, ticket=number, message=message, at=later(minute), to=carl
            )
    first, second = await take(database, 5)
    assert (first.to.text, first.to_name.text, first.copied) == ("carl@example.com", "Carl", True)
    assert [str(one) for one in first.thread] == ["<one@example.com>"]
    assert [str(one) for one in second.thread[:1]] == ["<one@example.com>"]
    assert list(second.thread[1:]) == [SentBefore(first.id, first.created)]
    async with database.write() as transaction:
        await transaction.outbox.give_up(first.id, first.attempts, later(6), REFUSED)
    async with database.read() as transaction:
        (undelivered,) = await transaction.outbox.undelivered(10)
        went_to = [await transaction.outbox.recipient(mail) for mail in (1, first.id, 99, 2**40)]
    assert [str(one) for one in went_to] == ["rosa@example.com", "carl@example.com", "None", "None"]
    assert (undelivered.to.text, undelivered.to_name.text) == ("carl@example.com", "Carl")
    shown = [state.to_name.text if state.to_name else None for state in await states(database, number)]
    assert shown == [None, "Carl", "Carl"]


async def test_who_takes_part_no_longer_gets_nothing_that_still_waits(
    database: Database, people: People, redact: Redact, number: int
) -> None:
    async with database.write() as transaction:
        carl = await transaction.people.requester(redact("carl@example.com"), redact("Carl"))
        await transaction.mail.invite(number, [carl], NOON)
        await transaction.mail.confirm(number, carl, by=people.ann, at=NOON)
    await answer(database, people, redact, number, 1)
    async with database.write() as transaction:
        message = await add_message(
            transaction, number, MessageKind.REPLY_AGENT, redact("And you?"), agent=people.ann, at=later(1)
        )
        await transaction.outbox.add(OutgoingKind.REPLY, ticket=number, message=message, at=later(1), to=carl)
        await transaction.mail.dismiss(number, carl, by=people.ann, at=later(2))
        await transaction.mail.dismiss(number, carl, by=people.ann, at=later(3))
        ticket = await transaction.tickets.find(number)
    assert ticket is not None
    told = [one.event.kind for one in ticket.messages if one.event]
    assert told == [EventKind.JOINED, EventKind.LEFT]
    assert [mail.to.text for mail in await take(database, 3)] == ["rosa@example.com"] * 2


async def test_what_is_held_is_in_no_thread(
    database: Database, people: People, redact: Redact, number: int
) -> None:
    async with database.write() as transaction:
        message = await add_message(
            transaction,
            number,
            MessageKind.REPLY_REQUESTER,
            redact("Let me in"),
            mail_id=redact("<stranger@example.net>"),
            at=later(1),
        )
        await transaction.mail.note(number, message, NewMail(held=Held.STRANGER))
    await answer(database, people, redact, number, 2)
    *_, reply = await take(database, 5)
    assert "stranger" not in str(reply.thread)


async def test_a_long_thread_keeps_its_beginning_and_its_end(
    database: Database, people: People, redact: Redact, number: int
) -> None:
    async with database.write() as transaction:
        for count in range(40):
            mail_id = redact(f"<n{count}@example.com>")
            await add_message(transaction, number, MessageKind.REPLY_REQUESTER, redact("!"), mail_id=mail_id)
    await answer(database, people, redact, number, 1)
    mail = (await take(database, 1))[-1]
    assert texts(mail) == ["<one@example.com>", *(f"<n{count}@example.com>" for count in range(20, 40))]


async def test_a_ticket_from_the_form_has_no_mail_to_answer(
    database: Database, people: People, redact: Redact
) -> None:
    async with database.write() as transaction:
        opened = await open_ticket(transaction, people.rosa, redact("Help"))
        await transaction.outbox.add(
            OutgoingKind.RECEIPT, ticket=opened.number, message=opened.message, at=NOON
        )
    [mail] = await take(database, 0)
    assert mail.thread == ()


async def test_what_is_taken_is_not_taken_again_before_the_lease_ends(
    database: Database, number: int
) -> None:
    [mail] = await take(database, 0)
    assert await take(database, 9) == []
    [again] = await take(database, 10)
    assert (again.id, again.attempts) == (mail.id, 2)


async def test_two_processes_never_take_the_same_mail(
    database: Database, address: str, people: People, redact: Redact, number: int
) -> None:
    for _ in range(11):
        await answer(database, people, redact, number, 0)
    other = Database(address, LEDGER_KEY)
    taken = await asyncio.gather(*(take(one, 0, 3) for one in (database, other) for _ in range(3)))
    await other.close()
    ids = [mail.id for mails in taken for mail in mails]
    assert len(ids) == len(set(ids)) == 12


async def test_a_failed_attempt_is_told_and_made_again_later(database: Database, number: int) -> None:
    [mail] = await take(database, 0)
    failed = Failed(Failure.UNREACHABLE)
    async with database.write() as transaction:
        await transaction.outbox.retry(mail.id, mail.attempts, later(5), failed)
    [state] = await states(database, number)
    assert (state.delivery, state.attempts, state.due, state.failed) == (
        Delivery.QUEUED,
        1,
        later(5),
        failed,
    )
    [row] = await undelivered(database)
    assert (row.mail, row.number, row.to.text) == (state, number, "rosa@example.com")
    assert await take(database, 4) == []
    [again] = await take(database, 5)
    assert (again.id, again.attempts) == (mail.id, 2)
    [state] = await states(database, number)
    assert state.failed is None
    assert await undelivered(database) == []


async def test_an_attempt_that_was_broken_off_is_no_failure(database: Database, number: int) -> None:
    [mail] = await take(database, 0)
    async with database.write() as transaction:
        await transaction.outbox.retry(mail.id, mail.attempts, later(1), None)
    assert await undelivered(database) == []
    assert [again.attempts for again in await take(database, 1)] == [2]


async def test_a_mail_that_is_given_up_tells_why(database: Database, number: int) -> None:
    [mail] = await take(database, 0)
    async with database.write() as transaction:
        await transaction.outbox.give_up(mail.id, mail.attempts, later(1), REFUSED)
    [state] = await states(database, number)
    assert (state.delivery, state.failed, state.finished) == (Delivery.FAILED, REFUSED, later(1))
    assert [row.mail for row in await undelivered(database)] == [state]
    assert await take(database, 60) == []


async def test_a_mail_is_finished_once(database: Database, number: int) -> None:
    [mail] = await take(database, 0)
    async with database.write() as transaction:
        await transaction.outbox.sent(mail.id, later(1))
    [state] = await states(database, number)
    assert (state.delivery, state.finished) == (Delivery.SENT, later(1))
    assert await undelivered(database) == []
    assert await take(database, 60) == []
    async with database.write() as transaction:
        outbox = transaction.outbox
        for change in (
            outbox.sent(mail.id, later(2)),
            outbox.retry(mail.id, mail.attempts, later(2), REFUSED),
            outbox.give_up(mail.id, mail.attempts, later(2), REFUSED),
            outbox.send_again(mail.id, by=1, at=later(2)),
        ):
            with pytest.raises(NotFound):
                await change


async def test_who_comes_after_the_lease_can_only_say_that_it_was_sent(
    database: Database, number: int
) -> None:
    [late] = await take(database, 0)
    [other] = await take(database, 10)
    async with database.write() as transaction:
        with pytest.raises(NotFound):
            await transaction.outbox.retry(late.id, late.attempts, later(11), REFUSED)
        with pytest.raises(NotFound):
            await transaction.outbox.give_up(late.id, late.attempts, later(11), REFUSED)
        await transaction.outbox.sent(late.id, later(11))
        with pytest.raises(NotFound):
            await transaction.outbox.retry(other.id, other.attempts, later(12), REFUSED)


@pytest.mark.parametrize("given_up", [True, False])
async def test_an_agent_has_a_mail_sent_again(
    database: Database, people: People, number: int, given_up: bool
) -> None:
    [mail] = await take(database, 0)
    async with database.write() as transaction:
        if given_up:
            await transaction.outbox.give_up(mail.id, mail.attempts, later(1), REFUSED)
        else:
            await transaction.outbox.retry(mail.id, mail.attempts, later(300), REFUSED)
    async with database.write() as transaction:
        await transaction.outbox.send_again(mail.id, by=people.ben, at=later(2))
    [state] = await states(database, number)
    assert (state.delivery, state.finished, state.failed) == (Delivery.QUEUED, None, None)
    assert (state.resent, state.resent_by and state.resent_by.text) == (later(2), "Ben")
    [again] = await take(database, 2)
    assert (again.id, again.attempts, again.created, again.since) == (mail.id, 2, NOON, later(2))


async def test_what_is_queued_or_being_sent_is_not_queued_again(
    database: Database, people: People, number: int
) -> None:
    for minute in (0, 1):
        async with database.write() as transaction:
            with pytest.raises(NotFound):
                await transaction.outbox.send_again(1, by=people.ben, at=later(minute))
        await take(database, 0)
    async with database.write() as transaction:
        for unknown in (0, 7, 2**40):
            with pytest.raises(NotFound):
                await transaction.outbox.send_again(unknown, by=people.ben, at=NOON)


async def test_a_mail_that_came_back_counts_as_not_delivered(database: Database, number: int) -> None:
    [mail] = await take(database, 0)
    async with database.write() as transaction:
        with pytest.raises(NotFound):
            await transaction.outbox.bounced(mail.id, later(1))
        await transaction.outbox.sent(mail.id, later(1))
        await transaction.outbox.bounced(mail.id, later(2), 550, "5.1.1")
    [state] = await states(database, number)
    assert (state.delivery, state.failed) == (Delivery.FAILED, Failed(Failure.BOUNCED, 550, "5.1.1"))


async def test_the_ticket_shows_a_reply_beside_its_receipt(
    database: Database, people: People, redact: Redact, number: int
) -> None:
    await answer(database, people, redact, number, 1)
    assert [(mail.kind, mail.delivery) for mail in await states(database, number)] == [
        (OutgoingKind.RECEIPT, Delivery.QUEUED),
        (OutgoingKind.REPLY, Delivery.QUEUED),
    ]
    async with database.read() as transaction:
        assert await transaction.outbox.pending() == 2


async def test_the_longest_due_come_first_and_no_more_than_asked(
    database: Database, people: People, redact: Redact, number: int
) -> None:
    for minute in (3, 1, 2):
        await answer(database, people, redact, number, minute)
    taken = await take(database, 9, 3)
    assert sorted(mail.created for mail in taken) == [NOON, later(1), later(2)]


async def test_undelivered_mails_come_in_pages_newest_first(
    database: Database, people: People, redact: Redact, number: int
) -> None:
    for minute in (1, 2):
        await answer(database, people, redact, number, minute)
    for mail in await take(database, 9):
        async with database.write() as transaction:
            await transaction.outbox.give_up(mail.id, mail.attempts, later(9), REFUSED)
    async with database.read() as transaction:
        first = await transaction.outbox.undelivered(2)
        second = await transaction.outbox.undelivered(2, 2)
    assert [row.mail.created for row in [*first, *second]] == [later(2), later(1), NOON]


async def test_receipts_are_counted_over_all_tickets_of_one_person(
    database: Database, people: People, redact: Redact, number: int
) -> None:
    await answer(database, people, redact, number, 1)
    async with database.write() as transaction:
        other = await transaction.people.requester(redact("otto@example.com"), redact("Otto"))
        tickets = [
            await open_ticket(transaction, person, redact("Help"), at=later(5))
            for person in (people.rosa, people.rosa, other)
        ]
        for one in tickets:
            await transaction.outbox.add(
                OutgoingKind.RECEIPT, ticket=one.number, message=one.message, at=later(5)
            )
    async with database.read() as transaction:
        assert await transaction.outbox.receipts_since(number, later(-1)) == 3
        assert await transaction.outbox.receipts_since(tickets[1].number, NOON) == 2
        assert await transaction.outbox.receipts_since(tickets[2].number, later(-1)) == 1


async def test_a_mail_of_a_ticket_that_was_rolled_back_is_not_queued(
    database: Database, people: People, redact: Redact
) -> None:
    async def fail() -> None:
        async with database.write() as transaction:
            opened = await open_ticket(transaction, people.rosa, redact("Help"))
            await transaction.outbox.add(
                OutgoingKind.RECEIPT, ticket=opened.number, message=opened.message, at=NOON
            )
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    async with database.read() as transaction:
        assert await transaction.outbox.pending() == 0
        assert await transaction.tickets.find(1) is None
