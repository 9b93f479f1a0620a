"""A document with a number planted in one place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from bench.attachments.images.truth import Sample

_LONG_AGO: Final = (2026, 1, 1, 0, 0, 0)


class Planted(NamedTuple):
    """A card number: its digits alone, in groups of four, and in a sentence. `picture` is a drawn page of it."""

    digits: str
    spaced: str
    picture: Sample

    @property
    def line(self) -> str:
        """What people write."""
        return f"My card number is {self.spaced}, please check."


class Construction(NamedTuple):
    """`make` gives the bytes. `pictured`: the number is seen, not read."""

    group: str
    name: str
    file_name: str
    make: Callable[[Planted], bytes]
    pictured: bool = False


def zipped(parts: Mapping[str, bytes | str], stored: tuple[str, ...] = ()) -> bytes:
    """An archive; members in `stored` are not compressed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _LONG_AGO)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, content)
    return file.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    """The members of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def patched(
    content: bytes, changes: Mapping[str, tuple[str, str]], added: Mapping[str, str] | None = None
) -> bytes:
    """An archive with a text replaced in some members, and others added. Raises ValueError if it isn't there."""
    parts: dict[str, bytes | str] = dict(unzipped(content))
    for name, (old, new) in changes.items():
        text = parts[name]
        before = text.decode() if isinstance(text, bytes) else text
        if old not in before:
            raise ValueError(f"{name} has no {old}")
        parts[name] = before.replace(old, new, 1)
    parts.update(added or {})
    return zipped(parts)
