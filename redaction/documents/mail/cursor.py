"""Reads binary values one after the other."""

from dataclasses import dataclass


class Broken(Exception):
    """The data ends before they should, or are not what they should be."""


@dataclass(slots=True, repr=False)
class Cursor:
    """A place in `data`."""

    data: bytes
    position: int = 0

    def take(self, size: int) -> bytes:
        """Raises Broken at the end."""
        end = self.position + size
        if end > len(self.data):
            raise Broken
        taken = self.data[self.position : end]
        self.position = end
        return taken

    def number(self, size: int) -> int:
        """A little-endian one. Raises Broken at the end."""
        return int.from_bytes(self.take(size), "little")

    def padded(self, size: int) -> bytes:
        """Bytes that are filled up to a multiple of four. Raises Broken at the end."""
        taken = self.take(size)
        self.take(-size % 4)
        return taken
