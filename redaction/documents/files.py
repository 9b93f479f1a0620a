"""One attached file: redacted if it can be read, else withheld with the reason.

`read` is the one door: files inside of files come back to it. Each kind has a reader, a function of the
`Reading` and the bytes that gives `Content` or raises `NotRead`.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from redaction.by_hand import Area
from redaction.caps import FileCaps
from redaction.documents.archive.gzip import read_gzip
from redaction.documents.archive.seven_zip import read_7z
from redaction.documents.archive.tar import read_tar
from redaction.documents.container import read_container
from redaction.documents.content import Content, NotRead
from redaction.documents.image.by_hand import paint_areas
from redaction.documents.image.read import read_picture
from redaction.documents.kinds import Kind, kind_of
from redaction.documents.message.mail import read_mail
from redaction.documents.names import redact_name
from redaction.documents.office.rtf.read import read_rtf
from redaction.documents.ole import read_ole
from redaction.documents.pdf.read import read_pdf
from redaction.documents.raw_scan import scan
from redaction.documents.reading import Budget, Reading
from redaction.documents.text import read_text
from redaction.documents.unchecked import is_let_in
from redaction.engine import Engine
from redaction.errors import RedactionError
from redaction.ocr.eyes import Eyes
from redaction.progress import Progress, unheard
from redaction.types import Reason, Storable, Withheld, join, seal, seal_file, seal_unchecked

Reader = Callable[[Reading, bytes], Content]

_READERS: Final[Mapping[Kind, Reader]] = {
    Kind.PICTURE: read_picture,
    Kind.PDF: read_pdf,
    Kind.ZIP: read_container,
    Kind.TAR: read_tar,
    Kind.GZIP: read_gzip,
    Kind.SEVEN_ZIP: read_7z,
    Kind.RTF: read_rtf,
    Kind.OLE: read_ole,
    Kind.MAIL: read_mail,
    Kind.TEXT: read_text,
}


def read(reading: Reading, content: bytes) -> Content:
    """A file of any kind, also one that lies inside another. Raises NotRead and RedactionError."""
    kind = kind_of(content)
    reader = _READERS.get(kind)
    if reader is None:
        raise NotRead(Reason.ENCRYPTED if kind is Kind.ENCRYPTED else Reason.UNSUPPORTED)
    return reader(reading, content)


class Files:
    """Redacts files. Made once, before workers are forked, and used in them."""

    def __init__(
        self, engine: Engine, caps: FileCaps, *, unchecked: Sequence[str] = (), ocr: str = "auto"
    ) -> None:
        """`unchecked` and `ocr` are those of a `Policy`."""
        self._engine = engine
        self._caps = caps
        self._unchecked = unchecked
        self._eyes = Eyes(ocr)

    def load(self) -> None:
        """Load what reads pictures, once, before workers are forked."""
        self._eyes.load()

    def correct(self, engine: Engine, content: bytes, progress: Progress = unheard) -> Content:
        """A file that was redacted before, without what `engine` finds. Raises NotRead and RedactionError."""
        return read(self._reading(engine, progress), content)

    def paint(self, content: bytes, areas: Sequence[Area], entity: str) -> Content:
        """A picture that was redacted before, with bars over `areas`, which hold `entity`. Raises NotRead."""
        return paint_areas(self._reading(self._engine, unheard), content, areas, entity)

    def redact(self, name: str, content: bytes, progress: Progress = unheard) -> Storable | Withheld:
        """The file with its name. Raises RedactionError and MemoryError."""
        safe_name = redact_name(self._engine, name)
        try:
            done = read(self._reading(self._engine, progress), content)
        except NotRead as error:
            if error.reason is Reason.UNSUPPORTED and self._is_let_in(content):
                return seal_unchecked(safe_name, content)
            return Withheld(safe_name, len(content), error.reason)
        except (RedactionError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - a parser met what nobody thought of: never let pass, never lost
            return Withheld(safe_name, len(content), Reason.UNREADABLE)
        if done.ending:
            safe_name = join("", (safe_name, seal(done.ending, ())))
        return seal_file(safe_name, done.media_type, done.content, done.findings, done.withheld)

    def _is_let_in(self, content: bytes) -> bool:
        return is_let_in(content, self._unchecked) and not scan(self._engine, content)

    def _reading(self, engine: Engine, progress: Progress) -> Reading:
        caps = self._caps
        budget = Budget(caps.entries, caps.unpacked)
        return Reading(engine, self._eyes, caps, progress, read, budget)
