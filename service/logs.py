"""Log lines that can't hold what a person sent.

Of an exception, the type and the place in our code are printed, never its text: libraries quote the input
there. Of other people's records only the logger, the level and the place are printed, because their arguments
and even their ready-made messages may quote it too. Our own records are printed whole; they hold no input.
"""

import asyncio
import json
import logging
import sys
import threading
import time
from pathlib import Path
from types import TracebackType
from typing import Any, TextIO

from typing_extensions import override

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("redaction", "service", "storage", "web")
QUIET = (  # each was seen to print what it was given, some of them at INFO
    "aiosmtpd",
    "aiosqlite",
    "alembic",
    "asyncio",
    "asyncpg",
    "litestar",
    "mail",  # aiosmtpd calls its loggers mail.log, mail.debug and so on
    "multipart",
    "presidio-analyzer",
    "presidio-anonymizer",
    "python_multipart",
    "sqlalchemy",
    "urllib3",
    "uvicorn",
)
log = logging.getLogger(__name__)


class Formatter(logging.Formatter):
    """One JSON object a line: time (UTC), level, logger, message, and for exceptions their type and place."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
            + f".{int(record.msecs):03}Z",
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            line["error"] = type_and_place(error)
        return json.dumps(line)


def configure(level: str, stream: TextIO | None = None) -> None:
    """Send all records, warnings and uncaught exceptions of this process to `stream` (standard error)."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Formatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for name in QUIET:
        logger = logging.getLogger(name)
        logger.handlers[:] = []
        logger.propagate = True
        logger.setLevel(logging.WARNING)
    logging.captureWarnings(capture=True)
    logging.raiseExceptions = False  # a record that can't be formatted would be printed with its arguments
    sys.excepthook = _uncaught
    sys.unraisablehook = _unraisable
    threading.excepthook = _in_thread


def on_loop_error(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """For `loop.set_exception_handler`: the default one prints the exception and the objects around it."""
    error = context.get("exception")
    log.error("in the event loop: %s", type_and_place(error) if error else "no exception")


def type_and_place(error: BaseException) -> str:
    """Such as "ValueError at service/intake.py:12": the innermost line of our own code that was running."""
    inner = f" ({', '.join(map(_type, error.exceptions))})" if isinstance(error, BaseExceptionGroup) else ""
    return f"{_type(error)}{inner} at {_place(error.__traceback__)}"


def _message(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] in PACKAGES:
        return record.getMessage()
    return f"at {record.module}:{record.lineno}"


def _type(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _place(trace: TracebackType | None) -> str:
    place = "an unknown place"
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if _is_ours(file):
            place = f"{file.relative_to(ROOT)}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _is_ours(file: Path) -> bool:
    return file.is_relative_to(ROOT) and file.relative_to(ROOT).parts[0] in PACKAGES


def _uncaught(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    log.critical("uncaught: %s", type_and_place(error))


def _unraisable(unraisable: "sys.UnraisableHookArgs") -> None:
    error = unraisable.exc_value
    log.error("could not be raised: %s", type_and_place(error) if error else "no exception")


def _in_thread(args: threading.ExceptHookArgs) -> None:
    log.error(
        "uncaught in a thread: %s", type_and_place(args.exc_value) if args.exc_value else "no exception"
    )
