"""Starts the server with one fault planted: `python faults.py NAME`. Each leak must turn the search red; an
error that quotes its input must not, because the server has to be able to bear that one.

Not a setting and not importable from the product: the patches happen in this process alone, before it serves.
"""

from __future__ import annotations

import functools
import logging
import os
import socket
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from redaction.engine import Engine  # noqa: E402
from redaction.progress import Progress, unheard  # noqa: E402
from redaction.raw import RawFile  # noqa: E402
from redaction.redactor import Redactor  # noqa: E402
from redaction.types import EMPTY, RedactedFile, Redaction, seal, seal_file  # noqa: E402
from service.intake import Intake  # noqa: E402
from service.submission import Submission  # noqa: E402
from web.cli import main  # noqa: E402

log = logging.getLogger("service.intake")


def before_accept(leak: Callable[[Submission], object]) -> None:
    """Have `leak` see each submission on its way in."""
    accept = Intake.accept

    @functools.wraps(accept)
    async def leaky(self: Intake, submission: Submission) -> Any:
        leak(submission)
        return await accept(self, submission)

    Intake.accept = leaky  # type: ignore[method-assign]


def spool() -> None:
    """A temporary file without a name, as a form parser makes it for a large part."""
    kept: list[Any] = []

    def leak(submission: Submission) -> None:
        file = tempfile.TemporaryFile()  # noqa: SIM115  it stays open as long as the server runs
        file.write(submission.description.reveal().encode())
        file.flush()
        kept.append(file)

    before_accept(leak)


def debug_log() -> None:
    """A line that somebody needed once, for a look at what came in."""
    before_accept(lambda submission: log.debug("submission: %s", submission.description.reveal()))


def exception_text() -> None:
    """An error that quotes its input and is logged with its text."""

    def leak(submission: Submission) -> None:
        try:
            int(submission.description.reveal())
        except ValueError as error:
            log.error("not a number: %s", error)  # noqa: TRY400  the formatter leaves tracebacks out

    before_accept(leak)


def database() -> None:
    """A row of raw text that is deleted again: it stays in a free page."""

    def leak(submission: Submission) -> None:
        connection = sqlite3.connect(Path(os.environ["VEILBOX_DATA"]) / "scratch.sqlite3")
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("CREATE TABLE IF NOT EXISTS scratch (text)")
        connection.execute("INSERT INTO scratch VALUES (?)", (submission.description.reveal(),))
        connection.commit()
        connection.execute("DELETE FROM scratch")
        connection.commit()
        connection.close()

    before_accept(leak)


def unredacted_column() -> None:
    """A text that is called redacted and is not."""
    redact = Engine.redact

    @functools.wraps(redact)
    def lenient(self: Engine, text: str) -> Redaction:
        return Redaction(seal(text, ()), ()) if "planted" in text else redact(self, text)

    Engine.redact = lenient  # type: ignore[method-assign]


def unread_file() -> None:
    """A packed file that is called redacted and was never read."""

    async def lenient(_: Redactor, file: RawFile, progress: Progress = unheard) -> RedactedFile:
        return seal_file(EMPTY, "application/gzip", file.content, ())

    Redactor.file = lenient  # type: ignore[method-assign, assignment]


def network() -> None:
    """A library that reports to its maker."""

    def leak(submission: Submission) -> None:
        with socket.socket() as somewhere:
            somewhere.settimeout(0.1)
            somewhere.connect_ex(("192.0.2.1", 443))  # RFC 5737: an address of nobody

    before_accept(leak)


def error_that_quotes() -> None:
    """No leak by itself: an exception that nobody expected, with its input in the text and in the frames."""
    before_accept(lambda submission: int(submission.description.reveal()))


FAULTS = {
    fault.__name__: fault
    for fault in (
        spool,
        debug_log,
        exception_text,
        database,
        unredacted_column,
        unread_file,
        network,
        error_that_quotes,
    )
}

if __name__ == "__main__":
    FAULTS[sys.argv[1]]()
    main(["serve"])
