"""What every object store offers."""

from datetime import datetime
from typing import Protocol

from redaction.types import Storable
from storage.objects.reading import Reading


class ObjectStore(Protocol):
    """Keeps the content of redacted files. All methods raise Unavailable when the store can't be used."""

    async def prepare(self) -> None:
        """Make the place where objects lie, when there is none."""

    async def put(self, key: str, file: Storable) -> None:
        """Keep the file's content under `key`, durable on return. Rejected: it isn't a redacted file.

        After any other exception it may be kept or not, or be kept in a moment.
        """

    async def get(self, key: str) -> bytes:
        """The content under `key`. NotFound when there is none."""

    async def read(self, key: str, start: int = 0, end: int | None = None) -> Reading:
        """The content in chunks, from byte `start` up to `end`. NotFound: there is none. Unavailable: it is
        shorter."""

    async def delete(self, key: str) -> None:
        """Remove the content under `key` in all its versions; nothing happens when there is none."""

    async def keys(self, before: datetime | None = None) -> list[str]:
        """The keys of all objects, sorted; with `before`, of those that were put earlier."""

    async def tidy(self, before: datetime) -> None:
        """Remove what was begun before this moment and never finished."""

    async def check(self) -> None:
        """Unavailable when the store does not answer now. Quick, for a question asked every few seconds."""

    async def tried(self) -> list[tuple[str, str, bool]]:
        """Try everything out. Name, what was found, and whether it is right, for each thing that matters."""
