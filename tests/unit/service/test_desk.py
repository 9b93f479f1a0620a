"""What agents do with tickets."""

import asyncio

import pytest

from redaction.raw import Raw, RawFile
from service.desk import PAGE_ROWS, Desk
from service.downloads import Downloads
from service.errors import Invalid, UnknownTicket
from service.submission import MAX_BODY, Submission
from storage.codes import Channel, EventKind, MessageKind, Status, View
from tests.unit.service.conftest import QUEUES, House

CARD = "4111 1111 1111 1111"


def key(number: int) -> bytes:
    """An idempotency key."""
    return number.to_bytes(32)


async def ticket(house: House, number: int = 1, **fields: Raw | tuple[RawFile, ...]) -> int:
    """The number of a new ticket."""
    values = {
        "name": Raw("Rita Requester"),
        "email": Raw("rita@example.org"),
        "company": Raw(""),
        "subject": Raw("Printer on fire"),
        "description": Raw("It burns."),
        "environment": Raw(""),
    }
    submission = Submission(channel=Channel.FORM, key=key(number), **(values | fields))  # type: ignore[arg-type]
    return (await house.intake().accept(submission)).number


@pytest.fixture
async def ann(house: House) -> int:
    email, name = await house.redactor.texts([Raw("ann@example.org"), Raw("Ann")])
    async with house.database.write() as transaction:
        return await transaction.people.create_agent(email, name)


@pytest.fixture
def desk(house: House) -> Desk:
    return Desk(house.database, house.intake(), QUEUES)


async def test_a_reply_waits_for_the_requester_and_is_redacted(house: House, desk: Desk, ann: int) -> None:
    number = await ticket(house)
    await desk.reply(number, ann, Raw(f"Is your card {CARD}?"), key(100))
    found = await desk.ticket(number)
    assert found is not None
    assert found.status is Status.WAITING
    reply = found.messages[-1]
    assert (reply.kind, reply.author_name.text) == (MessageKind.REPLY_AGENT, "Ann")
    assert reply.body.text.startswith("Is your card [")
    assert "4111" not in reply.body.text


async def test_a_note_changes_no_status(house: House, desk: Desk, ann: int) -> None:
    number = await ticket(house)
    await desk.note(number, ann, Raw(f"Their card is {CARD}."), key(100))
    found = await desk.ticket(number)
    assert found is not None
    assert found.status is Status.NEW
    assert found.messages[-1].kind is MessageKind.NOTE
    assert not found.messages[-1].body.is_clean


async def test_a_double_click_answers_once(house: House, desk: Desk, ann: int) -> None:
    number = await ticket(house)
    await asyncio.gather(*(desk.reply(number, ann, Raw("Hello."), key(100)) for _ in range(4)))
    await desk.reply(number, ann, Raw("Hello."), key(100))
    found = await desk.ticket(number)
    assert found is not None
    assert [message.kind for message in found.messages].count(MessageKind.REPLY_AGENT) == 1


@pytest.mark.parametrize("body", ["", " \n\t", "a" * (MAX_BODY + 1)])
async def test_a_reply_has_a_body_of_some_length(house: House, desk: Desk, ann: int, body: str) -> None:
    number = await ticket(house)
    for say in (desk.reply, desk.note):
        with pytest.raises(Invalid) as refused:
            await say(number, ann, Raw(body), key(100))
        assert set(refused.value.problems) == {"body"}


@pytest.mark.parametrize("number", [0, -1, 99, 2**63, 2**80])
async def test_a_ticket_that_is_not_there(house: House, desk: Desk, ann: int, number: int) -> None:
    assert await desk.ticket(number) is None
    assert await desk.attachment(number, 1) is None
    with pytest.raises(UnknownTicket):
        await desk.reply(number, ann, Raw("Hello."), key(100))
    with pytest.raises(UnknownTicket):
        await desk.assign(number, ann, by=ann)
    with pytest.raises(UnknownTicket):
        await desk.set_status(number, "solved", by=ann)


async def test_assigning_is_told_on_the_ticket(house: House, desk: Desk, ann: int) -> None:
    number = await ticket(house)
    await desk.assign(number, ann, by=ann)
    found = await desk.ticket(number)
    assert found is not None
    assert found.assignee is not None
    assert found.assignee.id == ann
    event = found.messages[-1].event
    assert event is not None
    assert event.kind is EventKind.ASSIGNED
    await desk.assign(number, None, by=ann)
    found = await desk.ticket(number)
    assert found is not None
    assert found.assignee is None


async def test_a_ticket_is_assigned_to_agents_only(house: House, desk: Desk, ann: int) -> None:
    number = await ticket(house)
    for unknown in (ann + 1, -1, 2**80):
        with pytest.raises(Invalid) as refused:
            await desk.assign(number, unknown, by=ann)
        assert set(refused.value.problems) == {"agent_id"}
    found = await desk.ticket(number)
    assert found is not None
    assert found.assignee is None


async def test_the_status_is_set(house: House, desk: Desk, ann: int) -> None:
    number = await ticket(house)
    await desk.set_status(number, "solved", by=ann)
    found = await desk.ticket(number)
    assert found is not None
    assert found.status is Status.SOLVED


@pytest.mark.parametrize("status", ["", "SOLVED", "4111111111111111"])
async def test_an_unknown_status_is_refused(house: House, desk: Desk, ann: int, status: str) -> None:
    number = await ticket(house)
    with pytest.raises(Invalid) as refused:
        await desk.set_status(number, status, by=ann)
    assert set(refused.value.problems) == {"status"}


async def test_views_and_pages(house: House, desk: Desk, ann: int) -> None:
    numbers = [await ticket(house, number) for number in range(1, PAGE_ROWS + 3)]
    await desk.assign(numbers[0], ann, by=ann)
    await desk.set_status(numbers[1], "solved", by=ann)
    first = await desk.listing(View.UNASSIGNED, ann)
    assert (len(first.rows), first.has_more) == (PAGE_ROWS, False)
    everything = await desk.listing(View.OPEN, ann)
    assert (len(everything.rows), everything.has_more) == (PAGE_ROWS, True)
    rest = await desk.listing(View.OPEN, ann, page=2)
    assert (len(rest.rows), rest.has_more, rest.page) == (1, False, 2)
    assert [row.number for row in (await desk.listing(View.MINE, ann)).rows] == [numbers[0]]
    assert [row.number for row in (await desk.listing(View.SOLVED, ann)).rows] == [numbers[1]]
    assert first.counts[View.OPEN] == PAGE_ROWS + 1
    assert (await desk.listing(View.OPEN, ann, page=-5)).page == 1
    assert (await desk.listing(View.OPEN, ann, page=10**30)).rows == ()


async def test_an_attachment_of_the_ticket_and_of_no_other(house: House, desk: Desk, ann: int) -> None:
    file = RawFile(Raw("log.txt"), f"paid with {CARD}\n".encode())
    number = await ticket(house, files=(file,))
    other = await ticket(house, 2)
    found = await desk.ticket(number)
    assert found is not None
    [stored] = found.messages[0].attachments
    assert await desk.attachment(number, stored.id) == stored
    reading = await Downloads(house.objects).open(stored)
    assert reading is not None
    assert b"".join([chunk async for chunk in reading]) == b"paid with [card ending 1111 removed]\n"
    assert await desk.attachment(other, stored.id) is None


async def test_agents_are_listed(house: House, desk: Desk, ann: int) -> None:
    assert [agent.id for agent in await desk.agents()] == [ann]
