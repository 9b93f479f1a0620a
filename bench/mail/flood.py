"""Postfix's own test programs: smtp-source sends, smtp-sink takes everything and keeps nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from tests.support.ports import free_port

SOURCE: Final = "/usr/sbin/smtp-source"
SINK: Final = "/usr/sbin/smtp-sink"
INBOX: Final = "support@localhost"
SENDER: Final = "rita@example.com"
READY_SECONDS: Final = 0.5
LONGEST: Final = 600


def missing() -> bool:
    """Whether one of them isn't installed (Debian: postfix)."""
    return not (shutil.which(SOURCE) and shutil.which(SINK))


@contextmanager
def sink() -> Iterator[int]:
    """A running smtp-sink, by its port."""
    port = free_port()
    user = ("-u", "nobody") if os.geteuid() == 0 else ()  # it refuses to run as root
    with subprocess.Popen([SINK, *user, f"127.0.0.1:{port}", "200"], stderr=subprocess.DEVNULL) as process:
        time.sleep(READY_SECONDS)
        try:
            yield port
        finally:
            process.terminate()


def send(port: int, *, count: int, size: int, connections: int) -> float:
    """Send `count` mails of `size` bytes, no two with one Message-ID; the seconds until all were taken."""
    began = time.perf_counter()
    subprocess.run(
        [
            *(SOURCE, "-d", "-s", str(connections), "-m", str(count), "-l", str(size)),
            *("-f", SENDER, "-t", INBOX, f"127.0.0.1:{port}"),
        ],
        check=True,
        capture_output=True,
        timeout=LONGEST,
    )
    return time.perf_counter() - began
