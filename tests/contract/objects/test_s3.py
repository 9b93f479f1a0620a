"""What only a bucket has: keys, versions, unfinished uploads, a network in between."""

import asyncio
import hashlib
import socket
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from minio import Minio
from minio.commonconfig import ENABLED
from minio.versioningconfig import SUSPENDED, VersioningConfig

from redaction.types import EMPTY, seal_file
from storage.errors import NotFound, Unavailable
from storage.objects.keys import new_key
from storage.objects.s3 import Bucket, S3Store
from storage.objects.s3.client import client
from storage.objects.s3.connections import PATIENCE, Patience, pool
from tests.support.needs import requires_swift
from tests.support.s3_front import encrypted, leading_elsewhere, open_to_everybody
from tests.support.swift import SwiftServer

pytestmark = requires_swift

FILE = seal_file(EMPTY, "text/plain", b"a log", ())
LATER = timedelta(minutes=5)
CANARY = "a-secret-that-nobody-should-see"


@pytest.fixture
def by_hand(bucket: Bucket) -> Iterator[Minio]:
    """The library itself, for what other programs do in the bucket."""
    connections = pool("", PATIENCE)
    yield client(bucket, connections)
    connections.clear()


@asynccontextmanager
async def opened(bucket: Bucket, patience: Patience = PATIENCE) -> AsyncIterator[S3Store]:
    store = S3Store(bucket, patience)
    try:
        yield store
    finally:
        await store.close()


async def all_fail(store: S3Store) -> None:
    """Every call says that the store can't be used, and quotes nothing."""
    key = new_key()
    uses: list[Awaitable[object]] = [
        store.check(),
        store.put(key, FILE),
        store.get(key),
        store.read(key),
        store.delete(key),
        store.keys(),
        store.tidy(datetime.now(UTC)),
        store.prepare(),
    ]
    for use in uses:
        with pytest.raises(Unavailable) as refusal:
            await use
        assert str(refusal.value) == Unavailable.message
        assert refusal.value.__cause__ is None


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"secret_key": CANARY}, "refused: the keys are wrong, or lack a right"),
        ({"access_key": CANARY}, "refused: the keys are wrong, or lack a right"),
        ({"region": "eu-nowhere-1"}, "refused: the bucket is in another region"),
    ],
)
async def test_a_wrong_secret_is_refused(
    s3: S3Store, bucket: Bucket, wrong: dict[str, str], said: str
) -> None:
    async with opened(replace(bucket, **wrong)) as store:
        await all_fail(store)
        assert (await store.tried())[-1] == ("works", said, False)
    assert CANARY not in repr(replace(bucket, secret_key=CANARY, access_key=CANARY))


async def test_a_bucket_is_missing_until_it_is_prepared(bucket: Bucket) -> None:
    async with opened(bucket) as store:
        for use in (store.check(), store.put(new_key(), FILE), store.get(new_key())):
            with pytest.raises(Unavailable):
                await use
        assert (await store.tried())[-1] == (
            "works",
            "there is no such bucket: run `veilbox migrate`",
            False,
        )
        await store.prepare()
        await store.check()


async def test_a_server_that_is_gone_is_unavailable(swift: SwiftServer, s3: S3Store) -> None:
    key = new_key()
    await s3.put(key, FILE)
    swift.go_away()
    try:
        await all_fail(s3)
        assert (await s3.tried())[-1] == ("works", "can't be reached", False)
    finally:
        swift.come_back()
    assert await s3.get(key) == b"a log"


async def test_a_silent_server_is_given_up_and_nobody_else_waits(bucket: Bucket) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        endpoint = f"http://127.0.0.1:{silent.getsockname()[1]}"
        async with opened(replace(bucket, endpoint=endpoint), Patience(to_read=0.2)) as store:
            call = asyncio.create_task(store.put(new_key(), FILE))
            turns = 0
            while not call.done():
                await asyncio.sleep(0.01)
                turns += 1
            with pytest.raises(Unavailable):
                call.result()
    assert turns > 10


def taken_slowly(listening: socket.socket, size: int) -> None:
    """Read one request with pauses, each shorter than anybody's patience, and say that it is kept."""
    connection, _ = listening.accept()
    with connection:
        taken = 0
        while taken < size and (piece := connection.recv(400_000)):
            taken += len(piece)
            time.sleep(0.05)
        connection.sendall(b'HTTP/1.1 200 OK\r\nETag: "x"\r\nContent-Length: 0\r\n\r\n')


async def test_a_large_file_on_a_slow_line_is_kept(bucket: Bucket) -> None:
    """A socket's time-out is for all that it is given at once: the file takes longer than that."""
    content = bytes(12_000_000)
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 400_000)
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = threading.Thread(target=taken_slowly, args=(listening, len(content)))
        server.start()
        endpoint = f"http://127.0.0.1:{listening.getsockname()[1]}"
        async with opened(replace(bucket, endpoint=endpoint), Patience(to_send=0.5)) as store:
            await store.put(new_key(), seal_file(EMPTY, "text/plain", content, ()))
        server.join()


def broken_off(listening: socket.socket, requests: int) -> None:
    """Answer each request with half of what was promised."""
    for _ in range(requests):
        connection = listening.accept()[0]
        with connection:
            connection.recv(100_000)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf.")


async def test_an_answer_that_breaks_off_is_no_content(bucket: Bucket) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = threading.Thread(target=broken_off, args=(listening, 2))
        server.start()
        endpoint = f"http://127.0.0.1:{listening.getsockname()[1]}"
        async with opened(replace(bucket, endpoint=endpoint)) as store:
            with pytest.raises(Unavailable):
                await store.get(new_key())
            reading = await store.read(new_key())
            with pytest.raises(Unavailable):
                assert [chunk async for chunk in reading] == []
        server.join()


async def test_the_line_is_encrypted_and_the_server_must_be_vouched_for(
    s3: S3Store, bucket: Bucket, tmp_path: Path
) -> None:
    key, content = new_key(), bytes(range(256)) * 1000
    with encrypted(bucket, tmp_path) as front:
        async with opened(front) as store:
            await store.put(key, seal_file(EMPTY, "text/plain", content, ()))
            assert await store.get(key) == content
            assert ("line", "encrypted", True) in await store.tried()
        async with opened(replace(front, ca_file="")) as store:
            await all_fail(store)
    assert await s3.get(key) == content


async def test_a_redirect_is_not_followed(swift: SwiftServer, s3: S3Store, bucket: Bucket) -> None:
    """Whoever answers in place of the server must not make us send a file, or our name, elsewhere."""
    key = new_key()
    await s3.put(key, FILE)
    with leading_elsewhere(bucket, swift.endpoint) as front:
        async with opened(front) as store:
            await all_fail(store)


async def test_a_bucket_that_anybody_can_read_fails_the_trial(s3: S3Store, bucket: Bucket) -> None:
    with open_to_everybody(bucket) as front:
        async with opened(front) as store:
            found = {name: (value, right) for name, value, right in await store.tried()}
    assert found["public"] == ("ANYBODY can read it", False)
    assert found["delete"] == ("yes", True)
    assert {name: value for name, value, _ in await s3.tried()}["public"] == "no"


@pytest.mark.parametrize("then", [ENABLED, SUSPENDED])
async def test_all_versions_of_an_object_go(s3: S3Store, bucket: Bucket, by_hand: Minio, then: str) -> None:
    by_hand.set_bucket_versioning(bucket.name, VersioningConfig(ENABLED))
    key, other = new_key(), new_key()
    for one in (key, key, other):
        await s3.put(one, FILE)
    by_hand.remove_object(bucket.name, key)  # leaves a mark over the versions
    by_hand.set_bucket_versioning(bucket.name, VersioningConfig(then))
    await s3.put(key, FILE)
    assert len(versions(by_hand, bucket)) > 2
    await s3.delete(key)
    assert versions(by_hand, bucket) == [other]
    with pytest.raises(NotFound):
        await s3.get(key)
    await s3.delete(key)
    rows = {name: value for name, value, _ in await s3.tried()}
    assert rows["versioning"].startswith("on" if then == ENABLED else "suspended")
    assert versions(by_hand, bucket) == [other]


def versions(by_hand: Minio, bucket: Bucket) -> list[str | None]:
    """The names of all versions and marks in the bucket."""
    return [one.object_name for one in by_hand.list_objects(bucket.name, include_version=True)]


async def test_uploads_that_nobody_finished_are_aborted_when_they_are_old(
    s3: S3Store, bucket: Bucket, by_hand: Minio
) -> None:
    for name in (new_key(), "somebody-elses"):
        upload = by_hand._create_multipart_upload(bucket.name, name, {})
        by_hand._upload_part(bucket.name, name, b"half of a file", None, upload, 1)
    await s3.tidy(datetime.now(UTC) - LATER)
    assert len(unfinished(by_hand, bucket)) == 2
    await s3.tidy(datetime.now(UTC) + LATER)
    assert unfinished(by_hand, bucket) == ["somebody-elses"]


def unfinished(by_hand: Minio, bucket: Bucket) -> list[str]:
    """The names that somebody has begun to upload."""
    return [one.object_name for one in by_hand._list_multipart_uploads(bucket.name, "/").uploads]


async def test_a_large_file_is_one_request(s3: S3Store, bucket: Bucket, by_hand: Minio) -> None:
    """So a connection that breaks leaves no parts, and an object is there as a whole or not at all."""
    key, content = new_key(), bytes(12_000_000)
    await s3.put(key, seal_file(EMPTY, "text/plain", content, ()))
    assert await s3.get(key) == content
    [kept] = by_hand.list_objects(bucket.name)
    # An object that came in parts has no digest of the whole for its tag.
    assert kept.etag == hashlib.md5(content, usedforsecurity=False).hexdigest()
