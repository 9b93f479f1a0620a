"""One suite for every object store."""

import asyncio
from contextlib import aclosing
from datetime import UTC, datetime, timedelta

import pytest

from redaction.types import EMPTY, RedactedFile, seal_file
from storage.errors import NotFound, Rejected, Unavailable
from storage.objects.keys import new_key
from storage.objects.protocol import ObjectStore
from storage.objects.reading import CHUNK


def file(content: bytes) -> RedactedFile:
    """A file as redaction gives it."""
    return seal_file(EMPTY, "text/plain", content, ())


@pytest.mark.parametrize("content", [b"", b"a log\n", bytes(range(256)) * 4096])
async def test_what_was_put_comes_back(store: ObjectStore, content: bytes) -> None:
    key = new_key()
    await store.put(key, file(content))
    assert await store.get(key) == content


async def test_the_same_put_again_changes_nothing(store: ObjectStore) -> None:
    key = new_key()
    for _ in range(2):
        await store.put(key, file(b"a log"))
    assert await store.get(key) == b"a log"
    assert await store.keys() == [key]


async def test_what_was_never_put_is_not_found(store: ObjectStore) -> None:
    with pytest.raises(NotFound):
        await store.get(new_key())


async def test_what_was_deleted_is_not_found_and_may_be_deleted_again(store: ObjectStore) -> None:
    key, other = new_key(), new_key()
    for one in (key, other):
        await store.put(one, file(b"a log"))
    for _ in range(2):
        await store.delete(key)
    with pytest.raises(NotFound):
        await store.get(key)
    assert await store.keys() == [other]


async def test_keys_lists_all(store: ObjectStore) -> None:
    assert await store.keys() == []
    keys = [new_key() for _ in range(20)]
    await asyncio.gather(*(store.put(key, file(b"a log")) for key in keys))
    assert await store.keys() == sorted(keys)


async def chunks(store: ObjectStore, key: str, start: int = 0, end: int | None = None) -> list[bytes]:
    """What a reader gets."""
    async with aclosing(await store.read(key, start, end)) as reading:
        return [chunk async for chunk in reading]


LARGE = bytes(range(256)) * (2 * CHUNK // 256) + b"the end"


async def test_a_large_object_is_read_in_chunks(store: ObjectStore) -> None:
    key = new_key()
    await store.put(key, file(LARGE))
    read = await chunks(store, key)
    assert b"".join(read) == LARGE
    assert max(map(len, read)) <= CHUNK


@pytest.mark.parametrize(
    ("start", "end"),
    [(0, 1), (0, 5), (7, None), (CHUNK - 1, CHUNK + 1), (len(LARGE) - 1, None), (3, len(LARGE))],
)
async def test_a_part_is_read(store: ObjectStore, start: int, end: int | None) -> None:
    key = new_key()
    await store.put(key, file(LARGE))
    assert b"".join(await chunks(store, key, start, end)) == LARGE[start:end]


async def test_an_empty_object_is_read(store: ObjectStore) -> None:
    key = new_key()
    await store.put(key, file(b""))
    assert await chunks(store, key) == []


async def test_what_is_not_there_is_not_found_before_the_first_chunk(store: ObjectStore) -> None:
    for key in (new_key(), "../secret"):
        with pytest.raises(NotFound):
            await store.read(key)


async def test_an_object_that_is_shorter_than_expected_is_refused_whole(store: ObjectStore) -> None:
    key = new_key()
    await store.put(key, file(b"a log"))
    for start in (0, 2):
        with pytest.raises(Unavailable):
            await store.read(key, start, 6)


async def test_readers_that_leave_early_take_nothing_with_them(store: ObjectStore) -> None:
    key = new_key()
    await store.put(key, file(LARGE))
    for _ in range(20):  # more than there are connections
        async with aclosing(await store.read(key)) as reading:
            assert await anext(reading)
    for _ in range(20):
        task = asyncio.create_task(chunks(store, key))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.wait([task])
    assert await store.get(key) == LARGE


async def test_keys_are_told_apart_by_age(store: ObjectStore) -> None:
    key, now = new_key(), datetime.now(UTC)
    await store.put(key, file(b"a log"))
    assert await store.keys(before=now - timedelta(minutes=1)) == []
    assert await store.keys(before=now + timedelta(minutes=1)) == [key]


async def test_preparing_again_changes_nothing(store: ObjectStore) -> None:
    key = new_key()
    await store.put(key, file(b"a log"))
    await store.prepare()
    assert await store.keys() == [key]


async def test_tidying_leaves_what_was_finished(store: ObjectStore) -> None:
    key = new_key()
    await store.put(key, file(b"a log"))
    await store.tidy(datetime.now(UTC) + timedelta(days=1))
    assert await store.get(key) == b"a log"


async def test_check_leaves_nothing(store: ObjectStore) -> None:
    await store.check()
    found = await store.tried()
    assert {name for name, _, right in found if right} >= {"put"}
    assert [row for row in found if not row[2]] == []
    assert await store.keys() == []


@pytest.mark.parametrize("content", [b"raw", "raw", None])
async def test_only_a_redacted_file_is_kept(store: ObjectStore, content: object) -> None:
    with pytest.raises(Rejected):
        await store.put(new_key(), content)  # type: ignore[arg-type]
    assert await store.keys() == []


BAD_KEYS = [
    "",
    ".",
    "..",
    "../../../etc/passwd",
    "/etc/passwd",
    "a" * 31,
    "a" * 33,
    "A" * 32,
    "a" * 32 + "\n",
]


@pytest.mark.parametrize("key", [*BAD_KEYS, "ab/" + "c" * 29, "\x00" * 32, "４" * 32])
async def test_what_is_no_key_is_not_found(store: ObjectStore, key: str) -> None:
    for use in (store.get(key), store.read(key), store.delete(key), store.put(key, file(b"a log"))):
        with pytest.raises(NotFound):
            await use
    assert await store.keys() == []
