"""Tickets: opened, answered, assigned, listed."""

import asyncio

import pytest
from sqlalchemy import delete

from redaction.types import EMPTY
from storage.codes import Channel, EventKind, MessageKind, Status, View
from storage.database import Database
from storage.errors import NotFound
from storage.tables import MessageRecord, TicketRecord
from storage.views import EventView, Ticket
from tests.contract.conftest import Redact
from tests.contract.storage.conftest import People
from tests.contract.storage.samples import NOON, add_message, attachment, later, open_ticket


async def read(database: Database, number: int) -> Ticket:
    """The ticket, which exists."""
    async with database.read() as transaction:
        ticket = await transaction.tickets.find(number)
    assert ticket is not None
    return ticket


async def test_a_ticket_comes_back_as_it_was_stored(
    database: Database, people: People, redact: Redact
) -> None:
    async with database.write() as transaction:
        opened = await open_ticket(
            transaction,
            people.rosa,
            redact("It fails"),
            body=redact("First line\nsecond – “quoted” 😀"),
            company=redact("Acme"),
            environment=redact("Linux"),
        )
    ticket = await read(database, opened.number)
    assert (ticket.subject.text, ticket.company.text, ticket.environment.text) == (
        "It fails",
        "Acme",
        "Linux",
    )
    assert (ticket.requester_name.text, ticket.requester_email.text) == ("Rosa Diaz", "rosa@example.com")
    assert (ticket.status, ticket.channel, ticket.assignee) == (Status.NEW, Channel.FORM, None)
    assert ticket.created == ticket.updated == NOON
    assert ticket.findings == ()
    [message] = ticket.messages
    assert (message.id, message.kind) == (opened.message, MessageKind.REPLY_REQUESTER)
    assert message.body.text == "First line\nsecond – “quoted” 😀"
    assert (message.author_name.text, message.agent_id, message.mails) == ("Rosa Diaz", None, ())


async def test_numbers_follow_each_other(database: Database, people: People, redact: Redact) -> None:
    numbers = []
    for _ in range(3):
        async with database.write() as transaction:
            numbers.append((await open_ticket(transaction, people.rosa, redact("Help"))).number)
    assert numbers == [1, 2, 3]


async def test_the_number_of_a_ticket_that_is_gone_is_not_given_again(
    database: Database, people: People, redact: Redact
) -> None:
    async with database.write() as transaction:
        await open_ticket(transaction, people.rosa, redact("Help"))
        await transaction.people._session.execute(delete(MessageRecord))
        await transaction.people._session.execute(delete(TicketRecord))
    async with database.write() as transaction:
        assert (await open_ticket(transaction, people.rosa, redact("Help"))).number == 2


async def test_a_ticket_needs_a_requester(database: Database, redact: Redact) -> None:
    with pytest.raises(NotFound):
        async with database.write() as transaction:
            await open_ticket(transaction, 7, redact("Help"))


@pytest.mark.parametrize(
    ("before", "kind", "after"),
    [
        (Status.NEW, MessageKind.REPLY_AGENT, Status.WAITING),
        (Status.NEW, MessageKind.REPLY_REQUESTER, Status.NEW),
        (Status.NEW, MessageKind.NOTE, Status.NEW),
        (Status.OPEN, MessageKind.REPLY_REQUESTER, Status.OPEN),
        (Status.WAITING, MessageKind.REPLY_REQUESTER, Status.OPEN),
        (Status.WAITING, MessageKind.NOTE, Status.WAITING),
        (Status.SOLVED, MessageKind.REPLY_REQUESTER, Status.OPEN),
        (Status.SOLVED, MessageKind.REPLY_AGENT, Status.WAITING),
        (Status.SOLVED, MessageKind.NOTE, Status.SOLVED),
    ],
)
async def test_a_message_moves_the_status(
    database: Database, people: People, redact: Redact, before: Status, kind: MessageKind, after: Status
) -> None:
    agent = None if kind is MessageKind.REPLY_REQUESTER else people.ann
    async with database.write() as transaction:
        number = (await open_ticket(transaction, people.rosa, redact("Help"))).number
        await transaction.tickets.set_status(number, before, by=people.ann, at=NOON)
        await add_message(transaction, number, kind, redact("Text"), agent=agent, at=later(5))
    ticket = await read(database, number)
    assert ticket.status is after
    assert ticket.updated == later(5)
    assert ticket.messages[-1].kind is kind
    assert ticket.messages[-1].author_name.text == ("Rosa Diaz" if agent is None else "Ann")


async def test_the_author_of_a_message_fits_its_kind(
    database: Database, people: People, redact: Redact
) -> None:
    async with database.write() as transaction:
        number = (await open_ticket(transaction, people.rosa, redact("Help"))).number
        for kind, agent in (
            (MessageKind.REPLY_REQUESTER, people.ann),
            (MessageKind.NOTE, None),
            (MessageKind.EVENT, people.ann),
        ):
            with pytest.raises(ValueError, match=r"agents write|events are"):
                await add_message(transaction, number, kind, redact("Text"), agent=agent)


async def test_assigning_and_status_leave_events_and_no_change_leaves_none(
    database: Database, people: People, redact: Redact
) -> None:
    async with database.write() as transaction:
        number = (await open_ticket(transaction, people.rosa, redact("Help"))).number
        for agent in (people.ben, people.ben, None):
            await transaction.tickets.assign(number, agent, by=people.ann, at=later(1))
        for status in (Status.SOLVED, Status.SOLVED):
            await transaction.tickets.set_status(number, status, by=people.ann, at=later(2))
    ticket = await read(database, number)
    assert [message.event for message in ticket.messages[1:]] == [
        EventView(EventKind.ASSIGNED, None, redact("Ben")),
        EventView(EventKind.ASSIGNED, None, None),
        EventView(EventKind.STATUS, Status.SOLVED, None),
    ]
    assert {message.author_name.text for message in ticket.messages[1:]} == {"Ann"}
    assert (ticket.status, ticket.assignee, ticket.updated) == (Status.SOLVED, None, later(2))


async def test_an_assigned_ticket_names_its_agent(database: Database, people: People, redact: Redact) -> None:
    async with database.write() as transaction:
        number = (await open_ticket(transaction, people.rosa, redact("Help"))).number
        await transaction.tickets.assign(number, people.ben, by=people.ann, at=NOON)
    assignee = (await read(database, number)).assignee
    assert assignee is not None
    assert (assignee.id, assignee.name.text) == (people.ben, "Ben")


@pytest.mark.parametrize("unknown", [0, -5, 99, 2**31, 2**63, 10**40])
async def test_an_unknown_ticket_is_not_found(
    database: Database, people: People, redact: Redact, unknown: int
) -> None:
    async with database.read() as transaction:
        assert await transaction.tickets.find(unknown) is None
        assert await transaction.tickets.attachment(unknown, 1) is None
        assert await transaction.tickets.attachment(1, unknown) is None
    async with database.write() as transaction:
        with pytest.raises(NotFound):
            await add_message(transaction, unknown, MessageKind.NOTE, redact("Text"), agent=people.ann)
        with pytest.raises(NotFound):
            await transaction.tickets.assign(unknown, people.ann, by=people.ann, at=NOON)
        with pytest.raises(NotFound):
            await transaction.tickets.set_status(unknown, Status.OPEN, by=people.ann, at=NOON)
        number = (await open_ticket(transaction, people.rosa, redact("Help"))).number
        if unknown != number:
            with pytest.raises(NotFound):
                await transaction.tickets.assign(number, unknown, by=people.ann, at=NOON)


async def test_an_attachment_belongs_to_its_ticket(
    database: Database, people: People, redact: Redact
) -> None:
    file = attachment(redact("server.log"))
    async with database.write() as transaction:
        mine = await open_ticket(transaction, people.rosa, redact("One"), attachments=[file])
        other = await open_ticket(transaction, people.rosa, redact("Two"))
    [stored] = (await read(database, mine.number)).messages[0].attachments
    assert (stored.key, stored.name, stored.size, stored.sha256) == (
        file.key,
        file.name,
        file.size,
        file.sha256,
    )
    async with database.read() as transaction:
        assert await transaction.tickets.attachment(mine.number, stored.id) == stored
        assert await transaction.tickets.attachment(other.number, stored.id) is None


async def test_views_hold_what_they_say_newest_activity_first(
    database: Database, people: People, redact: Redact
) -> None:
    async with database.write() as transaction:
        new, mine, bens, solved = [
            (await open_ticket(transaction, people.rosa, redact(name), at=NOON)).number
            for name in ("new", "mine", "bens", "solved")
        ]
        await transaction.tickets.assign(mine, people.ann, by=people.ann, at=later(1))
        await transaction.tickets.assign(bens, people.ben, by=people.ann, at=later(2))
        await transaction.tickets.set_status(solved, Status.SOLVED, by=people.ann, at=later(3))
        await transaction.tickets.assign(solved, people.ann, by=people.ann, at=later(3))
        await add_message(transaction, new, MessageKind.NOTE, redact("!"), agent=people.ann, at=later(4))
    expected = {
        View.UNASSIGNED: [new],
        View.MINE: [mine],
        View.OPEN: [new, bens, mine],
        View.SOLVED: [solved],
    }
    async with database.read() as transaction:
        for view, numbers in expected.items():
            rows = await transaction.tickets.listing(view, agent=people.ann)
            assert [row.number for row in rows] == numbers
        counts = await transaction.tickets.counts(people.ann)
        second = await transaction.tickets.listing(View.OPEN, agent=people.ann, limit=1, offset=1)
    assert counts == {None: {view: len(numbers) for view, numbers in expected.items()}}
    assert [row.number for row in second] == [bens]
    assert second[0].assignee is not None
    assert second[0].assignee.id == people.ben


async def test_an_empty_database_has_empty_views(database: Database, people: People) -> None:
    async with database.read() as transaction:
        assert await transaction.tickets.counts(people.ann) == {}
        assert await transaction.tickets.listing(View.OPEN, agent=people.ann) == []


async def test_a_row_shows_the_beginning_of_the_first_message(
    database: Database, people: People, redact: Redact
) -> None:
    async with database.write() as transaction:
        number = (
            await open_ticket(transaction, people.rosa, redact("Help"), body=redact("word " * 200))
        ).number
        await add_message(transaction, number, MessageKind.REPLY_REQUESTER, redact("later words"))
        [row] = await transaction.tickets.listing(View.OPEN, agent=people.ann)
    assert row.snippet.text.startswith("word word")
    assert len(row.snippet) <= 160
    assert (row.requester_name.text, row.subject.text) == ("Rosa Diaz", "Help")
    assert (row.company, row.attachments, row.withheld, row.removed) == (EMPTY, 0, 0, 0)


async def test_eight_writers_at_once_all_get_a_number_of_their_own(
    database: Database, people: People, redact: Redact
) -> None:
    subject = redact("Help")

    async def writer() -> list[int]:
        numbers = []
        for _ in range(5):
            async with database.write() as transaction:
                numbers.append((await open_ticket(transaction, people.rosa, subject)).number)
        return numbers

    numbers = sorted(number for own in await asyncio.gather(*(writer() for _ in range(8))) for number in own)
    assert numbers == list(range(1, 41))


async def test_agents_who_work_on_one_ticket_at_once_lose_nothing(
    database: Database, people: People, redact: Redact
) -> None:
    async with database.write() as transaction:
        number = (await open_ticket(transaction, people.rosa, redact("Help"))).number

    async def send(minute: int) -> None:
        async with database.write() as transaction:
            file = attachment(redact(f"{minute}.log"))
            await add_message(
                transaction,
                number,
                MessageKind.REPLY_REQUESTER,
                redact("More"),
                attachments=[file],
                at=later(minute),
            )

    await asyncio.gather(*(send(minute) for minute in range(8)))
    messages = (await read(database, number)).messages[1:]
    assert sorted(message.attachments[0].name.text for message in messages) == [f"{n}.log" for n in range(8)]
