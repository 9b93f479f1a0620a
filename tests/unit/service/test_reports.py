"""What agents report: a miss is gone from every byte of the data folder, a mistake is only noted."""

import asyncio
from io import BytesIO

import docx
import pytest

from redaction.raw import Raw, RawFile
from service.corrections import Corrections
from service.errors import Invalid, Temporary, UnknownTicket
from service.files import Files
from service.housekeeping import Housekeeping
from service.reports import KIND, LENGTH, NOT_FOUND, Removal, Reports, Where
from storage.errors import Unavailable
from storage.objects.filesystem import FilesystemStore
from tests.unit.service.conftest import FAR_FUTURE, MAX_FILE_BYTES, House
from tests.unit.service.test_desk import ann, ticket

__all__ = ["ann"]  # a fixture

MISSED = "four IIII one IIII MMCC"
LOG = RawFile(Raw("a.log"), f"ok\nthe number is {MISSED}\n".encode())
CLEAN = RawFile(Raw("b.log"), b"nothing in it\n")


@pytest.fixture
def reports(house: House) -> Reports:
    files = Files(house.database, house.objects, house.redactor, MAX_FILE_BYTES)
    corrections = Corrections(house.database, files)
    return Reports(house.database, house.objects, house.redactor, corrections)


async def missed(house: House) -> int:
    """A ticket in whose text and file something was missed."""
    return await ticket(house, description=Raw(f"It is {MISSED}, or {MISSED}"), files=(LOG, CLEAN))


def left(house: House) -> int:
    """How often it is in the bytes below the folder."""
    files = [file for file in house.folder.rglob("*") if file.is_file()]
    return sum(file.read_bytes().count(MISSED.encode()) for file in files)


async def test_a_miss_is_gone_from_every_byte(house: House, reports: Reports, ann: int) -> None:
    number = await missed(house)
    assert left(house) >= 4  # text, text, snippet, file
    keys = await house.objects.keys()
    assert await reports.miss(number, ann, Raw(MISSED), "CREDIT_CARD") == Removal(3, 0)
    assert left(house) == 0
    found = await house.ticket(number)
    assert found.messages[0].body.text == "It is [card removed], or [card removed]"
    [changed, clean] = found.messages[0].attachments
    assert await house.objects.get(changed.key) == b"ok\nthe number is [card removed]\n"
    assert clean.key in keys
    assert await house.counts() == (1, 2, 0)
    assert len(set(keys) & set(await house.objects.keys())) == 1


async def test_it_is_listed_by_places(house: House, reports: Reports, ann: int) -> None:
    await reports.miss(await missed(house), ann, Raw(MISSED), "US_SSN")
    review = await reports.for_review()
    assert [(one.where, one.begins, one.ends, one.count) for one in review.rows] == [
        ("file 1", 17, 17 + len(MISSED), 1),
        ("description", 6, 6 + len(MISSED), 2),
    ]
    assert (review.page, review.has_more) == (1, False)
    assert "four" not in repr(review)


@pytest.mark.parametrize(
    ("marked", "entity", "problem"),
    [
        ("it isn't there", "OTHER", {"marked": NOT_FOUND}),
        ("12", "OTHER", {"marked": LENGTH}),
        ("x" * 501, "OTHER", {"marked": LENGTH}),
        (MISSED, "4111 1111 1111 1111", {"entity": KIND}),
        (MISSED, "", {"entity": KIND}),
    ],
)
async def test_what_cannot_be_removed_changes_nothing(
    house: House, reports: Reports, ann: int, marked: str, entity: str, problem: dict[str, str]
) -> None:
    number = await missed(house)
    before = await house.ticket(number)
    with pytest.raises(Invalid) as refusal:
        await reports.miss(number, ann, Raw(marked), entity)
    assert refusal.value.problems == problem
    assert await house.ticket(number) == before
    assert await house.counts() == (1, 2, 0)
    assert (await reports.for_review()).rows == ()


async def test_a_ticket_that_is_not_there(house: House, reports: Reports, ann: int) -> None:
    with pytest.raises(UnknownTicket):
        await reports.miss(1, ann, Raw(MISSED), "OTHER")
    with pytest.raises(UnknownTicket):
        await reports.mistake(1, ann, Where(0))


async def test_two_reports_at_once_leave_nothing(house: House, reports: Reports, ann: int) -> None:
    number = await missed(house)
    both = [reports.miss(number, ann, Raw(text), "OTHER") for text in (MISSED, "the number is")]
    results = await asyncio.gather(*both, return_exceptions=True)
    for text, result in zip((MISSED, "the number is"), results, strict=True):
        if isinstance(result, Temporary):  # the other one replaced the file first
            await reports.miss(number, ann, Raw(text), "OTHER")
    [changed, _] = (await house.ticket(number)).messages[0].attachments
    assert await house.objects.get(changed.key) == b"ok\n[text removed] [text removed]\n"
    assert left(house) == 0
    assert (await house.counts())[:2] == (1, 2)


async def test_a_failure_before_the_commit_leaves_all_as_it_was(
    house: House, reports: Reports, ann: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await missed(house)
    before = await house.ticket(number)

    async def gone(*_: object) -> None:
        raise Unavailable

    monkeypatch.setattr(FilesystemStore, "put", gone)
    with pytest.raises(Temporary):
        await reports.miss(number, ann, Raw(MISSED), "OTHER")
    assert await house.ticket(number) == before
    assert (await house.counts())[:2] == (1, 2)


async def test_what_is_left_after_the_commit_goes_with_the_next_sweep(
    house: House, reports: Reports, ann: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = await missed(house)

    async def gone(*_: object, **__: object) -> None:
        raise Unavailable

    with monkeypatch.context() as patch:
        patch.setattr("storage.database.scrub", gone)
        patch.setattr(FilesystemStore, "delete", gone)
        assert await reports.miss(number, ann, Raw(MISSED), "OTHER") == Removal(3, 0)
    assert left(house) > 0
    await Housekeeping(house.database, house.objects).sweep(FAR_FUTURE)
    assert left(house) == 0
    assert await house.counts() == (1, 2, 0)


async def test_a_mistake_is_noted_and_nothing_comes_back(house: House, reports: Reports, ann: int) -> None:
    number = await ticket(
        house, subject=Raw("Order 4111 1111 1111 1111"), description=Raw("SSN 219-09-9999?")
    )
    before = await house.ticket(number)
    first = before.messages[0]
    await reports.mistake(number, ann, Where(6))
    await reports.mistake(number, ann, Where(first.body.spans[0].start, first.id))
    rows = (await reports.for_review()).rows
    assert [(one.kind, one.where, one.begins, one.entity) for one in rows] == [
        ("mistake", "description", 4, "US_SSN"),
        ("mistake", "subject", 6, "CREDIT_CARD"),
    ]
    assert await house.ticket(number) == before
    known = await reports.placeholder(number, Where(4, first.id))
    assert (known.field, known.span.entity, known.message) == ("description", "US_SSN", first)


async def test_a_mistake_in_a_field_and_in_a_file(house: House, reports: Reports, ann: int) -> None:
    log = RawFile(Raw("app.log"), b"one\ncard 4111 1111 1111 1111\n")
    number = await ticket(house, company=Raw("4111 1111 1111 1111"), files=(log,))
    [file] = (await house.ticket(number)).messages[0].attachments
    for _ in range(2):
        await reports.mistake(number, ann, Where(0, file=file.id))
        await reports.mistake(number, ann, Where(0, field="company"))
    rows = (await reports.for_review()).rows
    assert [(one.where, one.begins, one.ends) for one in rows] == [
        ("company", 0, 26),
        ("file 1 line 2", 0, 0),
    ]
    known = await reports.placeholder(number, Where(0, file=file.id))
    assert (known.field, known.span.entity, known.file) == ("line 2", "CREDIT_CARD", file)


@pytest.mark.parametrize(
    "where",
    [Where(0), Where(1, 1), Where(0, 99), Where(1, field="email"), Where(0, file=1), Where(1, file=99)],
)
async def test_a_placeholder_that_is_not_there(
    house: House, reports: Reports, ann: int, where: Where
) -> None:
    number = await ticket(house, description=Raw("SSN 219-09-9999?"))
    with pytest.raises(UnknownTicket):
        await reports.mistake(number, ann, where)


async def test_a_document_is_searched_and_one_that_cannot_be_is_counted(
    house: House, reports: Reports, ann: int
) -> None:
    letter, buffer = docx.Document(), BytesIO()
    letter.add_paragraph(f"The number is {MISSED}.")
    letter.save(buffer)
    document = RawFile(Raw("letter.docx"), buffer.getvalue())
    number = await ticket(house, description=Raw(f"It is {MISSED}"), files=(document,))
    assert await reports.miss(number, ann, Raw(MISSED), "OTHER") == Removal(2, 0)
    [file] = (await house.ticket(number)).messages[0].attachments
    stored = docx.Document(BytesIO(await house.objects.get(file.key)))
    assert [one.text for one in stored.paragraphs] == ["The number is [text removed]."]
    (house.folder / "objects" / file.key[:2] / file.key).write_bytes(b"PK\x03\x04")
    assert await reports.miss(number, ann, Raw("It is"), "OTHER") == Removal(1, 1)
