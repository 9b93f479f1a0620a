"""Input that costs worker processes their lives is refused once, and the second time taken without."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from typing_extensions import override

from redaction.errors import (
    ReaderFailed,
    RedactionBusy,
    RedactionError,
    RedactionFailed,
    WorkerCrashed,
    WorkerLost,
    WorkersUnavailable,
)
from redaction.pool.limits import Limits
from redaction.progress import Progress, unheard
from redaction.raw import Raw, RawFile
from redaction.redactor import Redactor
from redaction.types import Storable, Withheld
from service.attempts import MOST_FAILURES, REMEMBERED, Attempts
from service.errors import Temporary
from service.housekeeping import Housekeeping
from service.submission import NOT_READ, Addition
from storage.codes import Channel
from tests.unit.service.conftest import SECRET, House
from tests.unit.service.test_intake import CARD, OTHER_KEY, SUBMISSION, WITH_FILES

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
LONG = replace(SUBMISSION, description=Raw(f"{CARD} " * 4_500))


class Crashing(Redactor):
    """Stands in for a parser that a file makes crash; texts and names are redacted as ever."""

    error: type[RedactionError] = WorkerCrashed

    @override
    async def file(self, file: RawFile, progress: Progress = unheard) -> Storable | Withheld:
        raise self.error


@pytest.fixture
async def crashing() -> AsyncIterator[Crashing]:
    redactor = Crashing()
    yield redactor
    await redactor.close()


@pytest.fixture
async def narrow() -> AsyncIterator[Redactor]:
    """No text that takes a worker longer than a look at it is redacted in one."""
    redactor = Redactor(limits=Limits(cpu_seconds=0.0))
    yield redactor
    await redactor.close()


async def test_files_that_crash_a_worker_are_withheld_the_second_time(
    house: House, crashing: Crashing
) -> None:
    intake = house.intake(crashing)
    with pytest.raises(Temporary) as caught:
        await intake.accept(WITH_FILES)
    assert caught.value.__context__ is None
    assert await house.counts() == (0, 0, 0)
    receipt = await intake.accept(WITH_FILES)
    (message,) = (await house.ticket(receipt.number)).messages
    assert message.attachments == ()
    assert [(file.size, file.reason) for file in message.withheld] == [
        *((file.size, "unreadable") for file in WITH_FILES.files),
        *((part.size, part.reason) for part in WITH_FILES.unread),
    ]
    assert "1111 1111" not in message.body.text
    assert (await intake.accept(WITH_FILES)).duplicate


async def test_another_form_with_the_same_content_is_the_second_time(
    house: House, crashing: Crashing
) -> None:
    with pytest.raises(Temporary):
        await house.intake(crashing).accept(WITH_FILES)
    assert not (await house.intake(crashing).accept(replace(WITH_FILES, key=OTHER_KEY))).duplicate


async def test_other_content_is_not_blamed(house: House, crashing: Crashing) -> None:
    other = replace(WITH_FILES, key=OTHER_KEY, files=(RawFile(Raw("b.txt"), b"other"),))
    for submission in (WITH_FILES, other):
        with pytest.raises(Temporary):
            await house.intake(crashing).accept(submission)
    assert not (await house.intake().accept(other)).duplicate


@pytest.mark.parametrize("error", [RedactionFailed, RedactionBusy, WorkersUnavailable])
async def test_what_is_not_the_input_s_fault_never_counts(
    house: House, crashing: Crashing, error: type[RedactionError]
) -> None:
    crashing.error = error
    for _ in range(4):
        with pytest.raises(Temporary):
            await house.intake(crashing).accept(WITH_FILES)
    assert await house.counts() == (0, 0, 0)


async def test_a_long_text_at_the_limit_is_withheld_the_second_time(house: House, narrow: Redactor) -> None:
    intake = house.intake(narrow)
    with pytest.raises(Temporary):
        await intake.accept(LONG)
    receipt = await intake.accept(LONG)
    (message,) = (await house.ticket(receipt.number)).messages
    assert message.body.text == NOT_READ
    (withheld,) = message.withheld
    assert (withheld.name.text, withheld.size) == ("description.txt", len(LONG.description))


async def test_so_is_the_text_of_a_reply(house: House, narrow: Redactor) -> None:
    number = (await house.intake().accept(SUBMISSION)).number
    reply = Addition(number, LONG.description, OTHER_KEY, Channel.FORM)
    with pytest.raises(Temporary):
        await house.intake(narrow).add(reply)
    await house.intake(narrow).add(reply)
    _, message = (await house.ticket(number)).messages
    assert message.body.text == NOT_READ
    assert [file.name.text for file in message.withheld] == ["message.txt"]


async def test_the_count_is_forgotten_by_housekeeping(house: House) -> None:
    attempts = Attempts(house.database, SECRET)
    assert not await attempts.was_last(b"x", WorkerLost)
    soon = datetime.now(UTC) + REMEMBERED + timedelta(minutes=1)
    await Housekeeping(house.database, house.objects).sweep(soon)
    assert not await attempts.was_last(b"x", WorkerLost)
    assert await attempts.was_last(b"x", WorkerLost)


async def test_a_reader_that_raises_is_asked_for_hours(house: House) -> None:
    times = iter(
        [NOON + minutes * timedelta(minutes=1) for minutes in (0, 1, 59, *range(60, 660, 60), 659, 660)]
    )
    attempts = Attempts(house.database, SECRET, clock=lambda: next(times))
    answers = [await attempts.was_last(b"x", ReaderFailed) for _ in range(15)]
    assert answers == [False] * 14 + [True]


async def test_files_whose_reader_raises_are_withheld_in_the_end(house: House, crashing: Crashing) -> None:
    crashing.error = ReaderFailed
    times = (NOON + hours * timedelta(hours=1) for hours in range(MOST_FAILURES))
    intake = house.intake(crashing, Attempts(house.database, SECRET, clock=lambda: next(times)))
    for _ in range(MOST_FAILURES - 1):
        with pytest.raises(Temporary):
            await intake.accept(WITH_FILES)
    assert await house.counts() == (0, 0, 0)
    (message,) = (await house.ticket((await intake.accept(WITH_FILES)).number)).messages
    assert [file.reason for file in message.withheld][: len(WITH_FILES.files)] == ["unreadable"] * len(
        WITH_FILES.files
    )
