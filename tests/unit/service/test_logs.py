"""What stands in the log, seen from a process of its own: the hooks belong to the whole process."""

import io
import json
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from service import logs
from service.tokens import decode

CANARY = "4111111111111111"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """The log's lines; pytest's own handlers come back afterwards."""
    root = logging.getLogger()
    kept = root.handlers[:], root.level, sys.excepthook, sys.unraisablehook
    levels = {name: logging.getLogger(name).level for name in logs.QUIET}
    stream = io.StringIO()
    in_thread = threading.excepthook
    logs.configure("DEBUG", stream)
    yield stream
    root.handlers[:], root.level = kept[0], kept[1]
    sys.excepthook, sys.unraisablehook = kept[2], kept[3]
    threading.excepthook = in_thread
    logging.captureWarnings(capture=False)
    logging.raiseExceptions = True
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)


def records(stream: io.StringIO) -> list[dict[str, str]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_our_records_are_printed_whole(lines: io.StringIO) -> None:
    logging.getLogger("service.test").info("ticket %d\nopened", 7)
    (record,) = records(lines)
    assert (record["level"], record["logger"], record["message"]) == (
        "INFO",
        "service.test",
        "ticket 7\nopened",
    )


def test_an_exception_shows_type_and_our_innermost_place(lines: io.StringIO) -> None:
    error = ValueError(CANARY)
    error.__cause__ = KeyError(CANARY)
    logging.getLogger("service.test").error("failed", exc_info=error)
    (record,) = records(lines)
    assert record["error"] == "ValueError at an unknown place"
    assert CANARY not in lines.getvalue()


def test_the_place_is_in_our_code() -> None:
    with pytest.raises(AttributeError) as caught:
        decode(["a", "b"])  # type: ignore[arg-type]
    place = logs.type_and_place(caught.value)
    assert place.startswith("AttributeError at service/tokens.py:")


def test_a_group_shows_the_types_inside() -> None:
    group = ExceptionGroup(CANARY, [ValueError(CANARY), OSError(CANARY)])
    assert logs.type_and_place(group) == "ExceptionGroup (ValueError, OSError) at an unknown place"


@pytest.mark.parametrize("name", ["uvicorn.error", "py.warnings", "mail.log", "serviceable", "root"])
def test_records_of_others_show_no_text(lines: io.StringIO, name: str) -> None:
    logger = logging.getLogger(name) if name != "root" else logging.getLogger()
    logger.error(f"ready-made {CANARY}")  # noqa: G004 - as some libraries do
    logger.error("template %s", CANARY, exc_info=ValueError(CANARY))
    assert len(records(lines)) == 2
    assert records(lines)[1]["message"].startswith("at test_logs:")
    assert records(lines)[1]["error"] == "ValueError at an unknown place"
    assert CANARY not in lines.getvalue()


@pytest.mark.parametrize(
    "name", ["aiosqlite", "aiosmtpd", "mail.log", "mail.debug", "sqlalchemy.engine", "uvicorn.access"]
)
def test_talkative_loggers_are_quiet_at_every_level(lines: io.StringIO, name: str) -> None:
    logging.getLogger(name).info("%s", CANARY)
    assert lines.getvalue() == ""


def test_a_record_that_cannot_be_formatted_prints_nothing(
    lines: io.StringIO, capsys: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("service.test").error("%d", CANARY + "x")
    assert CANARY not in lines.getvalue() + capsys.readouterr().err


ENDINGS = {
    "the main thread": f"raise ValueError('{CANARY}')",
    "a thread": f"""
import threading
def fail(): raise ValueError('{CANARY}')
thread = threading.Thread(target=fail, name='{CANARY}'); thread.start(); thread.join()
""",
    "a destructor": f"""
class Bad:
    def __repr__(self): return '{CANARY}'
    def __del__(self): raise ValueError('{CANARY}')
bad = Bad(); del bad
""",
    "a warning": f"import warnings; warnings.warn('{CANARY}')",
    "a task that nobody awaits": f"""
import asyncio, gc
async def fail(text): raise ValueError(text)
async def main():
    asyncio.get_running_loop().set_exception_handler(logs.on_loop_error)
    task = asyncio.create_task(fail('{CANARY}')); await asyncio.sleep(0); del task; gc.collect()
asyncio.run(main())
""",
}


@pytest.mark.parametrize("ending", ENDINGS)
def test_nothing_escapes_the_hooks(ending: str) -> None:
    program = "from service import logs; logs.configure('DEBUG')\n" + ENDINGS[ending]
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    printed = [json.loads(line) for line in done.stderr.splitlines()]
    assert printed
    assert CANARY not in done.stderr + done.stdout
    if ending != "a warning":
        assert all("ValueError" in line["message"] for line in printed)
