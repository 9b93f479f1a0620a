"""What only the embedded store has: files, their modes, and a disk that fails."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from redaction.types import EMPTY, seal_file
from storage.errors import Unavailable
from storage.objects.filesystem import FilesystemStore
from storage.objects.keys import new_key

FILE = seal_file(EMPTY, "text/plain", b"a log", ())


def files(folder: Path) -> list[Path]:
    """All files below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


async def test_files_and_folders_are_for_the_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "objects"
    store = FilesystemStore(folder)
    key = new_key()
    await store.put(key, FILE)
    file = folder / key[:2] / key
    assert file.read_bytes() == b"a log"
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, file.parent, file)]
    assert modes == [0o700, 0o700, 0o600]
    assert list(file.parent.iterdir()) == [file]


async def test_what_a_crash_left_is_tidied_away_when_it_is_old(tmp_path: Path) -> None:
    store = FilesystemStore(tmp_path)
    key, now = new_key(), datetime.now(UTC)
    await store.put(key, FILE)
    left = tmp_path / key[:2] / ".unfinished-0123456789abcdef"
    left.write_bytes(b"half")
    assert await store.keys() == [key]
    await store.tidy(now - timedelta(minutes=1))
    assert left.exists()  # it may be another process's, at work beside this one
    await store.tidy(now + timedelta(minutes=1))
    assert not left.exists()
    assert await store.get(key) == b"a log"


async def test_the_file_and_its_folder_are_flushed_before_put_returns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[Path] = []
    flush = os.fsync

    def note(descriptor: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{descriptor}").readlink())
        flush(descriptor)

    store = FilesystemStore(tmp_path)
    key = new_key()
    monkeypatch.setattr(os, "fsync", note)
    await store.put(key, FILE)
    root, file, folder = flushed
    assert (root, folder) == (tmp_path, tmp_path / key[:2])
    assert file.parent == folder


async def test_a_folder_that_cannot_be_used_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(Unavailable):
        FilesystemStore(tmp_path / "file" / "objects")
    folder = tmp_path / "objects"
    store = FilesystemStore(folder)
    folder.rmdir()
    folder.write_text("in the way")
    for use in (store.check(), store.put(new_key(), FILE)):
        with pytest.raises(Unavailable):
            await use


async def test_a_full_disk_is_unavailable_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device", "/secret/path")

    store = FilesystemStore(tmp_path)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable) as refusal:
        await store.put(new_key(), FILE)
    assert "secret" not in str(refusal.value)
    assert files(tmp_path) == []
