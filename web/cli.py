"""The command line. Libraries are imported where they are used, so that `--help` answers at once."""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from service.settings import Settings

WRONG_USE = 2


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="veilbox")
def main() -> None:
    """Ticket intake that removes card numbers and SSNs before anything is stored.

    Settings are read from VEILBOX_… variables and the TOML file that VEILBOX_CONFIG names.
    """


@main.command()
def serve() -> None:
    """Serve the form, the desk and SMTP, and send outgoing mail."""
    from web.commands.serve import run

    _run(run)


@main.command()
def migrate() -> None:
    """Bring the database up to date, and create the bucket for objects when there is none."""
    from web.commands.migrate import run

    _run(run)


@main.group()
def agent() -> None:
    """The people who work at the desk."""


@agent.command("add")
@click.argument("email")
@click.option("--name", required=True, help="How replies are signed.")
def agent_add(email: str, name: str) -> None:
    """Add an agent and print a one-time sign-in link."""
    from web.commands.agent import run

    _run(lambda settings: run(settings, email, name))


@main.group()
def ledger() -> None:
    """The ledger of what was removed from each ticket."""


@ledger.command("verify")
def ledger_verify() -> None:
    """Name the first row of the ledger that was changed or removed; the exit status is 1 then.

    The ledger is tamper-evident: its rows are sealed with a key that is not in the database.
    """
    from web.commands.ledger import run

    _run(run)


@main.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--jsonl",
    is_flag=True,
    help="One object a line: {id, text} in, redacted out; of FILES, what was found.",
)
@click.option("-o", "--out", type=click.Path(path_type=Path), help="A file or a folder for redacted files.")
def redact(files: tuple[Path, ...], *, jsonl: bool, out: Path | None) -> None:
    """Redact text from standard input, or FILES.

    One file is written to the file OUT (or into it, when OUT is a folder), several into the folder OUT under
    their own names, which are redacted, too. What was removed from each is told, and with --jsonl as one
    object a line. A file that can't be inspected is not written; the reason is told; the exit status is 3.
    """
    if bool(files) != bool(out):
        raise click.UsageError("FILES and -o OUT go together.")
    from web.commands import redact as streams
    from web.commands import redact_files

    if out is None:
        _run(lambda settings: streams.run(settings, jsonl=jsonl))
    else:
        _run(lambda settings: redact_files.run(settings, files, out, jsonl=jsonl))


@main.command()
@click.option("--remove", is_flag=True, help="Delete them for good.")
def strays(*, remove: bool) -> None:
    """Count objects older than a day that belong to no ticket; the exit status is 1 when there are some.

    Veilbox leaves none by itself. Many of them mean that the database is not the one that belongs to the
    objects: look for that before you remove them.
    """
    from web.commands.strays import run

    _run(lambda settings: run(settings, remove=remove))


@main.command()
def check() -> None:
    """Try out everything the settings name, and show it in one table."""
    from web.commands.check import run

    _run(run)


def _run(command: "Callable[[Settings], Coroutine[Any, Any, int]]") -> None:
    """Run a command with the settings of this process, and exit with the status that it returns."""
    from service import logs
    from service.errors import InvalidSettings
    from service.settings import load
    from web.commands.failures import told

    logs.configure("INFO")
    try:
        settings = load()
    except InvalidSettings as error:
        for problem in error.problems:
            click.echo(problem, err=True)
        sys.exit(WRONG_USE)
    logs.configure(settings.log_level)
    sys.exit(told(lambda: _loop(command(settings))))


def _loop(work: Coroutine[Any, Any, int]) -> int:
    import uvloop

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(work)
