"""File names in a Content-Disposition, and clients that leave."""

import asyncio
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from redaction.types import EMPTY, seal_file
from storage.objects.filesystem import FilesystemStore
from storage.objects.keys import new_key
from storage.objects.reading import CHUNK
from web.downloads import Sending, disposition


@pytest.mark.parametrize(
    ("name", "plain", "real"),
    [
        ("a b.txt", "a b.txt", "a b.txt"),
        ("Überblick.txt", "_berblick.txt", "Überblick.txt"),
        ('x"; filename="y.exe', "x_; filename=_y.exe", "x_; filename=_y.exe"),
        ("a\r\nX-Header: b", "a__X-Header: b", "a__X-Header: b"),
        ("../../etc/passwd", "_.._etc_passwd", "_.._etc_passwd"),
        ("gpj\u202etxt.exe", "gpj_txt.exe", "gpj_txt.exe"),
        ("..", "file", "file"),
    ],
)
def test_a_name_is_harmless(name: str, plain: str, real: str) -> None:
    header = disposition(name)
    assert f'filename="{plain}"' in header
    assert unquote(header.partition("filename*=UTF-8''")[2]) == real
    assert header.isascii()
    assert header.isprintable()


async def sent(store: FilesystemStore, key: str, *, leaves: bool) -> int:
    """How many bytes of an object are sent to a client that has left, or that stays."""
    count = 0

    async def receive() -> Any:
        if not leaves:
            await asyncio.Event().wait()
        return {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        nonlocal count
        count += len(message.get("body", b""))

    scope: Any = {}
    await Sending(200, {}, await store.read(key))(scope, receive, send)
    return count


@pytest.mark.parametrize("leaves", [True, False])
async def test_a_client_that_leaves_is_sent_no_more_and_keeps_nothing_open(
    tmp_path: Path, leaves: bool
) -> None:
    store, key = FilesystemStore(tmp_path), new_key()
    await store.put(key, seal_file(EMPTY, "text/plain", bytes(4 * CHUNK), ()))
    assert await sent(store, key, leaves=leaves) in (range(CHUNK + 1) if leaves else [4 * CHUNK])
    assert open_below(tmp_path) == []


def open_below(folder: Path) -> list[Path]:
    """The files of a folder that this process has open."""
    opened = [link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink()]
    return [path for path in opened if path.is_relative_to(folder)]
