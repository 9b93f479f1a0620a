"""The object store in an S3 bucket. An object's key is its name there."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Final, ParamSpec, TypeVar

from minio.error import S3Error
from urllib3.response import BaseHTTPResponse

from redaction.types import Storable
from storage.errors import NotFound, Rejected, Unavailable
from storage.objects.keys import checked, is_key
from storage.objects.reading import Reading
from storage.objects.s3.client import Bucket, client, own_errors
from storage.objects.s3.connections import PATIENCE, THREADS, Patience, pool
from storage.objects.s3.trial import Trial
from storage.objects.s3.versions import Versions

MOST_SECONDS: Final = 60.0  # for one call, with its place in the queue and its retries
SLOWEST: Final = 500_000  # bytes a second, beyond that for a large file
SMALLEST_PART: Final = 5 * 1024 * 1024  # a smaller `part_size` is refused by the library
PARTIAL: Final = 206
OURS: Final = frozenset({"BucketAlreadyOwnedByYou", "BucketAlreadyExists"})

P = ParamSpec("P")
T = TypeVar("T")


class S3Store:
    """Objects in `bucket`. Nothing is asked of the server before the first call; `close` at the end."""

    def __init__(self, bucket: Bucket, patience: Patience = PATIENCE) -> None:
        self._bucket = bucket
        self._connections = pool(bucket.ca_file, patience)
        self._client = client(bucket, self._connections)
        self._versions = Versions(self._client, bucket.name)
        self._threads = ThreadPoolExecutor(THREADS, "object-store")

    async def close(self) -> None:
        """Wait for calls that are under way, a few seconds at most, and end the connections."""
        await asyncio.to_thread(self._threads.shutdown, wait=True, cancel_futures=True)
        self._connections.clear()

    async def prepare(self) -> None:
        """Create the bucket when there is none."""
        await self._call(self._prepare)

    async def put(self, key: str, file: Storable) -> None:
        """Keep the file's content under `key`, durable on return. Rejected: it isn't a redacted file."""
        if not isinstance(file, Storable):
            raise Rejected
        await _in_time(
            self._in_thread(self._put, checked(key), file.content), MOST_SECONDS + file.size / SLOWEST
        )

    async def get(self, key: str) -> bytes:
        """The content under `key`. NotFound when there is none."""
        return await self._call(self._get, checked(key))

    async def read(self, key: str, start: int = 0, end: int | None = None) -> Reading:
        """The content in chunks, from byte `start` up to `end`. NotFound: there is none. Unavailable: it is
        shorter."""
        return await _in_time(
            Reading.of(self._threads, partial(_guarded, self._open, checked(key), start, end))
        )

    async def delete(self, key: str) -> None:
        """Remove the content under `key` in all its versions; nothing happens when there is none."""
        await self._call(self._versions.remove, checked(key))

    async def keys(self, before: datetime | None = None) -> list[str]:
        """The keys of all objects, sorted; with `before`, of those that were put earlier."""
        return await self._in_thread(self._keys, before)  # as long as it takes: a request for each thousand

    async def tidy(self, before: datetime) -> None:
        """Abort uploads in parts that were begun before this moment: by a tool that copied objects."""
        await self._call(self._versions.abort_uploads, before)

    async def check(self) -> None:
        """Unavailable when the bucket does not answer to our keys now."""
        if not await self._call(self._client.bucket_exists, self._bucket.name):
            raise Unavailable

    async def tried(self) -> list[tuple[str, str, bool]]:
        """Try everything out. Name, what was found, and whether it is right, for each thing that matters."""
        trial = Trial(self._client, client(self._bucket, self._connections, anonymous=True), self._bucket)
        return await self._call(trial.rows)

    async def _call(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What is given up here goes on in its thread."""
        return await _in_time(self._in_thread(work, *args, **kwargs))

    async def _in_thread(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The library waits for the network."""
        guarded = partial(_guarded, work, *args, **kwargs)
        return await asyncio.get_running_loop().run_in_executor(self._threads, guarded)

    def _prepare(self) -> None:
        if not self._client.bucket_exists(self._bucket.name):
            try:
                self._client.make_bucket(self._bucket.name, location=self._bucket.region)
            except S3Error as error:
                if error.code not in OURS:
                    raise

    def _put(self, key: str, content: bytes) -> None:
        # One request, however large: an object is then there as a whole or not at all, and a connection that
        # breaks leaves no parts behind.
        self._client.put_object(
            self._bucket.name,
            key,
            BytesIO(content),
            len(content),
            part_size=max(len(content), SMALLEST_PART),
            num_parallel_uploads=1,
        )

    def _get(self, key: str) -> bytes:
        body, length = self._open(key, 0, None)
        try:
            return body.read(length)
        finally:
            body.close()

    def _open(self, key: str, start: int, end: int | None) -> tuple["_Body", int]:
        asked = 0 if end is None else end - start
        response = self._client.get_object(self._bucket.name, key, offset=start, length=asked)
        length = int(response.headers.get("content-length", -1))
        if length < 0 or (asked and length != asked) or ((start or asked) and response.status != PARTIAL):
            response.close()
            raise Unavailable
        return _Body(response), length

    def _keys(self, before: datetime | None) -> list[str]:
        objects = self._client.list_objects(self._bucket.name, recursive=True)
        return sorted(
            one.object_name
            for one in objects
            if is_key(one.object_name or "") and (before is None or one.last_modified < before)
        )


class _Body:
    """The body of an answer; its connection goes back to the others when it was read to its end."""

    def __init__(self, response: BaseHTTPResponse) -> None:
        self._response = response

    def read(self, most: int) -> bytes:
        with own_errors():
            return self._response.read(most)

    def close(self) -> None:
        with suppress(NotFound, Unavailable), own_errors():
            self._response.close()
            self._response.release_conn()


async def _in_time(work: Awaitable[T], seconds: float = MOST_SECONDS) -> T:
    try:
        async with asyncio.timeout(seconds):
            return await work
    except TimeoutError:
        raise Unavailable from None


def _guarded(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    with own_errors():
        return work(*args, **kwargs)
