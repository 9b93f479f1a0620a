"""A marked text goes from every column of its ticket, and what is noted of it holds no text."""

from pathlib import Path

import pytest

from redaction import labels
from redaction.corrections import Correction
from redaction.raw import Raw
from redaction.types import Reason, RedactedText, Withheld
from storage.codes import MessageKind, OutgoingKind, ReportKind
from storage.corrections import CorrectedFile
from storage.database import Database
from storage.errors import NotFound, Unavailable
from storage.tables import Base
from storage.views import NewAttachment, ReportView
from tests.contract.conftest import Redact
from tests.contract.storage.conftest import People
from tests.contract.storage.ledger.steps import prove
from tests.contract.storage.samples import NOON, add_message, attachment, later, open_ticket

MISSED = "IIII MMCC"
FILLER = "word " * 30  # the snippet of a text that begins so ends within what is missed


@pytest.fixture
async def number(database: Database, people: People, redact: Redact) -> int:
    """A ticket with the missed text in every corner, and another one of somebody else."""
    text = redact(f"see {MISSED}")
    async with database.write() as transaction:
        rosa = await transaction.people.requester(redact("rosa@example.com"), text)
        opened = await open_ticket(
            transaction,
            rosa,
            text,
            body=redact(f"{FILLER}{MISSED} and {MISSED}"),
            company=text,
            environment=text,
            mail_id=text,
            attachments=[attachment(text)],
            withheld=[Withheld(text, 9, Reason.ENCRYPTED)],
        )
        for kind in (MessageKind.REPLY_AGENT, MessageKind.NOTE):
            message = await add_message(transaction, opened.number, kind, text, agent=people.ann)
            if kind is MessageKind.REPLY_AGENT:
                await transaction.outbox.add(
                    OutgoingKind.REPLY, ticket=opened.number, message=message, at=NOON
                )
        ben = await transaction.people.requester(redact("ben@example.net"), redact("Ben"))
        await open_ticket(transaction, ben, text)
    return opened.number


async def remove(
    database: Database, number: int, people: People, *, files: list[CorrectedFile] | None = None
) -> int:
    """Report the text as missed."""
    correction = Correction(Raw(MISSED), labels.US_SSN)
    async with database.write() as transaction:
        return await transaction.corrections.remove(
            number, correction.text, files or [], by=people.ann, at=later(5)
        )


async def everything(database: Database, only: int) -> str:
    """All cells that have to do with one ticket."""
    async with database._reader.connect() as connection:
        tables = Base.metadata.tables
        found = []
        for name, table in tables.items():
            column = table.c.get("number") if name == "tickets" else table.c.get("ticket_number")
            rows = table.select() if column is None else table.select().where(column == only)
            found += [tuple(row) for row in await connection.execute(rows)]
    return repr([[str(cell) for cell in row] for row in found])


async def test_it_goes_from_every_column(database: Database, people: People, number: int) -> None:
    assert MISSED[:6] in await everything(database, number)
    assert await remove(database, number, people) == 11
    kept = await everything(database, number)
    assert MISSED[:6] not in kept  # the snippet ended within it
    assert kept.count("[SSN removed]") >= 10
    assert MISSED in await everything(database, number + 1)


async def test_the_mail_that_waits_is_without_it(database: Database, people: People, number: int) -> None:
    await remove(database, number, people)
    async with database.write() as transaction:
        [mail] = await transaction.outbox.take(later(9), later(19), 10)
    texts = [mail.subject, mail.body, mail.to_name, *mail.thread]
    assert [text.text for text in texts if isinstance(text, RedactedText)] == ["see [SSN removed]"] * 4


async def test_the_ledger_has_a_row_for_each_text_and_stays_whole(
    database: Database, people: People, number: int
) -> None:
    before = await prove(database)
    await remove(database, number, people)
    after = await prove(database)
    assert after.fault is None
    assert (before.findings, after.findings) == (0, 10)
    async with database.read() as transaction:
        ticket = await transaction.tickets.find(number)
    assert ticket is not None
    assert [(one.where, one.count) for one in ticket.findings] == [
        ("subject", 1),
        ("company", 1),
        ("environment", 1),
        ("name", 1),
        ("description", 2),
        ("mail id", 1),
        ("file name", 2),
        ("reply", 1),
        ("note", 1),
    ]
    assert {one.recognizer for one in ticket.findings} == {"agent"}


async def test_reports_name_places_newest_first(database: Database, people: People, number: int) -> None:
    await remove(database, number, people)
    async with database.read() as transaction:
        reports = await transaction.reports.listing(100)
        assert await transaction.reports.listing(2, 1) == reports[1:3]
    by_place = {(one.where, one.begins, one.ends, one.count) for one in reports}
    assert ("description", len(FILLER), len(FILLER) + len(MISSED), 2) in by_place
    assert ("subject", 4, 4 + len(MISSED), 1) in by_place
    assert [one.id for one in reports] == sorted((one.id for one in reports), reverse=True)
    assert {(one.kind, one.number, one.entity, one.agent_name.text) for one in reports} == {
        (ReportKind.MISS, number, "US_SSN", "Ann")
    }


async def test_a_text_that_is_nowhere_changes_nothing(
    database: Database, people: People, number: int, redact: Redact
) -> None:
    before = await everything(database, number)
    async with database.write() as transaction:
        away = Correction(Raw("nowhere"), labels.OTHER).text
        assert await transaction.corrections.remove(number, away, [], by=people.ann, at=NOON) == 0
    assert await everything(database, number) == before


async def test_a_file_is_replaced_once(
    database: Database, people: People, number: int, redact: Redact
) -> None:
    async with database.read() as transaction:
        ticket = await transaction.tickets.find(number)
    assert ticket is not None
    [old] = ticket.messages[0].attachments
    correction = Correction(Raw(MISSED), labels.US_SSN).file(
        old.name, old.media_type, f"a\n{MISSED}".encode()
    )
    assert correction is not None
    new = NewAttachment.of("f" * 32, correction.file)
    file = CorrectedFile(old, new, correction.removed)
    assert await remove(database, number, people, files=[file]) == 12
    async with database.read() as transaction:
        stored = await transaction.tickets.attachment(number, old.id)
        reports = await transaction.reports.listing(1)
    assert stored is not None
    assert (stored.key, stored.sha256, stored.findings[0].where) == (new.key, new.sha256, "line 2")
    assert (reports[0].where, reports[0].begins) == ("file 1", 2)
    with pytest.raises(Unavailable):
        await remove(database, number, people, files=[file])


async def test_a_mistake_is_noted_once(database: Database, people: People, redact: Redact) -> None:
    text = redact("card 4242 4242 4242 4242")
    async with database.write() as transaction:
        opened = await open_ticket(transaction, people.rosa, text)
        for _ in range(2):
            await transaction.reports.mistake(
                opened.number, opened.message, "subject", text.spans[0], by=people.ben, at=NOON
            )
    async with database.read() as transaction:
        [report] = await transaction.reports.listing(10)
    assert report == ReportView(
        id=report.id,
        kind=ReportKind.MISTAKE,
        number=opened.number,
        where="subject",
        begins=5,
        ends=len(text),
        count=1,
        entity="CREDIT_CARD",
        recognizer="CardRecognizer",
        agent_name=redact("Ben"),
        created=NOON,
    )


@pytest.mark.parametrize("number", [0, 7, 2**40])
async def test_no_ticket(database: Database, people: People, number: int) -> None:
    with pytest.raises(NotFound):
        await remove(database, number, people)


async def test_scrubbing_works_and_again_only_when_needed(
    database: Database, people: People, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await remove(database, number, people)
    assert await database.scrub()
    monkeypatch.setattr("storage.database.scrub", None)  # would fail if it were asked
    assert await database.scrub(again=True)


async def test_nothing_is_left_in_the_files_of_sqlite(
    tmp_path: Path, redact: Redact, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many texts of many lengths, so that pages are split, joined and overflow."""
    database = Database(f"sqlite:///{tmp_path}/veilbox.db", b"k" * 32)
    await database.migrate()
    lengths = [1, 40, 700, 3_000, 9_000, 50_000]
    async with database.write() as transaction:
        rosa = await transaction.people.requester(redact("rosa@example.com"), redact("Rosa"))
        ann = await transaction.people.create_agent(redact("ann@example.com"), redact("Ann"))
        opened = [
            await open_ticket(transaction, rosa, redact("Help"), body=redact("x " * length + MISSED))
            for length in lengths * 6
        ]
    for one in opened:
        async with database.write() as transaction:
            for length in lengths[:4]:
                body = redact(f"{MISSED} {'y ' * length} {MISSED}")
                await add_message(transaction, one.number, MessageKind.REPLY_REQUESTER, body)
    assert left_in(tmp_path) > len(opened)
    people = People(rosa, ann, ann)
    for one in opened[:-1]:
        await remove(database, one.number, people)
    await database.scrub()
    assert left_in(tmp_path) > 0  # of the last ticket
    await remove(database, opened[-1].number, people)
    assert left_in(tmp_path) > 0  # in the file of the database; the new pages are in the log
    assert await database.scrub()
    assert left_in(tmp_path) == 0
    await database.close()
    assert left_in(tmp_path) == 0


async def test_a_reader_of_the_old_state_is_waited_for_and_then_told(
    tmp_path: Path, redact: Redact, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engines.BUSY_SECONDS", 0.1)
    database = Database(f"sqlite:///{tmp_path}/veilbox.db", b"k" * 32)
    await database.migrate()
    async with database.write() as transaction:
        await transaction.people.requester(redact("rosa@example.com"), redact(MISSED))
    async with database.read() as reader:
        await reader.people.agents()
        async with database.write() as transaction:
            await transaction.people.requester(redact("rosa@example.com"), redact("Rosa"))
        assert not await database.scrub()
    assert await database.scrub(again=True)
    assert left_in(tmp_path) == 0
    await database.close()


def left_in(folder: Path) -> int:
    """How often the text is in the bytes of the files."""
    return sum(file.read_bytes().count(MISSED.encode()) for file in folder.rglob("*") if file.is_file())
