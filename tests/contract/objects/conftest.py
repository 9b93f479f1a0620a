"""An empty object store of each kind."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.objects.filesystem import FilesystemStore
from storage.objects.protocol import ObjectStore
from storage.objects.s3 import Bucket, S3Store
from tests.support.needs import requires_swift
from tests.support.swift import SwiftServer


@pytest.fixture
def bucket(swift: SwiftServer) -> Bucket:
    """The place of a bucket that nobody has created yet."""
    return swift.new_bucket()


@pytest.fixture
async def s3(bucket: Bucket) -> AsyncIterator[S3Store]:
    """A store in an empty bucket."""
    store = S3Store(bucket)
    await store.prepare()
    yield store
    await store.close()


@pytest.fixture(params=["filesystem", pytest.param("s3", marks=requires_swift)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> ObjectStore:
    """An empty store."""
    if request.param == "filesystem":
        return FilesystemStore(tmp_path / "objects")
    of_swift: S3Store = request.getfixturevalue("s3")
    return of_swift
