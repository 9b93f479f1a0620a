"""What the requester sees, and what stays at the desk."""

import shutil

import pytest

from redaction.raw import Raw, RawFile
from service.downloads import Downloads
from service.errors import Temporary
from service.requests import Requests
from service.submission import Addition, Submission
from storage.codes import Channel, MessageKind
from tests.unit.service.conftest import House

CARD = "4111 1111 1111 1111"
OTHER_CARD = "5555 5555 5555 4444"
FILE = RawFile(Raw("log.txt"), f"card {CARD}".encode())


async def with_a_note(house: House) -> int:
    """A ticket with a file, and a note with a file and a number of its own."""
    intake = house.intake()
    nothing = Raw("")
    submission = Submission(
        channel=Channel.FORM,
        name=Raw("Ada"),
        email=Raw("ada@example.com"),
        company=nothing,
        subject=Raw(f"Card {CARD}"),
        description=Raw("See the file"),
        environment=nothing,
        key=b"k" * 32,
        files=(FILE,),
    )
    number = (await intake.accept(submission)).number
    email, name = await house.redactor.texts([Raw("grace@example.com"), Raw("Grace")])
    async with house.database.write() as transaction:
        agent = await transaction.people.create_agent(email, name)
        await transaction.tickets.assign(number, agent, by=agent, at=(await house.ticket(number)).created)
    body = Raw(f"internal {OTHER_CARD}")
    note = Addition(number, body, b"n" * 32, Channel.DESK, kind=MessageKind.NOTE, agent=agent, files=(FILE,))
    await intake.add(note)
    return number


async def test_notes_and_events_and_their_findings_are_not_shown(house: House) -> None:
    number = await with_a_note(house)
    assert len((await house.ticket(number)).messages) == 3
    shown = await Requests(house.database).show(number)
    assert shown is not None
    assert [message.kind for message in shown.messages] == [MessageKind.REPLY_REQUESTER]
    assert {finding.kept for finding in shown.findings} == {"1111"}
    assert {finding.where for finding in shown.findings} == {"subject", "file 1 line 1"}


async def test_files_of_notes_are_not_given_out(house: House) -> None:
    number = await with_a_note(house)
    requests = Requests(house.database)
    of_requester, _event, of_note = (await house.ticket(number)).messages
    shown = of_requester.attachments[0]
    assert await requests.attachment(number, shown.id) == shown
    assert await requests.attachment(number, of_note.attachments[0].id) is None
    assert await requests.attachment(number + 1, of_requester.attachments[0].id) is None


async def test_unknown_tickets(house: House) -> None:
    requests = Requests(house.database)
    assert await requests.show(1) is None
    assert await requests.show(2**80) is None
    assert await requests.attachment(1, 2**80) is None


async def test_a_lost_object_and_a_store_that_is_gone(house: House) -> None:
    number = await with_a_note(house)
    downloads = Downloads(house.objects)
    file = (await house.ticket(number)).messages[0].attachments[0]
    reading = await downloads.open(file, 5, 9)
    assert reading is not None
    assert [chunk async for chunk in reading] == [b"[car"]
    await house.objects.delete(file.key)
    assert await downloads.open(file) is None
    shutil.rmtree(house.folder / "objects")
    (house.folder / "objects").write_bytes(b"")
    with pytest.raises(Temporary):
        await downloads.open(file)
