"""Which mails were in hand when the whole server died, so that none of them kills it for ever.

Worker processes take the blame of most hostile mail; this is for what takes the server with it, as when the
machine has no memory left. Before a mail is read, an empty file with a keyed name is made, and removed when
the mail is done, whatever became of it. It is no row of the database, because the disk need not confirm it:
files outlive a process, and after a power cut nobody is to blame.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from service.tokens import Signer, encode

FOLDER = "in-hand"
MOST_DEATHS = 3  # before a mail is taken unread
MOST_SUSPECTS = 2  # mails in hand at one death; among more, nobody can tell which it was
OWNER_ONLY = 0o700
_BEGUN, _DEATHS = ".begun", ".deaths"


class InHand:
    """Keeps its files in a folder inside `data`. Their names are HMACs of whole mails."""

    def __init__(self, data: Path, secret: bytes) -> None:
        self._folder = data / FOLDER
        self._folder.mkdir(OWNER_ONLY, exist_ok=True)
        self._signer = Signer(secret, "mail in hand")
        self._now: set[str] = set()
        self._suspects = {path.stem for path in self._folder.glob(f"*{_DEATHS}")}

    def recover(self) -> None:
        """Count the deaths that the last server left behind. For the server alone, before it takes mail."""
        begun = list(self._folder.glob(f"*{_BEGUN}"))
        if len(begun) <= MOST_SUSPECTS:
            for path in begun:
                deaths = path.with_suffix(_DEATHS)
                deaths.write_text(str(_counted(deaths) + 1))
                self._suspects.add(path.stem)
        for path in begun:
            path.unlink(missing_ok=True)

    def expire(self, before: datetime) -> None:
        """Forget deaths of which the last one was counted before a time: such a mail comes no more."""
        for path in self._folder.glob(f"*{_DEATHS}"):
            with suppress(FileNotFoundError):
                if datetime.fromtimestamp(path.stat().st_mtime, UTC) < before:
                    self._forgive(path.stem)

    @contextmanager
    def holding(self, content: bytes) -> Iterator[bool]:
        """Hold a mail during the block. Yields whether it killed the server too often to be read again."""
        name = encode(self._signer.mac(content))
        if name in self._now:  # it came twice at one time
            yield False
            return
        begun = self._folder / f"{name}{_BEGUN}"
        os.close(os.open(begun, os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC, 0o600))
        self._now.add(name)
        try:
            yield name in self._suspects and _counted(self._deaths(name)) >= MOST_DEATHS
            if name in self._suspects:
                self._forgive(name)  # it is done, and the server lives
        finally:
            self._now.discard(name)
            begun.unlink(missing_ok=True)

    def _deaths(self, name: str) -> Path:
        return self._folder / f"{name}{_DEATHS}"

    def _forgive(self, name: str) -> None:
        self._deaths(name).unlink(missing_ok=True)
        self._suspects.discard(name)


def _counted(path: Path) -> int:
    with suppress(OSError, ValueError):
        return int(path.read_text())
    return 0
