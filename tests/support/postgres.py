"""A private PostgreSQL on the loopback with a folder of its own; no service of the machine is touched.

PostgreSQL refuses to run as root, so root hands the folder to the `postgres` user and starts it as that user.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.needs import postgres_folder
from tests.support.ports import free_port

AVAILABLE = postgres_folder() is not None
USER = "veilbox"
PAGE = Path(__file__).parents[2] / "docs" / "operating.md"
SETTING = re.compile(r"^    (\w+) = (\S+)$", re.MULTILINE)


@dataclass
class PostgresServer:
    """One running server; every database lies below `folder`, all text it logs in `log_path`."""

    folder: Path
    port: int
    password: str = field(repr=False)
    names: Iterator[int] = field(default_factory=lambda: iter(range(1, 10_000)), repr=False)

    @property
    def log_path(self) -> Path:
        """The server's own log."""
        return self.folder / "postgres.log"

    @property
    def data(self) -> Path:
        """The data folder: tables, indexes, write-ahead log."""
        return self.folder / "data"

    def create_database(self) -> str:
        """Create an empty database and return its URL (`postgresql://…`)."""
        name = f"veilbox_{next(self.names)}"
        self.run("createdb", "--template=template0", "--encoding=UTF8", "--locale=C", name)
        return f"postgresql://{USER}:{self.password}@127.0.0.1:{self.port}/{name}"

    def checkpoint(self) -> None:
        """Have every dirty page written, so that the files hold what the tables hold."""
        self.run("psql", "--quiet", "--dbname=postgres", "--command=CHECKPOINT")

    def stop(self) -> None:
        """Stop at once; the data is thrown away with the folder."""
        _control(self.data, "stop", "--mode=immediate")

    @staticmethod
    def program(name: str) -> str:
        """The path of one of PostgreSQL's programs."""
        return _program(name)

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's client programs against this server."""
        where = ["--host=127.0.0.1", f"--port={self.port}", f"--username={USER}"]
        environment = {**os.environ, "PGPASSWORD": self.password}
        subprocess.run([_program(program), *where, *arguments], env=environment, check=True)


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder that the `postgres` user can reach (pytest's own are closed to it), removed at the end."""
    folder = Path(tempfile.mkdtemp(prefix="veilbox-postgres-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def documented_settings() -> dict[str, str]:
    """What docs/operating.md asks operators to set: error texts without rows, no statements in the log."""
    return dict(SETTING.findall(PAGE.read_text(encoding="utf-8")))


def start_postgres(folder: Path) -> PostgresServer:
    """Create a cluster below `folder` and start it on a free port of 127.0.0.1.

    Raises:
        CalledProcessError: PostgreSQL did not start; its log is in the folder.
    """
    server = PostgresServer(folder, free_port(), secrets.token_hex(16))
    password = folder / "password"
    password.write_text(server.password)
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        shutil.chown(password, "postgres", "postgres")
    login = ("--auth=scram-sha-256", f"--username={USER}", f"--pwfile={password}")
    form = ("--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions")
    _as_postgres("initdb", f"--pgdata={server.data}", *login, *form)
    with (server.data / "postgresql.conf").open("a") as settings:
        settings.writelines(f"{name} = {value}\n" for name, value in documented_settings().items())
    local = f"-c port={server.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
    _control(server.data, "start", "--wait", f"--log={server.log_path}", f"--options={local}")
    return server


def _control(data: Path, verb: str, *arguments: str) -> None:
    _as_postgres("pg_ctl", verb, f"--pgdata={data}", "--silent", *arguments)


def _as_postgres(program: str, *arguments: str) -> None:
    become = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    subprocess.run(
        [*(become if os.geteuid() == 0 else []), _program(program), *arguments],
        cwd="/",
        env={"PATH": os.environ["PATH"], "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
    )


def _program(name: str) -> str:
    folder = postgres_folder()
    if folder is None:
        raise FileNotFoundError("PostgreSQL's server is not installed")
    return str(folder / name)
