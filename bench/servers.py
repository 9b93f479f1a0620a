"""The servers that are measured: all run at once and are loaded in turn."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bench.load import Channel
from tests.support.postgres import PostgresServer, private_folder, start_postgres
from tests.support.server import SERVE, VeilboxServer

HERE = Path(__file__).parent
# -P: a script's own folder would come first, and bench/redaction is not the product's redaction.
SCRIPT = (sys.executable, "-B", "-P")


class Variant(StrEnum):
    """What serves: the yardstick, Veilbox, or Veilbox with its redactor replaced."""

    BARE = "bare insert"
    ON = "on"
    OFF = "off"


PROGRAMS: Mapping[Variant, tuple[str, ...]] = {
    Variant.BARE: (*SCRIPT, str(HERE / "bare_server.py")),
    Variant.ON: SERVE,
    Variant.OFF: (*SCRIPT, str(HERE / "unredacted_server.py")),
}


@dataclass(frozen=True)
class Served:
    """A running server. `pids` are the processes that do its work: itself, and PostgreSQL when it is used."""

    server: VeilboxServer
    pids: tuple[int, ...]

    def port(self, channel: Channel) -> int:
        """Where tickets of a channel are sent."""
        return self.server.smtp_port if channel is Channel.MAIL else self.server.http_port


@contextmanager
def all_servers(*, postgres: bool) -> Iterator[dict[Variant, Served]]:
    """Start every variant on a new data folder below the system's temporary folder."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="veilbox-bench-")))
        database = stack.enter_context(_postgres()) if postgres else None
        yield {
            variant: _serve(stack, folder / variant.name.lower(), variant, database) for variant in Variant
        }


def _serve(stack: ExitStack, folder: Path, variant: Variant, database: PostgresServer | None) -> Served:
    used = None if variant is Variant.BARE else database
    settings = {"VEILBOX_MAILS_PER_MINUTE": "0"}
    if used:
        settings["VEILBOX_DATABASE_URL"] = used.create_database()
    server = stack.enter_context(VeilboxServer(folder, settings, program=PROGRAMS[variant]))
    return Served(server, (server.pid, *([_pid(used)] if used else [])))


@contextmanager
def _postgres() -> Iterator[PostgresServer]:
    with private_folder() as folder:
        server = start_postgres(folder)
        try:
            yield server
        finally:
            server.stop()


def _pid(database: PostgresServer) -> int:
    return int((database.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
