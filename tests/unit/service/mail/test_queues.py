"""Tickets come into the queue of their mailbox, and agents put them into others."""

import pytest

from redaction.raw import Raw
from service.desk import Desk
from service.errors import Invalid, UnknownTicket
from storage.codes import View
from tests.unit.service.conftest import QUEUES, House
from tests.unit.service.mail.conftest import Postbox, written
from tests.unit.service.test_desk import ticket


@pytest.fixture
async def ann(house: House) -> int:
    email, name = await house.redactor.texts([Raw("ann@example.org"), Raw("Ann")])
    async with house.database.write() as transaction:
        return await transaction.people.create_agent(email, name)


async def test_the_form_is_in_the_default_queue_and_mail_in_that_of_its_mailbox(
    house: House, postbox: Postbox, ann: int
) -> None:
    desk = Desk(house.database, house.intake(), QUEUES)
    form = await ticket(house)
    for mailbox in ("sales@localhost", "support@localhost"):
        assert (await postbox.send(written(), to=(mailbox,)))[0] == 250
    sales, support = form + 1, form + 2
    for queue, numbers in (("Sales", {sales}), ("Support", {form, support}), ("", {form, sales, support})):
        listing = await desk.listing(View.OPEN, ann, queue=queue)
        assert {row.number for row in listing.rows} == numbers
        assert listing.counts[View.OPEN] == len(numbers)
        assert (listing.queue, listing.queues) == (queue, {"Support": 2, "Sales": 1})
    assert (await desk.listing(View.OPEN, ann, queue="4111 1111 1111 1111")).queue == ""
    assert (await desk.listing(View.SOLVED, ann)).queues == {"Support": 0, "Sales": 0}


async def test_an_agent_moves_a_ticket_and_back(house: House, ann: int) -> None:
    desk, number = Desk(house.database, house.intake(), QUEUES), await ticket(house)
    await desk.move(number, "Support", ann)
    for queue in ("Sales", "Sales", "Support"):
        await desk.move(number, queue, ann)
        assert [row.number for row in (await desk.listing(View.OPEN, ann, queue=queue)).rows] == [number]
    found = await house.ticket(number)
    assert found.mailbox == "support@localhost"
    moves = [message.event.mailbox for message in found.messages if message.event]
    assert moves == ["sales@localhost", "support@localhost"]
    with pytest.raises(Invalid):
        await desk.move(number, "Sales and more", ann)
    with pytest.raises(UnknownTicket):
        await desk.move(99, "Sales", ann)
