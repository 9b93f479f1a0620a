"""One suite for every object store."""

import asyncio
from pathlib import Path

import pytest

from redaction.types import EMPTY, RedactedFile, seal_file
from storage.errors import NotFound, Rejected
from storage.objects.filesystem import FilesystemStore
from storage.objects.keys import new_key
from storage.objects.protocol import ObjectStore


@pytest.fixture(params=["filesystem"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ObjectStore:
    """An empty store."""
    return FilesystemStore(tmp_path / "objects")


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


async def test_check_leaves_nothing(store: ObjectStore) -> None:
    await store.check()
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
    for use in (store.get(key), store.delete(key), store.put(key, file(b"a log"))):
        with pytest.raises(NotFound):
            await use
    assert await store.keys() == []
