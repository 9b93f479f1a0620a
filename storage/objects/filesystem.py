"""The embedded object store: one file for each object in a folder of this machine."""

import asyncio
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from redaction.types import Storable
from storage.errors import NotFound, Rejected, Unavailable
from storage.objects.keys import checked, is_key
from storage.objects.reading import Reading

_UNFINISHED = ".unfinished-"


class FilesystemStore:
    """Objects below `folder`, spread over subfolders by the first two characters of their keys.

    An object is written under another name, flushed to the disk and renamed, so that under its key there is
    all of it or nothing.
    """

    def __init__(self, folder: Path) -> None:
        """Create the folder. Unavailable: it can't be used."""
        self._folder = folder
        with _own_errors():
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    async def prepare(self) -> None:
        """Nothing is to be made: the folder is there."""

    async def put(self, key: str, file: Storable) -> None:
        """Keep the file's content under `key`, durable on return. Rejected: it isn't a redacted file."""
        if not isinstance(file, Storable):
            raise Rejected
        await asyncio.to_thread(self._put, self._path(key), file.content)

    async def get(self, key: str) -> bytes:
        """The content under `key`. NotFound when there is none."""
        return await asyncio.to_thread(self._get, self._path(key))

    async def read(self, key: str, start: int = 0, end: int | None = None) -> Reading:
        """The content in chunks, from byte `start` up to `end`. NotFound: there is none. Unavailable: it is
        shorter."""
        return await Reading.of(None, partial(self._open, self._path(key), start, end))

    async def delete(self, key: str) -> None:
        """Remove the content under `key`; nothing happens when there is none."""
        await asyncio.to_thread(self._delete, self._path(key))

    async def keys(self, before: datetime | None = None) -> list[str]:
        """The keys of all objects, sorted; with `before`, of those that were put earlier."""
        return await asyncio.to_thread(self._keys, before)

    async def tidy(self, before: datetime) -> None:
        """Remove files that a crash left half written before this moment."""
        await asyncio.to_thread(self._tidy, before)

    async def check(self) -> None:
        """Unavailable when an object could not be put now."""
        await asyncio.to_thread(self._check)

    async def tried(self) -> list[tuple[str, str, bool]]:
        """Whether an object could be put and deleted now."""
        try:
            await self.check()
        except Unavailable:
            return [("put", "no", False)]
        return [("put", "yes", True)]

    def _path(self, key: str) -> Path:
        return self._folder / checked(key)[:2] / key

    def _put(self, path: Path, content: bytes) -> None:
        with _own_errors():
            if not path.parent.is_dir():
                path.parent.mkdir(mode=0o700, exist_ok=True)
                _flush_folder(self._folder)
            _write(path, content)

    def _get(self, path: Path) -> bytes:
        with _own_errors():
            try:
                return path.read_bytes()
            except FileNotFoundError:
                raise NotFound from None

    def _open(self, path: Path, start: int, end: int | None) -> tuple["_File", int]:
        with _own_errors():
            try:
                file = path.open("rb")
            except FileNotFoundError:
                raise NotFound from None
            size = os.fstat(file.fileno()).st_size
            if size < (end or 0):
                file.close()
                raise Unavailable
            file.seek(start)
            return _File(file), (size if end is None else end) - start

    def _delete(self, path: Path) -> None:
        with _own_errors(), suppress(FileNotFoundError):
            path.unlink()
            _flush_folder(path.parent)

    def _keys(self, before: datetime | None) -> list[str]:
        with _own_errors():
            found = (path for path in self._folder.glob("*/*") if is_key(path.name))
            return sorted(path.name for path in found if before is None or _is_older(path, before))

    def _tidy(self, before: datetime) -> None:
        with _own_errors():
            for left in self._folder.glob(f"**/{_UNFINISHED}*"):
                if _is_older(left, before):
                    left.unlink(missing_ok=True)

    def _check(self) -> None:
        with _own_errors():
            probe = self._folder / "writable"
            _write(probe, b"")
            probe.unlink()


class _File:
    """An open file that is read."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, most: int) -> bytes:
        with _own_errors():
            return self._file.read(most)

    def close(self) -> None:
        self._file.close()


@contextmanager
def _own_errors() -> Iterator[None]:
    """The operating system's errors name the path; ours don't."""
    try:
        yield
    except OSError:
        raise Unavailable from None


def _is_older(path: Path, than: datetime) -> bool:
    with suppress(FileNotFoundError):  # removed since the folder was listed
        return datetime.fromtimestamp(path.stat().st_mtime, UTC) < than
    return False


def _write(path: Path, content: bytes) -> None:
    unfinished = path.with_name(_UNFINISHED + secrets.token_hex(8))
    try:
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "wb") as file:  # noqa: PTH123 - a descriptor, so that the mode is set at birth
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(path)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Make the names in a folder durable: a file's own fsync doesn't."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
