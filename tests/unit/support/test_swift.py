from __future__ import annotations

from redaction.types import EMPTY, seal_file
from storage.objects.keys import new_key
from storage.objects.s3 import S3Store
from tests.support.needs import requires_swift
from tests.support.swift import SwiftServer

pytestmark = requires_swift

CONTENT = b"what somebody looks for in the folder of the server"


async def test_what_it_keeps_lies_below_its_folder(swift: SwiftServer) -> None:
    store = S3Store(swift.new_bucket())
    await store.prepare()
    await store.put(new_key(), seal_file(EMPTY, "text/plain", CONTENT, ()))
    await store.close()
    assert any(holds(swift))
    assert swift.secret not in repr(swift)


def holds(swift: SwiftServer) -> list[bool]:
    """For each file, whether the content stands in it."""
    return [CONTENT in path.read_bytes() for path in swift.data.rglob("*") if path.is_file()]
