"""The one door, on a real database, a real object store and real redaction."""

import asyncio
import shutil
import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from typing_extensions import override

from redaction.documents.mail_types import UnreadPart
from redaction.progress import Progress, unheard
from redaction.raw import Raw, RawFile
from redaction.redactor import Redactor
from redaction.types import Reason, Storable, Withheld
from service.errors import Invalid, ServiceError, Temporary, UnknownTicket
from service.notices import RECEIPTS_AN_HOUR
from service.progress import Step
from service.submission import Addition, Submission
from storage.codes import Channel, MessageKind, Status
from tests.unit.service.conftest import MAX_FILE_BYTES, House

CARD = "4111 1111 1111 1111"
SSN = "536-90-4399"
KEY = b"k" * 32
OTHER_KEY = b"o" * 32
NOTHING = (0, 0, 0)

SUBMISSION = Submission(
    channel=Channel.FORM,
    name=Raw(f"Ada {CARD}"),
    email=Raw("Ada@Example.com"),
    company=Raw(f"Analytical {CARD}"),
    subject=Raw(f"My card {CARD} is declined"),
    description=Raw(f"It is {CARD}.\nMy SSN is {SSN}."),
    environment=Raw(f"browser {CARD}"),
    key=KEY,
)
WITH_FILES = replace(
    SUBMISSION,
    files=(
        RawFile(Raw(f"{CARD}.txt"), f"pay with {CARD}\n".encode()),
        RawFile(Raw("photo.png"), b"\x89PNG\r\n\x1a\n\x00"),
    ),
)


def reply(number: int, key: bytes = OTHER_KEY) -> Addition:
    return Addition(number=number, body=Raw(f"and {CARD}"), key=key, channel=Channel.FORM)


def bytes_below(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def test_a_submission_becomes_a_redacted_ticket(house: House) -> None:
    receipt = await house.intake().accept(SUBMISSION)
    ticket = await house.ticket(receipt.number)
    assert not receipt.duplicate
    assert ticket.subject.text == "My card [card ending 1111 removed] is declined"
    assert [span.entity for span in ticket.messages[0].body.spans] == ["CREDIT_CARD", "US_SSN"]
    assert ticket.requester_email.text == "ada@example.com"
    for text in (ticket.requester_name, ticket.company, ticket.environment):
        assert [span.entity for span in text.spans] == ["CREDIT_CARD"]
    assert (ticket.status, ticket.channel) == (Status.NEW, Channel.FORM)
    assert await house.pending() == 1
    assert house.woken == ["queued"]


async def test_one_sender_gets_a_few_receipts_an_hour(house: House) -> None:
    intake = house.intake()
    for number in range(RECEIPTS_AN_HOUR + 2):
        await intake.accept(replace(SUBMISSION, key=bytes([number]) * 32))
    assert await house.pending() == RECEIPTS_AN_HOUR
    await intake.accept(replace(SUBMISSION, email=Raw("bob@example.com")))
    assert await house.pending() == RECEIPTS_AN_HOUR + 1


async def test_files_are_redacted_or_withheld_and_nothing_raw_is_kept(house: House) -> None:
    receipt = await house.intake().accept(WITH_FILES)
    message = (await house.ticket(receipt.number)).messages[0]
    (kept,), (withheld,) = message.attachments, message.withheld
    assert await house.objects.get(kept.key) == b"pay with [card ending 1111 removed]\n"
    assert CARD not in kept.name.text
    assert (withheld.name.text, withheld.reason) == ("photo.png", "corrupt")
    assert await house.counts() == (1, 1, 0)
    everything = bytes_below(house.folder)
    for canary in (CARD, CARD.replace(" ", ""), SSN, SSN.replace("-", "")):
        assert canary.encode() not in everything


async def test_mail_over_the_limits_is_taken_and_the_rest_withheld(house: House) -> None:
    files = (RawFile(Raw("large.txt"), b"x" * (MAX_FILE_BYTES + 1)), *(RawFile(Raw("a.txt"), b"a"),) * 11)
    unread = (UnreadPart(Raw("secret.zip"), 7, Reason.ENCRYPTED),)
    mail = replace(SUBMISSION, channel=Channel.MAIL, files=files, unread=unread, acknowledge=False)
    receipt = await house.intake().accept(mail)
    message = (await house.ticket(receipt.number)).messages[0]
    assert len(message.attachments) == 9
    assert [withheld.reason for withheld in message.withheld] == [
        "too large",
        "too many",
        "too many",
        "encrypted",
    ]
    assert await house.pending() == 0


@pytest.mark.parametrize("sent", [SUBMISSION, WITH_FILES], ids=["texts", "files"])
async def test_the_same_again_is_the_same_ticket(house: House, sent: Submission) -> None:
    first = await house.intake().accept(sent)
    again = await house.intake().accept(sent)
    assert (again.number, again.duplicate) == (first.number, True)
    assert await house.counts() == (1, len(sent.files[:1]), 0)
    assert await house.pending() == 1
    assert house.woken == ["queued"]


async def test_the_same_again_needs_no_redaction(house: House) -> None:
    await house.intake().accept(WITH_FILES)
    closed = Redactor()
    await closed.close()
    assert (await house.intake(closed).accept(WITH_FILES)).duplicate


async def test_another_key_is_another_ticket(house: House) -> None:
    intake = house.intake()
    first = await intake.accept(SUBMISSION)
    other = await intake.accept(replace(SUBMISSION, key=OTHER_KEY))
    assert first.number != other.number
    assert not other.duplicate


async def test_eight_at_once_in_one_process_are_one_ticket(house: House) -> None:
    intake = house.intake()
    receipts = await asyncio.gather(*(intake.accept(WITH_FILES) for _ in range(8)))
    assert len({receipt.number for receipt in receipts}) == 1
    assert sorted(receipt.duplicate for receipt in receipts) == [False] + [True] * 7
    assert await house.counts() == (1, 1, 0)
    assert house.woken == ["queued"]  # the work was done once


async def test_eight_at_once_in_eight_processes_are_one_ticket(house: House) -> None:
    receipts = await asyncio.gather(*(house.intake().accept(WITH_FILES) for _ in range(8)))
    assert len({receipt.number for receipt in receipts}) == 1
    assert sorted(receipt.duplicate for receipt in receipts) == [False] + [True] * 7
    assert (await house.counts())[:2] == (1, 1)
    assert await house.pending() == 1


async def test_a_bad_submission_is_refused_whole(house: House) -> None:
    with pytest.raises(Invalid) as caught:
        await house.intake().accept(replace(WITH_FILES, name=Raw(""), subject=Raw("x" * 301)))
    assert set(caught.value.problems) == {"name", "subject"}
    assert await house.counts() == NOTHING


async def test_an_address_with_a_number_is_refused_and_not_quoted(house: House) -> None:
    address = Raw("4111111111111111@example.com")
    with pytest.raises(Invalid) as caught:
        await house.intake().accept(replace(WITH_FILES, email=address))
    assert set(caught.value.problems) == {"email"}
    assert "4111" not in caught.value.problems["email"]
    assert await house.counts() == NOTHING


def assert_says_nothing(error: ServiceError) -> None:
    assert str(error) == "temporarily not possible"
    assert error.__cause__ is None
    assert error.__context__ is None


async def test_busy_redaction(house: House, caplog: pytest.LogCaptureFixture) -> None:
    redactor = Redactor(threads=1, max_waiting=0)
    go_on = threading.Event()
    long_job = asyncio.create_task(redactor._threads.run(go_on.wait, 20.0))
    await asyncio.sleep(0)
    with pytest.raises(Temporary) as caught:
        await house.intake(redactor).accept(WITH_FILES)
    assert_says_nothing(caught.value)
    assert await house.counts() == NOTHING
    assert "1111" not in caplog.text
    go_on.set()
    await long_job
    assert not (await house.intake(redactor).accept(WITH_FILES)).duplicate
    await redactor.close()


async def test_closed_redaction(house: House) -> None:
    redactor = Redactor()
    await redactor.close()
    with pytest.raises(Temporary) as caught:
        await house.intake(redactor).accept(WITH_FILES)
    assert_says_nothing(caught.value)
    assert await house.counts() == NOTHING


async def test_object_store_gone(house: House, caplog: pytest.LogCaptureFixture) -> None:
    shutil.rmtree(house.folder / "objects")
    (house.folder / "objects").write_bytes(b"")
    with pytest.raises(Temporary) as caught:
        await house.intake().accept(WITH_FILES)
    assert_says_nothing(caught.value)
    assert caplog.messages
    (house.folder / "objects").unlink()
    (house.folder / "objects").mkdir()
    tickets, objects, _intents_for_the_sweep = await house.counts()
    assert (tickets, objects) == (0, 0)
    assert not (await house.intake().accept(WITH_FILES)).duplicate


async def test_a_transaction_that_fails_at_its_end(house: House) -> None:
    """The objects were put before: they are taken back."""
    with sqlite3.connect(house.folder / "veilbox.db") as connection:
        connection.execute("CREATE TRIGGER no BEFORE INSERT ON receipts BEGIN SELECT RAISE(ABORT, 'no'); END")
    connection.close()
    with pytest.raises(Temporary) as caught:
        await house.intake().accept(WITH_FILES)
    assert_says_nothing(caught.value)
    assert (await house.counts())[:2] == (0, 0)
    assert await house.pending() == 0


async def test_a_client_that_goes_away_cannot_cut_the_work_in_half(house: House) -> None:
    intake = house.intake()
    clients = range(1, 40, 3)
    for turns in clients:
        client = asyncio.create_task(intake.accept(replace(WITH_FILES, key=bytes([turns]) * 32)))
        for _ in range(turns):
            await asyncio.sleep(0.001)
        client.cancel()
        await asyncio.wait([client])
    await intake.settle()
    tickets, objects, intents = await house.counts()
    assert (tickets, objects, intents) == (len(clients), len(clients), 0)
    for turns in clients:
        assert (await intake.accept(replace(WITH_FILES, key=bytes([turns]) * 32))).duplicate


async def test_a_reply_is_redacted_and_opens_the_ticket_again(house: House) -> None:
    intake = house.intake()
    number = (await intake.accept(SUBMISSION)).number
    first = await intake.add(replace(reply(number), files=WITH_FILES.files))
    again = await intake.add(replace(reply(number), files=WITH_FILES.files))
    ticket = await house.ticket(number)
    assert (first.number, first.duplicate, again.duplicate) == (number, False, True)
    assert [message.kind for message in ticket.messages] == [MessageKind.REPLY_REQUESTER] * 2
    assert ticket.messages[1].body.text == "and [card ending 1111 removed]"
    assert await house.counts() == (1, 1, 0)


async def test_an_agents_reply_is_queued_and_a_note_is_not(house: House) -> None:
    intake = house.intake()
    number = (await intake.accept(replace(SUBMISSION, acknowledge=False))).number
    email, name = await house.redactor.texts([Raw("grace@example.com"), Raw("Grace")])
    async with house.database.write() as transaction:
        agent = await transaction.people.create_agent(email, name)
    answer = replace(reply(number), kind=MessageKind.REPLY_AGENT, agent=agent, channel=Channel.DESK)
    await intake.add(answer)
    assert await house.pending() == 1
    await intake.add(replace(answer, kind=MessageKind.NOTE, key=b"n" * 32))
    assert await house.pending() == 1
    ticket = await house.ticket(number)
    assert ticket.status is Status.WAITING
    assert [message.author_name.text for message in ticket.messages[1:]] == ["Grace", "Grace"]


async def test_a_reply_to_no_ticket_leaves_nothing(house: House) -> None:
    with pytest.raises(UnknownTicket):
        await house.intake().add(replace(reply(12), files=WITH_FILES.files))
    assert (await house.counts())[:2] == (0, 0)
    with pytest.raises(Invalid):
        await house.intake().add(replace(reply(12), body=Raw(" ")))


async def test_drafts_are_redacted(house: House) -> None:
    draft = await house.intake().redact_draft({"subject": Raw(CARD), "email": Raw("4111111111111111@x")})
    assert draft["subject"].text == "[card ending 1111 removed]"
    assert "4111111111111111" not in draft["email"].text
    closed = Redactor()
    await closed.close()
    with pytest.raises(Temporary):
        await house.intake(closed).redact_draft({"subject": Raw(CARD)})


class Counting(Redactor):
    """Counts the files that it reads."""

    read = 0

    @override
    async def file(self, file: RawFile, progress: Progress = unheard) -> Storable | Withheld:
        self.read += 1
        return await super().file(file, progress)


async def test_the_same_bytes_are_read_once_and_kept_under_each_name(house: House) -> None:
    content = f"card {CARD}".encode()
    files = tuple(RawFile(Raw(name), content) for name in ("a.txt", "b.txt", f"{CARD}.txt"))
    steps: list[Step] = []
    redactor = Counting()
    receipt = await house.intake(redactor).accept(replace(SUBMISSION, files=files, watch=steps.append))
    await redactor.close()
    assert redactor.read == 1
    kept = (await house.ticket(receipt.number)).messages[0].attachments
    assert [str(file.name) for file in kept] == ["a.txt", "b.txt", "[card ending 1111 removed].txt"]
    assert [len(file.findings) for file in kept] == [1, 1, 1]
    assert [step.file for step in steps] == [1, 2, 3]
