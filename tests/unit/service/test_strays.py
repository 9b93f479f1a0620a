"""Objects that no row holds are found when they are old, and removed when somebody says so."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

from redaction.types import EMPTY, seal_file
from service import strays
from storage.objects.keys import new_key
from tests.unit.service.conftest import House
from tests.unit.service.test_intake import WITH_FILES

FILE = seal_file(EMPTY, "text/plain", b"a log", ())


def aged(folder: Path) -> None:
    """Make all objects two days old."""
    then = time.time() - 2 * 24 * 60 * 60
    for file in folder.glob("objects/*/*"):
        os.utime(file, (then, then))


async def test_what_no_row_holds_is_found_and_removed(house: House) -> None:
    await house.intake().accept(WITH_FILES)
    announced, stray, young = (new_key() for _ in range(3))
    async with house.database.write() as transaction:
        await transaction.intents.declare([announced], datetime.now(UTC))
    for key in (announced, stray):
        await house.objects.put(key, FILE)
    aged(house.folder)
    await house.objects.put(young, FILE)
    assert await strays.find(house.database, house.objects) == [stray]
    assert await strays.remove(house.database, house.objects, [stray]) == 1
    assert await strays.find(house.database, house.objects) == []
    assert await house.counts() == (1, 3, 1)


async def test_what_got_its_row_in_the_meantime_stays(house: House) -> None:
    key = new_key()
    await house.objects.put(key, FILE)
    aged(house.folder)
    found = await strays.find(house.database, house.objects)
    async with house.database.write() as transaction:
        await transaction.intents.declare([key], datetime.now(UTC))
    assert await strays.remove(house.database, house.objects, found) == 0
    assert await house.objects.keys() == [key]
