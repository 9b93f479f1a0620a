"""The content of attachments, for whoever was found to have a right to it."""

from service.faults import faults
from service.views import StoredAttachment
from storage.errors import NotFound
from storage.objects.protocol import ObjectStore
from storage.objects.reading import Reading

__all__ = ["Downloads", "Reading"]


class Downloads:
    """Opens redacted files."""

    def __init__(self, objects: ObjectStore) -> None:
        self._objects = objects

    async def open(self, file: StoredAttachment, start: int = 0, end: int | None = None) -> Reading | None:
        """The file's bytes in chunks, from `start` up to `end`; None when they are lost. Raises Temporary."""
        with faults():
            try:
                return await self._objects.read(file.key, start, end)
            except NotFound:
                return None
