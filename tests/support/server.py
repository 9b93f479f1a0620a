"""The real server as a subprocess: `veilbox serve` with its own data folder, temp folder and home."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from tests.support.openings import wait_until_traced, watched
from tests.support.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
SERVE = (str(ROOT / ".venv/bin/veilbox"), "serve")
LINK = re.compile(r"http://\S+/desk/welcome/[\w-]+")
START_SECONDS, STOP_SECONDS = 60, 30


@dataclass
class VeilboxServer:
    """Started by `with`; `kill9` and `start` again keep the ports and the data.

    `program` replaces the command (the planted faults start a patched server); `traced` runs it under strace.
    """

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)
    program: Sequence[str] = SERVE
    traced: bool = False
    http_port: int = field(default_factory=free_port)
    smtp_port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """The address of the form."""
        return f"http://127.0.0.1:{self.http_port}"

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    @property
    def temp(self) -> Path:
        """What the server's TMPDIR names."""
        return self.folder / "tmp"

    @property
    def home(self) -> Path:
        """What the server's HOME names."""
        return self.folder / "home"

    @property
    def log_path(self) -> Path:
        """Everything the server wrote to its output, across restarts."""
        return self.folder / "logs" / "server.log"

    @property
    def trace_path(self) -> Path:
        """What strace saw since the last start."""
        return self.folder / "strace.txt"

    @property
    def pid(self) -> int:
        """The running server's process id."""
        return self._running().pid

    @property
    def first_link(self) -> str:
        """The one-time sign-in link that the server printed."""
        found = LINK.findall(self.log_path.read_text())
        if not found:
            raise LookupError("the server printed no sign-in link")
        return str(found[-1])

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._process is not None:
            self.stop()

    def start(self) -> None:
        """Start and wait until the server answers."""
        self.launch()
        try:
            self._wait_until_healthy()
        except BaseException:
            self.kill9()
            raise

    def launch(self) -> None:
        """Start without waiting."""
        for folder in (self.temp, self.home, self.log_path.parent):
            folder.mkdir(parents=True, exist_ok=True)
        command = watched(self.program, self.trace_path) if self.traced else list(self.program)
        with self.log_path.open("ab") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self.home,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    def stop(self) -> int:
        """Ask the server to end and return its exit status.

        Raises:
            TimeoutExpired: it did not end; it is killed first.
        """
        process = self._running()
        process.send_signal(signal.SIGTERM)
        try:
            return self._ended(process)
        except subprocess.TimeoutExpired:
            self.kill9()
            raise

    def kill9(self) -> None:
        """End the server as a power cut would."""
        process = self._running()
        process.kill()
        self._ended(process)

    def environment(self) -> dict[str, str]:
        """The server's whole environment: nothing of the machine's but PATH."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "TMPDIR": str(self.temp),
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
            "VEILBOX_DATA": str(self.data),
            "VEILBOX_HTTP": f"127.0.0.1:{self.http_port}",
            "VEILBOX_SMTP": f"127.0.0.1:{self.smtp_port}",
            **self.settings,
        }

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            raise RuntimeError("the server is not running")
        return self._process

    def _ended(self, process: subprocess.Popen[bytes]) -> int:
        status = process.wait(STOP_SECONDS)
        self._process = None
        if self.traced:
            wait_until_traced(self.trace_path, process.pid)
        return status

    def _wait_until_healthy(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not self._is_healthy():
            if self._running().poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the server did not start:\n{self.log_path.read_text()[-4000:]}")
            time.sleep(0.1)

    def _is_healthy(self) -> bool:
        try:
            return httpx.get(f"{self.url}/health", timeout=5, trust_env=False).status_code == httpx.codes.OK
        except httpx.TransportError:
            return False
