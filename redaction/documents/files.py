"""One attached file: redacted if it can be read, else withheld with the reason.

`read` is the one door: files inside of files come back to it. Each kind has a reader, a function of the
`Reading` and the bytes that gives `Content` or raises `NotRead`.
"""

from collections.abc import Callable, Mapping
from typing import Final

from redaction.caps import FileCaps
from redaction.documents.content import Content, NotRead
from redaction.documents.image.read import read_picture
from redaction.documents.kinds import Kind, kind_of
from redaction.documents.names import redact_name
from redaction.documents.reading import Budget, Reading
from redaction.documents.text import read_text
from redaction.engine import Engine
from redaction.errors import RedactionError
from redaction.ocr.eyes import Eyes
from redaction.progress import Progress, unheard
from redaction.types import Reason, RedactedFile, Withheld, seal_file

Reader = Callable[[Reading, bytes], Content]

_READERS: Final[Mapping[Kind, Reader]] = {
    Kind.PICTURE: read_picture,
    Kind.TEXT: read_text,
}


def read(reading: Reading, content: bytes) -> Content:
    """A file of any kind, also one that lies inside another. Raises NotRead and RedactionError."""
    reader = _READERS.get(kind_of(content))
    if reader is None:
        raise NotRead(Reason.UNSUPPORTED)
    return reader(reading, content)


class Files:
    """Redacts files. Made once, before workers are forked, and used in them."""

    def __init__(self, engine: Engine, caps: FileCaps, ocr: str = "auto") -> None:
        """`ocr` is that of a `Policy`."""
        self._engine = engine
        self._caps = caps
        self._eyes = Eyes(ocr)

    def load(self) -> None:
        """Load what reads pictures, once, before workers are forked."""
        self._eyes.load()

    def redact(self, name: str, content: bytes, progress: Progress = unheard) -> RedactedFile | Withheld:
        """The file with its name. Raises RedactionError and MemoryError."""
        safe_name = redact_name(self._engine, name)
        try:
            done = read(self._reading(progress), content)
        except NotRead as error:
            return Withheld(safe_name, len(content), error.reason)
        except (RedactionError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - a parser met what nobody thought of: never let pass, never lost
            return Withheld(safe_name, len(content), Reason.UNREADABLE)
        return seal_file(safe_name, done.media_type, done.content, done.findings, done.withheld)

    def _reading(self, progress: Progress) -> Reading:
        caps = self._caps
        budget = Budget(caps.entries, caps.unpacked)
        return Reading(self._engine, self._eyes, caps, progress, read, budget)
