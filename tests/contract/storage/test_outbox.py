"""The outbox: queued with the message, sent later, tried again, given up."""

import pytest

from redaction.types import EMPTY, Reason, Withheld
from storage.codes import Delivery, MessageKind, OutgoingKind
from storage.database import Database
from storage.errors import NotFound
from storage.views import OutgoingMail
from tests.contract.conftest import Redact
from tests.contract.storage.conftest import People
from tests.contract.storage.samples import NOON, add_message, later, open_ticket


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


async def due(database: Database, minute: int) -> list[OutgoingMail]:
    """What is due so many minutes after noon."""
    async with database.read() as transaction:
        return await transaction.outbox.due(later(minute), 10)


async def test_a_receipt_tells_what_was_removed_and_withheld(database: Database, number: int) -> None:
    assert await due(database, -1) == []
    [mail] = await due(database, 0)
    assert (mail.kind, mail.number, mail.attempts, mail.created) == (OutgoingKind.RECEIPT, number, 0, NOON)
    assert (mail.to.text, mail.to_name.text, mail.agent_name) == ("rosa@example.com", "Rosa Diaz", None)
    assert (mail.subject.text, mail.reply_to_mail_id.text) == ("Help", "<one@example.com>")
    assert [(one.where, one.kept) for one in mail.removed] == [("description", "4242")]
    assert [one.reason for one in mail.withheld] == ["unsupported"]


async def test_a_reply_answers_the_newest_mail(
    database: Database, people: People, redact: Redact, number: int
) -> None:
    async with database.write() as transaction:
        again = redact("<two@example.com>")
        await add_message(transaction, number, MessageKind.REPLY_REQUESTER, redact("And?"), mail_id=again)
        await add_message(transaction, number, MessageKind.REPLY_REQUESTER, redact("By the form"))
        reply = await add_message(
            transaction, number, MessageKind.REPLY_AGENT, redact("Try again"), agent=people.ann
        )
        await transaction.outbox.add(OutgoingKind.REPLY, ticket=number, message=reply, at=later(1))
    _, mail = await due(database, 1)
    assert (mail.kind, mail.message, mail.body.text) == (OutgoingKind.REPLY, reply, "Try again")
    assert mail.agent_name == redact("Ann")
    assert mail.reply_to_mail_id.text == "<two@example.com>"
    assert (mail.removed, mail.withheld) == ((), ())


async def test_a_ticket_from_the_form_has_no_mail_to_answer(
    database: Database, people: People, redact: Redact
) -> None:
    async with database.write() as transaction:
        opened = await open_ticket(transaction, people.rosa, redact("Help"))
        await transaction.outbox.add(
            OutgoingKind.RECEIPT, ticket=opened.number, message=opened.message, at=NOON
        )
    [mail] = await due(database, 0)
    assert mail.reply_to_mail_id == EMPTY


@pytest.mark.parametrize("outcome", [Delivery.QUEUED, Delivery.SENT, Delivery.FAILED])
async def test_the_ticket_shows_how_far_a_reply_has_come(
    database: Database, people: People, redact: Redact, number: int, outcome: Delivery
) -> None:
    async with database.write() as transaction:
        reply = await add_message(
            transaction, number, MessageKind.REPLY_AGENT, redact("Try again"), agent=people.ann
        )
        mail = await transaction.outbox.add(OutgoingKind.REPLY, ticket=number, message=reply, at=NOON)
        if outcome is Delivery.SENT:
            await transaction.outbox.sent(mail, later(1))
        if outcome is Delivery.FAILED:
            await transaction.outbox.give_up(mail, later(1))
    async with database.read() as transaction:
        ticket = await transaction.tickets.find(number)
        pending = await transaction.outbox.pending()
    assert ticket is not None
    assert [message.delivery for message in ticket.messages] == [None, outcome]
    assert pending == (2 if outcome is Delivery.QUEUED else 1)


async def test_a_failed_attempt_is_counted_and_made_again_later(database: Database, number: int) -> None:
    [mail] = await due(database, 0)
    async with database.write() as transaction:
        await transaction.outbox.retry(mail.id, later(5))
    assert await due(database, 4) == []
    [again] = await due(database, 5)
    assert (again.id, again.attempts) == (mail.id, 1)


async def test_a_mail_is_finished_once(database: Database, number: int) -> None:
    [mail] = await due(database, 0)
    async with database.write() as transaction:
        await transaction.outbox.sent(mail.id, later(1))
    assert await due(database, 60) == []
    async with database.write() as transaction:
        for change in (transaction.outbox.sent, transaction.outbox.retry, transaction.outbox.give_up):
            with pytest.raises(NotFound):
                await change(mail.id, later(2))


async def test_the_oldest_come_first_and_no_more_than_asked(
    database: Database, people: People, redact: Redact, number: int
) -> None:
    async with database.write() as transaction:
        for minute in (3, 1, 2):
            note = await add_message(
                transaction, number, MessageKind.REPLY_AGENT, redact("!"), agent=people.ann
            )
            await transaction.outbox.add(OutgoingKind.REPLY, ticket=number, message=note, at=later(minute))
    async with database.read() as transaction:
        first = await transaction.outbox.due(later(9), 3)
    assert [mail.created for mail in first] == [NOON, later(1), later(2)]


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
