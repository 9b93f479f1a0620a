"""What workers can be asked to do, by name: the server loads none of the parsers that they use."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from redaction.documents.mail_types import ParsedMail
from redaction.pool import mail_shapes, shapes
from redaction.types import RedactedText, Redaction, Storable, Withheld

T = TypeVar("T")

WORK: Final = "redaction.pool.inside.work"  # all crews' modules


@dataclass(frozen=True)
class Job(Generic[T]):
    """`work` is the import path, "module:function", of what a worker calls: a top-level function of its
    `Workplace` and plain arguments, with a plain result.

    `read` makes of that result what the caller gets. It runs in the server, trusts nothing, and raises
    ValueError.
    """

    work: str
    read: Callable[[object], T]


@dataclass(frozen=True)
class Crew:
    """Workers of one kind. `prepare` is the import path of a function of the policy that gives their
    `Workplace`; `samples` tries everything that they do.
    """

    prepare: str
    samples: Job[None]


REDACT: Final[Job[Redaction]] = Job(f"{WORK}:redact", shapes.redaction_of)
READ_MAIL: Final[Job[ParsedMail]] = Job(f"{WORK}:read_mail", mail_shapes.mail_of)
READ_PAGE: Final[Job[RedactedText | None]] = Job(f"{WORK}:read_page", shapes.page_of)
READ_FILE: Final[Job[Storable | Withheld]] = Job(f"{WORK}:read_file", shapes.file_of)
CORRECT_FILE: Final[Job[Storable | Withheld]] = Job(f"{WORK}:correct_file", shapes.file_of)
PAINT_FILE: Final[Job[Storable | Withheld]] = Job(f"{WORK}:paint_file", shapes.file_of)

TEXT_CREW: Final = Crew(f"{WORK}:text_workplace", Job(f"{WORK}:try_texts", shapes.nothing_of))
FILE_CREW: Final = Crew(f"{WORK}:file_workplace", Job(f"{WORK}:try_files", shapes.nothing_of))
