"""What a worker can be asked to do."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from redaction.documents.files import redact_file
from redaction.documents.mail.parse import parse_mail
from redaction.documents.mail_types import MailLimits, ParsedMail
from redaction.engine import Engine
from redaction.policy import Policy
from redaction.pool import shapes
from redaction.types import RedactedFile, Redaction, Withheld

T = TypeVar("T")

_SAMPLE: Final = "4111 1111 1111 1111"
_SAMPLE_MAIL: Final = b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>4111</p>"


@dataclass(frozen=True)
class Job(Generic[T]):
    """`work` runs in a worker: a top-level function of the engine and plain arguments, with a plain result.

    `read` makes of that result what the caller gets. It runs in the server, trusts nothing, and raises
    ValueError.
    """

    work: Callable[..., object]
    read: Callable[[object], T]

    @property
    def name(self) -> str:
        """The import path of `work`."""
        return f"{self.work.__module__}:{self.work.__qualname__}"


def redact(engine: Engine, text: str) -> object:
    """One text."""
    return shapes.redaction(engine.redact(text))


def read_file(engine: Engine, name: str, content: bytes) -> object:
    """One file with its name."""
    return shapes.file(redact_file(engine, name, content))


def read_mail(_: Engine, content: bytes) -> object:
    """One MIME message."""
    return shapes.mail(parse_mail(content, MailLimits()))


def work_through(engine: Engine) -> object:
    """A bit of everything that there is to do."""
    redact(engine, _SAMPLE)
    read_file(engine, _SAMPLE, _SAMPLE.encode())
    read_mail(engine, _SAMPLE_MAIL)
    return None


REDACT: Final[Job[Redaction]] = Job(redact, shapes.redaction_of)
READ_FILE: Final[Job[RedactedFile | Withheld]] = Job(read_file, shapes.file_of)
READ_MAIL: Final[Job[ParsedMail]] = Job(read_mail, shapes.mail_of)
SAMPLES: Final[Job[None]] = Job(work_through, shapes.nothing_of)


def prepared(policy: Policy) -> Engine:
    """An engine, and everything else that the jobs load when they are first used."""
    engine = Engine(policy)
    work_through(engine)
    return engine
