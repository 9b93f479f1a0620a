"""Objects that neither a ticket nor an intent holds.

Veilbox leaves none: an object has an intent from before its put until its ticket or the sweep takes it. They
come from outside, mostly from a database that was set back to an earlier time. So nobody removes them without
being told: the database may be set right an hour later, and would miss them.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

from service.faults import faults, reading, writing
from service.files import discard
from storage.database import Database
from storage.objects.protocol import ObjectStore

OLD: Final = timedelta(days=1)  # far longer than anything takes between an object and its row
_AT_ONCE: Final = 500


async def find(database: Database, objects: ObjectStore) -> list[str]:
    """The keys of strays that are older than OLD. Raises Temporary."""
    with faults():
        keys = await objects.keys(before=datetime.now(UTC) - OLD)
    found: list[str] = []
    for some in _batches(keys):
        async with reading(database) as transaction:
            held = await transaction.intents.held(some)
        found += [key for key in some if key not in held]
    return found


async def remove(database: Database, objects: ObjectStore, strays: Sequence[str]) -> int:
    """Delete strays and count them. Each gets an intent and is then claimed like any other orphan. Raises
    Temporary."""
    deleted = 0
    for some in _batches(strays):
        async with writing(database) as transaction:
            held = await transaction.intents.held(some)
            free = [key for key in some if key not in held]
            await transaction.intents.declare(free, datetime.now(UTC))
        with faults():
            deleted += await discard(database, objects, free)
    return deleted


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
