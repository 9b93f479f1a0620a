"""The sweep takes what nobody holds, and nothing else."""

import asyncio
import shutil
from datetime import UTC, datetime, timedelta

import pytest

from redaction.raw import Raw, RawFile
from redaction.types import RedactedFile
from service.files import Files
from service.housekeeping import STALE_AFTER, Housekeeping
from service.intake import RECEIPTS_LAST
from storage.errors import Unavailable
from storage.objects.keys import new_key
from tests.unit.service.conftest import FAR_FUTURE, MAX_FILE_BYTES, House
from tests.unit.service.test_intake import KEY, WITH_FILES


async def orphan(house: House, declared: datetime) -> str:
    """An object as a crash between put and commit leaves it."""
    key = new_key()
    async with house.database.write() as transaction:
        await transaction.intents.declare([key], declared)
    await house.objects.put(key, await text_file(house))
    return key


async def orphan_row(house: House) -> None:
    """An intent whose object was never put."""
    async with house.database.write() as transaction:
        await transaction.intents.declare([new_key()], datetime.now(UTC))


async def text_file(house: House) -> RedactedFile:
    file = await house.redactor.file(RawFile(Raw("a.txt"), b"text"))
    assert isinstance(file, RedactedFile)
    return file


async def test_stale_objects_go_and_others_stay(house: House) -> None:
    now = datetime.now(UTC)
    await house.intake().accept(WITH_FILES)
    (committed,) = await house.objects.keys()
    stale = await orphan(house, now - STALE_AFTER - timedelta(seconds=1))
    fresh = await orphan(house, now - STALE_AFTER + timedelta(minutes=1))
    assert await Housekeeping(house.database, house.objects).sweep(now) == 1
    left = await house.objects.keys()
    assert set(left) == {committed, fresh}
    assert stale not in left
    assert await house.counts() == (1, 2, 1)


async def test_a_claimed_intent_stops_the_ticket(house: House) -> None:
    """The sweep was faster than a transaction that took hours: that one must not be committed."""
    now = datetime.now(UTC)
    key = await orphan(house, now - timedelta(days=1))
    await Housekeeping(house.database, house.objects).sweep(now)
    with pytest.raises(Unavailable):
        async with house.database.write() as transaction:
            await transaction.intents.consume([key])


async def test_a_put_that_arrives_after_it_was_given_up_goes_with_the_next_sweep(house: House) -> None:
    """The caller was cut off from the store, which goes on with the put."""
    now = datetime.now(UTC)
    key = await orphan(house, now - timedelta(minutes=59))
    await Files(house.database, house.objects, house.redactor, MAX_FILE_BYTES).undo([key])
    assert await house.objects.keys() == []
    await house.objects.put(key, await text_file(house))
    keeping = Housekeeping(house.database, house.objects)
    assert await keeping.sweep(now + timedelta(minutes=30)) == 0
    assert await keeping.sweep(now + timedelta(minutes=61)) == 1
    assert await house.counts() == (0, 0, 0)


async def test_what_was_half_written_goes_when_it_is_old(house: House) -> None:
    left = house.folder / "objects" / "ab" / ".unfinished-0123456789abcdef"
    left.parent.mkdir()
    left.write_bytes(b"half")
    keeping, now = Housekeeping(house.database, house.objects), datetime.now(UTC)
    for at, kept in ((now, True), (now + STALE_AFTER + timedelta(minutes=1), False)):
        await keeping.sweep(at)
        assert left.exists() is kept


async def test_without_the_object_store_the_rest_is_done(house: House) -> None:
    await house.intake().accept(WITH_FILES)
    shutil.rmtree(house.folder / "objects")
    (house.folder / "objects").touch()
    await orphan_row(house)
    with pytest.raises(Unavailable):
        await Housekeeping(house.database, house.objects).sweep(FAR_FUTURE)
    async with house.database.read() as transaction:
        assert await transaction.receipts.find(KEY) is None


async def test_receipts_expire(house: House) -> None:
    await house.intake().accept(WITH_FILES)
    now = datetime.now(UTC)
    keeping = Housekeeping(house.database, house.objects)
    for at, kept in ((now, True), (now + RECEIPTS_LAST, False)):
        await keeping.sweep(at)
        async with house.database.read() as transaction:
            assert (await transaction.receipts.find(KEY) is not None) is kept


async def test_it_runs_until_it_is_cancelled(house: House) -> None:
    await orphan(house, datetime.now(UTC) - timedelta(days=1))
    task = asyncio.create_task(Housekeeping(house.database, house.objects).run())
    async with asyncio.timeout(10):
        while await house.objects.keys():  # noqa: ASYNC110 - a folder has no event to wait for
            await asyncio.sleep(0.01)
    assert not task.done()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_a_failed_sweep_does_not_end_it(house: House, caplog: pytest.LogCaptureFixture) -> None:
    (house.folder / "veilbox.db").unlink()
    await house.database.close()
    task = asyncio.create_task(Housekeeping(house.database, house.objects).run())
    async with asyncio.timeout(10):
        while not caplog.messages:  # noqa: ASYNC110 - a log has no event to wait for
            await asyncio.sleep(0.01)
    assert not task.done()
    task.cancel()
    await asyncio.wait([task])
    assert caplog.messages[0].startswith("housekeeping failed for now: ")
