"""What a reader of files is given besides the bytes."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from redaction.caps import FileCaps
from redaction.documents.content import Content, NotRead
from redaction.engine import Engine
from redaction.progress import Progress
from redaction.types import Reason

if TYPE_CHECKING:
    from redaction.ocr.eyes import Eyes


@dataclass
class Budget:
    """What is left of the caps that count over a whole file, with all files inside of it."""

    entries: int
    unpacked: int

    def enter(self) -> None:
        """Count one more file inside. Raises NotRead(TOO_MANY)."""
        self.entries -= 1
        if self.entries < 0:
            raise NotRead(Reason.TOO_MANY)

    def unpack(self, size: int) -> None:
        """Count bytes that were unpacked, as they come. Raises NotRead(TOO_LARGE)."""
        self.unpacked -= size
        if self.unpacked < 0:
            raise NotRead(Reason.TOO_LARGE)


@dataclass(frozen=True)
class Reading:
    """The tools of a reader, and how much it may still read.

    `entry` is the registry's door: every file inside a file goes through it. `depth` is how many files lie
    around the one that is read.
    """

    engine: Engine
    eyes: "Eyes"
    caps: FileCaps
    progress: Progress
    entry: Callable[["Reading", bytes], Content] = field(repr=False)
    budget: Budget
    depth: int = 0

    def inside(self, content: bytes) -> Content:
        """A file that lies inside the one that is read. Raises NotRead."""
        if self.depth >= self.caps.depth:
            raise NotRead(Reason.TOO_DEEP)
        self.budget.enter()
        return self.entry(replace(self, depth=self.depth + 1), content)
