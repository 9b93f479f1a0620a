"""Search every byte below some folders for canaries, a chunk at a time, names of files included."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

CHUNK = 4 << 20
OVERLAP = 4096
Trie = dict[int, "Trie"]


@dataclass(frozen=True)
class Leak:
    """One canary in one file."""

    path: Path
    canary: str


class Search:
    """All needles as one expression, so that each byte is looked at once."""

    def __init__(self, needles: Mapping[bytes, str]) -> None:
        self._needles = needles
        self._pattern = re.compile(b"|".join(_branches(_trie(needles))), re.DOTALL)

    def below(self, folders: Iterable[Path]) -> list[Leak]:
        """Return what was found in the files below `folders` and in their names; links are not followed."""
        leaks = {leak for folder in folders for path in files(folder) for leak in self._of(path)}
        return sorted(leaks, key=lambda leak: (str(leak.path), leak.canary))

    def names(self, content: bytes) -> set[str]:
        """Return the names of the canaries in `content`, folded lines included."""
        unfolded = content.replace(b"=\r\n", b"").translate(None, b"\r\n")
        return {
            self._needles[match[0]] for text in (content, unfolded) for match in self._pattern.finditer(text)
        }

    def _of(self, path: Path) -> Iterator[Leak]:
        for name in self.names(os.fsencode(path.name)):
            yield Leak(path, name)
        for chunk in _chunks(path):
            for name in self.names(chunk):
                yield Leak(path, name)


def files(folder: Path) -> Iterator[Path]:
    """Yield every regular file below `folder`, or `folder` itself when it is one.

    Raises:
        FileNotFoundError: there is no such folder; a search of nothing would prove nothing.
    """
    if stat.S_ISREG(folder.lstat().st_mode):
        yield folder
        return
    for parent, _, names in os.walk(folder):
        for name in names:
            path = Path(parent, name)
            if path.is_file() and not path.is_symlink():
                yield path


def _chunks(path: Path) -> Iterator[bytes]:
    tail = b""
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield tail + chunk
                tail = chunk[-OVERLAP:]
    except FileNotFoundError:
        # A live server removed it between listing and opening; its folder is searched again after the stop.
        return


def _trie(needles: Iterable[bytes]) -> Trie:
    root: Trie = {}
    for needle in sorted(needles, key=len, reverse=True):
        place = root
        for byte in needle:
            place = place.setdefault(byte, {})
        place.clear()  # a longer needle that starts with this one is found by this one
    return root


def _branches(trie: Trie) -> list[bytes]:
    branches = []
    for byte, below in sorted(trie.items()):
        rest = _branches(below)
        tail = rest[0] if len(rest) == 1 else b"(?:" + b"|".join(rest) + b")" if rest else b""
        branches.append(re.escape(bytes([byte])) + tail)
    return branches
