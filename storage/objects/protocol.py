"""What every object store offers."""

from typing import Protocol

from redaction.types import RedactedFile


class ObjectStore(Protocol):
    """Keeps the content of redacted files. All methods raise Unavailable when the store can't be used."""

    async def put(self, key: str, file: RedactedFile) -> None:
        """Keep the file's content under `key`, durable on return. Rejected: it isn't a redacted file."""

    async def get(self, key: str) -> bytes:
        """The content under `key`. NotFound when there is none."""

    async def delete(self, key: str) -> None:
        """Remove the content under `key`; nothing happens when there is none."""

    async def keys(self) -> list[str]:
        """The keys of all objects, sorted."""

    async def check(self) -> None:
        """Unavailable when an object could not be put now."""
